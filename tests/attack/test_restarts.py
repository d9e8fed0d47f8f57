"""Restarts in the middle of conversations: none is lost."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.patients import Patients
from tests.attack.systemd import Systemd
from tests.load.client import Tally
from tests.web.proxy import Proxy, needs_nginx
from tests.web.world import REPOSITORY, World

pytestmark = [pytest.mark.attack, needs_nginx]
CONVERSATIONS = 500


def report(what: str, total: Tally) -> None:
    print(
        f"\n{what}: {total.conversations} conversations, {total.errors} lost, {total.broken} connections broken, "
        f"{len(total.latencies)} turns, the longest {max(total.latencies) / 1000:.1f} s"
    )


@pytest.fixture
def service(world: World, tmp_path: Path) -> Iterator[Systemd]:
    systemd = Systemd(REPOSITORY, tmp_path / "run", world.environment("skill.alexa.handlers"))
    yield systemd
    systemd.stop()


@pytest.fixture
def proxy(service: Systemd, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    made = Proxy(tmp_path_factory.mktemp("proxy"), service.port)
    yield made
    made.stop()


def test_restarts_lose_no_conversation(world: World, service: Systemd, proxy: Proxy) -> None:
    patients = Patients(world, proxy, CONVERSATIONS)
    patients.start()
    restarts = 0
    while patients.talking() and restarts < 8:
        time.sleep(2)
        service.restart()
        restarts += 1
    total = patients.result()
    report(f"{restarts} restarts", total)
    assert restarts >= 3
    assert total.conversations == CONVERSATIONS
    assert (total.errors, total.broken) == (0, 0)
    assert max(total.latencies) < 8000


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_killed_worker_loses_no_conversation(world: World, service: Systemd, proxy: Proxy) -> None:
    """As the kernel kills it, for memory: nginx asks again, of another; half an answer the patient asks for again."""
    patients = Patients(world, proxy, 10_000)
    patients.start()
    killed = 0
    while killed < 8:
        time.sleep(1)
        workers = children(service.service.pid)
        if len(workers) == 2:
            os.kill(workers[0], signal.SIGKILL)
            killed += 1
    patients.send_home()
    total = patients.result()
    report(f"{killed} workers killed", total)
    assert total.errors == 0
    assert total.broken <= killed, "at most the answers that were half sent"


def test_a_container_makes_way_for_another(world: World, tmp_path: Path) -> None:
    """The way without systemd: the next one beside this one, then this one is stopped; nginx isn't touched."""
    shared = str(tmp_path / "shared")  # the volume with Amazon's certificates, or the next would have to fetch them
    Path(shared).mkdir()
    this = world.serve("this", skill="skill.alexa.handlers", RUNTIME_DIRECTORY=shared)
    other = world.serve("other", skill="skill.alexa.handlers", RUNTIME_DIRECTORY=shared)
    site = (REPOSITORY / "deploy" / "nginx.conf").read_text()
    assert "# server 127.0.0.1:8001 " in site
    proxy = Proxy(tmp_path, this.port, site.replace("# server 127.0.0.1:8001", f"server 127.0.0.1:{other.port}"))
    try:
        patients = Patients(world, proxy, 10_000)
        patients.start()
        time.sleep(2)
        this.stop()
        time.sleep(2)
        patients.send_home()
        total = patients.result()
        report("a container makes way", total)
        assert (total.errors, total.broken) == (0, 0)
        assert len(other.lines()) > 100
    finally:
        proxy.stop()
        other.stop()

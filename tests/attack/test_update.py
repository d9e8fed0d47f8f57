"""deploy/update: a good release comes into use, a broken one changes nothing, and nobody is cut off."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.patients import Patients
from tests.attack.systemd import Systemd
from tests.web.alexa import envelope
from tests.web.proxy import Proxy, needs_nginx
from tests.web.world import REPOSITORY, World

pytestmark = [pytest.mark.attack, needs_nginx]

# Stand-ins for what an update calls: an environment is this one, pip has nothing to do, systemctl is us.
PYTHON = f"""#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; exit; fi
if [ "$1 $2" = "-m pip" ]; then exit; fi
exec {sys.executable} "$@"
"""
SYSTEMCTL = """#!/bin/sh
touch "$LEG_CLINIC_ROOT/wanted"
while [ -e "$LEG_CLINIC_ROOT/wanted" ]; do sleep 0.05; done
"""


class Machine:
    """A server on which the service is installed: a folder in place of /opt/leg-clinic, and its systemd."""

    def __init__(self, folder: Path, world: World) -> None:
        self.root, self.tools = folder / "opt", folder / "bin"
        self.tools.mkdir()
        for name, text in (("python3", PYTHON), ("systemctl", SYSTEMCTL)):
            (self.tools / name).write_text(text)
            (self.tools / name).chmod(0o755)
        first = self.root / "releases" / "0"
        first.mkdir(parents=True)
        shutil.copytree(REPOSITORY / "skill", first / "skill")
        (self.root / "current").symlink_to(first)
        self.systemd = Systemd(self.root / "current", folder / "run", world.environment("skill.alexa.handlers"))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(0.02):
            if (self.root / "wanted").exists():
                self.systemd.restart()
                (self.root / "wanted").unlink()

    def update(self, source: Path) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | {
            "LEG_CLINIC_ROOT": str(self.root), "LEG_CLINIC_HEALTH": f"http://127.0.0.1:{self.systemd.port}/healthz",
            "PATH": f"{self.tools}:{os.environ['PATH']}",
        }  # fmt: skip
        command = [str(REPOSITORY / "deploy" / "update"), str(source)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)

    def in_use(self) -> Path:
        return (self.root / "current").resolve()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()
        self.systemd.stop()


@pytest.fixture
def machine(tmp_path: Path, world: World) -> Iterator[Machine]:
    made = Machine(tmp_path, world)
    yield made
    made.stop()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A new release, as a clone would have it."""
    for name in ("skill", "requirements"):
        shutil.copytree(REPOSITORY / name, tmp_path / "source" / name)
    return tmp_path / "source"


def content_file(source: Path) -> Path:
    """The file of content that holds the greeting."""
    return next(file for file in sorted(source.rglob("*.toml")) if "Hello" in file.read_text())


def greeting(world: World, port: int) -> str:
    alexa = world.alexa(port)
    said: str = alexa.send(envelope()).json()["response"]["outputSpeech"]["ssml"]
    alexa.close()
    return said


def test_new_code_and_content_come_together_and_nobody_is_cut_off(
    machine: Machine, source: Path, world: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    proxy = Proxy(tmp_path_factory.mktemp("proxy"), machine.systemd.port)
    try:
        old = machine.in_use()
        assert "Hello" in greeting(world, machine.systemd.port)
        (source / "new").write_text("")
        web = source / "skill" / "web" / "endpoint.py"
        web.write_text(web.read_text().replace('status="ready"', 'status="ready", release="new"'))
        patients = Patients(world, proxy, 10_000)
        patients.start()
        done = machine.update(source)  # the same content, or the conversations would rightly go another way
        time.sleep(1)
        patients.send_home()
        total = patients.result()
        print(f"\nan update: {total.conversations} conversations, {total.errors} lost, {total.broken} broken")
        assert done.returncode == 0, done.stderr
        assert machine.in_use() != old
        assert (total.errors, total.broken) == (0, 0)
        health = world.alexa(machine.systemd.port)
        assert health.send(b"", {}, method="GET", path="/healthz").json()["release"] == "new"
        health.close()
        file = content_file(source)
        file.write_text(file.read_text().replace("Hello", "Good day"))
        assert machine.update(source).returncode == 0
        assert "Good day" in greeting(world, machine.systemd.port)
    finally:
        proxy.stop()


@pytest.mark.parametrize("broken", ["content", "code"])
def test_a_broken_release_changes_nothing(machine: Machine, source: Path, world: World, broken: str) -> None:
    before, process = machine.in_use(), machine.systemd.service.pid
    file = content_file(source) if broken == "content" else source / "skill" / "alexa" / "handlers.py"
    file.write_text(file.read_text() + "\nthis = is [ nothing\n")
    done = machine.update(source)
    assert done.returncode == 1
    assert "nothing was changed" in done.stderr
    assert (machine.in_use(), machine.systemd.service.pid) == (before, process)
    assert len(list((machine.root / "releases").iterdir())) == 1
    assert "Hello" in greeting(world, machine.systemd.port)


def test_a_release_that_does_not_become_ready_is_taken_back(machine: Machine, source: Path, world: World) -> None:
    """It greets when it is tried, and then doesn't start as a service."""
    before = machine.in_use()
    settings = source / "skill" / "web" / "gunicorn_conf.py"
    settings.write_text(settings.read_text() + "\nraise SystemExit(1)\n")
    done = machine.update(source)
    assert done.returncode == 1
    assert "runs again" in done.stderr
    assert machine.in_use() == before
    assert "Hello" in greeting(world, machine.systemd.port)

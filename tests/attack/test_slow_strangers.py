"""1,600 slow connections from one address: patients don't notice."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.measure import waits
from tests.web.alexa import envelope
from tests.web.proxy import STRANGER, Proxy, needs_nginx
from tests.web.world import REPOSITORY, Gunicorn, World

pytestmark = pytest.mark.attack
CONNECTIONS = 1600
SECONDS = 20


@pytest.fixture(scope="module")
def endpoint(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Gunicorn, Proxy]]:
    server = world.serve("slow", skill="skill.alexa.handlers")
    proxy = Proxy(tmp_path_factory.mktemp("slow"), server.port)
    yield server, proxy
    proxy.stop()
    server.stop()


@needs_nginx
@pytest.mark.parametrize("kind", ["greeting", "headers", "body"])
def test_patients_are_answered_while_a_stranger_is_slow(
    kind: str, endpoint: tuple[Gunicorn, Proxy], world: World
) -> None:
    server, proxy = endpoint
    alexa = world.alexa(server.port)

    def ask() -> bool:
        body = json.dumps(envelope()).encode()
        return proxy.send(body, alexa.sign(body)) == 200

    quiet = waits(ask, 5)
    command = [sys.executable, "-m", "tests.attack.slow", str(proxy.port), STRANGER, str(CONNECTIONS), str(SECONDS)]
    with subprocess.Popen([*command, kind], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as stranger:
        time.sleep(4)
        attacked = waits(ask, SECONDS - 6)
        said, _ = stranger.communicate(timeout=60)
    print(f"\nslow {kind}: {said.strip()}\n  quiet:    {quiet}\n  attacked: {attacked}")
    assert quiet.unanswered == 0
    assert attacked.unanswered == 0
    assert len(attacked.milliseconds) > 20


RULES = REPOSITORY / "deploy" / "leg-clinic.nft"
TRY = """
import socket
listener = socket.create_server(("127.0.0.1", 443), backlog=512)
held = []
for source in ("127.0.0.2", "127.0.0.3"):
    for _ in range(100):
        try:
            held.append(socket.create_connection(("127.0.0.1", 443), timeout=2, source_address=(source, 0)))
        except OSError:
            pass
    print(len(held))
"""


def allowed() -> bool:
    """Whether we may make a network of our own."""
    return subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("nft") or not allowed(), reason="needs nft, and the right to make a network")
def test_the_kernel_lets_an_address_have_sixty_four_connections(tmp_path: Path) -> None:
    (tmp_path / "try.py").write_text(TRY)
    script = f"ip link set lo up && nft -f {RULES} && {sys.executable} {tmp_path / 'try.py'}"
    done = subprocess.run(["unshare", "-n", "sh", "-c", script], capture_output=True, text=True, timeout=60, check=True)
    print(f"\nof 100 connections from each of two addresses the kernel let in {done.stdout.split()}")
    assert [int(count) for count in done.stdout.split()] == [64, 128]

"""A stranger who knows the skill's id, and names a new certificate with every request."""

import itertools
import threading
import time
from collections.abc import Iterator

import pytest

from skill.web.endings import Ending
from tests.attack.measure import waits
from tests.web.alexa import Alexa, envelope
from tests.web.fake_s3 import slow
from tests.web.world import Gunicorn, World

pytestmark = pytest.mark.attack
STRANGERS = 20
"""At once: more than a worker's eight threads."""
A_SECOND = 50
SECONDS = 15


@pytest.fixture
def one_worker(world: World) -> Iterator[Gunicorn]:
    server = world.serve("starved", skill="skill.alexa.handlers", WEB_CONCURRENCY="1")
    yield server
    server.stop()


class SlowPages(dict):  # type: ignore[type-arg]
    """Every page that isn't there takes 300 ms not to be there."""

    def get(self, path: str, default: object = None) -> object:
        return super().get(path) or slow(0.3, b"")


def test_patients_whose_key_is_kept_do_not_wait_for_strangers(
    one_worker: Gunicorn, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.s3, "pages", SlowPages(world.s3.pages))
    patient = world.alexa(one_worker.port)

    def ask() -> bool:
        return patient.send(envelope()).status == 200

    assert ask()
    quiet = waits(ask, 5)
    over = threading.Event()
    numbers = itertools.count()
    body = str(envelope()).replace("'", '"').replace("False", "false").encode()
    headers = patient.sign(body)
    started = time.monotonic()

    def attack() -> None:
        stranger = Alexa(one_worker.port, timeout=10)
        while not over.is_set():
            number = next(numbers)
            time.sleep(max(0.0, started + number / A_SECOND - time.monotonic()))
            url = f"https://s3.amazonaws.com/echo.api/stranger-{number}.pem"
            try:
                stranger.send(body, headers | {"SignatureCertChainUrl": url})
            except OSError:
                stranger.close()
        stranger.close()

    threads = [threading.Thread(target=attack) for _ in range(STRANGERS)]
    for thread in threads:
        thread.start()
    attacked = waits(ask, SECONDS)
    over.set()
    for thread in threads:
        thread.join()
    outcomes = [line["outcome"] for line in one_worker.lines() if line["event"] == "request"]
    refused = outcomes.count(Ending.BUSY)
    print(f"\nstarvation: {next(numbers) / SECONDS:.0f} strangers a second, {refused} refused at once")
    print(f"  quiet:    {quiet}\n  attacked: {attacked}\n  ratio of the p99: {attacked.p99() / quiet.p99():.1f}")
    assert quiet.unanswered == attacked.unanswered == 0
    assert attacked.p99() < 5 * quiet.p99()
    patient.close()

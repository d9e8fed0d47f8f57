"""Patients' waiting times while something goes on."""

import threading
import time
from collections.abc import Callable

from tests.load.run import percentile

PATIENCE = 8.0
"""Seconds that Alexa waits."""


class Waits:
    """Asks again and again, with a pause, in a thread; notes how long each answer took. Use with `with`."""

    def __init__(self, ask: Callable[[], bool], pause: float = 0.02) -> None:
        self.milliseconds: list[float] = []
        self.unanswered = 0
        self._ask, self._pause = ask, pause
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while not self._over.wait(self._pause):
            started = time.perf_counter()
            try:
                answered = self._ask()
            except OSError:
                answered = False
            taken = time.perf_counter() - started
            self.milliseconds.append(1000 * taken)
            self.unanswered += not answered or taken > PATIENCE

    def __enter__(self) -> "Waits":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def p99(self) -> float:
        return percentile(self.milliseconds, 0.99)

    def __str__(self) -> str:
        return (
            f"{len(self.milliseconds)} turns, {self.unanswered} unanswered, "
            f"p50 {percentile(self.milliseconds, 0.5):.1f} ms, p99 {self.p99():.1f} ms"
        )


def waits(ask: Callable[[], bool], seconds: float) -> Waits:
    """Ask for some seconds."""
    with Waits(ask) as made:
        time.sleep(seconds)
    return made

"""Counts by outcome and a histogram of latencies, in Prometheus' text form.

There is no label but the outcome, which is a word of ours, so nothing of a request can get in here. gunicorn's
workers are processes that share nothing: prometheus-client's multiprocess mode has each write its numbers to files
in PROMETHEUS_MULTIPROC_DIR (a folder in memory, see gunicorn_conf) and adds them up when it is asked. Without that
variable, as in development, it counts in the process.
"""

import os
from functools import cache
from typing import Any

from skill.web.endings import Ending

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 8.0)
"""Seconds. A turn takes about a millisecond, and Alexa waits for eight seconds."""


@cache
def _numbers() -> tuple[Any, Any, Any]:
    # Imported here: the library chooses its mode at import, and gunicorn's parent imports us before it has a folder.
    from prometheus_client import CollectorRegistry, Counter, Histogram

    registry = CollectorRegistry()
    requests = Counter("leg_clinic_requests", "Requests by outcome.", ["outcome"], registry=registry)
    seconds = Histogram(
        "leg_clinic_request_seconds", "Time for a request of Alexa's.", buckets=BUCKETS, registry=registry
    )
    by_outcome = {outcome: requests.labels(outcome.value) for outcome in Ending}  # all of them, from zero
    return registry, by_outcome, seconds


def count(outcome: Ending, seconds: float, *, verified: bool) -> None:
    """Count a request; its time only if Amazon sent it, so that strangers can't make the service look quick."""
    _, requests, histogram = _numbers()
    requests[outcome].inc()
    if verified:
        histogram.observe(seconds)


def text() -> bytes:
    """Return all the numbers, of all the workers."""
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = _numbers()[0]
    if FOLDER_VARIABLE in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    return bytes(generate_latest(registry))

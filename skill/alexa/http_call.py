"""One HTTP call with an end: it takes at most so many seconds altogether, and is never tried twice.

A socket's own timeout is for each wait, so that an answer which drips in, or a slow look-up of the name, may take any
time. The call therefore runs in a thread of its own, which is waited for until the limit, and whose connection is
then closed.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urlsplit

from skill.alerts import Failed, Trouble

MOST_BYTES = 64_000
"""More than ten timers need; what is longer isn't read."""


def call(method: str, url: str, headers: Mapping[str, str], body: str | None, limit: float) -> tuple[int, bytes]:
    """Return the status and the body of the answer. Raises Failed: SLOW after `limit` seconds, DOWN without an
    answer."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=limit)
    answer: SimpleQueue[tuple[int, bytes] | None] = SimpleQueue()

    def run() -> None:
        try:
            target = f"{parts.path}?{parts.query}" if parts.query else parts.path
            connection.request(method, target, body, dict(headers))
            response = connection.getresponse()
            answer.put((response.status, response.read(MOST_BYTES)))
        except TimeoutError:
            pass  # whoever waits sees it by the clock
        except (OSError, HTTPException, ValueError):
            answer.put(None)
        finally:
            connection.close()

    Thread(target=run, daemon=True).start()
    try:
        got = answer.get(timeout=limit)
    except Empty:
        if held := connection.sock:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)  # wakes the thread
        raise Failed(Trouble.SLOW) from None
    if got is None:
        raise Failed(Trouble.DOWN)
    return got

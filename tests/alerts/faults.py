"""Alerts that fail when a test wants them to, and that keep what they were asked."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from skill.speaker.alerts import Alerts


@dataclass
class Fault:
    """A failure to come: a status with a body of any kind, after some seconds; `drips` sends a byte at a time."""

    status: int = 500
    body: bytes = b'{"code": "X", "message": "down"}'
    seconds: float = 0.0
    drips: bool = False
    times: int = 1
    method: str = ""
    """Of which calls; empty for any."""

    def answer(self) -> Response:
        if self.drips:
            return Response(self._dripped(), self.status)
        time.sleep(self.seconds)
        return Response(self.body, self.status)

    def _dripped(self) -> Iterator[bytes]:
        for byte in self.body:
            yield bytes([byte])
            time.sleep(self.seconds)


@dataclass
class Failing(Alerts):
    """The alerts of one device, with the failures to come."""

    faults: list[Fault] = field(default_factory=list)
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    """Every call that was answered: method, path and body."""

    def answer(self, request: Request) -> Response:
        fault = next((fault for fault in self.faults if fault.method in ("", request.method)), None)
        if fault:
            fault.times -= 1
            if not fault.times:
                self.faults.remove(fault)
            return fault.answer()
        self.asked.append((request.method, request.path, json.loads(request.get_data() or "null")))
        return super().answer(request)

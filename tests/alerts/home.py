"""A speaker at home, with timers that run by a clock the test turns; everything goes through Lambda's handler over
HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from lambda_function import handler

from skill.alerts import REMINDERS, TIMERS
from skill.speaker.alerts import serving
from skill.speaker.device import Device, Heard
from skill.speaker.recogniser import Recogniser
from tests import responses
from tests.alerts.faults import Failing

BOTH = frozenset({TIMERS, REMINDERS})


BY_HAND = "When we're done, say this: Alexa, set a timer for fifteen minutes."
BACK = "Back to your leg: New numbness between your legs"
"""The question of the check that is open after `in_check`."""


@cache
def recogniser() -> Recogniser:
    return Recogniser("en-GB")


class Home:
    """One device and its timers."""

    def __init__(self, endpoint: str, alerts: Failing, locale: str) -> None:
        self.now = datetime(2026, 11, 23, 10, tzinfo=UTC)
        self.alerts = alerts
        alerts.clock = lambda: self.now
        self.device = Device(self._answer, locale, lambda: self.now, alerts=alerts, endpoint=endpoint)
        self.heard: Heard | None = None

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        response = handler(json.loads(json.dumps(request)), None)
        responses.check(response)
        return response

    def say(self, *lines: str) -> str:
        """Say these by turns; return what is heard to the last."""
        for line in lines:
            found = recogniser().recognise(line)
            self.heard = self.device.intend(
                found.intent, {name: (slot.value, slot.id) for name, slot in found.slots.items()}
            )
        assert self.heard
        return self.heard.speech

    def permit(self, answer: str = "ACCEPTED", **how: Any) -> str:
        """Answer Alexa's question for a permission."""
        assert self.heard
        assert self.heard.permission, "nothing was asked for"
        self.heard = self.device.permit(answer, **how)
        return self.heard.speech

    def later(self, **ahead: float) -> list[str]:
        """Let time go by; return what was announced."""
        self.now += timedelta(**ahead)
        return self.alerts.rung()

    def start(self, *more: str) -> str:
        """Start a timer of the usual length, all cautions said."""
        return self.say("start the ice timer", "no", *more, "yes")

    @property
    def asks(self) -> str:
        """What is asked about the timer."""
        return str(self.device.attributes.get("icing", {}).get("asks", ""))

    @property
    def calls(self) -> list[tuple[str, str]]:
        """What was asked of the APIs so far."""
        return [(method, path) for method, path, _ in self.alerts.asked]


def in_check(at: Home) -> None:
    """One question of the check is answered and the next is open; then the timer is asked for."""
    at.say("check my leg", "no", "time my ice", "no")


@contextmanager
def home(granted: frozenset[str] = BOTH, locale: str = "en-GB", opened: bool = True) -> Iterator[Home]:
    alerts = Failing(granted=set(granted))
    with serving(alerts) as endpoint:
        made = Home(endpoint, alerts, locale)
        if opened:
            made.heard = made.device.open()
        yield made

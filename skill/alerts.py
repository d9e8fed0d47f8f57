"""Alexa's timers and reminders, as the conversation knows them: what can be asked, and the one way in which it fails.

Nothing of HTTP or of the SDK is imported here; `skill.alexa.timers` does both, once a timer is first asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Protocol

import msgspec

TIMERS = "alexa::alerts:timers:skill:readwrite"
REMINDERS = "alexa::alerts:reminders:skill:readwrite"


class Trouble(Enum):
    """Why it failed. Apart from the first, the patient is told what to say to Alexa instead."""

    NO_PERMISSION = "no permission"
    """401: the patient hasn't allowed it."""
    NOT_ALLOWED = "not allowed"
    """403: a device without timers, timers that are switched off, or as many as Alexa allows."""
    REFUSED = "refused"
    """400: above all, a label that is in use already."""
    GONE = "gone"
    """404: it has run out, or was cancelled by voice."""
    BUSY = "busy"
    """429."""
    DOWN = "down"
    """500 and above, or no connection."""
    SLOW = "slow"
    """No answer in time."""
    ODD = "odd"
    """An answer that can't be read."""
    NO_TOKEN = "no token"
    """The request brought no token, or an address that isn't Amazon's."""


class Failed(Exception):
    """A call failed. Its text is the trouble and nothing else, so that nothing of the patient is in a traceback."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Timer(msgspec.Struct, frozen=True):
    """One timer that the skill created and that hasn't run out."""

    id: str
    label: str
    seconds: int
    """How long it was set for."""
    left: int
    """How many seconds are left."""
    paused: bool = False


class Alerts(Protocol):
    """The timers and reminders of one request's device. Every method raises Failed, and nothing else."""

    def timers(self, now: datetime) -> Sequence[Timer]:
        """Return the timers that the skill created and that haven't run out, the first to ring first."""
        ...

    def start(self, label: str, seconds: int, announcement: str) -> None:
        """Start a timer that announces when it ends."""
        ...

    def cancel(self, timer: Timer) -> None:
        """Stop a timer and remove it."""
        ...

    def pause(self, timer: Timer) -> None:
        """Halt a timer."""
        ...

    def resume(self, timer: Timer) -> None:
        """Let a halted timer go on."""
        ...

    def remind(self, seconds: int, text: str, now: datetime) -> None:
        """Set a reminder, so many seconds from now."""
        ...


def no_alerts() -> Alerts:
    """Raise Failed: a request that brings no token has no alerts."""
    raise Failed(Trouble.NO_TOKEN)

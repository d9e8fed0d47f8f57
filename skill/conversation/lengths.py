"""How long, as the patient says it: in the slot of an intent, or in the words."""

from __future__ import annotations

import re

from skill.conversation.turn import Turn
from skill.understanding import times
from skill.understanding.words import plain

SECOND = re.compile(r"\b(?:second|another|two|both|extra)\b", re.IGNORECASE)
"""A timer beside the one that runs."""
_LEAST = 60
"""What is shorter is no time for ice: "a second timer"."""
_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


def minutes(turn: Turn) -> int:
    """Return the whole minutes that are named; 0 where no time is named, or less than one."""
    slot = turn.slots.get("duration")
    found = _seconds(slot.value) if slot else 0
    if not found and turn.words:
        span = times.find_duration(plain(turn.words))
        found = _seconds(span.value) if span else 0
    return round(found / 60) if found >= _LEAST else 0


def _seconds(value: str) -> int:
    """Return the seconds in a value of Alexa's AMAZON.DURATION; 0 for what is none, or longer than a day."""
    found = _ISO.fullmatch(value)
    days, hours, mins, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0, 0)
    total = ((days * 24 + hours) * 60 + mins) * 60 + seconds
    return total if total <= 24 * 60 * 60 else 0

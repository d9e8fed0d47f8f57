"""Reminders to ice again: after a yes to the time, and with leave; through Lambda's handler."""

from __future__ import annotations

import pytest

from skill.alerts import REMINDERS, TIMERS
from tests.alerts.faults import Fault
from tests.alerts.home import BACK, home

NONE: frozenset[str] = frozenset()


def test_a_reminder_after_a_yes_with_the_time_said_again() -> None:
    with home() as at:
        at.start()
        at.later(minutes=16)
        assert "Shall I remind you in two hours to ice again?" in at.say("how long is left on the ice")
        assert at.alerts.reminders == {}
        assert "Okay. In two hours, Alexa will tell you that it's time for ice." in at.say("yes")
        assert at.later(minutes=119) == []
        assert at.later(minutes=1) == ["Here's your reminder: You can ice your leg again now. Wrap the ice in a cloth."]


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("remind me to ice again", "two hours"),
        ("remind me in three hours", "three hours"),
        ("remind me in two and a half hours", "two and a half hours"),
        ("remind me in ten minutes", "two hours"),
        ("remind me in a couple of hours", "two hours"),
    ],
)
def test_a_reminder_that_is_asked_for(words: str, time: str) -> None:
    with home() as at:
        said = at.say(words)
        assert said.endswith(f"Shall I remind you in {time} to ice again?")
        assert ("Leave at least two hours with no ice." in said) is ("ten" in words)
        assert f"Okay. In {time}, Alexa will tell you that it's time for ice." in at.say("yes")


def test_another_time_for_the_reminder_and_a_no() -> None:
    with home() as at:
        at.say("remind me to ice again")
        assert at.say("in three hours") == "Shall I remind you in three hours to ice again?"
        assert "Okay, no reminder." in at.say("no")
        assert at.alerts.reminders == {}


def test_leave_for_reminders_is_its_own() -> None:
    with home(frozenset({TIMERS})) as at:
        at.say("check my leg", "no", "remind me to ice again", "yes")
        assert at.heard
        assert at.heard.permission == REMINDERS
        assert at.device.last["response"]["directives"][0]["token"] == "remind 120"
        assert f"Okay. In two hours, Alexa will tell you that it's time for ice. {BACK}" in at.permit()
        assert len(at.alerts.reminders) == 1
    with home(NONE) as at:
        at.say("remind me to ice again", "yes")
        assert "That's fine, I won't. When we're done, say this: Alexa, remind me in two hours" in at.permit("DENIED")
        at.say("start the ice timer", "no", "yes")
        assert at.heard
        assert at.heard.permission == TIMERS


@pytest.mark.parametrize("status", [400, 403, 429, 500, 503, 504])
def test_a_reminder_that_fails(status: int) -> None:
    with home() as at:
        at.say("remind me to ice again")
        at.alerts.faults.append(Fault(status, b"{}"))
        said = at.say("yes")
        assert "I can't set a reminder just now. When we're done, say this: Alexa, remind me in two hours" in said

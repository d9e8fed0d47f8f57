"""Timers in any order, with failures and time going by: every promise of a response is kept, and so are the limits."""

from __future__ import annotations

import random

import pytest

from skill.conversation.ice import LABELS, LONGER
from tests.alerts.faults import Fault
from tests.alerts.home import BOTH, Home, home

WORDS = (
    "time my ice", "set it for ten minutes", "set the ice timer for an hour",
    "start a second timer for the other leg", "how long is left", "pause the timer", "resume the timer",
    "cancel the timer", "five more minutes", "ten more minutes of ice", "remind me to ice again",
    "remind me in four hours", "yes", "yes", "yes", "no", "no", "not sure", "start it", "repeat", "help",
    "are you open tomorrow", "what is sciatica", "check my leg", "go back", "start over", "hang on",
    "twenty minutes", "what are you on about", "my skin's gone numb from the ice", "I have diabetes",
    "that's wrong", "more", "go home",
)  # fmt: skip


def one_turn(at: Home, dice: random.Random) -> None:
    assert at.heard
    if at.heard.permission:
        at.permit(
            dice.choice(["ACCEPTED", "DENIED", "NOT_ANSWERED"]), card=dice.random() < 0.2, keep=dice.random() < 0.7
        )
        return
    if not at.heard.listening:
        at.heard = at.device.open()
    if dice.random() < 0.08:
        at.alerts.faults.append(Fault(dice.choice([200, 400, 401, 403, 404, 429, 500, 504]), b"{}"))
    if dice.random() < 0.2:
        at.later(minutes=dice.choice([1, 3, 8, 20, 130]))
    at.say(dice.choice(WORDS))


@pytest.mark.parametrize("seed", range(40))
def test_any_order(seed: int) -> None:
    dice = random.Random(seed)
    with home(BOTH if dice.random() < 0.5 else frozenset()) as at:
        for _ in range(30):
            one_turn(at, dice)
            at.alerts.rung()
            assert all(timer.whole.total_seconds() <= 20 * 60 for timer in at.alerts.timers.values())
            assert {timer.label for timer in at.alerts.timers.values()} <= {*LABELS, *LONGER}
            assert all(
                alarm.due.timestamp() - at.now.timestamp() <= 24 * 3600 for alarm in at.alerts.reminders.values()
            )

"""Leave to set timers or reminders, which Alexa asks the patient for in our name; and what goes on with the answer.

What was wanted comes back in the token. Whether the session's attributes do isn't documented: where they don't, the
timer starts all the same, and the check is offered anew. The token holds nothing but the kind and a number of
minutes.
https://developer.amazon.com/en-US/docs/alexa/smapi/voice-permissions-for-timers.html
"""

from __future__ import annotations

from typing import Literal

import msgspec

from skill.conversation import ice, reminder, timer
from skill.conversation.asking import resume
from skill.conversation.turn import Reply, Turn

Given = Literal["ACCEPTED", "DENIED", "NOT_ANSWERED", ""]
GIVEN: dict[str, Given] = {"ACCEPTED": "ACCEPTED", "DENIED": "DENIED", "NOT_ANSWERED": "NOT_ANSWERED"}


class Answer(msgspec.Struct, frozen=True):
    """What became of the question."""

    given: Given
    """Empty: Alexa couldn't ask, or gave an answer that isn't known."""
    card: bool
    """Alexa put a card into the Alexa app, to allow it there."""
    token: str


def answered(turn: Turn, answer: Answer) -> Reply:
    """Do what was wanted where it is allowed; else say what to say to Alexa. Then whatever was open goes on."""
    icing = turn.session.icing
    kind, _, amount = answer.token.partition(" ")
    minutes = int(amount) if amount.isdecimal() and len(amount) < 5 else 0
    icing.asks = ""
    most = 24 * 60 if kind == "remind" else ice.MOST // 60
    if kind not in ("start", "again", "second", "more", "remind") or not 0 < minutes <= most:
        return resume(turn, "")
    if ice.against(turn):
        return timer.instead(turn)
    # Whatever happens now, it isn't asked for again: a permission that was given may take a moment to hold.
    if kind == "remind":
        icing.no_reminders = True
    else:
        icing.no_timers = True
    if answer.given == "ACCEPTED":
        if kind == "remind":
            return reminder.create(turn, minutes)
        return timer.add(turn, minutes) if kind == "more" else timer.create(turn, kind, minutes)
    phrases = turn.phrases
    refused = phrases.permission_denied if answer.given else phrases.permission_trouble
    why = turn.say(phrases.permission_card if answer.card else refused)
    return reminder.by_hand(turn, why, minutes) if kind == "remind" else timer.by_hand(turn, why, minutes)

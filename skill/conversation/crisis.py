"""An emergency that isn't about the leg: met kindly and first, with the number to call, and nothing about legs."""

from __future__ import annotations

from skill.conversation.asking import offer
from skill.conversation.emergency import AFTER, ASKING, while_waiting
from skill.conversation.turn import Reply, Turn

MOST_REPEATS = 3
LEAVING = ("start_check", "start_over", "home", "go_back", "hours", "contact", "ice_timer", "list_causes", "prevention")
"""What is asked for that has nothing to do with the crisis."""


def respond(turn: Turn, id: str) -> Reply:
    """Say what to do in this crisis, with an offer to say it again."""
    words = turn.say(turn.content.crises[id].words)
    if id != "ambulance":
        words = f"{words} {turn.say(turn.phrases.emergency_by_phone)}"
    turn.session.asked.pop("crisis_more", None)
    reply = offer(turn, words, "crisis_more")
    return Reply(reply.speech, reply.question, emergency=True)


def is_left(turn: Turn) -> bool:
    """Return whether the patient goes on to something else: asks for it, or tells of the leg.

    What is asked about the crisis ("should I give her an aspirin?"), or told of an age or a medicine, leaves nothing.
    """
    meaning = turn.meaning
    told = any(finding not in turn.check.background for finding in meaning.yes)
    return meaning.asks in LEAVING or told or meaning.pain or meaning.takes_back


def leave(turn: Turn) -> str:
    """Close it; returns the number once more, said before what the patient goes on to."""
    turn.session.question = None
    return turn.say(turn.phrases.goodbye_in_crisis)


def afterwards(turn: Turn) -> Reply:
    """Say the same again where that is wanted or nothing was understood; a sentence to a question; else the end."""
    session, meaning = turn.session, turn.meaning
    times = session.asked.get("crisis_more", 0)
    if times >= MOST_REPEATS:
        return Reply(turn.say(turn.phrases.goodbye_in_crisis), emergency=True)
    question = turn.say(turn.phrases.crisis_more)
    if meaning.answer == "yes" or meaning.asks in ("repeat", "help", "more") or meaning.empty or meaning.waits:
        speech = session.last.removesuffix(question).strip()
    elif meaning.asks in AFTER:
        speech = while_waiting(turn, meaning.asks)
    elif meaning.asks and meaning.asks.startswith(ASKING):
        speech = f"{turn.say(turn.phrases.goodbye_in_crisis)} {turn.say(turn.phrases.ask_operator)}"
    else:
        return Reply(turn.say(turn.phrases.goodbye_in_crisis), emergency=True)
    session.asked["crisis_more"] = times + 1
    return Reply(speech, question, emergency=True)

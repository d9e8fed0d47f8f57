"""An emergency that isn't about the leg: met kindly and first, with the number to call, and nothing about legs."""

from __future__ import annotations

from skill.conversation.asking import offer
from skill.conversation.emergency import AFTER
from skill.conversation.turn import Reply, Turn

MOST_REPEATS = 3


def respond(turn: Turn, id: str) -> Reply:
    """What to do in this crisis, with an offer to say it again."""
    words = turn.say(turn.content.crises[id].words)
    if id != "ambulance":
        words = f"{words} {turn.say(turn.phrases.emergency_by_phone)}"
    turn.session.asked.pop("crisis_more", None)
    reply = offer(turn, words, "crisis_more")
    return Reply(reply.speech, reply.question, emergency=True)


def is_left(turn: Turn) -> bool:
    """Return whether the patient goes on to something else: asks for it, or tells of the leg."""
    meaning = turn.meaning
    asks = meaning.asks is not None and meaning.asks not in ("repeat", "help", "more", "why", *AFTER)
    return asks or bool(meaning.yes) or meaning.pain or meaning.takes_back


def leave(turn: Turn) -> str:
    """Close it; returns the number once more, said before what the patient goes on to."""
    turn.session.question = None
    return turn.say(turn.phrases.goodbye_in_crisis)


def afterwards(turn: Turn) -> Reply:
    """The same words again where they are wanted or nothing was understood; else the number, and the end."""
    session, meaning = turn.session, turn.meaning
    times = session.asked.get("crisis_more", 0)
    again = meaning.answer == "yes" or meaning.asks in ("repeat", "help", "more") or meaning.empty or meaning.waits
    if again and times < MOST_REPEATS:
        session.asked["crisis_more"] = times + 1
        question = turn.say(turn.phrases.crisis_more)
        return Reply(session.last.removesuffix(question).strip(), question, emergency=True)
    return Reply(turn.say(turn.phrases.goodbye_in_crisis), emergency=True)

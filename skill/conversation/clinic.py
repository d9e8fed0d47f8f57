"""Opening hours and where the clinic is. What works them out is imported when it is first asked for."""

from __future__ import annotations

from skill.conversation.outcome import next_offer
from skill.conversation.questions import open_question, resume, settle
from skill.conversation.turn import Reply, Turn


def hours(turn: Turn) -> Reply:
    """Whether the clinic is open then, and when it opens next."""
    from skill.clinic import HoursQuestion, hours_answer

    question = HoursQuestion(_value(turn, "day"), _value(turn, "time"), _clinic(turn))
    return _answer(turn, hours_answer(question, turn.content.clinics, turn.content.clinic_texts, turn.now))


def contact(turn: Turn) -> Reply:
    """Where the clinic is, and how to reach it as far as that is known."""
    from skill.clinic import contact_answer

    return _answer(turn, contact_answer(_clinic(turn), turn.content.clinics, turn.content.clinic_texts))


def _answer(turn: Turn, speech: str) -> Reply:
    if open_question(turn):
        return resume(turn, speech)
    settle(turn, "offer_hours")
    reply = next_offer(turn, speech)
    title = turn.content.clinics.default_clinic().name
    return Reply(reply.speech, reply.question, card=(title, speech))


def _value(turn: Turn, name: str) -> str | None:
    return turn.slots[name].value if name in turn.slots else None


def _clinic(turn: Turn) -> str | None:
    return turn.slot_id("clinic") or _value(turn, "clinic")

"""Opening hours and where the clinic is. What works them out is imported when it is first asked for."""

from __future__ import annotations

from skill.conversation.asking import open_question, resume, settle
from skill.conversation.outcome import next_offer
from skill.conversation.turn import Reply, Turn
from skill.understanding.words import plain


def hours(turn: Turn) -> Reply:
    """Return whether the clinic is open then, and when it opens next."""
    from skill.clinic import HoursQuestion, hours_answer

    turn.shows = "hours"
    question = HoursQuestion(*_when(turn), _clinic(turn))
    return _answer(turn, hours_answer(question, turn.content.clinics, turn.content.clinic_phrases, turn.now))


def contact(turn: Turn) -> Reply:
    """Where the clinic is, and how to reach it as far as that is known."""
    from skill.clinic import contact_answer

    return _answer(turn, contact_answer(_clinic(turn), turn.content.clinics, turn.content.clinic_phrases))


def _answer(turn: Turn, speech: str) -> Reply:
    if open_question(turn):
        return resume(turn, speech)
    settle(turn, "offer_hours")
    reply = next_offer(turn, speech)
    clinics = turn.content.clinics
    title = (clinics.find(_clinic(turn)) or clinics.default_clinic()).name
    return Reply(reply.speech, reply.question, card=(title, speech))


def _when(turn: Turn) -> tuple[str | None, str | None]:
    """Return the day and the time that are asked about, from Alexa's slots or from the words."""
    named = (_value(turn, "day"), _value(turn, "time"))
    return _in_words(turn, plain(turn.words), *named) if turn.words else named


def _in_words(turn: Turn, said: str, slot_day: str | None, slot_time: str | None) -> tuple[str | None, str | None]:
    """Return the day and the time in these words; what a slot holds goes before them."""
    from skill.understanding import times

    day, hour = times.find_date(said, turn.now.date()), times.find_time(said)
    later = times.find_duration(said) if " in " in f" {said}" else None
    if later and not hour:
        from zoneinfo import ZoneInfo

        clinics = turn.content.clinics
        zone = ZoneInfo((clinics.find(_clinic(turn)) or clinics.default_clinic()).time_zone)
        moment = turn.now.astimezone(zone) + times.length(later.value)
        return moment.date().isoformat(), moment.strftime("%H:%M")
    return slot_day or (day.value if day else None), slot_time or (hour.value if hour else None)


def _value(turn: Turn, name: str) -> str | None:
    return turn.slots[name].value if name in turn.slots else None


def _clinic(turn: Turn) -> str | None:
    if turn.slot_id("clinic") or _value(turn, "clinic"):
        return turn.slot_id("clinic") or _value(turn, "clinic")
    said = f" {plain(turn.words)} "
    for clinic in turn.content.clinics.clinic:
        if any(f" {plain(name)} " in said for name in (clinic.name, *clinic.also_called)):
            return clinic.id
    return None

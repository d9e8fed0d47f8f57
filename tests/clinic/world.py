"""What the tests of the clinic share: clinics, words of their own, and sentences that show only their facts."""

from datetime import datetime
from pathlib import Path
from typing import get_args

import msgspec

from skill.clinic import HoursQuestion, hours_answer
from skill.content.clinic_phrases import Answers, ClinicPhrases, Contact
from skill.content.clinics import Clinic, Clinics

WORDS = Path(__file__).with_name("words.toml")
TEXTS = msgspec.toml.decode(WORDS.read_bytes(), type=ClinicPhrases)


def facts_of(table: type[Answers] | type[Contact]) -> Answers | Contact:
    """Return sentences that name themselves and all they may use, so that tests don't depend on the wording."""
    fields = msgspec.structs.fields(table)
    own = {field.name: get_args(field.type)[1].own.split() for field in fields}
    return table(**{name: " ".join([name, *(f"{word}=<{{{word}}}>" for word in words)]) for name, words in own.items()})


FACTS = msgspec.structs.replace(TEXTS, answers=facts_of(Answers), contact=facts_of(Contact))

NINE_TO_FIVE = "Mo-Fr 09:00-17:00"
SPLIT = "Mo-Fr 09:00-12:00,13:00-17:00"
SATURDAYS = "Mo-Fr 09:00-17:00; Sa 09:00-12:30"

WEEKDAYS = "week=<Monday to Friday from nine to five>"

# Monday 23 November 2026, in winter: clinic time is UTC.
MONDAY = "2026-11-23T10:30Z"


def clinic(hours: str = NINE_TO_FIVE, **settings: object) -> Clinic:
    """A clinic in England with these hours."""
    usual = {
        "id": "here",
        "name": "Here",
        "hours": hours,
        "time_zone": "Europe/London",
        "holiday_country": "GB",
        "holiday_subdivision": "ENG",
    }
    return msgspec.convert(usual | settings, Clinic)


def only(place: Clinic) -> Clinics:
    return Clinics(default=place.id, clinic=(place,))


def facts(
    now: str, day: str | None = None, time: str | None = None, hours: str = NINE_TO_FIVE, **settings: object
) -> str:
    """What is answered, as facts, at `now` (ISO, with its offset)."""
    question = HoursQuestion(day, time)
    return hours_answer(question, only(clinic(hours, **settings)), FACTS, datetime.fromisoformat(now))


CLINICS = only(clinic(id="bedford", name="Clinics in Bedford"))

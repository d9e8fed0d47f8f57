"""The clinics and words that ship: judged, not repeated. Any hours, names, addresses and sentences may change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skill.clinic import HoursQuestion, contact_answer, hours_answer
from skill.content import clinic_settings
from skill.content.compiled import content

CLINICS, TEXTS = content().clinics, content().clinic_phrases
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_every_clinic_can_be_spoken_for() -> None:
    assert clinic_settings.faults(CLINICS) == []


@pytest.mark.parametrize("clinic", [clinic.id for clinic in CLINICS.clinic])
def test_every_answer_is_short_and_plain(clinic: str) -> None:
    days = [(NOW + timedelta(days=ahead)).date().isoformat() for ahead in range(-3, 60)]
    weeks = [f"2026-W{week}{weekend}" for week in range(47, 53) for weekend in ("", "-WE")]
    asked = [HoursQuestion(day, at, clinic) for day in [*days, *weeks] for at in (None, "06:00", "15:00", "EV")]
    heard = [hours_answer(question, CLINICS, TEXTS, NOW) for question in asked]
    for answer in [*heard, contact_answer(clinic, CLINICS, TEXTS), contact_answer(None, CLINICS, TEXTS)]:
        assert len(answer.split()) <= 60, answer
        assert all(len(sentence.split()) <= 25 for sentence in answer.split(". ")), answer
        assert not set("<>&{}[]*_#") & set(answer), answer
        assert answer[0].isupper(), answer
        assert answer.endswith("."), answer


def test_no_address_or_phone_number_is_made_up() -> None:
    for clinic in CLINICS.clinic:
        heard = contact_answer(clinic.id, CLINICS, TEXTS)
        assert (clinic.address or "don't have") in heard
        assert (clinic.phone or "don't have") in heard
        given = f"{clinic.name} {clinic.address} {clinic.phone}"
        assert all(letter in given for letter in heard if letter.isdigit())


def test_a_holiday_in_its_region_is_never_a_plain_yes() -> None:
    from skill.clinic.timetable import timetable

    for clinic in CLINICS.clinic:
        days = [NOW.date() + timedelta(days=ahead) for ahead in range(200)]
        for day in (day for day in days if timetable(clinic).holiday(day)):
            answer = hours_answer(HoursQuestion(day.isoformat(), None, clinic.id), CLINICS, TEXTS, NOW)
            assert not answer.startswith("Yes"), answer

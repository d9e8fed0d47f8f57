"""What slot values mean. Each form is in Amazon's slot type reference; everything else means nothing said."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.clinic import HoursQuestion, contact_answer, hours_answer
from skill.clinic.asked import Period, Stretch, read_day, read_time, readings
from tests.clinic.world import CLINICS, TEXTS

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "kind", "first"),
    [
        ("PRESENT_REF", "day", "2026-11-23"),
        ("2026-11-28", "day", "2026-11-28"),
        ("1900-01-01", "day", "1900-01-01"),
        ("2099-12-31", "day", "2099-12-31"),
        ("2026-W48", "week", "2026-11-23"),
        ("2026-W01", "week", "2025-12-29"),
        ("2026-W53", "week", "2026-12-28"),
        ("2026-W48-WE", "weekend", "2026-11-28"),
        ("2026-11", "longer", "2026-11-01"),
        ("2026-12", "longer", "2026-12-01"),
        ("2027-SP", "longer", "2027-03-01"),
        ("2027-SU", "longer", "2027-06-01"),
        ("2027-FA", "longer", "2027-09-01"),
        ("2027-WI", "longer", "2027-12-01"),
        ("2027", "longer", "2027-01-01"),
    ],
)
def test_day(said: str, kind: Any, first: str) -> None:
    assert read_day(said, TODAY) == Period(kind, date.fromisoformat(first))


@pytest.mark.parametrize(
    "said",
    [
        None, "", " ", "?", "saturday", "2026-02-30", "2026-13-01", "2026-13", "2026-00", "2026-W54", "2025-W53",
        "2026-W00", "2026-W5", "2026-W48-2", "2026-W48-XX", "2026-XX", "20261128", "2026-11-28T10:00", "2026-11-28 ",
        "٢٠٢٦-11-28", "1899-12-31", "2100-01-01", "0000", "0000-01-01", "9999-12-31", "9999-W52", "XXXX", "2XXX",
        "203X", "20XX", "X", "202x", "present_ref", "2026-wi",
    ],
)  # fmt: skip
def test_no_day(said: str | None) -> None:
    assert read_day(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("00:00", time(0)),
        ("06:00", time(6)),
        ("18:30", time(18, 30)),
        ("23:59", time(23, 59)),
        ("18:30:00", time(18, 30)),
        ("MO", "MO"),
        ("AF", "AF"),
        ("EV", "EV"),
        ("NI", "NI"),
    ],
)
def test_time(said: str, meant: time | str) -> None:
    assert read_time(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        None,
        "",
        "six",
        "PRESENT_REF",
        "24:00",
        "12:60",
        "6:00",
        "18",
        "1800",
        "T18:00",
        "18:00Z",
        "18:00:0",
        "٠٦:٠٠",
        "mo",
    ],
)
def test_no_time(said: str | None) -> None:
    assert read_time(said) is None


def at(text: str, day: date = TODAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(text))


def starts(said: str, now: datetime) -> list[str]:
    meant = read_time(said)
    assert meant is not None
    return [way.start.strftime("%H:%M") for way in readings(meant, TODAY, now)]


@pytest.mark.parametrize(
    ("said", "now", "meant"),
    [
        ("06:59", "00:00", ["06:59", "18:59"]),
        ("06:59", "06:59", ["06:59", "18:59"]),
        ("06:59", "07:00", ["18:59"]),
        ("06:59", "19:00", []),
        ("07:00", "00:00", ["07:00"]),
        ("07:00", "07:01", []),
        ("00:00", "00:01", ["12:00"]),
        ("12:00", "00:00", ["12:00"]),
        ("18:00", "18:00", ["18:00"]),
        ("18:00", "18:01", []),
        ("MO", "11:59", ["00:00"]),
        ("MO", "12:00", []),
        ("AF", "17:59", ["12:00"]),
        ("AF", "18:00", []),
        ("EV", "23:59", ["18:00"]),
        ("NI", "00:00", ["18:00"]),
    ],
)
def test_readings(said: str, now: str, meant: list[str]) -> None:
    assert starts(said, at(now)) == meant


def test_how_long_a_reading_is() -> None:
    assert readings(time(18), TODAY, at("00:00")) == [Stretch(at("18:00"), at("18:01"))]
    assert readings("MO", TODAY, at("00:00")) == [Stretch(at("00:00"), at("12:00"))]
    assert readings("AF", TODAY, at("00:00")) == [Stretch(at("12:00"), at("18:00"))]
    tomorrow = at("00:00", date(2026, 11, 24))
    for evening in ("EV", "NI"):
        assert readings(evening, TODAY, at("00:00")) == [Stretch(at("18:00"), tomorrow)]


LIKE_SLOTS = st.one_of(
    st.none(),
    st.text(),
    st.from_regex(r"[0-9X]{4}(-(W[0-9]{2}|[0-9]{2}|WI|SP|SU|FA|Q[1-4])(-(WE|[0-9]{2}))?)?", fullmatch=True),
    st.dates().map(date.isoformat),
    st.times().map(lambda moment: moment.isoformat("minutes")),
    st.sampled_from(["PRESENT_REF", "MO", "AF", "EV", "NI", "bedford"]),
)


@given(
    LIKE_SLOTS,
    LIKE_SLOTS,
    LIKE_SLOTS,
    st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.timezones()),
)
def test_any_slot_values_get_an_answer(day: str | None, said: str | None, which: str | None, now: datetime) -> None:
    answer = hours_answer(HoursQuestion(day, said, which), CLINICS, TEXTS, now)
    assert answer.endswith(".")
    assert "{" not in answer
    assert "  " not in answer
    assert contact_answer(which, CLINICS, TEXTS).endswith(".")

"""Days, times and durations in words, in Alexa's forms."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.understanding.times import find_date, find_duration, find_time, length

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("are you open today", "2026-11-25"),
        ("tomorrow", "2026-11-26"),
        ("the day after tomorrow", "2026-11-27"),
        ("wednesday", "2026-11-25"),
        ("next wednesday", "2026-12-02"),
        ("on mondays", "2026-11-30"),
        ("at the weekend", "2026-W48-WE"),
        ("next weekend", "2026-W49-WE"),
        ("next week", "2026-W49"),
        ("boxing day", "2026-12-26"),
        ("new year's day", "2027-01-01"),
        ("the third of december", "2026-12-03"),
        ("december 25th", "2026-12-25"),
        ("the twenty first of march", "2027-03-21"),
        ("next tuesday", "2026-12-01"),
        ("next thursday", "2026-12-03"),
        ("next monday", "2026-11-30"),
        ("this friday", "2026-11-27"),
        ("good friday", "2027-03-26"),
        ("easter monday", "2027-03-29"),
        ("at easter", "2027-03-28"),
        ("the 26th", "2026-11-26"),
        ("on the 24th", "2026-12-24"),
        ("the twenty sixth", "2026-11-26"),
        ("the thirty first", "2026-12-31"),
        ("the second time", None),
        ("tonight", "2026-11-25"),
        ("the thirty first of june", None),
        ("are you open", None),
    ],
)
def test_days(text: str, value: str | None) -> None:
    found = find_date(text, TODAY)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    "easter",
    "1954-04-18 1981-04-19 2000-04-23 2008-03-23 2011-04-24 2024-03-31 2038-04-25 2049-04-18 2100-03-28 2285-03-22".split(),
)
def test_easter_is_when_the_church_keeps_it(easter: str) -> None:
    """The earliest, the latest, and the years in which simpler rules fail."""
    found = find_date("at easter", date.fromisoformat(f"{easter[:4]}-01-02"))
    assert found
    assert found.value == easter


@pytest.mark.parametrize(
    ("text", "today", "value"),
    [
        ("at easter", "2027-03-28", "2027-03-28"),
        ("next week", "2026-11-29", "2026-W49"),
        ("boxing day", "2026-12-26", "2026-12-26"),
        ("the 25th", "2026-11-25", "2026-11-25"),
        ("the thirty first", "2026-12-31", "2026-12-31"),
        ("the 5th", "2026-12-24", "2027-01-05"),
        ("the thirtieth", "2027-01-31", "2027-03-30"),
    ],
)
def test_a_day_that_is_today_is_today_and_one_that_is_over_comes_again(text: str, today: str, value: str) -> None:
    found = find_date(text, date.fromisoformat(today))
    assert found
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at one", "13:00"),
        ("at six", "18:00"),
        ("at nine", "09:00"),
        ("at twelve", "12:00"),
        ("six p m", "18:00"),
        ("at 8 pm", "20:00"),
        ("12 am", "00:00"),
        ("half past five", "17:30"),
        ("quarter to nine", "08:45"),
        ("nine o'clock", "09:00"),
        ("at 14:30", "14:30"),
        ("at noon", "12:00"),
        ("in the evening", "EV"),
        ("at nine tonight", "21:00"),
        ("eight in the evening", "20:00"),
        ("at half past eight", "08:30"),
        ("at 9:30", "09:30"),
        ("until seven", "07:00"),
        ("two o'clock", "14:00"),
        ("at midnight", "00:00"),
        ("set two timers", None),
        ("one leg is swollen", None),
    ],
)
def test_times(text: str, value: str | None) -> None:
    found = find_time(text)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("for fifteen minutes", "PT15M"),
        ("for 20 minutes", "PT20M"),
        ("a quarter of an hour", "PT15M"),
        ("half an hour", "PT30M"),
        ("an hour", "PT1H"),
        ("a minute and a half", "PT1M30S"),
        ("twenty five minutes", "PT25M"),
        ("an hour and a half", "PT1H30M"),
        ("ninety seconds", "PT90S"),
        ("for ages", None),
    ],
)
def test_durations(text: str, value: str | None) -> None:
    found = find_duration(text)
    assert (found and found.value) == value


def test_a_span_says_where_it_stood() -> None:
    found = find_date("are you open on saturday then", TODAY)
    assert found
    assert "are you open on saturday then"[found.start : found.end] == "on saturday"


@given(
    st.dates(date(2024, 1, 1), date(2031, 12, 31)),
    st.sampled_from(["the 26th", "good friday", "next tuesday", "monday"]),
)
def test_a_named_day_is_the_next_there_is(today: date, text: str) -> None:
    found = find_date(text, today)
    assert found
    day = date.fromisoformat(found.value)
    assert today <= day <= today + timedelta(days=390)
    if text == "the 26th":
        assert (day.day, (day - today).days <= 31) == (26, True)
    elif text == "good friday":
        assert day.weekday() == 4
        assert day.month in (3, 4)
    elif text == "next tuesday":
        assert day.weekday() == 1
        assert day.isocalendar()[1] == (today + timedelta(7)).isocalendar()[1], "of next week"
    else:
        assert day.weekday() == 0
        assert (day - today).days < 7


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [("PT15M", 900), ("PT1H30M", 5400), ("PT90S", 90), ("PT1M30S", 90), ("P1D", 0), ("soon", 0), ("", 0)],
)
def test_the_length_of_a_duration(duration: str, seconds: int) -> None:
    assert length(duration) == timedelta(seconds=seconds)

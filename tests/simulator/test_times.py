"""Days, times and durations in words, in Alexa's forms."""

from datetime import date

import pytest

from skill.simulator.times import find_date, find_duration, find_time

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
        ("the thirty first of june", None),
        ("are you open", None),
    ],
)
def test_days(text: str, value: str | None) -> None:
    found = find_date(text, TODAY)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
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

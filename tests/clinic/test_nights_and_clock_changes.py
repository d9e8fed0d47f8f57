"""Hours over midnight and of several days, and the days on which the clocks change."""

import pytest

from tests.clinic.world import LONG, MONDAY, NIGHT, NIGHTS, facts

TWO_NIGHTS = f"hours=<until two in the morning, and {NIGHT}>"
TOMORROW_AT_TEN = "opens when=<tomorrow> time=<ten at night>"
FRIDAY, SATURDAY, SUNDAY = "weekday=<Friday>", "weekday=<Saturday>", "weekday=<Sunday>"


@pytest.mark.parametrize(
    ("now", "day", "heard"),
    [
        ("2026-11-24T01:59Z", "PRESENT_REF", "open_now time=<two in the morning>"),
        ("2026-11-23T23:00Z", "PRESENT_REF", "open_now time=<two in the morning>"),
        ("2026-11-24T02:00Z", "PRESENT_REF", f"later_today hours=<{NIGHT}>"),
        ("2026-11-28T02:00Z", "PRESENT_REF", "closed_now opens when=<on Monday> time=<ten at night>"),
        ("2026-11-29T02:00Z", "PRESENT_REF", f"closed_day when=<today> {SUNDAY} {TOMORROW_AT_TEN}"),
        ("2026-11-23T23:00Z", "2026-11-24", f"open_tomorrow weekday=<Tuesday> {TWO_NIGHTS}"),
        ("2026-11-23T23:00Z", "2026-11-28", f"open_day when=<on Saturday> {SATURDAY} hours=<until two in the morning>"),
        ("2026-11-24T23:00Z", "2026-11-21", "past_closed weekday=<Saturday>"),
        # Thursday's hours run into Good Friday, and so do Easter Monday's into Tuesday.
        ("2026-03-31T12:00Z", "2026-04-02", f"near_holiday when=<on Thursday> {TWO_NIGHTS}"),
        ("2026-04-02T22:00Z", "PRESENT_REF", f"near_holiday when=<today> {TWO_NIGHTS}"),
        ("2026-04-07T00:00Z", "PRESENT_REF", f"near_holiday when=<today> {TWO_NIGHTS}"),
        ("2026-03-31T12:00Z", "2026-04-01", f"open_tomorrow weekday=<Wednesday> {TWO_NIGHTS}"),
        ("2026-03-31T12:00Z", "2026-04-03", f"holiday_open Day=<Friday> {FRIDAY} holiday=<Good Friday> {TWO_NIGHTS}"),
        ("2026-03-31T12:00Z", "2026-04-04", "near_holiday when=<on Saturday> hours=<until two in the morning>"),
    ],
)  # fmt: skip
def test_hours_over_midnight(now: str, day: str, heard: str) -> None:
    assert facts(now, day, hours=NIGHTS) == heard


def test_closing_in_the_early_morning_is_said_without_its_day() -> None:
    assert facts("2026-11-23T23:00Z", "PRESENT_REF", hours="Mo 22:00-06:59") == (
        "open_now time=<six fifty-nine in the morning>"
    )
    assert facts("2026-11-23T23:00Z", "PRESENT_REF", hours="Mo 22:00-07:00") == "open_now time=<seven tomorrow>"


def test_hours_of_several_days() -> None:
    assert facts("2026-11-23T10:00Z", "PRESENT_REF", hours=LONG) == "open_now time=<five on Friday>"
    assert facts("2026-11-26T10:00Z", "PRESENT_REF", hours=LONG) == "open_now time=<five tomorrow>"
    assert facts("2026-11-27T10:00Z", "PRESENT_REF", hours=LONG) == "open_now time=<five>"
    assert facts("2026-11-23T10:00Z", "2026-11-25", hours=LONG).endswith("hours=<all day>")
    assert facts("2026-11-23T08:00Z", "PRESENT_REF", hours=LONG) == "later_today hours=<from nine onwards>"
    # Easter Monday is over.
    assert facts("2026-04-08T10:00Z", "PRESENT_REF", hours=LONG) == "open_now time=<five on Friday>"
    # Christmas Eve and Christmas Day 2026 are in one span: open today, but when it closes isn't known.
    assert facts("2026-12-24T10:00Z", "PRESENT_REF", hours=LONG) == "near_holiday when=<today> hours=<all day>"
    assert facts("2026-12-23T10:00Z", "2026-12-24", hours=LONG) == "open_tomorrow weekday=<Thursday> hours=<all day>"


def test_always_open() -> None:
    assert facts(MONDAY, "PRESENT_REF", hours="24/7") == "always_open"
    assert facts(MONDAY, hours="24/7") == "always_open usual week=<every day all day>"
    assert facts(MONDAY, "2026-11-24", hours="24/7") == "open_tomorrow weekday=<Tuesday> hours=<all day>"
    holiday = "holiday_open Day=<Today> weekday=<Friday> holiday=<Christmas Day> hours=<all day>"
    assert facts("2026-12-25T10:00Z", "PRESENT_REF", hours="24/7") == holiday
    assert facts("2026-12-26T10:00Z", "2026-12-27", hours="24/7") == "open_tomorrow weekday=<Sunday> hours=<all day>"


@pytest.mark.parametrize(
    ("now", "heard"),
    [
        # Summer time starts on Sunday 29 March 2026 at 01:00 UTC and ends on Sunday 25 October at 01:00 UTC.
        ("2026-03-27T09:00Z", "open_now"),
        ("2026-03-27T16:59Z", "open_now"),
        ("2026-03-30T07:59Z", "later_today"),
        ("2026-03-30T08:00Z", "open_now"),
        ("2026-03-30T16:00Z", "closed_now"),
        ("2026-10-23T08:00Z", "open_now"),
        ("2026-10-23T16:00Z", "closed_now"),
        ("2026-10-26T08:59Z", "later_today"),
        ("2026-10-26T09:00Z", "open_now"),
        ("2026-10-26T16:59Z", "open_now"),
    ],
)
def test_clock_changes(now: str, heard: str) -> None:
    assert facts(now, "PRESENT_REF").split()[0] == heard


def test_half_past_midnight_in_summer_is_the_day_before_in_utc() -> None:
    # 00:30 on Saturday 27 June in Bedford; the request says 23:30 on Friday.
    heard = facts("2026-06-26T23:30Z", "PRESENT_REF")
    assert heard == "closed_day when=<today> weekday=<Saturday> opens when=<on Monday> time=<nine>"
    assert facts("2026-06-26T23:30Z", "2026-06-27") == heard
    assert facts("2026-06-26T23:30Z", "2026-06-26").startswith("past_open")
    assert facts("2026-06-26T22:30Z", "2026-06-26").startswith("closed_now")


@pytest.mark.parametrize("moment", ["2026-10-25T00:30Z", "2026-10-25T01:30Z"])
def test_the_hour_that_happens_twice(moment: str) -> None:
    assert facts(moment, "PRESENT_REF", hours="Su 01:00-02:00") == "open_now time=<two in the morning>"


def test_the_hour_that_is_left_out() -> None:
    assert facts("2026-03-29T00:59Z", "PRESENT_REF", hours="Su 01:00-03:00") == (
        "later_today hours=<from one in the morning to three in the morning>"
    )
    assert facts("2026-03-29T01:00Z", "PRESENT_REF", hours="Su 01:00-03:00") == "open_now time=<three in the morning>"
    assert facts("2026-03-29T02:00Z", "PRESENT_REF", hours="Su 01:00-03:00").startswith("closed_now")

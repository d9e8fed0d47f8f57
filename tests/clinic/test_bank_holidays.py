"""On a bank holiday the usual hours are given, with advice to check; never a plain yes, never an hour made up."""

import pytest

from tests.clinic.world import MONDAY, facts


@pytest.mark.parametrize(
    ("day", "heard"),
    [
        # Christmas 2026: Friday, then Boxing Day on Saturday, made up for on Monday.
        (
            "2026-12-25",
            (
                "holiday_open Day=<Friday the twenty-fifth of December> weekday=<Friday> holiday=<Christmas Day>"
                " hours=<from nine to five>"
            ),
        ),
        (
            "2026-12-26",
            (
                "holiday_closed Day=<Saturday the twenty-sixth of December> weekday=<Saturday> holiday=<Boxing Day>"
                " opens_holiday when=<on Monday the twenty-eighth of December> time=<nine> holiday=<a bank holiday>"
                " opens_after when=<on Tuesday the twenty-ninth of December> time=<nine>"
            ),
        ),
        (
            "2026-12-28",
            (
                "holiday_open Day=<Monday the twenty-eighth of December> weekday=<Monday> holiday=<a bank holiday>"
                " hours=<from nine to five>"
            ),
        ),
        (
            "2027-01-01",
            (
                "holiday_open Day=<Friday the first of January> weekday=<Friday> holiday=<New Year's Day>"
                " hours=<from nine to five>"
            ),
        ),
    ],
)
def test_bank_holiday(day: str, heard: str) -> None:
    assert facts(MONDAY, day) == heard


def test_a_bank_holiday_with_a_time_gives_the_usual_hours() -> None:
    heard = "holiday_open Day=<Tomorrow> weekday=<Friday> holiday=<Christmas Day> hours=<from nine to five>"
    for time in ("10:00", "20:00", "EV", None):
        assert facts("2026-12-24T10:00Z", "2026-12-25", time) == heard


@pytest.mark.parametrize("time", ["08:00", "09:00", "16:59"])
def test_today_is_a_bank_holiday(time: str) -> None:
    heard = "holiday_open Day=<Today> weekday=<Friday> holiday=<Christmas Day> hours=<from nine to five>"
    assert facts(f"2026-12-25T{time}Z", "PRESENT_REF") == heard
    assert facts(f"2026-12-25T{time}Z", "2026-12-25", "18:00") == heard


def test_the_evening_of_a_bank_holiday() -> None:
    later = "opens_holiday when=<on Monday> time=<nine> holiday=<a bank holiday>"
    after = "opens_after when=<on Tuesday> time=<nine>"
    assert facts("2026-12-25T17:00Z", "PRESENT_REF") == f"closed_now {later} {after}"


def test_a_bank_holiday_on_a_day_that_is_closed_anyway() -> None:
    closed = "holiday_closed Day=<Tomorrow> weekday=<Saturday> holiday=<Boxing Day>"
    later = "opens_holiday when=<on Monday> time=<nine> holiday=<a bank holiday>"
    after = "opens_after when=<on Tuesday> time=<nine>"
    assert facts("2026-12-25T10:00Z", "2026-12-26") == f"{closed} {later} {after}"
    closed = "holiday_closed Day=<Today> weekday=<Saturday> holiday=<Boxing Day>"
    assert facts("2026-12-26T10:00Z", "PRESENT_REF") == f"{closed} {later} {after}"


def test_the_next_opening_over_easter() -> None:
    # Good Friday is 3 April 2026, Easter Monday is 6 April.
    later = "opens_holiday when=<tomorrow> time=<nine> holiday=<Good Friday>"
    after = "opens_after when=<on Tuesday> time=<nine>"
    assert facts("2026-04-02T18:00+01:00", "PRESENT_REF") == f"closed_now {later} {after}"
    later = "opens_holiday when=<tomorrow> time=<nine> holiday=<Easter Monday>"
    after = "opens_after when=<on Tuesday> time=<nine>"
    heard = f"closed_day when=<today> weekday=<Sunday> {later} {after}"
    assert facts("2026-04-05T18:00+01:00", "PRESENT_REF") == heard


def test_the_next_opening_falls_only_on_a_bank_holiday() -> None:
    hours = "2026 Dec 25 09:00-17:00"
    later = "opens_holiday when=<on Friday the twenty-fifth of December> time=<nine> holiday=<Christmas Day>"
    assert facts(MONDAY, "2026-11-25", hours=hours) == f"closed_day when=<on Wednesday> weekday=<Wednesday> {later}"


def test_a_date_that_the_hours_themselves_close() -> None:
    hours = "Mo-Fr 09:00-17:00; Dec 25-28 off"
    closed = "holiday_closed Day=<Tomorrow> weekday=<Friday> holiday=<Christmas Day>"
    assert facts("2026-12-24T10:00Z", "2026-12-25", hours=hours) == (f"{closed} opens when=<on Tuesday> time=<nine>")


def test_hours_until_midnight_before_a_bank_holiday_are_not_in_doubt() -> None:
    heard = "open_now time=<midnight>"
    assert facts("2026-04-02T18:00+01:00", "PRESENT_REF", hours="Mo-Fr 09:00-24:00") == heard
    after = "open_tomorrow weekday=<Tuesday> hours=<from midnight to five>"
    assert facts("2026-04-06T18:00+01:00", "2026-04-07", hours="Mo-Fr 00:00-17:00") == after

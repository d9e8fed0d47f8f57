"""What is answered about now, a day and a time: a table of moments and questions, and the facts that must be said."""

import pytest

from tests.clinic.world import MONDAY, SPLIT, facts

MONDAY_EARLY = "2026-11-23T08:00Z"
MONDAY_LATE = "2026-11-23T17:00Z"
USUAL = " usual week=<Monday to Friday from nine to five>"


@pytest.mark.parametrize(
    ("now", "heard"),
    [
        (MONDAY, "open_now time=<five>"),
        ("2026-11-23T09:00Z", "open_now time=<five>"),
        ("2026-11-23T16:59Z", "open_now time=<five>"),
        (MONDAY_EARLY, "later_today hours=<from nine to five>"),
        ("2026-11-23T08:59Z", "later_today hours=<from nine to five>"),
        (MONDAY_LATE, "closed_now opens when=<tomorrow> time=<nine>"),
        ("2026-11-27T18:00Z", "closed_now opens when=<on Monday> time=<nine>"),
        (
            "2026-11-28T12:00Z",
            "closed_day when=<today> weekday=<Saturday> opens when=<on Monday> time=<nine>",
        ),
        ("2026-11-29T23:59Z", "closed_day when=<today> weekday=<Sunday> opens when=<tomorrow> time=<nine>"),
    ],
)
def test_now(now: str, heard: str) -> None:
    assert facts(now, "PRESENT_REF") == heard
    assert facts(now, now[:10]) == heard
    assert facts(now) == heard + USUAL
    assert facts(now, "garbage", "nonsense") == heard + USUAL
    assert facts(now, "PRESENT_REF", "PRESENT_REF") == heard


@pytest.mark.parametrize(
    ("day", "heard"),
    [
        ("2026-11-24", "open_tomorrow weekday=<Tuesday> hours=<from nine to five>"),
        ("2026-11-25", "open_day when=<on Wednesday> weekday=<Wednesday> hours=<from nine to five>"),
        (
            "2026-11-28",
            (
                "closed_day when=<on Saturday> weekday=<Saturday>"
                " opens when=<on Monday the thirtieth of November> time=<nine>"
            ),
        ),
        (
            "2026-11-30",
            "open_day when=<on Monday the thirtieth of November> weekday=<Monday> hours=<from nine to five>",
        ),
        (
            "2027-11-02",
            "open_day when=<on Tuesday the second of November 2027> weekday=<Tuesday> hours=<from nine to five>",
        ),
        ("2026-11-22", "past_closed weekday=<Sunday>"),
        ("2026-11-20", "past_open weekday=<Friday> hours=<from nine to five>"),
        ("1999-12-31", "past_open weekday=<Friday> hours=<from nine to five>"),
    ],
)
def test_day(day: str, heard: str) -> None:
    assert facts(MONDAY, day) == heard
    assert facts(MONDAY, day, "PRESENT_REF") == heard


def test_a_closed_tomorrow() -> None:
    heard = "closed_tomorrow weekday=<Saturday> opens when=<on Monday> time=<nine>"
    assert facts("2026-11-27T10:00Z", "2026-11-28") == heard


@pytest.mark.parametrize(
    ("now", "day", "time", "heard"),
    [
        # An exact time on another day.
        (MONDAY, "2026-11-24", "15:00", "at_open at=<at three> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "09:00", "at_open at=<at nine> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "16:59", "at_open at=<at four fifty-nine> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "17:00", "at_closed at=<at five> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "08:59", "at_closed at=<at eight fifty-nine> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "07:00", "at_closed at=<at seven> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "18:00", "at_closed at=<at six> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "20:00", "at_closed at=<at eight in the evening> when=<tomorrow>"),
        (MONDAY, "2026-11-25", "15:00:00", "at_open at=<at three> when=<on Wednesday>"),
        # Before seven in the morning the evening may be meant.
        (MONDAY, "2026-11-24", "06:00", "at_closed at=<at six> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "06:59", "at_closed at=<at six fifty-nine> when=<tomorrow>"),
        (
            MONDAY,
            "2026-11-24",
            "04:00",
            "at_either yes=<four in the afternoon> no=<four in the morning> when=<tomorrow>",
        ),
        (MONDAY, "2026-11-24", "00:00", "at_either yes=<noon> no=<midnight> when=<tomorrow>"),
        # Today: what is over isn't meant.
        (MONDAY, "2026-11-23", "04:00", "at_open at=<at four> when=<today>"),
        (MONDAY, "2026-11-23", "10:00", "at_passed when=<today>"),
        (MONDAY, "2026-11-23", "10:29", "at_passed when=<today>"),
        (MONDAY, "2026-11-23", "10:30", "at_open at=<at ten thirty> when=<today>"),
        ("2026-11-23T10:30:30Z", "2026-11-23", "10:30", "at_open at=<at ten thirty> when=<today>"),
        ("2026-11-23T15:30Z", "2026-11-23", "MO", "at_passed when=<today>"),
        # No day: today if it is still to come, or else tomorrow.
        (MONDAY, None, "18:00", "at_closed at=<at six> when=<today>"),
        (MONDAY, None, "06:00", "at_closed at=<at six> when=<today>"),
        (MONDAY, None, "15:00", "at_open at=<at three> when=<today>"),
        (MONDAY, None, "10:00", "at_open at=<at ten> when=<tomorrow>"),
        ("2026-11-23T12:00Z", None, "MO", "at_open at=<in the morning> when=<tomorrow>"),
        ("2026-11-23T11:59Z", None, "MO", "at_open at=<in the morning> when=<today>"),
        # Parts of the day.
        (MONDAY, "2026-11-24", "MO", "at_open at=<in the morning> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "AF", "at_open at=<in the afternoon> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "EV", "at_closed at=<in the evening> when=<tomorrow>"),
        (MONDAY, "2026-11-24", "NI", "at_closed at=<at night> when=<tomorrow>"),
        (MONDAY, None, "AF", "at_open at=<in the afternoon> when=<today>"),
    ],
)
def test_time(now: str, day: str | None, time: str, heard: str) -> None:
    half_past = heard.replace("ten thirty", "half past ten")
    assert facts(now, day, time) == f"{half_past} hours=<from nine to five>"


def test_tomorrow_at_six() -> None:
    late = "Mo-Fr 09:00-20:00"
    hours = "when=<tomorrow> hours=<from nine to eight in the evening>"
    assert facts(MONDAY, "2026-11-24", "18:00", late) == f"at_open at=<at six> {hours}"
    either = "at_either yes=<six in the evening> no=<six in the morning>"
    assert facts(MONDAY, "2026-11-24", "06:00", late) == f"{either} {hours}"
    early = "Mo-Fr 05:00-17:00"
    hours = "when=<tomorrow> hours=<from five in the morning to five>"
    assert facts(MONDAY, "2026-11-24", "06:00", early) == (
        f"at_either yes=<six in the morning> no=<six in the evening> {hours}"
    )
    both = "Mo-Fr 05:00-19:00"
    hours = "when=<tomorrow> hours=<from five in the morning to seven in the evening>"
    assert facts(MONDAY, "2026-11-24", "06:00", both) == f"at_open at=<at six> {hours}"


def test_a_time_on_a_day_that_is_closed_or_over() -> None:
    later = "opens when=<on Monday> time=<nine>"
    assert facts("2026-11-27T10:00Z", "2026-11-28", "15:00") == f"closed_tomorrow weekday=<Saturday> {later}"
    assert facts("2026-11-28T10:00Z", None, "15:00") == f"closed_day when=<today> weekday=<Saturday> {later}"
    assert facts("2026-11-27T17:00Z", None, "18:00") == f"closed_now {later}"
    assert facts("2026-11-27T17:00Z", "2026-11-27", "10:00") == f"closed_now {later}"
    assert facts("2026-11-27T20:00Z", None, "10:00") == f"closed_tomorrow weekday=<Saturday> {later}"


def test_a_time_is_only_open_if_it_is_still_to_come() -> None:
    # Half past twelve: this morning's hours are over, and the morning itself too; the afternoon is to come.
    at_lunch = "2026-11-23T12:30Z"
    split = "when=<today> hours=<from nine to noon, and from one to five>"
    assert facts(at_lunch, "2026-11-23", "MO", SPLIT) == f"at_passed {split}"
    assert facts(at_lunch, "2026-11-23", "AF", SPLIT) == f"at_open at=<in the afternoon> {split}"
    # Twenty to twelve: the morning goes on, but the clinic has closed for it.
    short = "Mo-Fr 09:00-11:30,13:00-17:00"
    hours = "when=<today> hours=<from nine to half past eleven, and from one to five>"
    assert facts("2026-11-23T11:40Z", None, "MO", short) == f"at_closed at=<in the morning> {hours}"


def test_never_open() -> None:
    assert facts(MONDAY, "PRESENT_REF", hours="off") == "closed_day when=<today> weekday=<Monday> no_opening"
    in_years = "2030 Jan 01 09:00-17:00"
    assert facts(MONDAY, "PRESENT_REF", hours=in_years) == "closed_day when=<today> weekday=<Monday> no_opening"
    assert facts(MONDAY, hours="off") == "closed_day when=<today> weekday=<Monday> no_opening no_hours"


def test_hours_in_two_parts() -> None:
    assert facts("2026-11-23T12:30Z", "PRESENT_REF", hours=SPLIT) == "later_today hours=<from one to five>"
    assert facts("2026-11-23T11:30Z", "PRESENT_REF", hours=SPLIT) == "open_now time=<noon>"
    both = "hours=<from nine to noon, and from one to five>"
    assert facts(MONDAY, "2026-11-24", hours=SPLIT) == f"open_tomorrow weekday=<Tuesday> {both}"
    # On a bank holiday all of its usual hours are given, even if some are over.
    assert facts("2026-12-25T12:30Z", "PRESENT_REF", hours=SPLIT).endswith(both)

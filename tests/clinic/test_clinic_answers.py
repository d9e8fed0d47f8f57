"""What is answered to a question about hours: a table of moments and questions, and the facts that must be said."""

from datetime import UTC, datetime

import pytest
from clinic_world import CLINICS, FACTS, NINE_TO_FIVE, clinic, facts

from skill.clinic import HoursQuestion, contact_answer, hours_answer
from skill.content.clinic_schema import Clinics

# Monday 23 November 2026, in winter: clinic time is UTC.
MONDAY = "2026-11-23T10:30Z"
MONDAY_EARLY = "2026-11-23T08:00Z"
MONDAY_LATE = "2026-11-23T17:00Z"

USUAL = " usual week=<Monday to Friday from nine to five>"
WEEKDAYS = "week=<Monday to Friday from nine to five>"

NIGHTS = "Mo-Fr 22:00-02:00"
NIGHT = "from ten at night to two in the morning"
SPLIT = "Mo-Fr 09:00-12:00,13:00-17:00"
LONG = "Mo 09:00-24:00; Tu-Th 00:00-24:00; Fr 00:00-17:00"
SATURDAYS = "Mo-Fr 09:00-17:00; Sa 09:00-12:30"


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
    assert (
        facts(MONDAY, "2026-11-25", hours=hours)
        == f"closed_day when=<on Wednesday> weekday=<Wednesday> {later}"
    )


def test_a_date_that_the_hours_themselves_close() -> None:
    hours = "Mo-Fr 09:00-17:00; Dec 25-28 off"
    closed = "holiday_closed Day=<Tomorrow> weekday=<Friday> holiday=<Christmas Day>"
    assert facts("2026-12-24T10:00Z", "2026-12-25", hours=hours) == (
        f"{closed} opens when=<on Tuesday> time=<nine>"
    )


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
    assert (
        facts(MONDAY, "2026-11-24", "06:00", "24/7") == "at_open at=<at six> when=<tomorrow> hours=<all day>"
    )


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


@pytest.mark.parametrize(
    ("days", "hours", "heard"),
    [
        ("2026-W48", NINE_TO_FIVE, f"period_open Period=<This week> period=<this week> {WEEKDAYS}"),
        ("2026-W49", NINE_TO_FIVE, f"period_open Period=<Next week> period=<next week> {WEEKDAYS}"),
        (
            "2026-W50",
            NINE_TO_FIVE,
            ("period_open Period=<In the week of the seventh of December>"
            f" period=<in the week of the seventh of December> {WEEKDAYS}"),
        ),
        (
            "2026-W48-WE",
            NINE_TO_FIVE,
            ("period_closed Period=<This weekend> period=<this weekend>"
            " opens when=<on Monday the thirtieth of November> time=<nine>"),
        ),
        (
            "2026-W49-WE",
            SATURDAYS,
            "period_open Period=<Next weekend> period=<next weekend> week=<Saturday from nine to half past twelve>",
        ),
        (
            "2026-W50-WE",
            SATURDAYS,
            ("period_open Period=<On the weekend of the twelfth of December>"
            " period=<on the weekend of the twelfth of December>"
            " week=<Saturday from nine to half past twelve>"),
        ),
        ("2026-W48", SATURDAYS, ("period_open Period=<This week> period=<this week>"
         " week=<Monday to Friday from nine to five, and Saturday from nine to half past twelve>")),
        ("2026-W48-WE", NIGHTS, ("period_open Period=<This weekend> period=<this weekend>"
         " week=<Saturday until two in the morning>")),
        ("2026-W48", NIGHTS, f"period_open Period=<This week> period=<this week> week=<Monday to Friday {NIGHT}>"),
        ("2026-W48", LONG, ("period_open Period=<This week> period=<this week>"
         " week=<Monday from nine onwards, Tuesday to Thursday all day, and Friday until five>")),
        ("2026-W48", "24/7", "period_open Period=<This week> period=<this week> week=<every day all day>"),
        ("2026-W47", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026-W47-WE", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026-12", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026-01", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("202X", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("20XX", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026-WI", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2027-08", "Mo-Fr 09:00-17:00; Aug 10:00-16:00", "usual_long week=<every day from ten to four>"),
        ("2026-08", "Mo-Fr 09:00-17:00; Aug 10:00-16:00", f"usual_long {WEEKDAYS}"),
        ("2027-SU", "Jun 09:00-17:00", "usual_long week=<every day from nine to five>"),
        ("2026-12", "off", "no_hours"),
    ],
)  # fmt: skip
def test_period(days: str, hours: str, heard: str) -> None:
    assert facts(MONDAY, days, hours=hours) == heard
    assert facts(MONDAY, days, "18:00", hours) == heard


def test_a_closed_week() -> None:
    hours = "Mo-Fr 09:00-17:00; Dec 14-18 off"
    closed = "period_closed Period=<Next week> period=<next week>"
    assert facts("2026-12-07T10:00Z", "2026-W51", hours=hours) == (
        f"{closed} opens when=<on Monday the twenty-first of December> time=<nine>"
    )
    closed = "period_closed Period=<This week> period=<this week>"
    assert (
        facts("2026-12-16T10:00Z", "2026-W51", hours=hours) == f"{closed} opens when=<on Monday> time=<nine>"
    )


def test_the_last_day_of_a_week_is_this_week_still() -> None:
    sunday = "2026-11-29T10:00Z"
    assert facts(sunday, "2026-W48") == f"period_open Period=<This week> period=<this week> {WEEKDAYS}"
    heard = "period_closed Period=<This weekend> period=<this weekend> opens when=<tomorrow> time=<nine>"
    assert facts(sunday, "2026-W48-WE") == heard
    assert facts("2026-11-30T00:00Z", "2026-W48-WE") == f"usual_long {WEEKDAYS}"
    assert facts("2026-11-30T00:00Z", "2026-W48") == f"usual_long {WEEKDAYS}"


def test_bank_holidays_in_a_week() -> None:
    week = "in the week of the twenty-eighth of December"
    opened = f"period_open Period=<I{week[1:]}> period=<{week}> {WEEKDAYS}"
    holidays = "holiday weekday=<Monday> holiday=<a bank holiday> and holiday weekday=<Friday> holiday=<New Year's Day>"
    assert facts(MONDAY, "2026-W53") == f"{opened} period_holidays days=<{holidays}>"
    # One that is over, or on a day without hours, isn't said.
    opened = f"period_open Period=<This week> period=<this week> {WEEKDAYS}"
    friday = "period_holidays days=<holiday weekday=<Friday> holiday=<New Year's Day>>"
    assert facts("2026-12-29T10:00Z", "2026-W53") == f"{opened} {friday}"
    monday = "holiday weekday=<Monday> holiday=<a bank holiday>"
    assert facts("2026-12-28T10:00Z", "2026-W53") == (
        f"{opened} period_holidays days=<{monday} and {friday[22:-1]}>"
    )
    christmas = "period_holidays days=<holiday weekday=<Friday> holiday=<Christmas Day>>"
    assert facts("2026-12-22T10:00Z", "2026-W52") == f"{opened} {christmas}"


@pytest.mark.parametrize(
    ("now", "day", "heard"),
    [
        ("2026-11-24T01:59Z", "PRESENT_REF", "open_now time=<two in the morning>"),
        ("2026-11-23T23:00Z", "PRESENT_REF", "open_now time=<two in the morning>"),
        ("2026-11-24T02:00Z", "PRESENT_REF", f"later_today hours=<{NIGHT}>"),
        ("2026-11-28T02:00Z", "PRESENT_REF", "closed_now opens when=<on Monday> time=<ten at night>"),
        ("2026-11-29T02:00Z", "PRESENT_REF", "closed_day when=<today> weekday=<Sunday> opens when=<tomorrow> time=<ten at night>"),
        ("2026-11-23T23:00Z", "2026-11-24", f"open_tomorrow weekday=<Tuesday> hours=<until two in the morning, and {NIGHT}>"),
        ("2026-11-23T23:00Z", "2026-11-28", "open_day when=<on Saturday> weekday=<Saturday> hours=<until two in the morning>"),
        ("2026-11-24T23:00Z", "2026-11-21", "past_closed weekday=<Saturday>"),
        # Thursday's hours run into Good Friday, and so do Easter Monday's into Tuesday.
        ("2026-03-31T12:00Z", "2026-04-02", f"near_holiday when=<on Thursday> hours=<until two in the morning, and {NIGHT}>"),
        ("2026-04-02T22:00Z", "PRESENT_REF", f"near_holiday when=<today> hours=<until two in the morning, and {NIGHT}>"),
        ("2026-04-07T00:00Z", "PRESENT_REF", f"near_holiday when=<today> hours=<until two in the morning, and {NIGHT}>"),
        ("2026-03-31T12:00Z", "2026-04-01", f"open_tomorrow weekday=<Wednesday> hours=<until two in the morning, and {NIGHT}>"),
        ("2026-03-31T12:00Z", "2026-04-03", f"holiday_open Day=<Friday> weekday=<Friday> holiday=<Good Friday> hours=<until two in the morning, and {NIGHT}>"),
        ("2026-03-31T12:00Z", "2026-04-04", "near_holiday when=<on Saturday> hours=<until two in the morning>"),
    ],
)  # fmt: skip
def test_hours_over_midnight(now: str, day: str, heard: str) -> None:
    assert facts(now, day, hours=NIGHTS) == heard


def test_hours_until_midnight_before_a_bank_holiday_are_not_in_doubt() -> None:
    heard = "open_now time=<midnight>"
    assert facts("2026-04-02T18:00+01:00", "PRESENT_REF", hours="Mo-Fr 09:00-24:00") == heard
    after = "open_tomorrow weekday=<Tuesday> hours=<from midnight to five>"
    assert facts("2026-04-06T18:00+01:00", "2026-04-07", hours="Mo-Fr 00:00-17:00") == after


def test_hours_that_end_in_the_first_minute_of_a_bank_holiday() -> None:
    heard = facts("2026-04-02T18:00+01:00", "PRESENT_REF", hours="Mo-Th 09:00-24:01")
    assert heard == (
        "near_holiday when=<today> hours=<until twelve oh one in the morning,"
        " and from nine to twelve oh one in the morning>"
    )


def test_closing_in_the_early_morning_is_said_without_its_day() -> None:
    assert facts("2026-11-23T23:00Z", "PRESENT_REF", hours="Mo 22:00-06:59") == (
        "open_now time=<six fifty-nine in the morning>"
    )
    assert (
        facts("2026-11-23T23:00Z", "PRESENT_REF", hours="Mo 22:00-07:00") == "open_now time=<seven tomorrow>"
    )


def test_hours_of_several_days() -> None:
    assert facts("2026-11-23T10:00Z", "PRESENT_REF", hours=LONG) == "open_now time=<five on Friday>"
    assert facts("2026-11-26T10:00Z", "PRESENT_REF", hours=LONG) == "open_now time=<five tomorrow>"
    assert facts("2026-11-27T10:00Z", "PRESENT_REF", hours=LONG) == "open_now time=<five>"
    assert facts("2026-11-23T10:00Z", "2026-11-25", hours=LONG).endswith("hours=<all day>")
    assert facts("2026-11-23T08:00Z", "PRESENT_REF", hours=LONG) == "later_today hours=<from nine onwards>"
    # Easter Monday is over.
    assert facts("2026-04-08T10:00Z", "PRESENT_REF", hours=LONG) == "open_now time=<five on Friday>"
    # Christmas Eve and Christmas Day 2026 are in one span: open today, but when it closes isn't known.
    assert (
        facts("2026-12-24T10:00Z", "PRESENT_REF", hours=LONG) == "near_holiday when=<today> hours=<all day>"
    )
    assert (
        facts("2026-12-23T10:00Z", "2026-12-24", hours=LONG)
        == "open_tomorrow weekday=<Thursday> hours=<all day>"
    )


def test_always_open() -> None:
    assert facts(MONDAY, "PRESENT_REF", hours="24/7") == "always_open"
    assert facts(MONDAY, hours="24/7") == "always_open usual week=<every day all day>"
    assert facts(MONDAY, "2026-11-24", hours="24/7") == "open_tomorrow weekday=<Tuesday> hours=<all day>"
    holiday = "holiday_open Day=<Today> weekday=<Friday> holiday=<Christmas Day> hours=<all day>"
    assert facts("2026-12-25T10:00Z", "PRESENT_REF", hours="24/7") == holiday
    assert (
        facts("2026-12-26T10:00Z", "2026-12-27", hours="24/7")
        == "open_tomorrow weekday=<Sunday> hours=<all day>"
    )


def test_never_open() -> None:
    assert facts(MONDAY, "PRESENT_REF", hours="off") == "closed_day when=<today> weekday=<Monday> no_opening"
    in_years = "2030 Jan 01 09:00-17:00"
    assert (
        facts(MONDAY, "PRESENT_REF", hours=in_years) == "closed_day when=<today> weekday=<Monday> no_opening"
    )
    assert facts(MONDAY, hours="off") == "closed_day when=<today> weekday=<Monday> no_opening no_hours"


def test_hours_in_two_parts() -> None:
    assert facts("2026-11-23T12:30Z", "PRESENT_REF", hours=SPLIT) == "later_today hours=<from one to five>"
    assert facts("2026-11-23T11:30Z", "PRESENT_REF", hours=SPLIT) == "open_now time=<noon>"
    both = "hours=<from nine to noon, and from one to five>"
    assert facts(MONDAY, "2026-11-24", hours=SPLIT) == f"open_tomorrow weekday=<Tuesday> {both}"
    # On a bank holiday all of its usual hours are given, even if some are over.
    assert facts("2026-12-25T12:30Z", "PRESENT_REF", hours=SPLIT).endswith(both)


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
    assert (
        facts("2026-03-29T01:00Z", "PRESENT_REF", hours="Su 01:00-03:00")
        == "open_now time=<three in the morning>"
    )
    assert facts("2026-03-29T02:00Z", "PRESENT_REF", hours="Su 01:00-03:00").startswith("closed_now")


def test_another_time_zone_and_other_holidays() -> None:
    boston = {"time_zone": "America/New_York", "holiday_country": "US", "holiday_subdivision": "MA"}
    assert facts("2026-11-23T14:00Z", "PRESENT_REF", **boston) == "open_now time=<five>"
    assert facts("2026-11-23T13:59Z", "PRESENT_REF", **boston).startswith("later_today")
    # Thanksgiving, Thursday 26 November 2026.
    assert facts(MONDAY, "2026-11-26", **boston).startswith("holiday_open Day=<Thursday>")
    assert facts(MONDAY, "2026-11-26").startswith("open_day")
    # The second of January is a bank holiday in Scotland only.
    scotland = {"holiday_subdivision": "SCT"}
    assert facts("2025-12-29T10:00Z", "2026-01-02", **scotland).startswith("holiday_open Day=<Friday>")
    assert facts("2025-12-29T10:00Z", "2026-01-02").startswith("open_day when=<on Friday>")


def two() -> Clinics:
    north = clinic(id="north", name="North", also_called=("the other one",), hours="Sa 09:00-12:00")
    return Clinics(default="here", clinic=(north, clinic()))


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (None, "this_clinic clinic=<Here> open_now time=<five>"),
        ("", "this_clinic clinic=<Here> open_now time=<five>"),
        ("here", "this_clinic clinic=<Here> open_now time=<five>"),
        ("north", "this_clinic clinic=<North> closed_day"),
        ("NORTH ", "this_clinic clinic=<North> closed_day"),
        ("The Other One", "this_clinic clinic=<North> closed_day"),
        ("luton", "unknown_clinic clinic=<Here> open_now time=<five>"),
    ],
)
def test_which_clinic(said: str | None, heard: str) -> None:
    now = datetime.fromisoformat(MONDAY)
    assert hours_answer(HoursQuestion("PRESENT_REF", None, said), two(), FACTS, now).startswith(heard)


def test_one_clinic_is_named_only_if_another_was_asked_about() -> None:
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert hours_answer(HoursQuestion("PRESENT_REF"), CLINICS, FACTS, now) == "open_now time=<five>"
    assert hours_answer(HoursQuestion("PRESENT_REF", None, "luton"), CLINICS, FACTS, now) == (
        "unknown_clinic clinic=<Clinics in Bedford> open_now time=<five>"
    )


@pytest.mark.parametrize(
    ("settings", "heard"),
    [
        ({}, "nothing"),
        ({"address": "1 A Street"}, "address address=<1 A Street> no_phone"),
        ({"phone": "01234 567890"}, "no_address phone phone=<01234 567890>"),
        (
            {"address": "1 A Street", "phone": "01234 567890"},
            "address address=<1 A Street> phone phone=<01234 567890>",
        ),
    ],
)
def test_contact(settings: dict[str, str], heard: str) -> None:
    place = Clinics(default="here", clinic=(clinic(**settings), clinic(id="north", name="North")))
    for said in (None, "here"):
        assert contact_answer(said, place, FACTS) == f"name clinic=<Here> {heard} booking"
    assert contact_answer("north", place, FACTS) == "name clinic=<North> nothing booking"
    assert contact_answer("luton", place, FACTS) == f"name clinic=<Here> {heard} booking"

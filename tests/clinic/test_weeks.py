"""What is answered about a week, a weekend, a month, a season and a year."""

import pytest

from tests.clinic.world import MONDAY, NINE_TO_FIVE, SATURDAYS, WEEKDAYS, facts


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
        ("2026-W47", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026-W47-WE", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026-12", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026-01", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
        ("2026", NINE_TO_FIVE, f"usual_long {WEEKDAYS}"),
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
    assert facts("2026-12-16T10:00Z", "2026-W51", hours=hours) == f"{closed} opens when=<on Monday> time=<nine>"


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
    assert facts("2026-12-28T10:00Z", "2026-W53") == (f"{opened} period_holidays days=<{monday} and {friday[22:-1]}>")
    christmas = "period_holidays days=<holiday weekday=<Friday> holiday=<Christmas Day>>"
    assert facts("2026-12-22T10:00Z", "2026-W52") == f"{opened} {christmas}"

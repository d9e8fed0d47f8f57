"""Opening hours against a naive statement of them: a table of minutes a weekday, and English law on summer time.

The naive side knows nothing of `opening_hours`, `holidays` or `zoneinfo`. It counts minutes.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from skill.clinic import HoursQuestion, hours_answer
from skill.clinic.timetable import Timetable
from tests.clinic.world import FACTS, clinic, only

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
QUARTERS = 96  # a day, in steps of 15 minutes

# Bank holidays in England, as published at https://www.gov.uk/bank-holidays
BANK_HOLIDAYS = {
    date.fromisoformat(day)
    for day in [
        "2025-01-01",
        "2025-04-18",
        "2025-04-21",
        "2025-05-05",
        "2025-05-26",
        "2025-08-25",
        "2025-12-25",
        "2025-12-26",
        "2026-01-01",
        "2026-04-03",
        "2026-04-06",
        "2026-05-04",
        "2026-05-25",
        "2026-08-31",
        "2026-12-25",
        "2026-12-28",
        "2027-01-01",
        "2027-03-26",
        "2027-03-29",
        "2027-05-03",
        "2027-05-31",
        "2027-08-30",
        "2027-12-27",
        "2027-12-28",
    ]
}
# Holidays by name that fall on a weekend, when the day off is another: not in the list, but not to be trusted either.
NAMED = BANK_HOLIDAYS | {date(2026, 12, 26), date(2027, 12, 25), date(2027, 12, 26)}

Week = dict[int, list[tuple[int, int]]]  # weekday -> from, until, in quarters of an hour


def last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def naive_wall_clock(moment: datetime) -> datetime:
    """British time: an hour ahead from 01:00 UTC on the last Sunday of March until that of October."""
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    starts = datetime.combine(last_sunday(utc.year, 3), time(1))
    ends = datetime.combine(last_sunday(utc.year, 10), time(1))
    return utc + timedelta(hours=1) if starts <= utc < ends else utc


def naive_open(week: Week, wall: datetime) -> bool:
    quarter = (wall.hour * 60 + wall.minute) // 15
    return any(start <= quarter < end for start, end in week[wall.weekday()])


def naive_day(week: Week, day: date) -> list[bool]:
    midnight = datetime.combine(day, time())
    return [naive_open(week, midnight + 15 * quarter * MINUTE) for quarter in range(QUARTERS)]


def written(week: Week) -> str:
    """The week in opening_hours syntax, a rule a day."""
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

    def clock(quarter: int) -> str:
        return f"{quarter // 4:02}:{quarter % 4 * 15:02}"

    rules = [
        f"{names[day]} {','.join(f'{clock(start)}-{clock(end)}' for start, end in spans)}"
        for day, spans in week.items()
        if spans
    ]
    return "; ".join(rules) or "off"


@st.composite
def days_hours(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Up to two spans of a day, with a gap between them, and a night before the day's first."""
    count = draw(st.integers(0, 2))
    edges = sorted(draw(st.lists(st.integers(1, QUARTERS), min_size=2 * count, max_size=2 * count, unique=True)))
    return list(zip(edges[::2], edges[1::2], strict=True))


WEEKS: st.SearchStrategy[Week] = st.fixed_dictionaries({day: days_hours() for day in range(7)})
MOMENTS = st.datetimes(datetime(2025, 1, 2), datetime(2027, 12, 20), timezones=st.just(UTC))
# Around both clock changes of each year.
CHANGES = st.builds(
    lambda year, month, minutes: datetime.combine(last_sunday(year, month), time(), UTC) + minutes * MINUTE,
    st.integers(2025, 2027),
    st.sampled_from([3, 10]),
    st.integers(-1440, 2880),
)


@given(WEEKS, MOMENTS | CHANGES)
def test_next_opening(week: Week, now: datetime) -> None:
    timetable = Timetable(clinic(written(week)))
    wall = timetable.wall_clock(now)
    assert wall == naive_wall_clock(now)
    assume(not naive_open(week, wall))
    midnight = datetime.combine(wall.date(), time())
    steps = (midnight + 15 * quarter * MINUTE for quarter in range(QUARTERS * 9))
    expected = next((step for step in steps if step >= wall and naive_open(week, step)), None)
    opening = next(timetable.openings(wall, wall + 9 * DAY), None)
    assert (opening.start if opening else None) == expected


@given(WEEKS, st.dates(date(2025, 1, 2), date(2027, 12, 20)))
def test_the_hours_of_a_day(week: Week, day: date) -> None:
    openings = Timetable(clinic(written(week))).on(day)
    midnight = datetime.combine(day, time())
    for quarter, is_open in enumerate(naive_day(week, day)):
        moment = midnight + 15 * quarter * MINUTE
        assert any(opening.start <= moment < opening.end for opening in openings) == is_open
    assert all(earlier.end < later.start for earlier, later in pairwise(openings))


@given(WEEKS, MOMENTS | CHANGES, st.integers(2, 400))
@settings(max_examples=200)
def test_what_is_said_about_a_day(week: Week, now: datetime, ahead: int) -> None:
    day = naive_wall_clock(now).date() + ahead * DAY
    assume(day < date(2027, 12, 29))
    said = answer(week, now, day.isoformat()).split()[0]
    is_open = "open" if any(naive_day(week, day)) else "closed"
    assert said == (f"holiday_{is_open}" if day in NAMED else f"{is_open}_day")


@given(WEEKS, MOMENTS | CHANGES, st.integers(2, 60), st.integers(7 * 60, 24 * 60 - 1))
@settings(max_examples=200)
def test_what_is_said_about_a_time(week: Week, now: datetime, ahead: int, minute: int) -> None:
    day = naive_wall_clock(now).date() + ahead * DAY
    assume(day < date(2027, 12, 29) and day not in NAMED and any(naive_day(week, day)))
    at = datetime.combine(day, time()) + minute * MINUTE
    said = answer(week, now, day.isoformat(), at.strftime("%H:%M")).split()[0]
    assert said == ("at_open" if naive_open(week, at) else "at_closed")


@given(WEEKS, MOMENTS | CHANGES)
@settings(max_examples=200)
def test_what_is_said_about_now(week: Week, now: datetime) -> None:
    wall = naive_wall_clock(now)
    rest = naive_day(week, wall.date())[(wall.hour * 60 + wall.minute) // 15 :]
    said = answer(week, now, "PRESENT_REF").split()[0]
    if wall.date() in NAMED and any(rest):
        assert said == "holiday_open"
    elif rest[0]:
        assert said == "open_now"
    elif any(rest):
        assert said == "later_today"
    else:
        assert said in {"closed_now", "closed_day", "holiday_closed"}


def test_every_bank_holiday_of_three_years() -> None:
    timetable = Timetable(clinic())
    days = [date(2025, 1, 1) + ahead * DAY for ahead in range(3 * 365)]
    weekdays = {day for day in days if timetable.holiday(day) and day.weekday() < 5}
    assert weekdays == BANK_HOLIDAYS
    assert all(timetable.holiday(day) for day in NAMED)


def answer(week: Week, now: datetime, day: str, at: str | None = None) -> str:
    return hours_answer(HoursQuestion(day, at), only(clinic(written(week))), FACTS, now)


def test_openings_are_cut_off_at_both_ends() -> None:
    start, end = datetime(2026, 11, 23, 10), datetime(2026, 11, 24, 12)
    assert list(Timetable(clinic()).openings(start, end)) == [
        (start, datetime(2026, 11, 23, 17)),
        (datetime(2026, 11, 24, 9), end),
    ]


def test_an_opening_at_the_very_moment_counts() -> None:
    nine = datetime(2026, 11, 23, 9)
    assert next(Timetable(clinic()).openings(nine, nine + 2 * DAY)).start == nine

"""What a question about hours asks, read from the raw slot values that Alexa sends.

The forms of AMAZON.DATE and AMAZON.TIME are those of Amazon's slot type reference
(https://developer.amazon.com/docs/custom-skills/slot-type-reference.html). Anything else is read as nothing said.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

DAY = timedelta(days=1)
MORNING_STARTS = time(7)
NOON = time(12)

# A season starts with its first whole month in the northern half of the world.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS_OF_DAY = {"MO": (0, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24)}

EXACT_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?", re.ASCII)
MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)", re.ASCII)
YEARS = re.compile(r"\d{4}|\d{3}X|\d{2}XX", re.ASCII)
CLOCK = re.compile(r"(\d{2}):(\d{2})(:\d{2})?", re.ASCII)


class HoursQuestion(NamedTuple):
    """The slot values of ClinicHoursIntent as they came: AMAZON.DATE, AMAZON.TIME, and a clinic's id or name."""

    day: str | None = None
    time: str | None = None
    clinic: str | None = None


class Period(NamedTuple):
    """The days that are asked about, from `first` on: one, a weekend's two, a week's seven, or longer."""

    kind: Literal["day", "weekend", "week", "longer"]
    first: date


class Reading(NamedTuple):
    """One way to understand the time that was said: from `start` until just before `end`, in clinic time."""

    start: datetime
    end: datetime


def read_day(said: str | None, today: date) -> Period | None:
    """The days that an AMAZON.DATE value means, or None for no day and for what can't be read.

    Only the years 1900 to 2099 can be read: the tables of hours and holidays reach no further.
    """
    if not said:
        return None
    try:
        period = _period(said, today)
    except ValueError:  # such a day, week or month doesn't exist
        return None
    return period if period and 1900 <= period.first.year < 2100 else None


def _period(said: str, today: date) -> Period | None:
    if said == "PRESENT_REF":
        return Period("day", today)
    if EXACT_DAY.fullmatch(said):
        return Period("day", date.fromisoformat(said))
    if week := WEEK.fullmatch(said):
        year, number, weekend = week.groups()
        if weekend:
            return Period("weekend", date.fromisocalendar(int(year), int(number), 6))
        return Period("week", date.fromisocalendar(int(year), int(number), 1))
    if month := MONTH.fullmatch(said):
        return Period("longer", date(int(month[1]), int(month[2]), 1))
    if season := SEASON.fullmatch(said):
        return Period("longer", date(int(season[1]), SEASONS[season[2]], 1))
    if YEARS.fullmatch(said):
        return Period("longer", date(int(said.replace("X", "0")), 1, 1))
    return None


def read_time(said: str | None) -> time | str | None:
    """The time of day that an AMAZON.TIME value means, or a part of the day (`MO` `AF` `EV` `NI`), or None."""
    if said in PARTS_OF_DAY:
        return said
    clock = CLOCK.fullmatch(said) if said else None
    try:
        return time(int(clock[1]), int(clock[2])) if clock else None
    except ValueError:  # there is no such time
        return None


def readings(said: time | str, day: date, now: datetime) -> list[Reading]:
    """The ways to understand a time on `day` that aren't over at `now` (clinic time, no zone), in order.

    "At six" may arrive as 06:00 though six in the evening is meant. So before seven, when hardly any clinic is open,
    both the time said and the one twelve hours later are kept.
    """
    midnight = datetime.combine(day, time())
    if isinstance(said, str):
        first, last = PARTS_OF_DAY[said]
        ways = [Reading(midnight + timedelta(hours=first), midnight + timedelta(hours=last))]
    else:
        moment = datetime.combine(day, said)
        starts = [moment, moment + DAY / 2] if said < MORNING_STARTS else [moment]
        ways = [Reading(start, start + timedelta(minutes=1)) for start in starts]
    return [way for way in ways if way.end > now]

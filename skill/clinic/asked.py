"""What a question about hours asks, read from the raw slot values that Alexa sends.

The forms of AMAZON.DATE and AMAZON.TIME are those of Amazon's slot type reference
(https://developer.amazon.com/docs/custom-skills/slot-type-reference.html). Anything else is read as nothing said.
"""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

DAY = timedelta(days=1)
MORNING_STARTS = time(7)

# A season starts with its first whole month in the northern half of the world.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS_OF_DAY = {"MO": (0, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24)}

# The tables of hours and holidays reach from 1900 to 2099.
DATE = re.compile(r"((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2})(-WE)?|-(SP|SU|FA|WI))?", re.ASCII)
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


class Stretch(NamedTuple):
    """Time without a break from `start` until just before `end`, in clinic time."""

    start: datetime
    end: datetime


def read_day(said: str | None, today: date) -> Period | None:
    """Return the days that an AMAZON.DATE value means, or None for no day and for what can't be read."""
    if said == "PRESENT_REF":
        return Period("day", today)
    if not (found := DATE.fullmatch(said or "")):
        return None
    year, (month, day, week, weekend, season) = int(found[1]), found.groups()[1:]
    with suppress(ValueError):  # such a day, week or month doesn't exist
        if week:
            first = date.fromisocalendar(year, int(week), 6 if weekend else 1)
            return Period("weekend" if weekend else "week", first)
        first = date(year, SEASONS.get(season) or int(month or 1), int(day or 1))
        return Period("day" if day else "longer", first)
    return None


def read_time(said: str | None) -> time | str | None:
    """Return the time of day that an AMAZON.TIME value means, a part of the day (`MO` `AF` `EV` `NI`), or None."""
    if said in PARTS_OF_DAY:
        return said
    clock = CLOCK.fullmatch(said or "")
    try:
        return time(int(clock[1]), int(clock[2])) if clock else None
    except ValueError:  # there is no such time
        return None


def readings(said: time | str, day: date, now: datetime) -> list[Stretch]:
    """Return the ways to understand a time on `day` that aren't over at `now` (clinic time, no zone), in order.

    "At six" may arrive as 06:00 though six in the evening is meant. So before seven, when hardly any clinic is open,
    both the time said and the one twelve hours later are kept.
    """
    if isinstance(said, str):
        first, last = (datetime.combine(day, time()) + timedelta(hours=hour) for hour in PARTS_OF_DAY[said])
        return [Stretch(first, last)] if last > now else []
    moment = datetime.combine(day, said)
    starts = [moment, moment + DAY / 2] if said < MORNING_STARTS else [moment]
    ways = [Stretch(start, start + timedelta(minutes=1)) for start in starts]
    return [way for way in ways if way.end > now]

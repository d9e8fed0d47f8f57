"""When a clinic is open, by its usual hours, and which days are bank holidays.

Hours are rules about the clock on the clinic's wall, so everything here is in the clinic's own wall-clock time: plain
datetimes without a zone. `Timetable.wall_clock` turns a moment into it and is the only place where zones and clock
changes come in. When the clock is put back, the hour that happens twice is treated alike both times.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from skill.clinic.asked import DAY
from skill.clinic.bank_holidays import BankHolidays
from skill.content.clinic_schema import Clinic

# How far ahead the next opening is looked for, and how far around a day its hours are read, so that hours which run
# over midnight are seen whole.
HORIZON = timedelta(days=366)
AROUND = timedelta(days=2)


class Span(NamedTuple):
    """Open without a break from `start` until just before `end`, in clinic time."""

    start: datetime
    end: datetime

    @property
    def is_long(self) -> bool:
        """Whether it lasts a day or more, so that neither its start nor its end belongs to the days between."""
        return self.end - self.start >= DAY

    def meets(self, start: datetime, end: datetime) -> bool:
        """Whether the clinic is open at some time from `start` until just before `end`."""
        return self.start < end and self.end > start


class Timetable:
    """One clinic's usual hours and its region's bank holidays.

    Raises ValueError for hours, a time zone or a holiday region that can't be read.
    """

    def __init__(self, clinic: Clinic) -> None:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        from opening_hours import OpeningHours, State, validate

        try:
            self._zone = ZoneInfo(clinic.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"time_zone: no time zone is called {clinic.time_zone!r}") from None
        if not validate(clinic.hours):
            raise ValueError(f"hours: {clinic.hours!r} is not in opening_hours syntax")
        self._hours = OpeningHours(clinic.hours)
        self._holidays = BankHolidays(clinic.holiday_country, clinic.holiday_subdivision)
        self._open = State.OPEN

    def wall_clock(self, moment: datetime) -> datetime:
        """What the clock on the clinic's wall shows at an aware `moment`."""
        return moment.astimezone(self._zone).replace(tzinfo=None)

    def holiday(self, day: date) -> str | None:
        """The name of the bank holiday on `day`, or None."""
        return self._holidays.name(day)

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        """The times of opening from `start` to `end`, in order, cut off at both ends."""
        for first, last, state, _ in self._hours.intervals(start, end):
            if state == self._open:
                yield Span(first, last)

    def open_at(self, moment: datetime) -> Span | None:
        """The span that is under way at `moment`, or None when the clinic is closed.

        It ends `HORIZON` later at the latest.
        """
        unfinished = (span for span in self.spans(moment - AROUND, moment + HORIZON) if span.end > moment)
        span = next(unfinished, None)
        return span if span and span.start <= moment else None

    def on(self, day: date) -> list[Span]:
        """The spans that touch `day`; one that runs over midnight is whole."""
        start = datetime.combine(day, time())
        return [span for span in self.spans(start - AROUND, start + DAY + AROUND) if span.meets(start, start + DAY)]

    def starting_on(self, day: date) -> list[Span]:
        """The spans that belong to `day`: those that touch it but for what is left of the night before."""
        return [span for span in self.on(day) if span.is_long or span.start.date() == day]

    def openings(self, after: datetime) -> Iterator[datetime]:
        """The times from `after` on at which the clinic opens, in order, within a year."""
        spans = self.spans(after - AROUND, after + HORIZON)
        return (span.start for span in spans if span.start >= after)


@lru_cache(maxsize=16)
def timetable(clinic: Clinic) -> Timetable:
    """The timetable of `clinic`, read once."""
    return Timetable(clinic)

"""When a clinic is open, by its usual hours, and which days are bank holidays.

Hours are rules about the clock on the clinic's wall, so everything here is in clinic time: plain datetimes without a
zone. Zones and clock changes come in at `Timetable.wall_clock` alone; the hour that happens twice is alike both times.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache

from skill.clinic.asked import DAY, Stretch
from skill.clinic.bank_holidays import bank_holiday
from skill.content.clinics import Clinic


class Timetable:
    """One clinic's usual hours and its region's bank holidays. The settings must have passed `make check`."""

    def __init__(self, clinic: Clinic) -> None:
        from zoneinfo import ZoneInfo

        from opening_hours import OpeningHours, State

        self._zone = ZoneInfo(clinic.time_zone)
        self._hours, self._open = OpeningHours(clinic.hours), State.OPEN
        self._region = (clinic.holiday_country, clinic.holiday_subdivision)

    def wall_clock(self, moment: datetime) -> datetime:
        """Return what the clock on the clinic's wall shows at an aware `moment`."""
        return moment.astimezone(self._zone).replace(tzinfo=None)

    def holiday(self, day: date) -> str | None:
        """Return the name of the bank holiday on `day`, or None."""
        return bank_holiday(self._region, day)

    def on(self, day: date) -> list[Stretch]:
        """Return the hours of `day`, in order."""
        start = datetime.combine(day, time())
        return list(self.openings(start, start + DAY))

    def openings(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """Yield when the clinic is open from `start` to `end`, in order, cut off at both ends."""
        found = self._hours.intervals(start, end)
        return (Stretch(first, last) for first, last, state, _ in found if state == self._open)


timetable = lru_cache(maxsize=16)(Timetable)

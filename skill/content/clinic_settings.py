"""Whether a clinic's settings make sense: checked before anybody hears them, not at every cold start."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from skill.content.clinics import Clinic, Clinics
from skill.content.errors import Faults, meant

FILE = "clinics.toml"
EXAMPLES = '"Mo-Fr 09:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-12:00"'

# Words of the opening_hours syntax that can't be answered from here: holidays come from `holidays` and are hedged, the
# sun depends on the place, and a comment or an open end can't be said.
NOT_UNDERSTOOD = re.compile(r'\b(?:PH|SH|easter|sunrise|sunset|dawn|dusk|unknown)\b|"|:\d\d\+', re.IGNORECASE)

DAY = timedelta(days=1)
YEARS = datetime(2020, 1, 1), datetime(2040, 1, 1)
"""In which hours are looked at as they are read."""
TIMES = re.compile(r"(\d?\d:\d\d)-(\d?\d:\d\d)")


def faults(clinics: Clinics) -> Faults:
    """Return what keeps a clinic from being spoken for: time zone, hours and holiday region, with what is allowed."""
    found = Faults()
    for clinic in clinics.clinic:
        for what in (*_zone(clinic), *_hours(clinic), *_holidays(clinic), *_spoken(clinic)):
            found.note(FILE, clinic.id, what)
    return found


def _zone(clinic: Clinic) -> Iterator[str]:
    from zoneinfo import available_timezones

    zones = available_timezones()
    if clinic.time_zone not in zones:
        near = meant(clinic.time_zone, sorted(zones))
        yield f"time_zone: no time zone is called {clinic.time_zone!r}{near}; all of England has 'Europe/London'"


def _hours(clinic: Clinic) -> Iterator[str]:
    """Yield hours that can't be read, and those that `opening_hours` reads but that can't be answered from here."""
    from opening_hours import validate

    hours = clinic.hours
    if found := NOT_UNDERSTOOD.search(hours):
        yield f"hours: {found[0]!r} in {hours!r} is not understood here (allowed: such as {EXAMPLES})"
    elif not validate(hours):
        yield f"hours: {hours!r} is not in opening_hours syntax (allowed: such as {EXAMPLES})"
    elif _by_night(hours):
        yield f"hours: {hours!r} run over midnight or around the clock (allowed: of a clinic that closes at night)"


def _by_night(hours: str) -> bool:
    """Return whether these hours run over midnight, as they are written or as they are read, or for a whole day.

    Both are looked at: opening-hours-py 2.1.4 reads "Fr 22:00-02:00; Sa 10:00-12:00" as closed from midnight, and
    "Mo-Fr" names no times.
    """
    from opening_hours import OpeningHours, State

    for start, end in TIMES.findall(hours):
        if end.zfill(5) <= start.zfill(5) or end.zfill(5) > "24:00":
            return True
    opened = (times for *times, state, _ in OpeningHours(hours).intervals(*YEARS) if state == State.OPEN)
    return any(end - start >= DAY or end > datetime.combine(start, time()) + DAY for start, end in opened)


def _holidays(clinic: Clinic) -> Iterator[str]:
    from holidays import list_supported_countries

    regions = list_supported_countries()
    country, part = clinic.holiday_country, clinic.holiday_subdivision
    if country not in regions:
        yield f"holiday_country: {country!r} is no country of the holidays package{meant(country, regions)}"
    elif part is not None and part not in regions[country]:
        yield f"holiday_subdivision: {part!r} is no part of {country}{meant(part, regions[country])}"


def _spoken(clinic: Clinic) -> Iterator[str]:
    """Yield what is said without words; a setting that isn't known is left out, not emptied."""
    for field in ("id", "name", "address", "phone"):
        value = getattr(clinic, field)
        if value is not None and (not value.strip() or "…" in value):
            yield f"{field}: is {value!r}; leave the line out if there is none"

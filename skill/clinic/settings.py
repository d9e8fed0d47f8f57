"""Whether a clinic's settings make sense: checked by tests and by the build, not at every cold start."""

import re

from skill.clinic.timetable import Timetable
from skill.content.clinic_schema import Clinics

# Words of the opening_hours syntax that can't be answered from here: holidays come from `holidays` and are hedged, the
# sun depends on the place, and a comment or an open end can't be said.
NOT_UNDERSTOOD = re.compile(r'\b(?:PH|SH|easter|sunrise|sunset|dawn|dusk|unknown)\b|"|:\d\d\+', re.IGNORECASE)

TIMES = re.compile(r"(\d?\d:\d\d)-(\d?\d:\d\d)")


def check_clinics(clinics: Clinics, file: str = "clinics.toml") -> None:
    """Check that every clinic can be spoken for.

    Raises ValueError, naming `file`, the table, the setting and what is wrong with it, unless the time zone is real,
    the hours can be read and said, and the holiday region is known.
    """
    for clinic in clinics.clinic:
        try:
            check_hours(clinic.hours)
            Timetable(clinic)
        except ValueError as error:
            raise ValueError(f"{file}: [[clinic]] {clinic.id!r}: {error}") from None


def check_hours(hours: str) -> None:
    """Raise ValueError for hours that `opening_hours` reads but that can't be answered rightly from here.

    After a night, a rule behind ";" is among them: opening-hours-py 2.1.4 reads "Fr 22:00-02:00; Sa 10:00-12:00" as
    closed from midnight, and "Mo-Fr 22:00-02:00; Dec 25 off" as open in the early hours of the 26th.
    """
    if found := NOT_UNDERSTOOD.search(hours):
        raise ValueError(f"hours: {found[0]!r} in {hours!r} is not understood here")
    if re.search("[;|]", hours) and any(_over_midnight(*times) for times in TIMES.findall(hours)):
        raise ValueError(f"hours: {hours!r} run over midnight, so all rules must be joined with ',' (not ';')")


def _over_midnight(start: str, end: str) -> bool:
    """Whether times such as "22:00" and "02:00", or "22:00" and "26:00", are not of one day."""
    first, last = start.zfill(5), end.zfill(5)
    return last <= first or last > "24:00"

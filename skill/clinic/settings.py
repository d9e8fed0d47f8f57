"""Whether a clinic's settings make sense: checked by tests and by the build, not at every cold start."""

import re

from skill.clinic.timetable import Timetable
from skill.content.clinic_schema import Clinics

# Words of the opening_hours syntax that can't be answered from here: holidays come from `holidays` and are hedged, the
# sun depends on the place, and a comment or an open end can't be said.
NOT_UNDERSTOOD = re.compile(r'\b(?:PH|SH|easter|sunrise|sunset|dawn|dusk|unknown)\b|"|:\d\d\+', re.IGNORECASE)


def check_clinics(clinics: Clinics, file: str = "clinics.toml") -> None:
    """Raise ValueError, naming `file`, the table, the setting and what is wrong with it, unless every clinic can be
    spoken for: a real time zone, hours that can be read and said, and a holiday region that is known."""
    for clinic in clinics.clinic:
        try:
            if found := NOT_UNDERSTOOD.search(clinic.hours):
                raise ValueError(f"hours: {found[0]!r} in {clinic.hours!r} is not understood here")
            Timetable(clinic)
        except ValueError as error:
            raise ValueError(f"{file}: [[clinic]] {clinic.id!r}: {error}") from None

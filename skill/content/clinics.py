"""The clinics that the skill speaks for, as `clinics.toml` has them.

What their settings must satisfy beyond their types is checked by `skill.content.clinic_settings`.
"""

from skill.content.marks import Table


class Clinic(Table, frozen=True, kw_only=True):
    """One `[[clinic]]` table: a place with a name, a time zone and opening hours.

    `hours` is in OpenStreetMap's `opening_hours` syntax, in the clinic's own wall-clock time. `holiday_country` and
    `holiday_subdivision` are codes of the `holidays` package (`GB`, `ENG`). `address` and `phone` are spoken when
    they are set and never made up. `also_called` are other names that patients use.
    """

    id: str
    name: str
    hours: str
    time_zone: str
    holiday_country: str
    holiday_subdivision: str | None = None
    address: str | None = None
    phone: str | None = None
    also_called: tuple[str, ...] = ()

    def names(self) -> set[str]:
        """Return all that this clinic is called, in lower case: its id, its name and its other names."""
        return {name.casefold() for name in (self.id, self.name, *self.also_called)}


class Clinics(Table, frozen=True, kw_only=True):
    """The whole of `clinics.toml`."""

    default: str
    """The id of the clinic that is meant when nobody names one."""
    clinic: tuple[Clinic, ...]

    def default_clinic(self) -> Clinic:
        """Return the clinic that is meant when nobody names one."""
        return next(clinic for clinic in self.clinic if clinic.id == self.default)

    def find(self, said: str | None) -> Clinic | None:
        """Return the clinic that is called this, in any case, or None."""
        name = (said or "").strip().casefold()
        return next((clinic for clinic in self.clinic if name in clinic.names()), None)

    def others(self, than: Clinic) -> tuple[Clinic, ...]:
        """Return every clinic but this one."""
        return tuple(clinic for clinic in self.clinic if clinic is not than)

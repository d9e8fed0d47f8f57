"""The types of the two clinic files: `clinics.toml` (settings) and `clinic_phrases.toml` (the sentences).

Nothing heavy is imported here, so that a cold start which never hears a question about hours does not pay for one.
What a clinic's settings must satisfy beyond their types (real time zone, readable hours, known holiday region) is
checked by `skill.clinic.settings.check_clinics`.
"""

from string import Formatter
from typing import ClassVar

import msgspec


class Clinic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One `[[clinic]]` table of `clinics.toml`: a place with a name, a time zone and opening hours.

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

    def is_called(self, said: str) -> bool:
        """Whether `said` is this clinic's id, its name or one of its other names, in any case."""
        return said.strip().casefold() in self.names()

    def names(self) -> set[str]:
        """All that this clinic is called, in lower case."""
        return {name.casefold() for name in (self.id, self.name, *self.also_called)}


class Clinics(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole of `clinics.toml`.

    Raises ValueError (from a decoder: msgspec.ValidationError) when no clinic has the id in `default`, or two clinics
    share an id or another name.
    """

    default: str
    clinic: tuple[Clinic, ...]

    def __post_init__(self) -> None:
        if self.default not in [clinic.id for clinic in self.clinic]:
            raise ValueError(f"default: no [[clinic]] has the id {self.default!r}")
        owners: dict[str, Clinic] = {}
        for clinic in self.clinic:
            for name in clinic.names():
                if owners.setdefault(name, clinic) is not clinic:
                    raise ValueError(f"[[clinic]] {clinic.id!r}: another clinic is called {name!r} too")

    def default_clinic(self) -> Clinic:
        """The clinic that is meant when nobody names one."""
        return next(clinic for clinic in self.clinic if clinic.id == self.default)

    def find(self, said: str | None) -> Clinic | None:
        """The clinic that `said` names (see `Clinic.is_called`), or None."""
        return next((clinic for clinic in self.clinic if clinic.is_called(said or "")), None)

    def others(self, than: Clinic) -> tuple[Clinic, ...]:
        """Every clinic but this one."""
        return tuple(clinic for clinic in self.clinic if clinic is not than)


class Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of texts. `blanks` names, for each text that has any, the `{blanks}` that it may use.

    Raises ValueError (from a decoder: msgspec.ValidationError) for a text with another blank or broken braces.
    """

    blanks: ClassVar[dict[str, str]] = {}

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            text = getattr(self, name)
            if isinstance(text, str):
                check_blanks(name, text, self.blanks.get(name, "").split())


def check_blanks(name: str, text: str, allowed: list[str]) -> None:
    """Raise ValueError unless every blank in `text` is a plain `{word}` out of `allowed`."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"{name}: {error} in {text!r}") from None
    for _, blank, form, conversion in parts:
        if blank is not None and (blank not in allowed or form or conversion):
            known = ", ".join(f"{{{word}}}" for word in allowed) or "none"
            raise ValueError(f"{name}: unknown blank {{{blank}}} in {text!r}; it may use: {known}")


class Words(Sentences, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of numbers, days and months. Lists start at zero, one, Monday, January."""

    numbers: tuple[str, ...]
    tens: tuple[str, ...]
    ordinals: tuple[str, ...]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    both: str
    also: str
    named_holidays: tuple[str, ...]
    other_holiday: str

    blanks: ClassVar[dict[str, str]] = {"both": "first last", "also": "first last"}

    def __post_init__(self) -> None:
        Sentences.__post_init__(self)
        for name, length in {"numbers": 20, "tens": 6, "ordinals": 31, "weekdays": 7, "months": 12}.items():
            if len(getattr(self, name)) != length:
                raise ValueError(f"{name}: there must be {length} words, not {len(getattr(self, name))}")


class Clock(Sentences, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a time of day is said."""

    oh: str
    quarter: str
    half: str
    minutes: str
    noon: str
    midnight: str
    in_part: str
    morning: str
    afternoon: str
    evening: str
    night: str
    at: str

    blanks: ClassVar[dict[str, str]] = {
        "oh": "hour minute",
        "quarter": "hour",
        "half": "hour",
        "minutes": "hour minute",
        "in_part": "time part",
        "at": "time",
    }


class Days(Sentences, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a day, a week or a weekend is said."""

    today: str
    tomorrow: str
    yesterday: str
    on: str
    dated: str
    dated_year: str
    run: str
    every: str
    this_week: str
    next_week: str
    other_week: str
    this_weekend: str
    next_weekend: str
    other_weekend: str

    blanks: ClassVar[dict[str, str]] = {
        "on": "day",
        "dated": "weekday ordinal month",
        "dated_year": "weekday ordinal month year",
        "run": "first last",
        "other_week": "weekday ordinal month",
        "other_weekend": "weekday ordinal month",
    }


class Spans(Sentences, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the opening hours of one day are said."""

    between: str
    until: str
    onwards: str
    all_day: str
    listed: str

    blanks: ClassVar[dict[str, str]] = {
        "between": "start end",
        "until": "end",
        "onwards": "start",
        "listed": "days hours",
    }


class Answers(Sentences, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sentences that answer a question about hours."""

    this_clinic: str
    these_clinics: str
    unknown_clinic: str
    open_now: str
    always_open: str
    later_today: str
    closed_now: str
    open_day: str
    open_tomorrow: str
    closed_day: str
    closed_tomorrow: str
    holiday_open: str
    holiday_closed: str
    near_holiday: str
    opens: str
    opens_holiday: str
    opens_after: str
    no_opening: str
    at_open: str
    at_closed: str
    at_either: str
    at_passed: str
    past_open: str
    past_closed: str
    period_open: str
    period_closed: str
    period_holidays: str
    holiday: str
    usual: str
    usual_long: str
    no_hours: str

    blanks: ClassVar[dict[str, str]] = {
        "this_clinic": "clinic",
        "these_clinics": "clinic others",
        "unknown_clinic": "clinics",
        "open_now": "time",
        "later_today": "hours",
        "open_day": "when weekday hours",
        "open_tomorrow": "weekday hours",
        "closed_day": "when weekday",
        "closed_tomorrow": "weekday",
        "holiday_open": "Day weekday holiday hours",
        "holiday_closed": "Day weekday holiday",
        "near_holiday": "when hours",
        "opens": "when time",
        "opens_holiday": "when time holiday",
        "opens_after": "when time",
        "at_open": "at when hours",
        "at_closed": "at when hours",
        "at_either": "yes no when hours",
        "at_passed": "when hours",
        "past_open": "weekday hours",
        "past_closed": "weekday",
        "period_open": "Period period week",
        "period_closed": "Period period",
        "period_holidays": "days",
        "holiday": "weekday holiday",
        "usual": "week",
        "usual_long": "week",
    }


class Contact(Sentences, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sentences that answer "where are you", "what's your number" and "can I book"."""

    name: str
    names: str
    address: str
    phone: str
    no_address: str
    no_phone: str
    nothing: str
    booking: str

    blanks: ClassVar[dict[str, str]] = {
        "name": "clinic",
        "names": "clinics",
        "address": "address",
        "phone": "phone",
    }


class ClinicPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole of `clinic_phrases.toml`: every word that is said about a clinic."""

    words: Words
    clock: Clock
    days: Days
    spans: Spans
    answers: Answers
    contact: Contact

"""Every word that is said about a clinic, one field a text of `clinic_phrases.toml`."""

from typing import Annotated

from msgspec import Meta

from skill.content.marks import Heard, Table, Text


class Words(Table, frozen=True, kw_only=True):
    """Names of numbers, days and months. Lists start at zero, one, Monday, January."""

    numbers: Annotated[tuple[str, ...], Meta(min_length=20, max_length=20)]
    tens: Annotated[tuple[str, ...], Meta(min_length=6, max_length=6)]
    ordinals: Annotated[tuple[str, ...], Meta(min_length=31, max_length=31)]
    weekdays: Annotated[tuple[str, ...], Meta(min_length=7, max_length=7)]
    months: Annotated[tuple[str, ...], Meta(min_length=12, max_length=12)]
    both: Annotated[str, Heard("first last")]
    also: Annotated[str, Heard("first last")]
    named_holidays: tuple[str, ...]
    other_holiday: Text


class Clock(Table, frozen=True, kw_only=True):
    """How a time of day is said."""

    oh: Annotated[str, Heard("hour minute")]
    quarter: Annotated[str, Heard("hour")]
    half: Annotated[str, Heard("hour")]
    minutes: Annotated[str, Heard("hour minute")]
    noon: Text
    midnight: Text
    in_part: Annotated[str, Heard("time part")]
    morning: Text
    afternoon: Text
    evening: Text
    night: Text
    at: Annotated[str, Heard("time")]


class Days(Table, frozen=True, kw_only=True):
    """How a day, a week or a weekend is said."""

    today: Text
    tomorrow: Text
    on: Annotated[str, Heard("day")]
    dated: Annotated[str, Heard("weekday ordinal month")]
    dated_year: Annotated[str, Heard("weekday ordinal month year")]
    run: Annotated[str, Heard("first last")]
    every: Text
    this_week: Text
    next_week: Text
    other_week: Annotated[str, Heard("weekday ordinal month")]
    this_weekend: Text
    next_weekend: Text
    other_weekend: Annotated[str, Heard("weekday ordinal month")]


class Hours(Table, frozen=True, kw_only=True):
    """How the opening hours of one day are said."""

    between: Annotated[str, Heard("start end")]
    listed: Annotated[str, Heard("days hours")]


class Answers(Table, frozen=True, kw_only=True):
    """The sentences that answer a question about hours."""

    this_clinic: Annotated[str, Heard("clinic")]
    these_clinics: Annotated[str, Heard("clinic others")]
    unknown_clinic: Annotated[str, Heard("clinics")]
    open_now: Annotated[str, Heard("time")]
    later_today: Annotated[str, Heard("hours")]
    closed_now: Text
    open_day: Annotated[str, Heard("when weekday hours")]
    open_tomorrow: Annotated[str, Heard("weekday hours")]
    closed_day: Annotated[str, Heard("when weekday")]
    closed_tomorrow: Annotated[str, Heard("weekday")]
    holiday_open: Annotated[str, Heard("Day weekday holiday hours")]
    holiday_closed: Annotated[str, Heard("Day weekday holiday")]
    opens: Annotated[str, Heard("when time")]
    opens_holiday: Annotated[str, Heard("when time holiday")]
    opens_after: Annotated[str, Heard("when time")]
    no_opening: Text
    at_open: Annotated[str, Heard("at when hours")]
    at_closed: Annotated[str, Heard("at when hours")]
    at_either: Annotated[str, Heard("yes no when hours")]
    at_passed: Annotated[str, Heard("when hours")]
    past_open: Annotated[str, Heard("weekday hours")]
    past_closed: Annotated[str, Heard("weekday")]
    period_open: Annotated[str, Heard("Period period week")]
    period_closed: Annotated[str, Heard("Period period")]
    period_holidays: Annotated[str, Heard("days")]
    holiday: Annotated[str, Heard("weekday holiday")]
    usual: Annotated[str, Heard("week")]
    usual_long: Annotated[str, Heard("week")]
    no_hours: Text


class Contact(Table, frozen=True, kw_only=True):
    """The sentences that answer "where are you", "what's your number" and "can I book"."""

    name: Annotated[str, Heard("clinic")]
    names: Annotated[str, Heard("clinics")]
    address: Annotated[str, Heard("address")]
    phone: Annotated[str, Heard("phone")]
    no_address: Text
    no_phone: Text
    nothing: Text
    booking: Text


class ClinicPhrases(Table, frozen=True, kw_only=True):
    """The whole of `clinic_phrases.toml`: each text may use its own words in braces only."""

    words: Words
    clock: Clock
    days: Days
    hours: Hours
    answers: Answers
    contact: Contact

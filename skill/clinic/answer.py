"""The answers: which sentence of `clinic_phrases.toml` is said, and what is filled in. Plain text, without markup."""

from collections.abc import Sequence
from datetime import date, datetime, time

from skill.clinic.asked import DAY, HoursQuestion, Period, Stretch, read_day, read_time, readings
from skill.clinic.timetable import Timetable, timetable
from skill.clinic.wording import MIDNIGHT, Wording, capital
from skill.content.clinic_phrases import ClinicPhrases
from skill.content.clinics import Clinic, Clinics

HORIZON = 366 * DAY  # how far ahead the next opening is looked for


def hours_answer(question: HoursQuestion, clinics: Clinics, phrases: ClinicPhrases, now: datetime) -> str:
    """Return what to say to a question about opening hours.

    Any strings may be in `question`: a day or time that can't be read counts as not said. `now` must be aware, and the
    clinics have passed `make check`.
    """
    clinic = clinics.find(question.clinic) or clinics.default_clinic()
    answer, forms = _Answer(timetable(clinic), phrases, now).to(question), phrases.answers
    this_clinic = forms.this_clinic.format(clinic=clinic.name)
    if question.clinic and not clinics.find(question.clinic):
        return f"{forms.unknown_clinic.format(clinics=_names(clinics.clinic, phrases))} {this_clinic} {answer}"
    if not (others := clinics.others(clinic)):
        return answer
    these_clinics = forms.these_clinics.format(clinic=clinic.name, others=_names(others, phrases))
    return f"{answer} {this_clinic if question.clinic else these_clinics}"


def contact_answer(said_clinic: str | None, clinics: Clinics, phrases: ClinicPhrases) -> str:
    """Return where the clinic is, how to ring it as far as that is set, and that nothing can be booked here.

    Of several clinics, none of them named, the names: which is nearest isn't known.
    """
    clinic, contact = clinics.find(said_clinic), phrases.contact
    if len(clinics.clinic) > 1 and not clinic:
        return f"{contact.names.format(clinics=_names(clinics.clinic, phrases))} {contact.booking}"
    clinic = clinic or clinics.default_clinic()
    address = contact.address.format(address=clinic.address) if clinic.address else contact.no_address
    phone = contact.phone.format(phone=clinic.phone) if clinic.phone else contact.no_phone
    known = f"{address} {phone}" if clinic.address or clinic.phone else contact.nothing
    return f"{contact.name.format(clinic=clinic.name)} {known} {contact.booking}"


def _names(clinics: Sequence[Clinic], phrases: ClinicPhrases) -> str:
    return Wording(phrases, date.min).listed([clinic.name for clinic in clinics])


class _Answer:
    """One answer in the making: a clinic's timetable, the words, and now in clinic time."""

    def __init__(self, hours: Timetable, phrases: ClinicPhrases, now: datetime) -> None:
        self._hours, self._forms, self._at = hours, phrases.answers, phrases.clock.at
        self._now = hours.wall_clock(now)
        self._today = self._now.date()
        self._words = Wording(phrases, self._today)

    def to(self, question: HoursQuestion) -> str:
        days, at = read_day(question.day, self._today), read_time(question.time)
        if days is None and at is None:
            return f"{self._about_now()} {self._usual(self._today, self._forms.usual)}"
        if days is None:  # today, unless the time is over for today
            is_over = at is not None and not readings(at, self._today, self._now)
            days = Period("day", self._today + is_over * DAY)
        if days.kind != "day":
            return self._about_period(days)
        return self._about_past(days.first) if days.first < self._today else self._about_day(days.first, at)

    def _about_now(self) -> str:
        openings = self._hours.on(self._today)
        ahead = [opening for opening in openings if opening.end > self._now]
        if not ahead:
            closed = self._forms.closed_now if openings else self._closed(self._today)
            return f"{closed} {self._next_opening(self._now)}"
        if self._hours.holiday(self._today):
            return self._say(self._forms.holiday_open, self._today)
        if ahead[0].start <= self._now:
            return self._forms.open_now.format(time=self._words.clock(ahead[0].end.time()))
        return self._forms.later_today.format(hours=self._words.hours(ahead))

    def _about_day(self, day: date, at: time | str | None) -> str:
        openings = self._hours.on(day)
        if day == self._today and (at is None or all(opening.end <= self._now for opening in openings)):
            return self._about_now()
        if not openings:
            return f"{self._closed(day)} {self._next_opening(datetime.combine(day, MIDNIGHT))}"
        if self._hours.holiday(day):
            return self._say(self._forms.holiday_open, day)
        if at is not None:
            return self._about_time(at, day, openings)
        return self._say(self._forms.open_tomorrow if day == self._today + DAY else self._forms.open_day, day)

    def _about_past(self, day: date) -> str:
        alike = self._today + (day.weekday() - self._today.weekday()) % 7 * DAY
        return self._say(self._forms.past_open if self._hours.on(alike) else self._forms.past_closed, alike)

    def _about_time(self, at: time | str, day: date, openings: Sequence[Stretch]) -> str:
        ways, now, say = readings(at, day, self._now), self._now, self._words
        if not ways:
            return self._say(self._forms.at_passed, day)
        is_open = [any(max(o.start, way.start, now) < min(o.end, way.end) for o in openings) for way in ways]
        if len(set(is_open)) == 2:
            first, second = (say.full_time(way.start.time()) for way in ways)
            yes, no = (first, second) if is_open[0] else (second, first)
            return self._say(self._forms.at_either, day, yes=yes, no=no)
        if isinstance(at, str):
            said = say.part_of_day(at)
        else:  # with its part of the day only when it can mean one time alone
            said = say.bare_time(at) if len(ways) == 2 else say.clock(ways[0].start.time())
            said = self._at.format(time=said)
        return self._say(self._forms.at_open if any(is_open) else self._forms.at_closed, day, at=said)

    def _about_period(self, days: Period) -> str:
        length = 2 if days.kind == "weekend" else 7
        if days.kind == "longer" or days.first + length * DAY <= self._today:
            return self._usual(max(days.first, self._today), self._forms.usual_long)
        hours, period = self._days(days.first, length), self._words.period(days)
        if not (week := self._words.week(hours)):
            closed = self._forms.period_closed.format(Period=capital(period), period=period)
            return f"{closed} {self._next_opening(max(self._now, datetime.combine(days.first, MIDNIGHT)))}"
        said = self._forms.period_open.format(Period=capital(period), period=period, week=week)
        ahead = [day for day, openings in hours if openings and day >= self._today and self._hours.holiday(day)]
        holidays = [self._say(self._forms.holiday, day) for day in ahead]
        return f"{said} {self._forms.period_holidays.format(days=self._words.listed(holidays))}" if holidays else said

    def _usual(self, first: date, form: str) -> str:
        week = self._words.week(self._days(first, 7))
        return form.format(week=week) if week else self._forms.no_hours

    def _days(self, first: date, length: int) -> list[tuple[date, list[Stretch]]]:
        days = (first + ahead * DAY for ahead in range(length))
        return [(day, self._hours.on(day)) for day in days]

    def _closed(self, day: date) -> str:
        closed = self._forms.closed_tomorrow if day == self._today + DAY else self._forms.closed_day
        return self._say(self._forms.holiday_closed if self._hours.holiday(day) else closed, day)

    def _next_opening(self, after: datetime) -> str:
        openings = (opening.start for opening in self._hours.openings(after, after + HORIZON))
        if (first := next(openings, None)) is None:
            return self._forms.no_opening
        if not self._hours.holiday(first.date()):
            return self._opens(self._forms.opens, first)
        normal = next((opening for opening in openings if not self._hours.holiday(opening.date())), None)
        usual = self._opens(self._forms.opens_holiday, first)
        return f"{usual} {self._opens(self._forms.opens_after, normal)}" if normal else usual

    def _opens(self, form: str, moment: datetime) -> str:
        return self._say(form, moment.date(), time=self._words.clock(moment.time()))

    def _say(self, form: str, day: date, **words: str) -> str:
        """Fill in a sentence about a day, which may use its name, its hours and its holiday."""
        name = self._words.day(day)
        return form.format(
            Day=capital(name),
            when=self._words.when(day),
            weekday=self._words.weekday(day),
            hours=self._words.hours(self._hours.on(day)),
            holiday=self._words.holiday(self._hours.holiday(day) or ""),
            **words,
        )

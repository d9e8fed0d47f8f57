"""The answers: which sentence of `clinic_phrases.toml` is said, and what is filled in. Plain text, without markup."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from skill.clinic.asked import DAY, HoursQuestion, Period, Reading, read_day, read_time, readings
from skill.clinic.timetable import HORIZON, Span, Timetable, timetable
from skill.clinic.wording import Wording, capital
from skill.content.clinic_schema import Clinic, ClinicPhrases, Clinics


def hours_answer(question: HoursQuestion, clinics: Clinics, texts: ClinicPhrases, now: datetime) -> str:
    """What to say to a question about opening hours.

    Any strings may be in `question`: a day or time that can't be read counts as not said. `now` must be aware. Raises
    ValueError only for settings that `check_clinics` refuses.
    """
    clinic = clinics.find(question.clinic) or clinics.default_clinic()
    answer = _Answer(timetable(clinic), texts, now).to(question)
    if question.clinic and not clinics.find(question.clinic):
        unknown = texts.answers.unknown_clinic.format(clinics=_names(clinics.clinic, texts))
        return f"{unknown} {texts.answers.this_clinic.format(clinic=clinic.name)} {answer}"
    others = clinics.others(clinic)
    if not others:
        return answer
    form = texts.answers.this_clinic if question.clinic else texts.answers.these_clinics
    return f"{answer} {form.format(clinic=clinic.name, others=_names(others, texts))}"


def contact_answer(said_clinic: str | None, clinics: Clinics, texts: ClinicPhrases) -> str:
    """Where the clinic is, how to ring it as far as that is set, and that nothing can be booked here.

    Of several clinics, none of them named, the names: which is nearest isn't known.
    """
    clinic = clinics.find(said_clinic)
    contact = texts.contact
    if len(clinics.clinic) > 1 and not clinic:
        return f"{contact.names.format(clinics=_names(clinics.clinic, texts))} {contact.booking}"
    clinic = clinic or clinics.default_clinic()
    sentences = [contact.name.format(clinic=clinic.name)]
    if not (clinic.address or clinic.phone):
        sentences.append(contact.nothing)
    else:
        sentences.append(contact.address.format(address=clinic.address) if clinic.address else contact.no_address)
        sentences.append(contact.phone.format(phone=clinic.phone) if clinic.phone else contact.no_phone)
    return " ".join([*sentences, contact.booking])


def _names(clinics: Sequence[Clinic], texts: ClinicPhrases) -> str:
    return Wording(texts, date.min).listed([clinic.name for clinic in clinics])


class _Answer:
    """One answer in the making: a clinic's timetable, the words, and now in clinic time."""

    def __init__(self, hours: Timetable, texts: ClinicPhrases, now: datetime) -> None:
        self._hours = hours
        self._texts = texts.answers
        self._now = hours.wall_clock(now)
        self._today = self._now.date()
        self._words = Wording(texts, self._today)

    def to(self, question: HoursQuestion) -> str:
        days = read_day(question.day, self._today)
        at = read_time(question.time)
        if days is None and at is None:
            return f"{self._about_now()} {self._usual(self._today, self._texts.usual)}"
        if days is None:
            days = Period("day", self._next_day_with(at))
        if days.kind != "day":
            return self._about_period(days)
        if days.first < self._today:
            return self._about_past(days.first)
        if at is not None:
            return self._about_time(at, days.first)
        return self._about_now() if days.first == self._today else self._about_day(days.first)

    def _about_now(self) -> str:
        spans = self._hours.on(self._today)
        unfinished = [span for span in spans if span.end > self._now]
        hedged = self._near_holiday(self._today, spans)
        if unfinished and hedged:
            return hedged
        current = self._hours.open_at(self._now)
        if current and current.end - self._now == HORIZON:
            return self._texts.always_open
        if current and any(self._hours.holiday(day) for day in _touched(Span(self._now, current.end))):
            return self._texts.near_holiday.format(**self._blanks(self._today, spans))
        if current:
            return self._texts.open_now.format(time=self._words.closing(current, self._now))
        if unfinished:
            return self._texts.later_today.format(hours=self._words.hours(unfinished, self._today))
        closed = self._texts.closed_now if spans else self._closed(self._today)
        return f"{closed} {self._next_opening(self._now)}"

    def _about_day(self, day: date) -> str:
        spans = self._hours.on(day)
        if not spans:
            return f"{self._closed(day)} {self._next_opening(_midnight(day))}"
        open_day = self._texts.open_tomorrow if day == self._today + DAY else self._texts.open_day
        return self._near_holiday(day, spans) or open_day.format(**self._blanks(day, spans))

    def _about_past(self, day: date) -> str:
        alike = self._today + (day.weekday() - self._today.weekday()) % 7 * DAY
        spans = self._hours.starting_on(alike)
        if not spans:
            return self._texts.past_closed.format(weekday=self._words.weekday(day))
        return self._texts.past_open.format(**self._blanks(alike, spans))

    def _about_time(self, at: time | str, day: date) -> str:
        spans = self._hours.on(day)
        if day == self._today and all(span.end <= self._now for span in spans):
            return self._about_now()
        if not spans:
            return self._about_day(day)
        hedged = self._near_holiday(day, spans)
        if hedged:
            return hedged
        blanks = self._blanks(day, spans)
        ways = readings(at, day, self._now)
        if not ways:
            return self._texts.at_passed.format(**blanks)
        open_ways = [way for way in ways if any(self._is_ahead(span, way) for span in spans)]
        if len(ways) == 2 and len(open_ways) == 1:
            first, second = ways
            other = second if open_ways == [first] else first
            yes, no = (self._words.full_time(way.start.time()) for way in (*open_ways, other))
            return self._texts.at_either.format(yes=yes, no=no, **blanks)
        form = self._texts.at_open if open_ways else self._texts.at_closed
        return form.format(at=self._said(at, ways), **blanks)

    def _about_period(self, days: Period) -> str:
        length = 2 if days.kind == "weekend" else 7
        if days.kind == "longer" or days.first + length * DAY <= self._today:
            return self._usual(max(days.first, self._today), self._texts.usual_long)
        hours = [(day, self._hours.starting_on(day)) for day in _days(days.first, length)]
        if days.kind == "weekend":
            hours[0] = (days.first, self._hours.on(days.first))
        period = self._words.period(days)
        if not any(spans for _, spans in hours):
            closed = self._texts.period_closed.format(Period=capital(period), period=period)
            return f"{closed} {self._next_opening(max(self._now, _midnight(days.first)))}"
        week = self._words.week(hours)
        sentences = [self._texts.period_open.format(Period=capital(period), period=period, week=week)]
        holidays = [
            self._texts.holiday.format(weekday=self._words.weekday(day), holiday=self._words.holiday(name))
            for day, spans in hours
            if spans and day >= self._today and (name := self._hours.holiday(day))
        ]
        if holidays:
            sentences.append(self._texts.period_holidays.format(days=self._words.listed(holidays)))
        return " ".join(sentences)

    def _usual(self, first: date, form: str) -> str:
        hours = [(day, self._hours.starting_on(day)) for day in _days(first, 7)]
        if not any(spans for _, spans in hours):
            return self._texts.no_hours
        return form.format(week=self._words.week(hours))

    def _closed(self, day: date) -> str:
        holiday = self._hours.holiday(day)
        if holiday:
            return self._texts.holiday_closed.format(holiday=self._words.holiday(holiday), **self._blanks(day))
        closed = self._texts.closed_tomorrow if day == self._today + DAY else self._texts.closed_day
        return closed.format(**self._blanks(day))

    def _near_holiday(self, day: date, spans: list[Span]) -> str | None:
        """The usual hours of `day` with advice to check, when it's a bank holiday or its hours run into one."""
        holiday = self._hours.holiday(day)
        if holiday and spans:
            blanks = self._blanks(day, spans)
            return self._texts.holiday_open.format(holiday=self._words.holiday(holiday), **blanks)
        days = [touched for span in spans if not span.is_long for touched in _touched(span)]
        if any(self._hours.holiday(touched) for touched in days):
            return self._texts.near_holiday.format(**self._blanks(day, spans))
        return None

    def _next_opening(self, after: datetime) -> str:
        openings = self._hours.openings(after)
        first = next(openings, None)
        if first is None:
            return self._texts.no_opening
        holiday = self._hours.holiday(first.date())
        if not holiday:
            return self._texts.opens.format(**self._opening(first))
        sentences = [self._texts.opens_holiday.format(holiday=self._words.holiday(holiday), **self._opening(first))]
        normal = next((opening for opening in openings if not self._hours.holiday(opening.date())), None)
        if normal:
            sentences.append(self._texts.opens_after.format(**self._opening(normal)))
        return " ".join(sentences)

    def _opening(self, moment: datetime) -> dict[str, str]:
        return {"when": self._words.when(moment.date()), "time": self._words.clock(moment.time())}

    def _next_day_with(self, at: time | str | None) -> date:
        """Today, unless the time `at` is over for today."""
        return self._today if at is None or readings(at, self._today, self._now) else self._today + DAY

    def _is_ahead(self, span: Span, way: Reading) -> bool:
        return span.meets(max(way.start, self._now), way.end)

    def _said(self, at: time | str, ways: list[Reading]) -> str:
        """The time that was said, with its part of the day only when it can mean one time alone."""
        if isinstance(at, str):
            return self._words.part_of_day(at)
        said = self._words.bare_time(at) if len(ways) == 2 else self._words.clock(ways[0].start.time())
        return self._words.at(said)

    def _blanks(self, day: date, spans: list[Span] | None = None) -> dict[str, str]:
        """What every sentence about a day, and about its hours if it has any, may use."""
        about_day = {
            "Day": capital(self._words.day(day)),
            "when": self._words.when(day),
            "weekday": self._words.weekday(day),
        }
        return about_day | {"hours": self._words.hours(spans, day)} if spans else about_day


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _days(first: date, length: int) -> list[date]:
    return [first + ahead * DAY for ahead in range(length)]


def _touched(span: Span) -> list[date]:
    """The days on which the clinic is open in `span`; one that ends at midnight doesn't touch the day after."""
    first = span.start.date()
    return _days(first, (span.end - timedelta(minutes=1)).date().toordinal() - first.toordinal() + 1)

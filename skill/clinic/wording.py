"""Times, days and hours in words, as they are said on a given day. The words come from `clinic_phrases.toml`."""

from collections.abc import Sequence
from datetime import date, datetime, time

from skill.clinic.asked import DAY, MORNING_STARTS, NOON, Period
from skill.clinic.timetable import Span
from skill.content.clinic_schema import ClinicPhrases

# A bare hour is clear for the twelve hours from MORNING_STARTS on.
CLEAR_UNTIL = time(19)
EVENING_STARTS = time(18)
NIGHT_STARTS = time(22)
MIDNIGHT = time()

# From this many days ahead a date is said with its year.
A_LONG_TIME = 330 * DAY

EVERY_DAY = 7


def capital(text: str) -> str:
    """`text` with a capital first letter, to start a sentence."""
    return text[:1].upper() + text[1:]


class Wording:
    """How things are said when the clinic's date is `today`."""

    def __init__(self, texts: ClinicPhrases, today: date) -> None:
        self._texts = texts
        self._today = today

    # Times

    def clock(self, moment: time) -> str:
        """A time that can't be taken for another: "nine", "six in the morning", "noon"."""
        if MORNING_STARTS <= moment < CLEAR_UNTIL and moment != NOON:
            return self.bare_time(moment)
        return self.full_time(moment)

    def bare_time(self, moment: time) -> str:
        """What a clock with hands shows: "six", "half past nine", "nine oh five"."""
        forms = self._texts.clock
        hour = self._number((moment.hour - 1) % 12 + 1)
        if moment.minute == 0:
            return hour
        form = {15: forms.quarter, 30: forms.half}.get(moment.minute)
        if form is None:
            form = forms.oh if moment.minute < 10 else forms.minutes
        return form.format(hour=hour, minute=self._number(moment.minute))

    def full_time(self, moment: time) -> str:
        """A time with its part of the day: "four in the afternoon", "noon"."""
        if moment == NOON:
            return self._texts.clock.noon
        if moment == MIDNIGHT:
            return self._texts.clock.midnight
        return self._texts.clock.in_part.format(time=self.bare_time(moment), part=self._part(moment))

    def _part(self, moment: time) -> str:
        clock = self._texts.clock
        if moment < NOON:
            return clock.morning
        if moment < EVENING_STARTS:
            return clock.afternoon
        return clock.evening if moment < NIGHT_STARTS else clock.night

    def part_of_day(self, code: str) -> str:
        """An AMAZON.TIME part of the day: "in the morning"."""
        clock = self._texts.clock
        return {"MO": clock.morning, "AF": clock.afternoon, "EV": clock.evening, "NI": clock.night}[code]

    def at(self, time_said: str) -> str:
        """ "at six" """
        return self._texts.clock.at.format(time=time_said)

    def _number(self, number: int) -> str:
        words = self._texts.words
        if number < len(words.numbers):
            return words.numbers[number]
        tens, ones = divmod(number, 10)
        return f"{words.tens[tens]}-{words.numbers[ones]}" if ones else words.tens[tens]

    def closing(self, span: Span, now: datetime) -> str:
        """When `span`, which is under way, ends: "five", "two in the morning", "five on Friday"."""
        said = self.clock(span.end.time())
        if span.end < datetime.combine(now.date() + DAY, MORNING_STARTS):
            return said
        return f"{said} {self.when(span.end.date())}"

    # Days

    def weekday(self, day: date) -> str:
        """ "Monday" """
        return self._texts.words.weekdays[day.weekday()]

    def day(self, day: date) -> str:
        """A day as a name: "today", "Saturday", "Saturday the fifth of December"."""
        days = self._texts.days
        near = {-1: days.yesterday, 0: days.today, 1: days.tomorrow}
        ahead = (day - self._today).days
        if ahead in near:
            return near[ahead]
        if ahead in range(2, EVERY_DAY):
            return self.weekday(day)
        form = days.dated if abs(day - self._today) < A_LONG_TIME else days.dated_year
        return self._dated(form, day)

    def when(self, day: date) -> str:
        """A day as it follows a verb: "tomorrow", "on Saturday"."""
        name = self.day(day)
        return name if abs(day - self._today) <= DAY else self._texts.days.on.format(day=name)

    def period(self, period: Period) -> str:
        """A week or a weekend: "next week", "this weekend", "in the week of Monday the seventh of December"."""
        days = self._texts.days
        forms = (days.this_week, days.next_week, days.other_week)
        if period.kind == "weekend":
            forms = (days.this_weekend, days.next_weekend, days.other_weekend)
        weeks_ahead = (_monday(period.first) - _monday(self._today)).days // EVERY_DAY
        return self._dated(forms[min(weeks_ahead, 2)], period.first)

    def _dated(self, form: str, day: date) -> str:
        words = self._texts.words
        return form.format(
            weekday=self.weekday(day),
            ordinal=words.ordinals[day.day - 1],
            month=words.months[day.month - 1],
            year=day.year,
        )

    def holiday(self, name: str) -> str:
        """A bank holiday: "Christmas Day", "a bank holiday"."""
        words = self._texts.words
        return name if name in words.named_holidays else words.other_holiday

    # Hours

    def hours(self, spans: Sequence[Span], day: date) -> str:
        """The hours of `day`: "from nine to noon, and from one to five"."""
        return self._list([self._span(span, day) for span in spans], self._texts.words.also)

    def _span(self, span: Span, day: date) -> str:
        spans = self._texts.spans
        midnight = datetime.combine(day, MIDNIGHT)
        if span.start <= midnight and span.end >= midnight + DAY:
            return spans.all_day
        start, end = self.clock(span.start.time()), self.clock(span.end.time())
        if span.start < midnight:
            return spans.until.format(end=end)
        if span.is_long:
            return spans.onwards.format(start=start)
        return spans.between.format(start=start, end=end)

    def week(self, hours: Sequence[tuple[date, Sequence[Span]]]) -> str:
        """The hours of several days, like days together: "Monday to Friday from nine to five".

        Days without hours are left out; there must be one with hours. Monday comes first.
        """
        alike: dict[str, list[int]] = {}
        for day, spans in sorted(hours, key=lambda item: item[0].weekday()):
            if spans:
                alike.setdefault(self.hours(spans, day), []).append(day.weekday())
        listed = self._texts.spans.listed
        groups = [listed.format(days=self._weekdays(days), hours=said) for said, days in alike.items()]
        return self._list(groups, self._texts.words.also)

    def _weekdays(self, days: list[int]) -> str:
        """Days of the week, in order, as runs: "Monday to Wednesday and Friday"."""
        if len(days) == EVERY_DAY:
            return self._texts.days.every
        runs: list[list[int]] = []
        for day in days:
            if runs and day == runs[-1][-1] + 1:
                runs[-1].append(day)
            else:
                runs.append([day])
        names = self._texts.words.weekdays
        said: list[str] = []
        for run in runs:
            if len(run) > 2:
                said.append(self._texts.days.run.format(first=names[run[0]], last=names[run[-1]]))
            else:
                said.extend(names[day] for day in run)
        return self._list(said, self._texts.words.both)

    def listed(self, things: Sequence[str]) -> str:
        """Things in a row: "one, two and three"."""
        return self._list(things, self._texts.words.both)

    def _list(self, things: Sequence[str], form: str) -> str:
        *first, last = things
        return form.format(first=", ".join(first), last=last) if first else last


def _monday(day: date) -> date:
    return day - day.weekday() * DAY

"""Times, days and hours in words, as they are said on a given day. The words come from `clinic_phrases.toml`."""

from collections.abc import Sequence
from datetime import date, time
from itertools import groupby

from skill.clinic.asked import DAY, MORNING_STARTS, Period, Stretch
from skill.content.clinic_phrases import ClinicPhrases

MIDNIGHT, NOON, EVENING_STARTS, NIGHT_STARTS = time(), time(12), time(18), time(22)
CLEAR_UNTIL = time(19)  # a bare hour is clear for the twelve hours from MORNING_STARTS on
A_LONG_TIME = 330  # days ahead; from here on a date is said with its year
WEEK = 7


def capital(text: str) -> str:
    """Return `text` with a capital first letter, to start a sentence."""
    return text[:1].upper() + text[1:]


class Wording:
    """How things are said when the clinic's date is `today`."""

    def __init__(self, phrases: ClinicPhrases, today: date) -> None:
        self._words, self._clock, self._days, self._hours = phrases.words, phrases.clock, phrases.days, phrases.hours
        self._today = today

    def clock(self, moment: time) -> str:
        """Say a time that can't be taken for another: "nine", "six in the morning", "noon"."""
        is_clear = MORNING_STARTS <= moment < CLEAR_UNTIL and moment != NOON
        return self.bare_time(moment) if is_clear else self.full_time(moment)

    def bare_time(self, moment: time) -> str:
        """Say what a clock with hands shows: "six", "half past nine", "nine oh five"."""
        hour, minute = self._number((moment.hour - 1) % 12 + 1), moment.minute
        if minute == 0:
            return hour
        form = self._clock.oh if minute < 10 else self._clock.minutes
        form = {15: self._clock.quarter, 30: self._clock.half}.get(minute, form)
        return form.format(hour=hour, minute=self._number(minute))

    def full_time(self, moment: time) -> str:
        """Say a time with its part of the day: "four in the afternoon", "noon"."""
        clock = self._clock
        if moment in (MIDNIGHT, NOON):
            return clock.noon if moment == NOON else clock.midnight
        parts = {NIGHT_STARTS: "NI", EVENING_STARTS: "EV", NOON: "AF", MIDNIGHT: "MO"}
        part = next(part for start, part in parts.items() if moment >= start)
        return clock.in_part.format(time=self.bare_time(moment), part=self.part_of_day(part))

    def part_of_day(self, code: str) -> str:
        """Say an AMAZON.TIME part of the day: "in the morning"."""
        clock = self._clock
        return {"MO": clock.morning, "AF": clock.afternoon, "EV": clock.evening, "NI": clock.night}[code]

    def _number(self, number: int) -> str:
        words = self._words
        if number < len(words.numbers):
            return words.numbers[number]
        tens, ones = divmod(number, 10)
        return f"{words.tens[tens]}-{words.numbers[ones]}" if ones else words.tens[tens]

    def weekday(self, day: date) -> str:
        """Say "Monday"."""
        return self._words.weekdays[day.weekday()]

    def day(self, day: date) -> str:
        """Say a day, today or later, as a name: "today", "Saturday", "Saturday the fifth of December"."""
        days = self._days
        ahead = (day - self._today).days
        if ahead < 2:
            return days.tomorrow if ahead else days.today
        if ahead < WEEK:
            return self.weekday(day)
        return self._dated(days.dated if ahead < A_LONG_TIME else days.dated_year, day)

    def when(self, day: date) -> str:
        """Say a day as it follows a verb: "tomorrow", "on Saturday"."""
        name = self.day(day)
        return name if day - self._today <= DAY else self._days.on.format(day=name)

    def period(self, period: Period) -> str:
        """Say a week or a weekend: "next week", "this weekend", "in the week of the seventh of December"."""
        days = self._days
        forms = (days.this_week, days.next_week, days.other_week)
        if period.kind == "weekend":
            forms = (days.this_weekend, days.next_weekend, days.other_weekend)
        weeks_ahead = (period.first - self._today + self._today.weekday() * DAY).days // WEEK
        return self._dated(forms[min(weeks_ahead, 2)], period.first)

    def _dated(self, form: str, day: date) -> str:
        ordinal, month = self._words.ordinals[day.day - 1], self._words.months[day.month - 1]
        return form.format(weekday=self.weekday(day), ordinal=ordinal, month=month, year=day.year)

    def holiday(self, name: str) -> str:
        """Say a bank holiday: "Christmas Day", "a bank holiday"."""
        return name if name in self._words.named_holidays else self._words.other_holiday

    def hours(self, openings: Sequence[Stretch]) -> str:
        """Say the hours of a day: "from nine to noon, and from one to five"."""
        clocks = [(self.clock(opening.start.time()), self.clock(opening.end.time())) for opening in openings]
        said = [self._hours.between.format(start=start, end=end) for start, end in clocks]
        return self._list(said, self._words.also)

    def week(self, hours: Sequence[tuple[date, Sequence[Stretch]]]) -> str:
        """Say the hours of several days, like days together: "Monday to Friday from nine to five".

        Days without hours are left out. Monday comes first.
        """
        alike: dict[str, list[int]] = {}
        for day, openings in sorted(hours, key=lambda item: item[0].weekday()):
            if openings:
                alike.setdefault(self.hours(openings), []).append(day.weekday())
        groups = [self._hours.listed.format(days=self._weekdays(days), hours=said) for said, days in alike.items()]
        return self._list(groups, self._words.also)

    def _weekdays(self, days: list[int]) -> str:
        """Say days of the week, in order, as runs: "Monday to Wednesday and Friday"."""
        if len(days) == WEEK:
            return self._days.every
        said: list[str] = []
        for _, run in groupby(enumerate(days), key=lambda item: item[1] - item[0]):
            names = [self._words.weekdays[day] for _, day in run]
            said += names if len(names) < 3 else [self._days.run.format(first=names[0], last=names[-1])]
        return self.listed(said)

    def listed(self, things: Sequence[str]) -> str:
        """Say things in a row: "one, two and three"."""
        return self._list(things, self._words.both)

    def _list(self, things: Sequence[str], form: str) -> str:
        return form.format(first=", ".join(things[:-1]), last=things[-1]) if len(things) > 1 else "".join(things)

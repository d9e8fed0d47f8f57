"""Days, times and durations in spoken words, in the value forms of Alexa's own slot types.

The forms are those of Amazon's slot type reference: AMAZON.DATE ("2026-11-28", a weekend "2026-W48-WE", a week
"2026-W48"), AMAZON.TIME ("18:00", or MO, AF, EV for a part of the day) and AMAZON.DURATION (ISO 8601, "PT15M").
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | _TENS
_NUMBERS |= {f"{ten} {_UNITS[unit]}": _TENS[ten] + unit for ten in _TENS for unit in range(1, 10)}
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        range(1, 13),
        strict=True,
    )
)
_ORDINALS |= {f"{word}th": number for word, number in _NUMBERS.items() if 13 <= number <= 19}
_ORDINALS |= {f"twenty {word}": 20 + number for word, number in list(_ORDINALS.items())[:9]}
_ORDINALS |= {"twentieth": 20, "thirtieth": 30, "thirty first": 31}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_MOVABLE_DAYS = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}
"""Days from Easter Sunday."""
_NAMED_DAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}
_BEFORE_A_TIME = ("at", "after", "before", "until", "till", "by", "around", "about", "from")
_RELATIVE_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2}
_NAMED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV"}
_VAGUE = {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "a few": 3}
_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}


def _any(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DAY_OF_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?|{_any(_ORDINALS)}"
_DATE = re.compile(
    rf"\b(?:(?P<relative>{_any(_RELATIVE_DAYS)})"
    rf"|(?:the |this |at the |on the )?(?P<weekend>next weekend|weekend)s?"
    rf"|(?P<week>this|next) week"
    rf"|(?P<next>next )?(?:this |on )?(?P<weekday>{_any(_WEEKDAYS)})s?"
    rf"|(?P<named>{_any(_NAMED_DAYS)})|(?P<movable>{_any(_MOVABLE_DAYS)})"
    rf"|(?:the )?(?P<day>{_DAY_OF_MONTH})(?: of)? (?P<month>{_any(_MONTHS)})"
    rf"|(?P<month_first>{_any(_MONTHS)}) (?:the )?(?P<day_after>{_DAY_OF_MONTH})"
    rf"|the (?P<bare>\d{{1,2}}(?:st|nd|rd|th)|{_any(_ORDINALS)})(?! (?:time|one|week|day|floor|thing)))\b"
)
_TIME = re.compile(
    rf"\b(?:(?P<named>{_any(_NAMED_TIMES)})|(?P<part>{_any(_DAY_PARTS)})"
    rf"|(?P<past>{_any(_MINUTES)}) (?P<past_hour>{_any(_UNITS[1:13])}|\d\d?)"
    rf"|(?P<hour>{_any(_UNITS[1:13])}|[01]?\d|2[0-3])(?:[: ](?P<minute>[0-5]\d|fifteen|thirty|forty five))?"
    rf"(?P<clock> o'?clock)?(?: ?(?P<half>[ap]) ?m)?"
    r"(?P<late> (?:tonight|this evening|in the evening|at night|in the afternoon))?)\b"
)
_DURATION = re.compile(
    rf"\b(?:(?P<part>(?:a )?quarter of an|half an) hour"
    rf"|(?P<amount>an?|\d+|{_any(_NUMBERS)}|a couple of|a couple|a few)(?P<half> and a half)? "
    rf"(?:more |extra |whole )?(?P<unit>hour|minute|second|min)s?(?P<after> and a half)?)\b"
)


@dataclass(frozen=True)
class Span:
    """A day, time or duration found in a text."""

    start: int
    """Where it starts in the text, in characters."""
    end: int
    """Where it ends."""
    value: str
    """In Alexa's form, such as "2026-11-28", "18:00" or "PT15M"."""


def find_date(text: str, today: date) -> Span | None:
    """Return the first day named in lower-case `text`; a bare weekday is the next one, counting today."""
    return _first(_DATE, text, lambda found: _date(found, today))


def find_time(text: str) -> Span | None:
    """Return the first time of day in lower-case `text`.

    A bare hour is read as in a clinic's day: seven to eleven in the morning, twelve to six after noon.
    """
    return _first(_TIME, text, _time)


def find_duration(text: str) -> Span | None:
    """Return the first duration in lower-case `text`."""
    return _first(_DURATION, text, _duration)


def length(duration: str) -> timedelta:
    """Return the length of a duration in Alexa's form, such as "PT15M"."""
    found = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", duration)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _first(pattern: re.Pattern[str], text: str, value: Callable[[re.Match[str]], str | None]) -> Span | None:
    found: Iterator[Span] = (Span(m.start(), m.end(), v) for m in pattern.finditer(text) if (v := value(m)))
    return next(found, None)


def _number(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else (_NUMBERS | _ORDINALS)[word]


def _date(found: re.Match[str], today: date) -> str | None:
    group = found.groupdict()
    if group["relative"]:
        return (today + timedelta(_RELATIVE_DAYS[group["relative"]])).isoformat()
    if group["weekend"] or group["week"]:
        later = 7 if "next" in (group["week"], (group["weekend"] or "")[:4]) else 0
        year, week, _ = (today + timedelta(later)).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if group["weekend"] else "")
    if group["weekday"]:
        ahead = (_WEEKDAYS.index(group["weekday"]) - today.weekday()) % 7
        if group["next"]:  # of next week, as it is said in Britain
            ahead = 7 - today.weekday() + _WEEKDAYS.index(group["weekday"])
        return (today + timedelta(ahead)).isoformat()
    if group["movable"]:
        days = [_easter(year) + timedelta(_MOVABLE_DAYS[group["movable"]]) for year in (today.year, today.year + 1)]
        return next(day for day in days if day >= today).isoformat()
    if group["bare"]:
        return _next_day_of_month(_number(group["bare"]), today)
    if group["named"]:
        month, day = _NAMED_DAYS[group["named"]]
    else:
        month = _MONTHS.index(group["month"] or group["month_first"]) + 1
        day = _number(group["day"] or group["day_after"])
    try:
        this_year = date(today.year, month, day)
        return (this_year if this_year >= today else date(today.year + 1, month, day)).isoformat()
    except ValueError:  # no such day, as in "the thirty first of june"
        return None


def _time(found: re.Match[str]) -> str | None:
    group = found.groupdict()
    if group["named"]:
        return _NAMED_TIMES[group["named"]]
    if group["part"]:
        return _DAY_PARTS[group["part"]]
    told = found.string[: found.start()].split()[-1:]
    if group["hour"] and not (group["clock"] or group["late"] or group["half"] or (told and told[0] in _BEFORE_A_TIME)):
        return None  # any number: "one leg", "set two timers"
    hour = _number(group["past_hour"] or group["hour"])
    minute = _MINUTES[group["past"]] if group["past"] else _number(group["minute"] or "0")
    if group["half"]:
        hour = hour % 12 + (12 if group["half"] == "p" else 0)
    elif group["late"] or 1 <= hour <= 6:
        hour = hour % 12 + 12
    minutes = (hour * 60 + minute) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _duration(found: re.Match[str]) -> str | None:
    group = found.groupdict()
    if group["part"]:
        return "PT15M" if "quarter" in group["part"] else "PT30M"
    amount = _VAGUE[group["amount"]] if group["amount"] in _VAGUE else _number(group["amount"])
    unit = group["unit"][0].upper()
    smaller = {"H": "30M", "M": "30S", "S": ""}[unit] if group["half"] or group["after"] else ""
    return f"PT{amount}{unit}{smaller}"


def _next_day_of_month(day: int, today: date) -> str | None:
    year, month = today.year, today.month
    for _ in range(13):
        try:
            found = date(year, month, day)
        except ValueError:  # there is no such day in this month
            found = None
        if found and found >= today:
            return found.isoformat()
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return None


def _easter(year: int) -> date:
    """Return Easter Sunday (Meeus, Jones and Butcher's Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)

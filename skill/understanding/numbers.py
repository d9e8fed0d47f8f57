"""Numbers in words, and what they tell: ages and how long something has lasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skill.understanding.words import BREAK

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SMALL = {word: number for number, word in enumerate(_UNITS)} | _TENS
_DAYS = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "yr": 365}
_UNIT = re.compile(r"(hour|day|night|week|fortnight|month|year|yr)s?$")
_VAGUE = {"couple": 2, "few": 3, "several": 4, "odd": 0, "so": 0}
_NO_SPAN = frozenset("old pregnant gone along".split())
"""After a number of weeks or years, what makes them no time that something has lasted."""
_HOW_OFTEN = re.compile(
    r"\b(?:\w+ )?(?:days?|nights?|evenings|mornings|times|hours?|sessions|once|twice) (?:a|an|per|each|every) "
    r"(?:day|week|fortnight|month|year|night)\b"
)
"""How often, which is no time that something has lasted: "six days a week"."""
_BESIDE_AMOUNT = frozenset("or so odd good whole of half".split())
_AND_A_HALF = ["and", "a", "half"]
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_LONG_AGO = frozenset(
    "spring summer autumn winter christmas easter last-year halloween ramadan diwali thanksgiving".split()
)
_LATELY = frozenset(
    "yesterday today morning lunchtime dinnertime breakfast lunch night tonight weekend afternoon".split()
)
# After a number, what makes it no age: "thirty weeks pregnant", "fourteen stone".
_NO_AGE = re.compile(
    r"(?:hours?|days?|nights?|weeks?|fortnights?|months?|stone|pounds?|kilos?|kg|miles?|minutes?|mins?|percent|steps?|times?|mil\w*|"
    r"k|feet|foot|inch\w*|o|am|pm|degrees?|point|thousand|hundred|legs?|feet|of|or|tablets?|grams?|centimetres?|metres?)$"
)
_BEFORE_AGE = re.compile(
    r"(?:am|is|are|'s|was|be|age|aged|turned|turning|turn|hit|hits|pushing|nearly|almost|over|about|only|just|already|at|to|nudging|past)$"
)
_NO_NUMBER = frozenset("that this the which no any each every another first bad good".split())
"""Before "one", what makes it no number: "not guilty on that one"."""
_OF_SOMEBODY = re.compile(r"(?:^|\b(?:i|he|she|we|they|you) (?:am|is|'s|are|just|still|well)|^well|^just|^still)$")
"""Before "under eighteen", what makes it somebody's age."""
_SCHOOL_YEAR = re.compile(
    r"\b(?:in|into|am|going into|just finished) year "
    r"(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b"
)
"""English school years: whoever is in year ten is fourteen or fifteen."""
_SHORT_OF = re.compile(
    r"\b(?:nowhere near|not(?: yet| quite| even| anywhere near| near| nearly)*|under|below|younger than|less than|"
    r"short of|way off|shy of)$"
)
"""Before an age, what says that it isn't reached."""
_SUBJECT_IS = re.compile(
    r"\b(?:i|he|she|they|who|mum|dad|mother|father|wife|husband|nan|gran|son|daughter|lad|lass|boy|girl|grandson|"
    r"granddaughter|grandad|granny|age) (?:am|is|'s|are|will be|would be)(?P<not> not(?: yet| quite)?)?"
    r"(?: only| just| about| nearly| almost| pushing| touching| nudging| running| approaching| rising| knocking on|"
    r" going on| getting on for| coming up to)?$"
)
"""Whose age the number after it is."""
_PERSON_OF = re.compile(
    r"\b(?:am|is|'s) (?:a|an) (?:\w+ ){0,2}?(?:man|woman|lady|gentleman|fella|bloke|guy|lad|lass|girl|boy|codger|"
    r"pensioner|citizen|granny|grandad|grandmother|grandfather)(?: of)?$"
)
""" "I'm a pensioner, sixty-eight"."""
LEAST_DENIED = 13
"""The least age that is denied: "I'm not eighteen yet"; "I'm not one to complain" tells none."""
_DECADE = {f"{word[:-1]}ies": number for word, number in _TENS.items()}


class Number(NamedTuple):
    """A number in a sentence: its value and the words that it takes up, `start` up to before `end`."""

    value: int
    start: int
    end: int


def numbers(words: Sequence[str]) -> Iterator[Number]:
    """Yield the whole numbers in these words, spoken or in digits."""
    place = 0
    while place < len(words):
        found = _number(words, place)
        if found is None:
            place += 1
        else:
            yield found
            place = found.end


def age(words: Sequence[str], asked: bool) -> int | None:
    """Return the age in years that these words tell, or None.

    `asked` says that an age was asked for: then a bare number is one. A birthday to come counts as reached, the
    more cautious: "eighty in March".
    """
    words = [word for word in words if word != BREAK]
    for place, word in enumerate(words):
        if word in _DECADE and place and words[place - 1] in ("my", "his", "her", "early", "mid", "late", "their"):
            return _DECADE[word] + (5 if words[place - 1] == "late" else 0)
    if school := _SCHOOL_YEAR.search(" ".join(words)):
        return SMALL[school[1]] + 4
    for number in numbers(words):
        before = words[number.start - 1] if number.start else ""
        after = words[number.end] if number.end < len(words) else ""
        later = words[number.end + 1 : number.end + 3]
        if not 0 < number.value < 120 or (number.value == 1 and before in _NO_NUMBER):
            continue
        if before in ("under", "over") and not _OF_SOMEBODY.search(" ".join(words[: number.start - 1])):
            continue  # "nobody under eighteen here"
        if after in ("month", "months") and ("old" in later or (asked and _NO_SPAN.isdisjoint(later))):
            return number.value // 12
        if after in ("year", "years", "yr"):
            if not {"old", "age", "young"}.isdisjoint(later) or (_BEFORE_AGE.match(before) and before != "over"):
                return _reached(words, number)
            continue
        if _NO_AGE.match(after) or (after in _MONTHS and before not in ("am", "is", "be", "turned", "turning", "'s")):
            continue
        if asked or _says_age(words, number, before, after):
            return _reached(words, number)
    return None


def _reached(words: Sequence[str], number: Number) -> int:
    """Return the age that is said, or a year less where it is said to lie ahead: "nowhere near sixty five"."""
    return number.value - bool(_SHORT_OF.search(" ".join(words[: number.start])))


def _says_age(words: Sequence[str], number: Number, before: str, after: str) -> bool:
    if before in ("aged", "turned", "turning", "age"):
        return True
    if after in ("in", "next", "last", "now", "soon") and before in ("am", "is", "'s", "be", "are"):
        return True
    if after == "last" or "birthday" in words:
        return True
    before_it = " ".join(words[: number.start])
    if _PERSON_OF.search(before_it):
        return True
    subject = _SUBJECT_IS.search(before_it)
    return subject is not None and (not subject["not"] or number.value >= LEAST_DENIED)


def days(words: Sequence[str]) -> float | None:
    """Return how many days these words say that something has lasted, or None; the longest where there are two."""
    words = _HOW_OFTEN.sub(" ", " ".join(words)).split()
    found: list[float] = []
    spans = {number.end: number for number in numbers(words)}
    for place, word in enumerate(words):
        unit = _UNIT.match(word)
        if unit and _NO_SPAN.isdisjoint(words[place + 1 : place + 2]):
            amount = _amount(words, place, spans)
            if amount is not None:
                found.append(amount * _DAYS[unit[1]])
    joined = " ".join(words)
    if (
        re.search(
            r"\b(?:ages|forever|yonks|donkey 's years|(?:years|months)(?! old)|a long time|long while|decades)\b",
            joined,
        )
        and not found
    ):
        found.append(400)
    since = re.search(r"\b(?:since|from|before|all|around|back in)\b(?: \w+){0,3}? (\w+)", joined)
    for word in words if since or "started" in words or "began" in words or "only" in words else ():
        if word in _MONTHS or word in _LONG_AGO:
            found.append(60)
        elif word in _WEEKDAYS or word in _LATELY:
            found.append(3)
    return max(found, default=None)


def _amount(words: Sequence[str], place: int, spans: dict[int, Number]) -> float | None:
    for back in range(place, max(-1, place - 4), -1):
        between = list(words[back:place])
        if back in spans and (between == _AND_A_HALF or all(word in _BESIDE_AMOUNT for word in between)):
            return spans[back].value + (0.5 if between == _AND_A_HALF else 0)
    before = words[place - 1] if place else ""
    if before in ("a", "an", "one", "this", "all", "whole", "about", "last", "the", "past"):
        return 1
    if before in _VAGUE:
        return _VAGUE[before]
    if before == "of" and place > 1 and words[place - 2] in ("couple",):
        return 2
    return None


def _number(words: Sequence[str], place: int) -> Number | None:
    word, following = words[place], _at(words, place + 1)
    if word.isdecimal() and len(word) < 5:
        return Number(int(word), place, place + 1)
    tens, _, unit = word.partition("-")
    if word == "hundred" or (word == "a" and following == "hundred"):
        end = place + (1 if word == "hundred" else 2)
        rest = _number(words, end + 1) if _at(words, end) == "and" and end + 1 < len(words) else None
        return Number(100 + rest.value, place, rest.end) if rest and rest.value < 100 else Number(100, place, end)
    if tens in _TENS and (unit in SMALL or not unit):
        value, end = _TENS[tens] + SMALL.get(unit, 0), place + 1
        ones = SMALL.get(_at(words, end), 0)
        if not unit and 0 < ones < 10:
            return Number(value + ones, place, end + 1)
        return Number(value, place, end)
    if word in SMALL:
        if following == "hundred":
            return Number(SMALL[word] * 100, place, place + 2)
        return Number(SMALL[word], place, place + 1)
    return None


def _at(words: Sequence[str], place: int) -> str:
    """Return the word at this place, empty behind the last."""
    return words[place] if place < len(words) else ""

"""Lengths of time in words: "fifteen minutes", "two and a half hours"."""

from __future__ import annotations

_SMALL = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def number(count: int) -> str:
    """Return a number under a hundred in words."""
    if count < len(_SMALL):
        return _SMALL[count]
    tens, ones = divmod(count, 10)
    return f"{_TENS[tens - 2]}-{_SMALL[ones]}" if ones else _TENS[tens - 2]


def minutes(count: int) -> str:
    """Return so many minutes in words."""
    return "one minute" if count == 1 else f"{number(count)} minutes"


def left(seconds: int) -> str:
    """Return what is left of a timer, to the nearest minute."""
    return "less than a minute" if seconds < 60 else minutes(round(seconds / 60))


def hours(total: int) -> str:
    """Return so many minutes as hours."""
    whole, rest = divmod(total, 60)
    if not whole:
        return minutes(rest)
    if rest == 30:
        return f"{number(whole)} and a half hours"
    said = "one hour" if whole == 1 else f"{number(whole)} hours"
    return f"{said} and {minutes(rest)}" if rest else said

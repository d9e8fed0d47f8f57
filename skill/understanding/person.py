"""Whom a sentence speaks for: the speaker, or somebody whose leg it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skill.understanding import numbers, relations
from skill.understanding.heard import Heard, Sentence
from skill.understanding.meaning import Meaning, Who

_RELATIVE = relations.of([*relations.CLOSE, *relations.KIN])
_FOR = re.compile(
    rf"\b(?:(?:for|(?:it is|it 's|this is|calling|asking|ringing) (?:for |about )?)|behalf of) ?"
    rf"{_RELATIVE}"
    r"(?! (?:who|that) (?:says?|said|told|made))"
)
"""Says whom it is about: "it's for my mum"."""
_MYSELF = re.compile(
    r"\b(?:(?:it is|it 's|this is|that is|that 's) (?:for |about |only |just )*(?:me|myself|my own leg)|"
    r"(?:asking|calling) for (?:me|myself)|i (?:am|'m) the (?:patient|one)|"
    r"i (?:am|'m) a (?:man|woman|fella|bloke|lad|guy|girl|boy)|"
    r"(?:not|never mind) (?:for |about )?(?:her|him|she|he|my \w+) (?:it is |it 's )?(?:for |about )?me|"
    r"stop (?:saying|calling me) (?:she|he|her|him))\b(?! mum| dad| wife| husband| nan)"
)
_GROWN_RELATION = re.compile(rf"\b{relations.of(relations.GROWN)}(?! (?:says?|said|thinks?|reckons?|told))")
_REPORTS = re.compile(
    rf"\b(?:{'|'.join(sorted(relations.WOMEN | relations.MEN))}|they) (?:\w+ )?"
    r"(?:says?|said|reckons?|thinks?|told|tells|wants?|wanted|made|makes|keeps?|worries|asked|asks|(?:is|'s) worried)\b"
)
_SPEAKER = frozenset("i me my mine myself".split())


def who(taken: Meaning, sentence: Sentence) -> Who | None:
    """Return whom the sentence is about, where it says so: in so many words, or by telling of somebody's trouble.

    Who is only mentioned ("my wife says I limp") isn't meant; nor, once a question about the patient is open, is
    anybody whom the sentence doesn't name as the patient.
    """
    text = sentence.text
    if _MYSELF.search(text):
        return "i"
    if found := _FOR.search(text):
        return _gender(found[0].split()) or _gender(sentence.whole.words) or "they"
    if sentence.asked.covers or not (taken.told or taken.pain or taken.unclear or taken.asks == "start_check"):
        return None
    return next((_gender(part.words) for part in sentence.clauses if _has_the_trouble(part)), None)


def of_a_relative(words: Sequence[str]) -> bool:
    """Return whether a relative is named: their age may be meant."""
    return bool(re.search(_RELATIVE, " ".join(words)))


def of_a_grown_relation(sentence: Sentence) -> bool:
    """Return whether it is about a relation who is no child, and no age is said: "it's for my grandad"."""
    return bool(_GROWN_RELATION.search(sentence.text)) and not any(numbers.numbers(sentence.whole.words))


def _has_the_trouble(part: Heard) -> bool:
    """Return whether a clause tells of a relation's body, and nothing of the speaker's."""
    if not part.context.relation or part.context.other:
        return False
    text = " ".join(part.words)
    return not _REPORTS.search(text) and _SPEAKER.isdisjoint(re.sub(_RELATIVE, "", text).split())


def _gender(words: Sequence[str]) -> Who | None:
    if not relations.WOMEN.isdisjoint(words):
        return "she"
    return None if relations.MEN.isdisjoint(words) else "he"

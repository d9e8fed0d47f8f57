"""In what manner a clause speaks of a finding: that it is there, that it isn't, or that it is an old state.

Two learnt scores are added. One is shared by all findings, over the words with the scope of negation that they stand
in, and over the triggers of `context`; some findings are themselves something that can't be done ("can't put weight on
it"), so the words count with the finding's name too. The other knows how each finding is typically told and denied.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skill.understanding import features as clause
from skill.understanding.context import context, scopes
from skill.understanding.model import Learnt
from skill.understanding.words import BREAK

WAYS = ("yes", "no", "old")
_OPENINGS = frozenset("no nah nope naw yes yeah aye well so oh um uh and but actually".split())
_GOES_ON = frozenset(
    "but only except although though apart i it he she they we my his her the there not no never nothing that this "
    "dear love mate you just maybe perhaps".split()
)
UNKNOWN = -2.0
"""The score of a manner in which a finding was never told."""


def manner(learnt: Learnt, words: Sequence[str], finding: str) -> dict[str, float]:
    """Return the score of each manner in which these words may speak of the finding."""
    shared = dict(zip(learnt.manner.labels, learnt.manner.scores(features(words, finding)), strict=True))
    own = dict(zip(learnt.ways.labels, learnt.ways.scores(typical(words)), strict=True))
    return {way: shared[way] + own.get(f"{finding}/{way}", UNKNOWN) for way in WAYS}


def typical(words: Sequence[str]) -> list[str]:
    """Return what tells how a finding is typically told: words and pairs of words."""
    return [feature for feature in clause.features(words) if feature[0] in "wp"]


def features(words: Sequence[str], finding: str) -> list[str]:
    """Return what tells the manner of these words about this finding, whatever it is."""
    said = _without_opening([word for word in words if word != BREAK])
    scope = scopes(said)
    told = context(" ".join(said))
    marks = [f"negations {min(told.negations, 2)}", f"first {said[0] if said else ''}", f"length {min(len(said), 5)}"]
    marks += [name for name in ("supposed", "past", "lasting") if getattr(told, name)]
    marks += [f"scope {kind}" for kind in sorted(set(scope))]
    tagged = [f"{kind}_{word}" if kind else word for word, kind in zip(said, scope, strict=True)]
    kinds = [
        f"{kind}_{clause.kind_of(word)}" if kind else clause.kind_of(word)
        for word, kind in zip(said, scope, strict=True)
    ]
    found = [f"m {mark}" for mark in marks]
    for line in (tagged, kinds):
        edged = ["^", *line, "$"]
        found += [f"w {word}" for word in line]
        found += [f"p {first} {second}" for first, second in pairwise(edged)]
    pairs = [f"{first} {second}" for first, second in pairwise(tagged)]
    found += [f"f {finding} {mark}" for mark in (*marks, *tagged, *pairs)]
    return list(dict.fromkeys(found))


def _without_opening(words: list[str]) -> list[str]:
    """Return the words without a no or yes that only answers: "no, I've not lost control" denies once."""
    while len(words) > 2 and words[0] in _OPENINGS and words[1] in _GOES_ON:
        words = words[1:]
    return words

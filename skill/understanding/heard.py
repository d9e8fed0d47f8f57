"""A clause as it is heard: what it may be about, how sure that is, and in what context it speaks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from skill.content.schema import Answer
from skill.understanding import numbers, phrases
from skill.understanding.clauses import JOINTS
from skill.understanding.context import Context, context
from skill.understanding.features import features
from skill.understanding.meaning import Asked
from skill.understanding.model import Learnt

EXPECTED, EXPECTED_BESIDE = 0.4, 0.15
"""How much likelier a finding is when the open question asks about it, in the scores of the model; and where the words
seem to be about something else."""
SHARPNESS = 7.0
"""How strongly a difference in scores tells: chances go as exp(SHARPNESS * score)."""
SURE_OF_THINGS = 0.9
"""How sure a finding must be that is told of a thing which no finding was ever told of."""
LEAST_JOINED = 4
"""Words of a clause, at most, that keep the word which joins them to the clause before."""
SURE, SURE_ASKED, SURE_PART, SURE_LONG_PART = 0.2, 0.25, 0.7, 0.5
"""How sure a topic must be: of the whole sentence, where it was asked about, and of a clause beside others."""
_ONE_SIDED = frozenset("one just only left right single same none no not".split())
"""With one of these what was asked for may be denied in other words: "just the left"."""
AGES, LASTING = ("older_adult", "child"), "over_two_weeks"
"""Findings that are told in numbers."""


@dataclass(frozen=True)
class Heard:
    """A clause, or the whole sentence: what it may be about, and in what context it speaks."""

    words: tuple[str, ...]
    scores: dict[str, float]
    """Topic to score, the likeliest first."""
    context: Context
    unprompted: str
    """The likeliest topic, whatever was asked."""
    tells: float
    """How clearly it tells of somebody's body, whatever it tells, rather than of other things."""

    @property
    def topic(self) -> str:
        return next(iter(self.scores))

    @property
    def sure(self) -> float:
        """The chance of the likeliest topic, from 0 to 1."""
        return self.chance(self.topic)

    def chance(self, topic: str) -> float:
        best = self.scores[self.topic]
        total = sum(math.exp(SHARPNESS * (score - best)) for score in self.scores.values())
        return math.exp(SHARPNESS * (self.scores[topic] - best)) / total


@dataclass(frozen=True)
class Sentence:
    """What was said, as it is heard, and what was asked before it."""

    knows: Learnt
    words: tuple[str, ...]
    """All words, with a BREAK at each pause."""
    asked: Asked
    whole: Heard
    clauses: tuple[Heard, ...]
    """Its clauses; where there is only one, the whole."""

    @property
    def several(self) -> tuple[Heard, ...]:
        """Its clauses, where there is more than one."""
        return self.clauses if len(self.clauses) > 1 else ()

    @property
    def text(self) -> str:
        """Its words without the pauses."""
        return " ".join(self.whole.words)

    @cached_property
    def answers_nothing(self) -> bool:
        """It says "no" to what was asked, and means another thing: "no comment"."""
        return bool(self.asked.covers and phrases.NO_ANSWER.match(self.text))

    @cached_property
    def lead(self) -> Answer | None:
        """The answer that it opens or ends with."""
        return None if self.answers_nothing else phrases.lead(self.words)

    @cached_property
    def echo(self) -> tuple[Heard, ...]:
        """The clauses that say a thing back which is then denied: "blood? heavens no"."""
        starts = accumulate((len(part.words) for part in self.clauses), initial=0)
        echoed = phrases.echoed(self.words)
        return tuple(part for part, start in zip(self.clauses, starts, strict=False) if start < echoed)


def hear(knows: Learnt, words: tuple[str, ...], asked: Asked) -> Heard:
    """Return these words as they are heard where `asked` is open."""
    table = knows.topics
    scores = dict(zip(table.labels, table.scores(features(_without_joint(words), table.knows)), strict=True))
    tells = scores.pop("tells")
    for finding, needed in knows.needs.items():
        among_others = finding in asked.grave and len(asked.covers) > 1 and _ONE_SIDED.isdisjoint(words)
        alarms = finding not in asked.covers or among_others
        if alarms and not any(word.startswith(needed) for word in words):
            scores.pop(finding, None)
    likeliest = max(scores, key=scores.__getitem__)
    if likeliest in knows.tells and phrases.HAS.search(" ".join(words)):
        scores[knows.tells[likeliest]] = scores.pop(likeliest)
        likeliest = knows.tells[likeliest]
    bonus = EXPECTED if is_finding(likeliest) or likeliest == "other:near" else EXPECTED_BESIDE
    for finding in (*asked.covers, *asked.known):
        if finding in scores:
            scores[finding] += bonus
    if any(numbers.numbers(words)) and numbers.age(words, False) is None:
        for finding in AGES:
            scores.pop(finding, None)
    best_other = max(score for topic, score in scores.items() if topic.startswith("other:"))
    tells += max(score for topic, score in scores.items() if is_finding(topic)) - best_other
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    heard = Heard(words, {topic: scores[topic] for topic in ranked}, context(" ".join(words)), likeliest, tells)
    if heard.sure < SURE_OF_THINGS and _foreign(knows, words):
        return replace(heard, context=replace(heard.context, other=True))
    return heard


def _without_joint(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a clause without the word that joins it to the one before: what is learnt from are sentences."""
    return words[1:] if len(words) > LEAST_JOINED and words[0] in JOINTS else words


def _foreign(knows: Learnt, words: tuple[str, ...]) -> bool:
    """Return whether a clause opens with a thing that no finding was ever told of: "the telly's gone purple"."""
    opening = phrases.SUBJECT.match(" ".join(words))
    return opening is not None and knows.subjects.isdisjoint(opening[1].split())


def is_finding(topic: str) -> bool:
    """Return whether a topic is a finding; every other has its kind before a colon."""
    return ":" not in topic

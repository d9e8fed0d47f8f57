"""Likely causes: which question best tells the remaining ones apart, and which one or two fit best.

The evidence is data (skill/content/evidence.toml); here it is weighed as naive Bayes does. The numbers behind
the levels are this project's own and rough: they order causes, they are never spoken as a chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from skill.content.schema import Answer, Check, Evidence, Question
from skill.triage.urgency import Known

MOST_QUESTIONS = 5  # design, rule 7

PRIOR = {"common": 3.0, "uncommon": 1.0, "rare": 0.4}
OFTEN, SOMETIMES, SELDOM, RARELY = 0.75, 0.4, 0.12, 0.03  # chance of a yes, given the cause
WORTH_ASKING = 0.03  # bits
CLOSE_SECOND = 0.45  # a second cause is named from this part of the first one's weight


@dataclass(frozen=True)
class Likely:
    """A cause that fits, and the findings said yes to that speak for it, the strongest first."""

    cause: str
    because: tuple[str, ...]


def weights(check: Check, known: Known) -> dict[str, float]:
    """Each cause's share of the belief, heaviest first, adding up to 1."""
    raw = {
        cause: PRIOR[evidence.prior]
        * math.prod(_likelihood(evidence, finding, answer) for finding, answer in known.answers.items())
        for cause, evidence in check.evidence.items()
    }
    total = sum(raw.values())
    return {cause: raw[cause] / total for cause in sorted(raw, key=raw.__getitem__, reverse=True)}


def next_cause_question(check: Check, known: Known, asked: int) -> Question | None:
    """The question that best tells the remaining causes apart, or None: five were asked, or none is worth it."""
    if asked >= MOST_QUESTIONS:
        return None
    belief = weights(check, known)
    best = max(
        (
            (_information(check, belief, question.covers[0]), question)
            for question in check.cause_questions.values()
            if question.covers[0] not in known.answers
        ),
        key=lambda pair: pair[0],
        default=None,
    )
    return best[1] if best and best[0] >= WORTH_ASKING else None


def likely_causes(check: Check, known: Known) -> tuple[Likely, ...]:
    """The one or two causes that fit best; empty where nothing that was said speaks for any."""
    belief = weights(check, known)
    fitting = [Likely(cause, because) for cause in belief if (because := _because(check.evidence[cause], known.answers))]
    return tuple(
        likely for likely in fitting[:2] if belief[likely.cause] >= CLOSE_SECOND * belief[fitting[0].cause]
    )


def _likelihood(evidence: Evidence, finding: str, answer: Answer) -> float:
    if answer == "not_sure":
        return 1.0
    yes = _chance_of_yes(evidence, finding)
    return yes if answer == "yes" else 1 - yes


def _chance_of_yes(evidence: Evidence, finding: str) -> float:
    if finding in evidence.often:
        return OFTEN
    if finding in evidence.sometimes:
        return SOMETIMES
    return RARELY if finding in evidence.rarely else SELDOM


def _information(check: Check, belief: Mapping[str, float], finding: str) -> float:
    """How many bits about the cause an answer about this finding is expected to give."""
    chances = {cause: _chance_of_yes(check.evidence[cause], finding) for cause in belief}
    overall = sum(belief[cause] * chance for cause, chance in chances.items())
    return _entropy(overall) - sum(belief[cause] * _entropy(chance) for cause, chance in chances.items())


def _entropy(chance: float) -> float:
    return -sum(p * math.log2(p) for p in (chance, 1 - chance) if p > 0)


def _because(evidence: Evidence, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    return tuple(finding for finding in (*evidence.often, *evidence.sometimes) if answers.get(finding) == "yes")

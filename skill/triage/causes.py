"""Likely causes: which question best tells the remaining ones apart, and which one or two fit best.

The evidence is data (skill/content/evidence.toml); here it is weighed as naive Bayes does. The numbers behind
the levels are this project's own and rough: they order causes, they are never spoken as a chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from skill.content.schema import Answer, Check, Evidence, Question
from skill.triage.rules import Known, Urgency, behind, deciding_rules, opened_groups, urgency

MOST_QUESTIONS = 5  # design, rule 7

PRIOR = {"common": 3.0, "uncommon": 1.0, "rare": 0.4}
OFTEN, SOMETIMES, SELDOM, RARELY = 0.75, 0.4, 0.03, 0.01  # chance of a yes, given the cause
WORTH_ASKING = 0.03  # bits
CLOSE_SECOND = 0.3  # a second cause is named from this part of the first one's weight


class Likely(msgspec.Struct, frozen=True):
    """A cause that fits, and the findings or questions said yes to that speak for it, the strongest first."""

    cause: str
    because: tuple[str, ...]


def weights(check: Check, known: Known) -> dict[str, float]:
    """Return each cause's share of the belief, heaviest first, adding up to 1."""
    groups = _groups(check, known)
    raw = {
        cause: PRIOR[evidence.prior]
        * math.prod(_likelihood(evidence, finding, answer) for finding, answer in known.answers.items())
        * math.prod(_any_of(evidence, group) for group in groups)
        for cause, evidence in check.evidence.items()
    }
    total = sum(raw.values())
    return {cause: raw[cause] / total for cause in sorted(raw, key=raw.__getitem__, reverse=True)}


def next_cause_question(check: Check, known: Known, asked: int) -> Question | None:
    """Return the question that best tells the remaining causes apart, or None: five were asked, or none is worth it."""
    if asked >= MOST_QUESTIONS:
        return None
    belief = weights(check, known)
    candidates = {q.id: unknown for q in check.cause_questions.values() if (unknown := _asks_about(q, known))}
    broader = {finding for unknown in candidates.values() if len(unknown) > 1 for finding in unknown}
    best = max(
        (
            (_information(check, known, belief, unknown), check.cause_questions[id])
            for id, unknown in candidates.items()
            if len(unknown) > 1 or unknown[0] not in broader
        ),
        key=lambda pair: pair[0],
        default=None,
    )
    return best[1] if best and best[0] >= WORTH_ASKING else None


def _asks_about(question: Question, known: Known) -> list[str]:
    """Return the findings that an answer would tell of; none where it was put, or one alone is left of several."""
    unknown = [finding for finding in question.covers if finding not in known.answers]
    done = question.id in known.opened or len(unknown) < min(2, len(question.covers))
    return [] if done else unknown


def likely_causes(check: Check, known: Known) -> tuple[Likely, ...]:
    """Return the one or two causes that fit best; empty where nothing that was said speaks for the best of them.

    What same-day advice rests on is named too, in place of the second: an injury that fits better never hides a clot.
    """
    belief = weights(check, known)
    enough = CLOSE_SECOND * max(belief.values())
    fitting = [
        Likely(cause, because)
        for cause, evidence in check.evidence.items()
        if (because := _because(check, evidence, known))
    ]
    fitting.sort(key=lambda likely: -belief[likely.cause])
    close = [likely for likely in fitting if belief[likely.cause] >= enough][:2]
    if len(close) == 1:
        close += [likely for likely in fitting if likely.cause in check.evidence[close[0].cause].overlaps][:1]
    for must in _rested_on(check, known):
        if must.cause not in [likely.cause for likely in close]:
            close = [*close[:1], must]
    return tuple(close)


def _rested_on(check: Check, known: Known) -> list[Likely]:
    """Return the causes for whose sake help is needed the same day, with the signs of them that decide it."""
    if urgency(check, known) < Urgency.URGENT_SAME_DAY:
        return []
    rules = deciding_rules(check, known)
    decisive = [id for rule in rules for group in rule.all for id in group if id in known.positive]
    opened = [id for group in opened_groups(check, known) for id in group]
    signs = dict.fromkeys([*decisive, *opened])
    return [
        Likely(cause, tuple(id for id in because if known.answers.get(id) == "yes"))
        for cause, evidence in check.evidence.items()
        if (because := [id for id in signs if id in evidence.named_for])
    ]


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


def _groups(check: Check, known: Known) -> list[list[str]]:
    """Return, for each opened question, the findings one of which must be behind it; not sure counts as yes too."""
    opened = (behind(check, known, id) for id in known.opened)
    return [group for group in opened if group]


def _any_of(evidence: Evidence, group: list[str]) -> float:
    """Return the chance that at least one of these is so, given the cause."""
    return 1 - math.prod(1 - _chance_of_yes(evidence, finding) for finding in group)


def _information(check: Check, known: Known, belief: Mapping[str, float], findings: list[str]) -> float:
    """Return how many bits about the cause a yes or no to "is any of these so?" is expected to give."""
    holding = [group for group in _groups(check, known) if set(findings) <= set(group)]
    chances = {}
    for cause in belief:
        evidence = check.evidence[cause]
        chance = _any_of(evidence, findings)
        chances[cause] = max((chance / _any_of(evidence, group) for group in holding), default=chance)
    overall = sum(belief[cause] * chance for cause, chance in chances.items())
    return _entropy(overall) - sum(belief[cause] * _entropy(chance) for cause, chance in chances.items())


def _entropy(chance: float) -> float:
    return -sum(p * math.log2(p) for p in (chance, 1 - chance) if p > 0)


def _because(check: Check, evidence: Evidence, known: Known) -> tuple[str, ...]:
    """Return what was said that speaks for a cause: findings, then questions about several, as ids.

    Empty unless a finding that the cause often has is among it: "it has lasted" alone points nowhere.
    """
    telling = _said_of(check, evidence.often, known)
    return tuple(dict.fromkeys([*telling, *_said_of(check, evidence.sometimes, known)])) if telling else ()


def _said_of(check: Check, findings: tuple[str, ...], known: Known) -> list[str]:
    sure = [finding for finding in findings if known.answers.get(finding) == "yes"]
    loose = [
        id
        for id, answer in known.opened.items()
        if answer == "yes"
        and (question := check.question(id))
        and question.said
        and set(behind(check, known, id)) & set(findings)
    ]
    return [*sure, *loose]

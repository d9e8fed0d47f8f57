"""How urgent it is, from what is known so far. The rules are data: skill/content/findings.toml and rules.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property

from skill.content.schema import Answer, Check, Rule


class Urgency(IntEnum):
    """The result of the check, lowest first."""

    SELF_CARE = 0
    CLINIC_SOON = 1
    URGENT_SAME_DAY = 2
    EMERGENCY = 3

    @property
    def id(self) -> str:
        """The id that content and cases use, such as `urgent_same_day`."""
        return self.name.lower()

    @classmethod
    def of(cls, id: str) -> Urgency:
        return _BY_ID[id]


_BY_ID = {level.id: level for level in Urgency}


@dataclass(frozen=True)
class Known:
    """What the patient has said so far.

    `answers` maps finding ids to answers. `opened` maps the ids of questions about several findings that were
    answered yes or not sure to that answer: at least one of their findings is so, and which may not be known.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    opened: Mapping[str, Answer] = field(default_factory=dict)

    @cached_property
    def positive(self) -> frozenset[str]:
        """The findings answered yes or not sure, which counts as yes wherever that is the more cautious."""
        return frozenset(finding for finding, answer in self.answers.items() if answer != "no")

    @cached_property
    def denied(self) -> frozenset[str]:
        """The findings answered no."""
        return frozenset(finding for finding, answer in self.answers.items() if answer == "no")

    def given(self, answers: Mapping[str, Answer]) -> Known:
        """The same with these answers added; they win over earlier ones."""
        return replace(self, answers={**self.answers, **answers})


def urgency(check: Check, known: Known) -> Urgency:
    """The urgency that is already certain: no answer still to come can make it lower.

    Findings that nobody asked about are taken as no; of an opened question, the mildest of the findings that
    may be behind its yes is taken as yes.
    """
    certain = max((_with(check, known, finding) for finding in known.positive), default=Urgency.SELF_CARE)
    for question_id, answer in known.opened.items():
        candidates = behind(check, known, question_id)
        if candidates:
            mildest = min(_with(check, known.given({finding: answer}), finding) for finding in candidates)
            certain = max(certain, mildest)
    return certain


def behind(check: Check, known: Known, question_id: str) -> list[str]:
    """The findings one of which must be behind the yes to this opened question.

    Empty where one of its findings is known to be so already: the yes may have meant that one.
    """
    question = check.question(question_id)
    if question is None or not known.positive.isdisjoint(question.covers):
        return []
    return [finding for finding in question.covers if finding not in known.answers]


def undecided(check: Check, known: Known) -> dict[str, tuple[Urgency, bool]]:
    """The findings whose answers can still raise the urgency above what is certain.

    With each, how far it can raise it, and whether another finding already speaks for the rule that would.
    """
    certain = urgency(check, known)
    found: dict[str, tuple[Urgency, bool]] = {}
    for rule in check.rules:
        result = Urgency.of(rule.urgency)
        if result > certain and _may_hold(rule, known):
            begun = any(not known.positive.isdisjoint(group) for group in rule.all)
            for finding in _open_findings(rule, known):
                found[finding] = max((result, begun), found.get(finding, (result, begun)))
    return found


def deciding_rules(check: Check, known: Known) -> list[Rule]:
    """The rules that hold at the urgency that is certain: what the urgency rests on."""
    certain = urgency(check, known)
    return [rule for rule in check.rules if Urgency.of(rule.urgency) == certain and _holds(rule, known)]


def _with(check: Check, known: Known, finding: str) -> Urgency:
    """The highest urgency of the rules that hold because of this finding, among others."""
    rules = check.rules_about.get(finding, ())
    return max((Urgency.of(rule.urgency) for rule in rules if _holds(rule, known)), default=Urgency.SELF_CARE)


def _holds(rule: Rule, known: Known) -> bool:
    explained = any(known.answers.get(finding, "yes") == "yes" for finding in rule.unless)
    return not explained and all(not known.positive.isdisjoint(group) for group in rule.all)


def _may_hold(rule: Rule, known: Known) -> bool:
    explained = any(known.answers.get(finding) == "yes" for finding in rule.unless)
    return not explained and not any(known.denied.issuperset(group) for group in rule.all)


def _open_findings(rule: Rule, known: Known) -> Iterable[str]:
    for group in rule.all:
        if known.positive.isdisjoint(group):
            yield from (finding for finding in group if finding not in known.answers)
    yield from (finding for finding in rule.unless if finding not in known.answers)

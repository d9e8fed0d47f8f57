"""How urgent it is, from what is known so far. The rules are data: skill/content/findings.toml and rules.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

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
        return cls[id.upper()]


@dataclass(frozen=True)
class Known:
    """What the patient has said so far.

    `answers` maps finding ids to answers. `opened` maps the ids of questions about several findings that were
    answered yes or not sure to that answer: at least one of their findings is so, and which may not be known.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    opened: Mapping[str, Answer] = field(default_factory=dict)

    def positive(self, finding: str) -> bool:
        """Yes or not sure: not sure counts as yes wherever yes is the more cautious (design, rule 2)."""
        return self.answers.get(finding) in ("yes", "not_sure")

    def given(self, answers: Mapping[str, Answer]) -> Known:
        """The same with these answers added; they win over earlier ones."""
        return replace(self, answers={**self.answers, **answers})


def urgency(check: Check, known: Known) -> Urgency:
    """The urgency that is already certain: no answer still to come can make it lower.

    Findings that nobody asked about are taken as no; of an opened question, the mildest of the findings that
    may be behind its yes is taken as yes.
    """
    certain = _of_rules(check.rules, known)
    for question_id, answer in known.opened.items():
        candidates = behind(check, known, question_id)
        if candidates:
            mildest = min(
                _of_rules(check.rules_about[finding], known.given({finding: answer})) for finding in candidates
            )
            certain = max(certain, mildest)
    return certain


def behind(check: Check, known: Known, question_id: str) -> list[str]:
    """The findings one of which must be behind the yes to this opened question.

    Empty where one of its findings is known to be so already: the yes may have meant that one.
    """
    question = check.question(question_id)
    if question is None or any(map(known.positive, question.covers)):
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
            begun = any(known.positive(finding) for group in rule.all for finding in group)
            for finding in _open_findings(rule, known):
                found[finding] = max((result, begun), found.get(finding, (result, begun)))
    return found


def deciding_rules(check: Check, known: Known) -> list[Rule]:
    """The rules that hold at the urgency that is certain: what the urgency rests on."""
    certain = urgency(check, known)
    return [rule for rule in check.rules if Urgency.of(rule.urgency) == certain and _holds(rule, known)]


def _of_rules(rules: Iterable[Rule], known: Known) -> Urgency:
    return max((Urgency.of(rule.urgency) for rule in rules if _holds(rule, known)), default=Urgency.SELF_CARE)


def _holds(rule: Rule, known: Known) -> bool:
    return all(any(map(known.positive, group)) for group in rule.all) and all(
        known.answers.get(finding, "yes") != "yes" for finding in rule.unless
    )


def _may_hold(rule: Rule, known: Known) -> bool:
    return all(any(known.answers.get(finding) != "no" for finding in group) for group in rule.all) and all(
        known.answers.get(finding) != "yes" for finding in rule.unless
    )


def _open_findings(rule: Rule, known: Known) -> Iterable[str]:
    for group in rule.all:
        if not any(map(known.positive, group)):
            yield from (finding for finding in group if finding not in known.answers)
    yield from (finding for finding in rule.unless if finding not in known.answers)

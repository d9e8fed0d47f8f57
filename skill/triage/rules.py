"""How urgent it is, from what is known so far. The rules are data: skill/content/findings.toml and rules.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import msgspec

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


class Need(NamedTuple):
    """How much an answer matters: how far it can raise the urgency, then how little else that would take.

    `nearness` is 0 where all else that the rule asks for is known to be so, -1 where one more thing is needed.
    """

    level: Urgency
    nearness: int


class Known(msgspec.Struct, frozen=True, dict=True):
    """What the patient has said so far.

    `answers` maps finding ids to answers. `opened` maps the ids of questions about several findings that were
    answered yes or not sure to that answer: at least one of their findings is so, and which may not be known.
    `asked` is how many questions of the check were answered.
    """

    answers: Mapping[str, Answer] = {}
    opened: Mapping[str, Answer] = {}
    asked: int = 0

    @cached_property
    def positive(self) -> frozenset[str]:
        """The findings answered yes or not sure, which counts as yes wherever that is the more cautious."""
        return frozenset(finding for finding, answer in self.answers.items() if answer != "no")

    @cached_property
    def denied(self) -> frozenset[str]:
        """The findings answered no."""
        return frozenset(finding for finding, answer in self.answers.items() if answer == "no")

    def given(self, answers: Mapping[str, Answer]) -> Known:
        """Return the same with these answers added; they win over earlier ones."""
        return msgspec.structs.replace(self, answers={**self.answers, **answers})


def urgency(check: Check, known: Known) -> Urgency:
    """Return the urgency that is already certain: no answer still to come can make it lower.

    Findings that nobody asked about are taken as no; of an opened question, the mildest of the findings that
    may be behind its yes is taken as yes.
    """
    certain = max((_resting_on(check, known, finding) for finding in known.positive), default=Urgency.SELF_CARE)
    for question_id, answer in known.opened.items():
        if candidates := behind(check, known, question_id):
            certain = max(certain, _with(check, known, mildest(check, known, candidates), answer))
    return certain


def mildest(check: Check, known: Known, candidates: Iterable[str]) -> str:
    """Return which of these findings would raise the urgency least."""
    return min(candidates, key=lambda finding: _with(check, known, finding, "not_sure"))


def behind(check: Check, known: Known, question_id: str) -> list[str]:
    """Return the findings one of which must be behind the yes to this opened question.

    Empty where one of its findings is known to be so already: the yes may have meant that one.
    """
    question = check.question(question_id)
    if question is None or not known.positive.isdisjoint(question.covers):
        return []
    return [finding for finding in question.covers if finding not in known.answers]


def opened_groups(check: Check, known: Known) -> list[frozenset[str]]:
    """Return, for each opened question that still says something, the findings one of which is so."""
    return [frozenset(group) for id in known.opened if (group := behind(check, known, id))]


def undecided(check: Check, known: Known, certain: Urgency | None = None) -> dict[str, Need]:
    """Return the findings whose answers can still raise the urgency above what is certain, and how far each can.

    Those that are never asked are not among them: they count when they are said.
    """
    certain = urgency(check, known) if certain is None else certain
    asked = {id for id, finding in check.findings.items() if finding.asked and id not in known.answers}
    found: dict[str, Need] = {}
    for rule in check.rules:
        result = Urgency.of(rule.urgency)
        if result > certain and _may_hold(check, rule, known):
            waiting = [group for group in rule.all if known.positive.isdisjoint(group)]
            need = Need(result, -len(waiting))
            for finding in chain(*waiting, rule.unless):
                if finding in asked:
                    found[finding] = max(need, found.get(finding, need))
    return found


def deciding_rules(check: Check, known: Known, certain: Urgency | None = None) -> list[Rule]:
    """Return the rules that hold at the urgency that is certain: what the urgency rests on."""
    certain = urgency(check, known) if certain is None else certain
    return [rule for rule in check.rules if Urgency.of(rule.urgency) == certain and _holds(rule, known)]


def _with(check: Check, known: Known, finding: str, answer: Answer) -> Urgency:
    return _resting_on(check, known.given({finding: answer}), finding)


def _resting_on(check: Check, known: Known, finding: str) -> Urgency:
    """Return the highest urgency of the rules that hold because of this finding, among others."""
    rules = check.rules_about.get(finding, ())
    return max((Urgency.of(rule.urgency) for rule in rules if _holds(rule, known)), default=Urgency.SELF_CARE)


def _holds(rule: Rule, known: Known) -> bool:
    explained = any(known.answers.get(finding, "yes") == "yes" for finding in rule.unless)
    return not explained and all(not known.positive.isdisjoint(group) for group in rule.all)


def _may_hold(check: Check, rule: Rule, known: Known) -> bool:
    return not any(map(known.denied.issuperset, rule.all)) and not _explained(check, rule, known)


def _explained(check: Check, rule: Rule, known: Known) -> bool:
    """Return whether one of what explains the pain is so for certain, be it told apart or not."""
    if not rule.unless:
        return False
    if any(known.answers.get(finding) == "yes" for finding in rule.unless):
        return True
    sure = (behind(check, known, id) for id, answer in known.opened.items() if answer == "yes")
    return any(group and set(group).issubset(rule.unless) for group in sure)

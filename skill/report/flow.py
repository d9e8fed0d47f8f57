"""The check as a clinician reads it: which question comes when, and what each answer leads to, in words.

Everything here is asked of the check itself (skill/triage), so that the page can't drift from what runs. The words may
have words of locales.toml in braces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from skill.content.schema import Check, Finding, Question, Rule
from skill.evaluation.cases import without_a_sign
from skill.triage import Known, Urgency, answered, check_ended, urgency
from skill.triage.rules import undecided

PANELS = {
    Urgency.EMERGENCY: "First: is it an emergency?",
    Urgency.URGENT_SAME_DAY: "Then: can it wait?",
    Urgency.CLINIC_SOON: "Then: the clinic, or care at home?",
}
SOMETIMES = "Asked only when an answer before makes it matter"


@dataclass(frozen=True)
class Place:
    """Where a question stands in the check."""

    question: Question
    number: int
    """Its turn when every answer is no, from 1; 0 where it is asked only after something else was said."""
    gates: tuple[str, ...]
    """The ids of the broader questions that lead to it."""
    alone: Urgency
    """What a yes makes certain with nothing else known."""
    ends: bool
    """A yes ends the check where it stands, and no further question is asked."""
    reach: Urgency
    """How far a yes can raise the urgency when every answer before it is no."""
    together: tuple[Rule, ...]
    """The rules that have this question's findings along with others."""


def places(check: Check) -> list[Place]:
    """Return every question: those that everybody gets in their order, each with those behind it; then the others."""
    path = everybodys(check)
    order = [id for question, _ in path for id in (question.id, *question.leads_to)]
    numbers = {question.id: (number, reach) for number, (question, reach) in enumerate(path, 1)}
    return [
        _place(check, check.questions[id], *numbers.get(id, (0, Urgency.SELF_CARE)))
        for id in dict.fromkeys([*order, *check.questions])
    ]


@dataclass(frozen=True)
class Panel:
    """One part of the picture of the check: questions, each with those behind it."""

    title: str
    rows: list[tuple[Place, list[Place]]]
    closes: bool
    """Who says no to all of it is done."""


def panels(check: Check) -> list[Panel]:
    """Return the picture: what can find an emergency, what can't wait, the rest; then what is asked now and then."""
    every = {place.question.id: place for place in places(check)}
    main = [place for place in every.values() if place.number]
    parts = [(title, [place for place in main if place.reach is level]) for level, title in PANELS.items()]
    parts.append((SOMETIMES, [place for place in every.values() if not place.number and not place.gates]))
    return [
        Panel(title, [(place, [every[id] for id in place.question.leads_to]) for place in here], here[-1] is main[-1])
        for title, here in parts
        if here
    ]


def everybodys(check: Check) -> list[tuple[Question, Urgency]]:
    """Return what somebody hears whose every answer is no, each with how far a yes can raise the urgency."""
    path = []
    for question, known in without_a_sign(check):
        needed = undecided(check, known)
        path.append((question, max(needed[finding][0] for finding in question.covers if finding in needed)))
    return path


def _place(check: Check, question: Question, number: int, reach: Urgency) -> Place:
    after = answered(check, Known(), question, "yes")
    together = (
        rule
        for rule in check.rules
        if set(question.covers) & {finding for group in (*rule.all, rule.unless) for finding in group}
        and rule.id not in check.findings
    )
    return Place(
        question=question,
        number=number,
        gates=tuple(gate.id for gate in check.questions.values() if question.id in gate.leads_to),
        alone=urgency(check, after),
        ends=check_ended(check, after),
        reach=reach,
        together=tuple(together),
    )


def alone(check: Check, level: Urgency) -> list[Finding]:
    """Return the findings that mean this urgency by themselves."""
    ids = (rule.all[0][0] for rule in check.rules if Urgency.of(rule.urgency) is level and rule.id in check.findings)
    return [check.findings[id] for id in ids]


def together(check: Check) -> list[Rule]:
    """Return the rules over several findings, most urgent first."""
    rules = (rule for rule in check.rules if rule.id not in check.findings)
    return sorted(rules, key=lambda rule: -Urgency.of(rule.urgency))


LEVEL = {
    Urgency.EMERGENCY: "emergency",
    Urgency.URGENT_SAME_DAY: "same day",
    Urgency.CLINIC_SOON: "clinic soon",
    Urgency.SELF_CARE: "care at home",
}


def on_yes(check: Check, place: Place) -> Iterator[str]:
    """Yield what a yes leads to, a sentence each."""
    question = place.question
    if place.ends:
        yield "The check stops here: the adult questions aren't asked. The advice is help on the same day."
    elif place.alone is Urgency.EMERGENCY:
        yield "Emergency. The check ends at once with the emergency message."
    elif question.leads_to:
        yield f"Goes on to {_shorts(check, question.leads_to, 'and')}, as long as the answer can still matter."
    if place.alone in (Urgency.URGENT_SAME_DAY, Urgency.CLINIC_SOON) and not place.ends:
        yield f"The result is at least “{LEVEL[place.alone]}”. Only questions that can find something worse go on."
    if place.alone is Urgency.SELF_CARE:
        yield "Means nothing by itself. It counts together with other answers."


def on_not_sure(check: Check, place: Place) -> str:
    """Say what not sure leads to."""
    again = "Asked once more, in other words (below). Still not sure counts " if place.question.again else "Counts "
    if check.lowering & set(place.question.covers):
        return f"{again}as yes where that is the more cautious. It never makes the result less urgent."
    return f"{again}as yes."


def on_no(check: Check, place: Place) -> str:
    """Say what no leads to."""
    return f"Settles as no: {names(check, place.question.covers)}. The check goes on."


def asked_when(check: Check, place: Place) -> str:
    """Say when this question comes."""
    if place.number:
        return f"Question {place.number} when every answer before it is no."
    if place.gates:
        return f"After yes or not sure to {_shorts(check, place.gates, 'or')}, or where it is all that is left of that."
    return "Only when an answer before makes it matter (see the rules below)."


def in_words(id: str) -> str:
    """Return an id as words."""
    return id.replace("_", " ")


def names(check: Check, ids: Iterable[str]) -> str:
    """List findings as people say them."""
    return "; ".join(check.findings[id].short for id in ids)


def _shorts(check: Check, ids: Sequence[str], word: str) -> str:
    """List questions in their short form, in quotation marks."""
    quoted = [f"“{check.questions[id].short}”" for id in ids]
    return f"{', '.join(quoted[:-1])} {word} {quoted[-1]}" if len(quoted) > 1 else quoted[0]

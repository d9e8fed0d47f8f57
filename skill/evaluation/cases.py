"""Cases: stories with answers and the urgency that is right, and what the check makes of them.

A case is answered by triage and content alone: every question from what the case says. Nothing is spoken or understood
here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

from skill.content.bundle import Content
from skill.content.compiled import content
from skill.content.errors import ContentError
from skill.content.schema import Answer, Check, Locale, Question, UrgencyId
from skill.triage import (
    Known,
    Urgency,
    answered,
    check_ended,
    likely_causes,
    next_cause_question,
    next_question,
    open_findings,
    urgency,
    volunteered,
)

CASES = Path(__file__).parents[2] / "tests" / "cases" / "cases.yaml"


class CaseError(ContentError):
    """A case file is wrong; the message names the file, the case and what is wrong."""


class Case(msgspec.Struct, frozen=True):
    """One case, as in a vignettes file. A finding or feature that isn't listed is a no."""

    id: str
    gold_urgency: UrgencyId
    answers: dict[str, Answer]
    features: dict[str, Answer] = {}
    also_acceptable_more_cautious: tuple[UrgencyId, ...] = ()
    likely_causes: tuple[str, ...] = ()
    title: str = ""
    story: str = ""
    guideline: str = ""
    told: tuple[str, ...] = ()
    """What the patient says at first, in free words."""


@dataclass(frozen=True)
class Result:
    """What the check made of one case."""

    id: str
    gold: str
    urgency: str
    safe: bool
    """Not below the right urgency."""
    exact: bool
    """The right urgency, or one listed as acceptable."""
    questions: int
    """Questions of the check."""
    cause_questions: int
    words: int
    """Words of all these questions, without what is said before, between and after them."""
    causes: list[str]
    cause_right: bool | None
    """One of the causes named is among the likely ones; None where causes aren't offered: an emergency, a child."""


def load_cases(path: Path, known: Content) -> list[Case]:
    """Return the cases in this YAML file. Raises CaseError."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CaseError(f"{path.name}: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CaseError(f"{path.name}: is not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(data, dict) or not isinstance(data.get("vignettes"), list):
        raise CaseError(f"{path.name}: there must be a list named vignettes")
    cases = []
    for number, entry in enumerate(data["vignettes"], 1):
        name = entry.get("id", f"number {number}") if isinstance(entry, dict) else f"number {number}"
        try:
            case = msgspec.convert(entry, Case)
        except msgspec.ValidationError as error:
            raise CaseError(f"{path.name}: case {name}: {error}") from None
        for finding in (*case.answers, *case.features):
            if finding not in known.check.findings:
                raise CaseError(f"{path.name}: case {name}: unknown finding {finding!r}")
        cases.append(case)
    return cases


def run_case(case: Case, locale: str = "en-GB", told: Mapping[str, Answer] | None = None) -> Result:
    """Return what the check makes of a case: every question is answered from it, then those about causes.

    `told` is what was understood of the patient's own first words. Without it, they tell what is never asked.
    """
    found = content()
    check, said = found.check, found.locales[locale]
    facts: dict[str, Answer] = {**case.answers, **case.features}
    if told is None:
        told = {id: answer for id, answer in facts.items() if not check.findings[id].asked}
    known, spoken = Known(), 0
    for finding, answer in told.items():
        known = volunteered(check, known, finding, answer)
    while urgency(check, known) < Urgency.EMERGENCY and (question := next_question(check, known)):
        spoken += words(question.ask, said)
        known = answered(check, known, question, _answer(question, known, facts))
    result, asked = urgency(check, known), known.asked
    in_causes, named = 0, None
    if result < Urgency.EMERGENCY and not check_ended(check, known):
        while question := next_cause_question(check, known, in_causes):
            spoken, in_causes = spoken + words(question.ask, said), in_causes + 1
            known = answered(check, known, question, _answer(question, known, facts))
        named = [likely.cause for likely in likely_causes(check, known)]
    return Result(
        id=case.id,
        gold=case.gold_urgency,
        urgency=result.id,
        safe=result >= Urgency.of(case.gold_urgency),
        exact=result.id in (case.gold_urgency, *case.also_acceptable_more_cautious),
        questions=asked,
        cause_questions=in_causes,
        words=spoken,
        causes=named or [],
        cause_right=None if named is None else bool(set(named) & set(case.likely_causes)),
    )


def _answer(question: Question, known: Known, facts: Mapping[str, Answer]) -> Answer:
    """Return what the patient of the case says: yes if any of it is so, else not sure if they are of any, else no."""
    told = {facts.get(finding, "no") for finding in open_findings(question, known)}
    return "yes" if "yes" in told else "not_sure" if "not_sure" in told else "no"


def without_a_sign(check: Check) -> Iterator[tuple[Question, Known]]:
    """Yield the questions, in their order, where every answer is no, each with what is known before it."""
    known = Known()
    while question := next_question(check, known):
        yield question, known
        known = answered(check, known, question, "no")


def words(text: str, locale: Locale) -> int:
    """Return how many words this is, as it is said in this locale."""
    return len(text.format_map(msgspec.structs.asdict(locale)).split())

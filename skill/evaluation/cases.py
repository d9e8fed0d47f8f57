"""Cases: stories with answers and the urgency that is right, and what the check makes of them.

A case is answered by triage and content alone: every question from what the case says. Nothing is spoken or
understood here; the conversations have tests of their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import yaml

from skill.content.bundle import Content
from skill.content.compiled import content
from skill.content.errors import ContentError
from skill.content.schema import Answer, Question, UrgencyId
from skill.evaluation.question_table import words
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


def run(case: Case, locale: str = "en-GB", told: Mapping[str, Answer] | None = None) -> Result:
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


def summary(results: list[Result]) -> dict[str, Any]:
    """Return the figures over all results."""
    judged = [result for result in results if result.cause_right is not None]
    counts = sorted(result.questions for result in results)
    return {
        "cases": len(results),
        "safe": sum(result.safe for result in results),
        "exact": sum(result.exact for result in results),
        "cause_right": sum(bool(result.cause_right) for result in judged),
        "cause_judged": len(judged),
        "questions_longest": max(counts, default=0),
        "questions_median": median(counts) if counts else 0,
        "words_longest": max((result.words for result in results), default=0),
        "words_median": median([result.words for result in results]) if results else 0,
    }


def main(path: str, as_json: bool, write: Callable[[str], object]) -> int:
    """Evaluate a file and print it; 0 unless a case got less urgent advice than it needs."""
    results = [run(case) for case in load_cases(Path(path), content())]
    figures = summary(results)
    if as_json:
        write(json.dumps({"cases": [asdict(result) for result in results], "summary": figures}, indent=1))
    else:
        for result in results:
            write(_line(result))
        write(_closing(figures))
    return 0 if figures["safe"] == figures["cases"] else 1


def _line(result: Result) -> str:
    cause = {None: "", True: "cause right", False: "cause missed"}[result.cause_right]
    return (
        f"{result.id:<6} {result.urgency:<16} {'safe' if result.safe else 'UNSAFE':<7}"
        f"{'exact' if result.exact else 'not exact':<10} {result.questions:>2}+{result.cause_questions} questions "
        f"{result.words:>4} words  {', '.join(result.causes)}  {cause}".rstrip()
    )


def _closing(figures: dict[str, Any]) -> str:
    return (
        "{cases} cases: {safe} safe, {exact} exact or acceptable; a named cause is among the likely ones in "
        "{cause_right} of {cause_judged}. Questions of the check: longest {questions_longest}, median "
        "{questions_median}. Words of all questions: longest {words_longest}, median {words_median}.".format(**figures)
    )

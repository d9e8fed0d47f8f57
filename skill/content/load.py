"""Reads skill/content/*.toml into typed structs and checks that they fit together."""

from __future__ import annotations

from pathlib import Path

import msgspec

from skill.content import validate
from skill.content.bundle import Content, Said
from skill.content.errors import ContentError
from skill.content.places import placed
from skill.content.reading import Reader
from skill.content.review import NAME as REVIEWS
from skill.content.review import faults, standings
from skill.content.schema import Check, Evidence, Finding, Question, Rule
from skill.content.written import Written

FOLDER = Path(__file__).parent

ALONE = {"emergency": "emergency", "urgent": "urgent_same_day", "clinic": "clinic_soon"}


def load(folder: Path) -> Content:
    """Return the content in this folder. Raises ContentError with everything wrong: file, line, table, and what."""
    written = written_in(folder)
    if found := validate.references(written):
        raise ContentError(*placed(folder, found))
    loaded = Content(
        check=check_of(written.findings, written.rules, written.questions, written.cause_questions, written.evidence),
        reviews=standings(folder, written.review),
        **{name: getattr(written, name) for name in Said.__struct_fields__},
    )
    if found := validate.sense(written, loaded.check):
        raise ContentError(*placed(folder, found))
    return loaded


def written_in(folder: Path) -> Written:
    """Return the files of this folder, each in its right shape. Raises ContentError with everything that isn't."""
    reader = Reader(folder)
    files = {
        field.name: reader.read(f"{field.name}.toml", field.type, may_be_empty=f"{field.name}.toml" == REVIEWS)
        for field in msgspec.structs.fields(Written)
    }
    reader.faults.extend(faults(folder, files["review"] or {}))
    if reader.faults:
        raise ContentError(*placed(folder, reader.faults))
    return Written(**files)


def check_of(
    findings: dict[str, Finding],
    rules: dict[str, Rule],
    questions: dict[str, Question],
    cause_questions: dict[str, Question],
    evidence: dict[str, Evidence],
) -> Check:
    """Return the check as triage wants it: what findings mean alone becomes rules, gates get what they cover."""
    alone = tuple(
        Rule(
            id=finding.id,
            urgency=ALONE[finding.tier],  # type: ignore[arg-type]  # the keys and values of ALONE are the ids
            all=((finding.id,),),
            danger=finding.danger,
            waiting=finding.waiting,
            action=finding.action,
            sources=finding.sources,
        )
        for finding in findings.values()
        if finding.tier in ALONE
    )
    every_rule = (*alone, *rules.values())
    questions = {id: _with_cover(question, questions) for id, question in questions.items()}
    single = {id: question for id, question in questions.items() if len(question.covers) == 1}
    covered = {question.covers for question in single.values()}
    return Check(
        findings=findings,
        rules=every_rule,
        rules_about={
            finding: tuple(rule for rule in every_rule if any(finding in group for group in rule.all))
            for finding in findings
        },
        questions=questions,
        cause_questions={**single, **{id: q for id, q in cause_questions.items() if q.covers not in covered}},
        evidence=evidence,
    )


def _with_cover(question: Question, questions: dict[str, Question]) -> Question:
    if not question.leads_to:
        return question
    covers = dict.fromkeys(finding for id in question.leads_to for finding in questions[id].covers)
    return msgspec.structs.replace(question, covers=tuple(covers))

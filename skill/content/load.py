"""Reads skill/content/*.toml into typed structs and checks that they fit together."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from skill.content import validate
from skill.content.clinic_schema import Clinics, ClinicTexts
from skill.content.compiled import Content, content
from skill.content.errors import ContentError
from skill.content.phrases import Phrases
from skill.content.review import Review, standings
from skill.content.schema import (
    Advice,
    Cause,
    Check,
    Evidence,
    Finding,
    Locale,
    Outcome,
    Question,
    Rule,
    Source,
    Table,
)

__all__ = ["FOLDER", "Content", "check_of", "content", "load"]

FOLDER = Path(__file__).parent
T = TypeVar("T", bound=Table)

ALONE = {"emergency": "emergency", "urgent": "urgent_same_day", "clinic": "clinic_soon"}


def load(folder: Path) -> Content:
    """The content in this folder. Raises ContentError, naming the file, the table and what is wrong."""

    def tables(name: str, shape: type[T]) -> dict[str, T]:
        return {id: _typed(name, id, {"id": id, **table}, shape) for id, table in _tables(folder, name).items()}

    loaded = Content(
        check=check_of(
            tables("findings.toml", Finding),
            tables("rules.toml", Rule),
            tables("questions.toml", Question),
            tables("cause_questions.toml", Question),
            {
                id: _typed("evidence.toml", id, table, Evidence)
                for id, table in _tables(folder, "evidence.toml").items()
            },
        ),
        outcomes=tables("outcomes.toml", Outcome),
        causes=tables("causes.toml", Cause),
        selfcare=tables("selfcare.toml", Advice),
        topics=tables("topics.toml", Advice),
        phrases=_typed("phrases.toml", "phrases", _tables(folder, "phrases.toml").get("phrases", {}), Phrases),
        locales=tables("locales.toml", Locale),
        sources=tables("sources.toml", Source),
        clinics=_typed("clinics.toml", "clinics", _read(folder, "clinics.toml"), Clinics),
        clinic_texts=_typed("clinic.toml", "clinic", _read(folder, "clinic.toml"), ClinicTexts),
        reviews=standings(folder, tables("review.toml", Review)),
    )
    validate.everything(loaded)
    return loaded


def check_of(
    findings: dict[str, Finding],
    rules: dict[str, Rule],
    questions: dict[str, Question],
    cause_questions: dict[str, Question],
    evidence: dict[str, Evidence],
) -> Check:
    """The check as triage wants it: what findings mean alone becomes rules, gates get what they cover."""
    alone = tuple(
        Rule(
            id=finding.id,
            urgency=ALONE[finding.tier],  # type: ignore[arg-type]  # the keys and values of ALONE are the ids
            all=((finding.id,),),
            danger=finding.danger,
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
        lowering=frozenset(finding for rule in every_rule for finding in rule.unless),
        questions=questions,
        cause_questions={**single, **{id: q for id, q in cause_questions.items() if q.covers not in covered}},
        evidence=evidence,
    )


def _with_cover(question: Question, questions: dict[str, Question]) -> Question:
    if not question.leads_to:
        return question
    for id in question.leads_to:
        if id not in questions:
            raise ContentError(f"questions.toml: [{question.id}]: leads_to names no question: {id!r}")
    covers = dict.fromkeys(finding for id in question.leads_to for finding in questions[id].covers)
    return msgspec.structs.replace(question, covers=tuple(covers))


def _read(folder: Path, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(f"{name}: no such file in {folder.name}/") from None
    except UnicodeDecodeError:
        raise ContentError(f"{name}: is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{name}: is not valid TOML: {error}") from None


def _tables(folder: Path, name: str) -> dict[str, dict[str, Any]]:
    tables = _read(folder, name)
    for id, table in tables.items():
        if not isinstance(table, dict):
            raise ContentError(f"{name}: {id} stands outside any table")
    return tables


def _typed(name: str, id: str, table: dict[str, Any], shape: type[Any]) -> Any:
    try:
        return msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        raise ContentError(f"{name}: [{id}]: {error}") from None

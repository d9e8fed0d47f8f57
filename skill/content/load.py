"""Reads skill/content/*.toml into typed structs and checks that they fit together."""

from __future__ import annotations

from pathlib import Path

import msgspec

from skill.content import validate
from skill.content.compiled import Content, content
from skill.content.errors import ContentError
from skill.content.phrases import Phrases
from skill.content.places import placed
from skill.content.reading import Reader
from skill.content.review import NAME as REVIEWS
from skill.content.review import Review, Standing, faults, standings
from skill.content.schema import (
    Advice,
    Cause,
    Check,
    Crisis,
    Evidence,
    Finding,
    Locale,
    Outcome,
    Question,
    Rule,
    Source,
)
from skill.content.screen_texts import ScreenTexts

__all__ = ["FOLDER", "Content", "check_of", "content", "load"]

FOLDER = Path(__file__).parent

ALONE = {"emergency": "emergency", "urgent": "urgent_same_day", "clinic": "clinic_soon"}


def load(folder: Path) -> Content:
    """The content in this folder. Raises ContentError with everything that is wrong: file, line, table, and what."""
    read = Reader(folder)
    findings, rules = read.tables("findings.toml", Finding), read.tables("rules.toml", Rule)
    questions, cause_questions = read.tables("questions.toml", Question), read.tables("cause_questions.toml", Question)
    evidence = read.tables("evidence.toml", Evidence, with_id=False)
    outcomes, causes = read.tables("outcomes.toml", Outcome), read.tables("causes.toml", Cause)
    selfcare, topics = read.tables("selfcare.toml", Advice), read.tables("topics.toml", Advice)
    crises, locales = read.tables("crises.toml", Crisis), read.tables("locales.toml", Locale)
    sources, reviews = read.tables("sources.toml", Source), _reviews(read, folder)
    phrases = read.table("phrases.toml", "phrases", Phrases)
    screens = read.table("screens.toml", "screens", ScreenTexts)
    clinics, clinic_phrases = read.clinics("clinics.toml"), read.clinic_phrases("clinic_phrases.toml")
    validate.gates(questions, read.faults)
    if read.faults or phrases is None or screens is None or clinics is None or clinic_phrases is None:
        raise ContentError(*placed(folder, read.faults))
    loaded = Content(
        check=check_of(findings, rules, questions, cause_questions, evidence),
        outcomes=outcomes,
        causes=causes,
        selfcare=selfcare,
        topics=topics,
        crises=crises,
        phrases=phrases,
        locales=locales,
        sources=sources,
        clinics=clinics,
        clinic_phrases=clinic_phrases,
        reviews=reviews,
        screens=screens,
    )
    if faults := validate.everything(loaded):
        raise ContentError(*placed(folder, faults))
    return loaded


def _reviews(read: Reader, folder: Path) -> dict[str, Standing]:
    file = folder / REVIEWS
    named = not file.is_file() or bool(file.read_bytes().strip())  # one that names nothing has no table
    reviews = read.tables(REVIEWS, Review) if named else {}
    read.faults.extend(faults(folder, reviews))
    return standings(folder, reviews)


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
        lowering=frozenset(finding for rule in every_rule for finding in rule.unless),
        ever=frozenset(finding.id for finding in findings.values() if finding.ever),
        grave=frozenset(finding.id for finding in findings.values() if finding.tier == "emergency"),
        background=frozenset(finding.id for finding in findings.values() if finding.tier == "modifier"),
        questions=questions,
        cause_questions={**single, **{id: q for id, q in cause_questions.items() if q.covers not in covered}},
        evidence=evidence,
    )


def _with_cover(question: Question, questions: dict[str, Question]) -> Question:
    if not question.leads_to:
        return question
    covers = dict.fromkeys(finding for id in question.leads_to for finding in questions[id].covers)
    return msgspec.structs.replace(question, covers=tuple(covers))

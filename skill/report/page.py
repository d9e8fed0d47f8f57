"""Gather what the skill asks, decides and says, and put it into page.html."""

from __future__ import annotations

import argparse
import datetime
import sys
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from skill.content.bundle import Content
from skill.content.compiled import content as loaded
from skill.content.review import statement
from skill.content.schema import Finding, Question, Rule
from skill.conversation import emergency, outcome
from skill.conversation.advice import heading
from skill.conversation.turn import Turn
from skill.evaluation import evaluate
from skill.evaluation.cases import CASES
from skill.progress import busy
from skill.report import flow, told
from skill.report.reading import grade
from skill.report.told import Text
from skill.session import Session
from skill.triage import Urgency
from skill.version import described

HIGHEST_GRADE = 6  # docs/design.md, "How it speaks"
ENDINGS = {
    "An emergency, here chest pain": {"chest_pain": "yes"},
    "An emergency that the patient was not sure of": {"saddle_numbness": "not_sure"},
    "Same day, here one swollen leg": {"one_leg_swelling": "yes"},
    "The clinic, here more than two weeks": {"over_two_weeks": "yes"},
    "Care at home": {},
    "A child": {"child": "yes"},
}
"""Examples of how a check ends, and the answers behind them; all else is no."""


WHERE = {
    "cause_questions.toml": "causes",
    "causes.toml": "causes",
    "clinic_phrases.toml": "clinic",
    "clinics.toml": "clinic",
    "crises.toml": "crises",
    "evidence.toml": "causes",
    "findings.toml": "rules",
    "locales.toml": "countries",
    "outcomes.toml": "endings",
    "phrases.toml": "phrases",
    "questions.toml": "questions",
    "rules.toml": "rules",
    "screens.toml": "screens",
    "selfcare.toml": "advice",
    "sources.toml": "sources",
    "topics.toml": "advice",
}
"""Where on the page each content file is."""


@dataclass(frozen=True)
class Danger:
    """Why something can't wait: what is said after what to do."""

    name: str
    danger: str
    waiting: str
    er: bool
    """The way to hospital may be one's own."""
    advice: str
    """Whom to call, where it isn't the usual advice."""


def render(content: Content, cases: Path = CASES, on: datetime.date | None = None) -> str:
    """Return the whole page as HTML that needs nothing else. Raises CaseError."""
    environment = Environment(
        loader=PackageLoader("skill.report", ""), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals.update(flow=flow, grade=grade, in_words=flow.in_words)
    environment.filters["said"] = lambda text: told.said(content, text)
    check, pairs = content.check, evaluate.evaluated(cases)
    return environment.get_template("page.html").render(
        on=on or datetime.datetime.now(datetime.UTC).date(),
        content=content,
        check=check,
        statement=statement(content.reviews.values()),
        highest_grade=HIGHEST_GRADE,
        panels=flow.panels(check),
        places=flow.places(check),
        everybodys=flow.everybodys(check),
        alone=[(flow.LEVEL[level], flow.alone(check, level)) for level in sorted(Urgency, reverse=True)],
        together=flow.together(check),
        level=lambda level: flow.LEVEL[Urgency.of(level)],
        endings=[(name, _ending(content, answers)) for name, answers in ENDINGS.items()],
        countries=told.countries(content),
        screens=[
            Text(name, told.said(content, text))
            for name, text in msgspec.structs.asdict(content.screens).items()
            if isinstance(text, str)
        ],
        clinic_words=told.clinic_words(content),
        number={id: number for number, id in enumerate(content.sources, 1)},
        where=WHERE,
        running=described(),
        ticks=_ticks(cases),
        dangers=_dangers(content),
        crises=told.crises(content),
        repeated=told.repeated(content),
        causes=[told.cause(content, cause) for cause in content.causes.values()],
        advice=[told.advice(content, one) for one in (*content.selfcare.values(), *content.topics.values())],
        phrases=[
            Text(name, told.said(content, text)) for name, text in msgspec.structs.asdict(content.phrases).items()
        ],
        pairs=pairs,
        rows=evaluate.rows(result for _, result in pairs),
        verdict=evaluate.verdict,
        seconds=evaluate.seconds,
        published=evaluate.PUBLISHED,
        limits=evaluate.LIMITS,
        sources=lambda ids: [content.sources[id] for id in ids],
    )


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("out", type=Path)


def run(options: argparse.Namespace) -> int:
    """Write the page."""
    try:
        with busy("Running the check and writing the page"):
            options.out.write_text(render(loaded()), encoding="utf-8")
    except OSError as error:
        print(f"error: {options.out}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _ticks(cases: Path) -> str:
    """Return what the ticks that a browser keeps stand for: their order on the page, with the cases."""
    return " ".join([*described().values(), sha256(cases.read_bytes()).hexdigest()[:12]])


def _ending(content: Content, answers: dict[str, Any]) -> str:
    """Return what is heard in Britain at the end of a check with these answers."""
    turn = Turn(
        content, Session(answers=dict(answers)), content.locales[told.LOCALE], datetime.datetime.now(datetime.UTC)
    )
    if "not_sure" in answers.values():
        return emergency.certain(turn, emergency.reason(turn), turn.phrases.you_did_not_rule_out).text
    return outcome.outcome(turn).text


def _dangers(content: Content) -> list[Danger]:
    """Return why something can't wait, and what to do while waiting: of findings, questions and rules."""
    check = content.check
    named: list[tuple[str, Finding | Question | Rule]] = [
        *((finding.short, finding) for finding in check.findings.values()),
        *((question.short, question) for question in check.questions.values()),
        *((rule.words, rule) for rule in flow.together(check)),
    ]
    unique = {(item.danger, item.waiting): (name, item) for name, item in reversed(named) if item.danger}
    say = partial(told.said, content)
    return [
        Danger(
            name=heading(say(name)),
            danger=say(item.danger),
            waiting=say(item.waiting),
            er=item.action == "er",
            advice=say(getattr(item, "advice", "")),
        )
        for name, item in reversed(unique.values())
    ]

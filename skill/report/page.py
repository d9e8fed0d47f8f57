"""The page: gathers what the skill asks, decides and says, and puts it into page.html."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from skill.content.load import Content
from skill.content.review import statement
from skill.content.schema import Finding, Locale, Question, Rule, Source
from skill.conversation import outcome
from skill.conversation.turn import Turn
from skill.report import diagram, flow
from skill.report.reading import grade
from skill.session import Session
from skill.simulator import case_table
from skill.triage import Urgency

LOCALE = "en-GB"
HIGHEST_GRADE = 6  # design, "How it speaks"
ENDINGS = {
    "An emergency, here chest pain": {"chest_pain": "yes"},
    "An emergency that the patient was not sure of": {"saddle_numbness": "not_sure"},
    "Same day, here one swollen leg": {"one_leg_swelling": "yes"},
    "The clinic, here more than two weeks": {"over_two_weeks": "yes"},
    "Care at home": {},
    "A child": {"under_18": "yes"},
}
"""Examples of how a check ends, and the answers behind them; all else is no."""


@dataclass(frozen=True)
class Text:
    """Something that is said, in the words of one locale, with its reading grade."""

    name: str
    text: str

    @property
    def grade(self) -> float:
        return grade(self.text)


@dataclass(frozen=True)
class Topic:
    """A cause or a piece of advice: all its texts, and where they come from."""

    id: str
    name: str
    texts: list[Text]
    sources: list[Source]
    evidence: list[tuple[str, str]]

    @property
    def grade(self) -> float:
        """Of everything that is said on it."""
        return grade(" ".join(text.text for text in self.texts))


def render(content: Content, cases: Path = case_table.CASES, on: datetime.date | None = None) -> str:
    """The whole page as HTML that needs nothing else. Raises CaseError."""
    environment = Environment(
        loader=PackageLoader("skill.report", ""), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals.update(flow=flow, grade=grade, plain=flow.plain)
    environment.filters["said"] = lambda text: _said(content, text)
    check, pairs = content.check, case_table.evaluated(cases)
    return environment.get_template("page.html").render(
        on=on or datetime.datetime.now(datetime.UTC).date(),
        content=content,
        check=check,
        statement=statement(content.reviews.values()),
        highest_grade=HIGHEST_GRADE,
        panels=diagram.panels(check),
        places=flow.places(check),
        everybodys=flow.everybodys(check),
        alone=[(flow.LEVEL[level], flow.alone(check, level)) for level in sorted(Urgency, reverse=True)],
        together=flow.together(check),
        level=lambda level: flow.LEVEL[Urgency.of(level)],
        endings=[(name, list(_ending(content, answers))) for name, answers in ENDINGS.items()],
        dangers=_dangers(content),
        causes=[_cause(content, id) for id in content.causes],
        advice=[_advice(content, kind, id) for kind in ("selfcare", "topics") for id in getattr(content, kind)],
        phrases=[Text(name, _said(content, text)) for name, text in msgspec.structs.asdict(content.phrases).items()],
        pairs=pairs,
        rows=case_table.rows(result for _, result in pairs),
        verdict=case_table.verdict,
        seconds=case_table.seconds,
        published=case_table.PUBLISHED,
        limits=case_table.LIMITS,
        sources=lambda ids: [content.sources[id] for id in ids],
    )


def write(out: Path, content: Content) -> None:
    """Write the page to this file. Raises OSError."""
    out.write_text(render(content), encoding="utf-8")


def _said(content: Content, text: str, locale: str = LOCALE) -> str:
    """A text of content as it is heard; words that only a conversation can fill stay in braces."""
    return text.format_map(_Words(msgspec.structs.asdict(content.locales[locale])))


class _Words(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _ending(content: Content, answers: dict[str, Any]) -> Iterator[tuple[Locale, str]]:
    """What is heard at the end of a check with these answers, in each locale."""
    for locale in content.locales.values():
        session = Session(answers=dict(answers))
        turn = Turn(content, session, locale, datetime.datetime.now(datetime.UTC))
        unsure = "not_sure" in answers.values()
        reply = outcome.emergency(turn, outcome.danger(turn), unsure=True) if unsure else outcome.outcome(turn)
        yield locale, reply.text


def _dangers(content: Content) -> list[Text]:
    """Why something is an emergency, as it is said after what to do: of findings, questions and rules."""
    check = content.check
    named: list[Finding | Question | Rule] = [
        *check.findings.values(),
        *check.questions.values(),
        *flow.together(check),
    ]
    unique = {item.danger: item.id for item in reversed(named) if item.danger}
    return [Text(flow.plain(id), _said(content, danger)) for danger, id in reversed(unique.items())]


def _cause(content: Content, id: str) -> Topic:
    cause, evidence = content.causes[id], content.check.evidence.get(id)
    texts = [Text(part, getattr(cause, part)) for part in ("what", "feels", "helps", "worry")]
    told = [
        ("Said often", "often"),
        ("Said sometimes", "sometimes"),
        ("Speaks against it", "rarely"),
        ("Feels much like", "overlaps"),
    ]
    return Topic(
        id=id,
        name=cause.name,
        texts=[Text(text.name, _said(content, text.text)) for text in (*texts, *_more(cause.more))],
        sources=[content.sources[source] for source in cause.sources],
        evidence=[
            (label, ", ".join(map(flow.plain, ids))) for label, level in told if (ids := getattr(evidence, level, ()))
        ],
    )


def _advice(content: Content, kind: str, id: str) -> Topic:
    advice = getattr(content, kind)[id]
    texts = [Text("summary", advice.summary), *_more(advice.more)]
    return Topic(
        id=id,
        name=_said(content, advice.name),
        texts=[Text(text.name, _said(content, text.text)) for text in texts],
        sources=[content.sources[source] for source in advice.sources],
        evidence=[],
    )


def _more(paragraphs: tuple[str, ...]) -> list[Text]:
    return [Text(f"more, {number}", text) for number, text in enumerate(paragraphs, 1)]

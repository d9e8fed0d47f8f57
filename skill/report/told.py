"""What is told rather than asked, as a clinician reads it: causes, advice and crises, with all texts and sources."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from skill.content.bundle import Content
from skill.content.schema import Advice, Cause, Source
from skill.report import flow
from skill.report.reading import grade
from skill.triage import Urgency

LOCALE = "en-GB"


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
    """Labels, and the findings that they are about, in words."""

    @property
    def grade(self) -> float:
        """Of everything that is said on it."""
        return grade(" ".join(text.text for text in self.texts))


@dataclass(frozen=True)
class Words:
    """What is said in one piece, in British words."""

    name: str
    text: str
    sources: list[Source]


def said(content: Content, text: str, locale: str = LOCALE) -> str:
    """Return a text of content as it is heard; words that only a conversation can fill stay in braces."""
    return text.format_map(_Words(msgspec.structs.asdict(content.locales[locale])))


class _Words(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def cause(content: Content, cause: Cause) -> Topic:
    """Return a cause, with the findings that speak for and against it."""
    named = {"what": cause.what, "feels": cause.feels, "helps": cause.helps, "worry": cause.worry}
    evidence = []
    if speaks := content.check.evidence.get(cause.id):
        told = {
            "Said often": speaks.often,
            "Said sometimes": speaks.sometimes,
            "Speaks against it": speaks.rarely,
        }
        evidence = [(label, said(content, flow.names(content.check, ids))) for label, ids in told.items() if ids]
        if speaks.overlaps:
            evidence.append(("Feels much like", ", ".join(content.causes[other].name for other in speaks.overlaps)))
    return _topic(content, cause, named, evidence)


def advice(content: Content, advice: Advice) -> Topic:
    """Return a piece of advice or a topic, with what it gives way to."""
    evidence = []
    if advice.unless:
        evidence = [("Instead, after", said(content, flow.names(content.check, advice.unless)))]
    return _topic(content, advice, {"summary": advice.summary}, evidence, instead=advice.instead)


def _topic(
    content: Content, item: Cause | Advice, first: dict[str, str], evidence: list[tuple[str, str]], instead: str = ""
) -> Topic:
    more = {f"more, {number}": text for number, text in enumerate(item.more, 1)}
    texts = first | more | ({"instead": instead} if instead else {})
    return Topic(
        id=item.id,
        name=said(content, item.name),
        texts=[Text(name, said(content, text)) for name, text in texts.items()],
        sources=[content.sources[source] for source in item.sources],
        evidence=evidence,
    )


def crises(content: Content) -> list[Words]:
    """Return what is said in each crisis."""
    return [
        Words(crisis.name, said(content, crisis.words), [content.sources[source] for source in crisis.sources])
        for crisis in content.crises.values()
    ]


def countries(content: Content) -> list[tuple[str, list[str]]]:
    """Return the words and numbers that differ between locales: a name, and what it is in each."""
    names = [name for name in next(iter(content.locales.values())).__struct_fields__ if name != "id"]
    return [(name, [getattr(locale, name) for locale in content.locales.values()]) for name in names]


def clinic_words(content: Content) -> list[tuple[str, str]]:
    """Return every word about clinics, by its name; lists as they stand."""
    tables = msgspec.structs.asdict(content.clinic_phrases).values()
    return [
        (name, text if isinstance(text, str) else ", ".join(filter(None, text)))
        for table in tables
        for name, text in msgspec.structs.asdict(table).items()
    ]


def repeated(content: Content) -> list[Text]:
    """Return what repeats the action of each outcome, in British words."""
    return [
        Text(flow.LEVEL[Urgency.of(outcome.id)], said(content, outcome.again) or "Nothing is repeated.")
        for outcome in content.outcomes.values()
    ]

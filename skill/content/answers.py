"""Checks of what is answered rather than asked: causes, advice, topics, crises, outcomes, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from skill.content.compiled import Content
    from skill.content.errors import Faults
    from skill.content.schema import Advice

MOST_SUMMARY_WORDS = 60  # docs/design.md, "How it speaks"
MOST_ANSWER_WORDS = 40  # an answer that nothing follows
MOST_CRISIS_WORDS = 50
MOST_OUTCOME_WORDS = 66  # care at home: with the questions at most 300 (docs/design.md, rule 8)


def everything(content: Content, faults: Faults) -> None:
    """Note everything that doesn't fit together."""
    _sources(content, faults)
    _advice(content, faults)
    if not faults:
        _lengths(content, faults)


def advices(content: Content) -> Iterator[tuple[str, Advice]]:
    """Every advice and topic, with the name of its file."""
    yield from (("selfcare.toml", advice) for advice in content.selfcare.values())
    yield from (("topics.toml", advice) for advice in content.topics.values())


def texts(content: Content) -> Iterator[tuple[str, str, str]]:
    """Every text of these files that can be heard: its file, table and words."""
    for outcome in content.outcomes.values():
        for text in (outcome.found, outcome.action, outcome.sooner, outcome.again):
            yield "outcomes.toml", outcome.id, text
    for cause in content.causes.values():
        for text in (cause.name, cause.what, cause.feels, cause.helps, cause.worry, *cause.more):
            yield "causes.toml", cause.id, text
    for name, advice in advices(content):
        for text in (advice.summary, advice.instead, *advice.more):
            yield name, advice.id, text
    for crisis in content.crises.values():
        yield "crises.toml", crisis.id, crisis.words


def _sources(content: Content, faults: Faults) -> None:
    """A source is a document, or the project's own; an address that wasn't confirmed says so."""
    for source in content.sources.values():
        document = bool(source.url or source.note)
        faults.require(
            source.own or document, "sources.toml", source.id, "a document has a url, or a note why it has none"
        )
        confirmed = bool(source.looked_at or source.note)
        faults.require(
            not source.url or confirmed, "sources.toml", source.id, "a url needs looked_at, or a note why not"
        )
        faults.require(bool(source.url) or not source.looked_at, "sources.toml", source.id, "looked_at needs a url")
    for name, tables in (
        ("outcomes.toml", content.outcomes),
        ("causes.toml", content.causes),
        ("crises.toml", content.crises),
    ):
        for id, table in tables.items():
            _sourced(content, name, id, table.sources, faults)
    for name, advice in advices(content):
        _sourced(content, name, advice.id, advice.sources, faults)


def _sourced(content: Content, name: str, id: str, sources: tuple[str, ...], faults: Faults) -> None:
    faults.require(bool(sources), name, id, "sources: there must be at least one")
    faults.require_known(name, id, "sources", sources, content.sources)


def _advice(content: Content, faults: Faults) -> None:
    """One name for one thing, and something to say where advice isn't given."""
    for id in content.selfcare:
        faults.require(id not in content.topics, "topics.toml", id, "the same id stands in selfcare.toml")
    for name, advice in advices(content):
        faults.require_known(name, advice.id, "unless", advice.unless, content.check.findings)
        faults.require(bool(advice.unless) == bool(advice.instead), name, advice.id, "unless and instead go together")


def _lengths(content: Content, faults: Faults) -> None:
    def limit(name: str, id: str, what: str, text: str, most: int) -> None:
        longest = max(
            len(text.format_map(msgspec.structs.asdict(locale)).split()) for locale in content.locales.values()
        )
        faults.require(longest <= most, name, id, f"{what}: {longest} words, more than {most}")

    for cause in content.causes.values():
        summary = " ".join((cause.what, cause.feels, cause.helps, cause.worry))
        limit("causes.toml", cause.id, "what, feels, helps and worry", summary, MOST_SUMMARY_WORDS)
        for text in cause.more:
            limit("causes.toml", cause.id, "more", text, MOST_SUMMARY_WORDS)
    for name, advice in advices(content):
        most = MOST_SUMMARY_WORDS if advice.more else MOST_ANSWER_WORDS
        limit(name, advice.id, "summary", advice.summary, most)
        limit(name, advice.id, "instead", advice.instead, MOST_ANSWER_WORDS)
        for text in advice.more:
            limit(name, advice.id, "more", text, MOST_SUMMARY_WORDS)
    for crisis in content.crises.values():
        limit("crises.toml", crisis.id, "words", crisis.words, MOST_CRISIS_WORDS)
    home = content.outcomes["self_care"]
    whole = " ".join((home.found, home.action, home.sooner))
    limit("outcomes.toml", home.id, "found, action and sooner", whole, MOST_OUTCOME_WORDS)

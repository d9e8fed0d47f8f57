"""Checks that the content files fit together: ids that exist, words that are known, lengths that can be heard."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter
from typing import TYPE_CHECKING

from skill.content.errors import ContentError
from skill.content.schema import Locale, Question

if TYPE_CHECKING:
    from skill.content.compiled import Content

MOST_QUESTION_WORDS = 30  # design, rule 5
MOST_SUMMARY_WORDS = 60  # design, "How it speaks"
LOCALE_WORDS = frozenset(Locale.__struct_fields__) - {"id"}
WARNING_TIERS = {"emergency", "conditional", "urgent"}
OWN_WORDS = {
    "noted": {"said"},
    "you_said": {"said"},
    "causes_one": {"cause"},
    "causes_two": {"cause", "second"},
    "because": {"because"},
}


def everything(content: Content) -> None:
    """Raise ContentError, naming file and table, for the first thing that doesn't fit."""
    _ids(content)
    _questions(content)
    _words(content)
    _lengths(content)


def _ids(content: Content) -> None:
    check = content.check
    findings = check.findings.keys()
    for rule in check.rules:
        _known("rules.toml", rule.id, "all", (id for group in rule.all for id in group), findings)
        _known("rules.toml", rule.id, "unless", rule.unless, findings)
    for name, questions in (
        ("questions.toml", check.questions),
        ("cause_questions.toml", check.cause_questions),
    ):
        for question in questions.values():
            _known(name, question.id, "covers", question.covers, findings)
    for id, evidence in check.evidence.items():
        for level in ("often", "sometimes", "rarely"):
            _known("evidence.toml", id, level, getattr(evidence, level), findings)
        _known("evidence.toml", id, "overlaps", evidence.overlaps, content.causes.keys())
    _known("evidence.toml", "", "a table", check.evidence, content.causes.keys())
    _known(
        "outcomes.toml",
        "",
        "the tables",
        ("urgent_same_day", "clinic_soon", "self_care"),
        content.outcomes.keys(),
    )
    for name, tables in _sourced(content):
        for id, sources in tables:
            _require(bool(sources), name, id, "sources: there must be at least one")
            _known(name, id, "sources", sources, content.sources.keys())


def _sourced(content: Content) -> Iterable[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    yield "findings.toml", [(f.id, f.sources) for f in content.check.findings.values()]
    yield "rules.toml", [(r.id, r.sources) for r in content.check.rules]
    yield "causes.toml", [(c.id, c.sources) for c in content.causes.values()]
    yield "selfcare.toml", [(a.id, a.sources) for a in content.selfcare.values()]
    yield "topics.toml", [(a.id, a.sources) for a in content.topics.values()]
    yield "outcomes.toml", [(o.id, o.sources) for o in content.outcomes.values()]


def _questions(content: Content) -> None:
    """Every finding of a rule can be asked for alone or with others of its kind; emergencies say their danger."""
    check = content.check
    for question in check.questions.values():
        _require(bool(question.covers), "questions.toml", question.id, "covers: there must be at least one finding")
    asked = {id for q in check.questions.values() if not q.leads_to for id in q.covers}
    for rule in check.rules:
        for id in (*(id for group in rule.all for id in group), *rule.unless):
            _require(id in asked, "questions.toml", id, f"no question asks about this finding of rule {rule.id!r}")
        if rule.urgency == "emergency":
            _require(bool(rule.danger), "rules.toml", rule.id, "danger: an emergency says why it is one")
    for question in check.questions.values():
        tiers = {check.findings[id].tier for id in question.covers}
        if "emergency" in tiers and not question.leads_to:
            _require(bool(question.danger), "questions.toml", question.id, "danger: an emergency says why it is one")
        if tiers & WARNING_TIERS:
            _require(bool(question.again), "questions.toml", question.id, "again: a warning sign is asked once more")


def _words(content: Content) -> None:
    for name, id, text, own in texts(content):
        try:
            fields = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
        except ValueError as error:
            raise ContentError(f"{name}: [{id}]: {error} in {text!r}") from None
        unknown = fields - LOCALE_WORDS - own
        _require(not unknown, name, id, f"unknown word in braces: {', '.join(sorted(unknown))}")


def texts(content: Content) -> Iterable[tuple[str, str, str, set[str]]]:
    """Every text that can be heard but the clinic's: its file, table, the text, and the words of its own in braces."""
    check = content.check
    for finding in check.findings.values():
        yield from (("findings.toml", finding.id, text, set()) for text in (finding.said, finding.danger))
    for rule in check.rules:
        yield "rules.toml", rule.id, rule.danger, set()
    for name, questions in (
        ("questions.toml", check.questions),
        ("cause_questions.toml", check.cause_questions),
    ):
        for q in questions.values():
            yield from (
                (name, q.id, text, set()) for text in (q.ask, q.again, q.follow, q.said, q.why, q.danger) if text
            )
    for outcome in content.outcomes.values():
        for text in (outcome.found, outcome.action, outcome.sooner):
            yield "outcomes.toml", outcome.id, text, set()
    for cause in content.causes.values():
        for text in (cause.name, cause.what, cause.feels, cause.helps, cause.worry, *cause.more):
            yield "causes.toml", cause.id, text, set()
    for name, advices in (("selfcare.toml", content.selfcare), ("topics.toml", content.topics)):
        for advice in advices.values():
            for text in (advice.summary, *advice.more):
                yield name, advice.id, text, set()
    for field in content.phrases.__struct_fields__:
        yield "phrases.toml", field, getattr(content.phrases, field), OWN_WORDS.get(field, set())


def _lengths(content: Content) -> None:
    def words(text: str) -> int:
        return max(
            len(text.format_map({w: getattr(locale, w) for w in LOCALE_WORDS}).split())
            for locale in content.locales.values()
        )

    def limit(name: str, id: str, what: str, text: str, most: int) -> None:
        _require(words(text) <= most, name, id, f"{what}: {words(text)} words, more than {most}")

    def asked(name: str, question: Question) -> None:
        for what in ("ask", "again", "follow"):
            limit(name, question.id, what, getattr(question, what), MOST_QUESTION_WORDS)

    for question in content.check.questions.values():
        asked("questions.toml", question)
    for question in content.check.cause_questions.values():
        asked("cause_questions.toml", question)
    for cause in content.causes.values():
        summary = " ".join((cause.what, cause.feels, cause.helps, cause.worry))
        limit("causes.toml", cause.id, "what, feels, helps and worry", summary, MOST_SUMMARY_WORDS)
        for text in cause.more:
            limit("causes.toml", cause.id, "more", text, MOST_SUMMARY_WORDS)
    for name, advices in (("selfcare.toml", content.selfcare), ("topics.toml", content.topics)):
        for advice in advices.values():
            for text in (advice.summary, *advice.more):
                limit(name, advice.id, "summary or more", text, MOST_SUMMARY_WORDS)


def _known(name: str, id: str, what: str, ids: Iterable[str], known: Iterable[str]) -> None:
    allowed = set(known)
    for wanted in ids:
        _require(wanted in allowed, name, id, f"{what}: unknown id {wanted!r}")


def _require(holds: bool, name: str, id: str, what: str) -> None:
    if not holds:
        raise ContentError(f"{name}: [{id}]: {what}" if id else f"{name}: {what}")

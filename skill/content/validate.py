"""Checks that the content files fit together: ids that exist, words that are known, lengths that can be heard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import TYPE_CHECKING

from skill.content import answers
from skill.content.errors import Faults, meant
from skill.content.schema import Check, Locale, Question, Rule, UrgencyId

if TYPE_CHECKING:
    from skill.content.compiled import Content

URGENCIES: tuple[UrgencyId, ...] = ("self_care", "clinic_soon", "urgent_same_day", "emergency")
MOST_QUESTION_WORDS = 25  # docs/design.md, rule 8
MOST_FINDING_WORDS = 20
MOST_SHORT_WORDS = 10
MOST_WAITING_WORDS = 15
FEW_WORDS = 15  # most questions have fewer
LOCALE_WORDS = frozenset(Locale.__struct_fields__) - {"id"}
WARNING_TIERS = {"emergency", "conditional", "urgent"}
OWN_WORDS = {
    "noted": {"said"},
    "you_said": {"said"},
    "check_back": {"said"},
    "tell_them": {"said"},
    "tell_them_also": {"said"},
    "what_is_left": {"left"},
    "what_is_left_short": {"left"},
    "causes_one": {"cause"},
    "causes_two": {"cause", "second"},
    "because": {"because"},
    "progress": {"number", "total"},
    "timers_left": {"time", "second"},
    "ask_start": {"time"},
    "ask_again": {"time"},
    "ask_second": {"time"},
    "ask_more": {"time"},
    "ask_remind": {"time"},
    "timer_started": {"time"},
    "timer_added": {"time"},
    "timer_left": {"time"},
    "timer_halted": {"time"},
    "timer_paused": {"time"},
    "timer_resumed": {"time"},
    "timer_instead": {"time"},
    "reminder_set": {"time"},
    "reminder_instead": {"time"},
}


def everything(content: Content) -> Faults:
    """All that doesn't fit together."""
    faults = Faults()
    _ids(content, faults)
    if not faults:
        _questions(content, faults)
    _words(content, faults)
    if not faults:  # a text with an unknown word has no length
        _lengths(content, faults)
        answers.everything(content, faults)
    return faults


def gates(questions: Mapping[str, Question], faults: Faults) -> None:
    """A gate leads to questions that exist: what it covers is made from them."""
    for question in questions.values():
        faults.require_known("questions.toml", question.id, "leads_to", question.leads_to, questions)


def _ids(content: Content, faults: Faults) -> None:
    check = content.check
    findings = check.findings.keys()
    for rule in check.rules:
        faults.require_known("rules.toml", rule.id, "all", (id for group in rule.all for id in group), findings)
        faults.require_known("rules.toml", rule.id, "unless", rule.unless, findings)
    for name, questions in (
        ("questions.toml", check.questions),
        ("cause_questions.toml", check.cause_questions),
    ):
        for question in questions.values():
            faults.require_known(name, question.id, "covers", question.covers, findings)
    for id, evidence in check.evidence.items():
        for level in ("often", "sometimes", "rarely", "named_for"):
            faults.require_known("evidence.toml", id, level, getattr(evidence, level), findings)
        faults.require_known("evidence.toml", id, "overlaps", evidence.overlaps, content.causes.keys())
    faults.require_known("evidence.toml", "", "a table", check.evidence, content.causes.keys())
    faults.require_known(
        "outcomes.toml",
        "",
        "the tables",
        ("urgent_same_day", "clinic_soon", "self_care"),
        content.outcomes.keys(),
    )
    for name, tables in _sourced(content):
        for id, sources in tables:
            faults.require(bool(sources), name, id, "sources: there must be at least one")
            faults.require_known(name, id, "sources", sources, content.sources.keys())


def _sourced(content: Content) -> Iterable[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    yield "findings.toml", [(f.id, f.sources) for f in content.check.findings.values()]
    yield "rules.toml", [(r.id, r.sources) for r in content.check.rules if r.id not in content.check.findings]


def _questions(content: Content, faults: Faults) -> None:
    """What is to be asked can be asked, alone or with others of its kind; emergencies say their danger."""
    check = content.check
    for question in check.questions.values():
        faults.require(
            bool(question.covers), "questions.toml", question.id, "covers: there must be at least one finding"
        )
    for id in check.questions.keys() & check.cause_questions.keys():
        same = check.questions[id] == check.cause_questions[id]
        faults.require(same, "cause_questions.toml", id, "questions.toml has another question with this id")
    every = {**check.cause_questions, **check.questions}
    asked = {id for q in every.values() if not q.leads_to for id in q.covers}
    in_check = {id for q in check.questions.values() if not q.leads_to for id in q.covers}
    for finding in check.findings.values():
        if finding.asked:
            faults.require(finding.id in asked, "questions.toml", finding.id, "no question asks about this finding")
            faults.require(
                finding.ask.endswith("?"), "findings.toml", finding.id, "ask: what is asked needs a question"
            )
        else:
            faults.require(
                finding.id not in asked, "questions.toml", finding.id, "a question asks what is never to be asked"
            )
    for rule in check.rules:
        for id in (*(id for group in rule.all for id in group), *rule.unless):
            known = id in in_check or not check.findings[id].asked
            faults.require(known, "questions.toml", id, f"no question asks about this finding of rule {rule.id!r}")
        _told_apart(rule, check, faults)
        file = "findings.toml" if rule.id in check.findings else "rules.toml"  # what a finding means alone is a rule
        if rule.urgency == "emergency":
            _urgent(file, rule, faults)
        elif rule.urgency == "urgent_same_day":
            faults.require(bool(rule.danger), file, rule.id, "danger: what can't wait says why")
    for question in check.questions.values():
        tiers = {check.findings[id].tier for id in question.covers}
        if "emergency" in tiers and not question.leads_to:
            _urgent("questions.toml", question, faults)
        if tiers & WARNING_TIERS:
            faults.require(
                bool(question.again), "questions.toml", question.id, "again: a warning sign is asked once more"
            )


def _told_apart(rule: Rule, check: Check, faults: Faults) -> None:
    """A rule of several findings needs each known for itself: a yes to a question about more says only that one is."""
    together = {id for group in rule.all for id in group} if len(rule.all) > 1 else set[str]()
    alone = {other.id: URGENCIES.index(other.urgency) for other in check.rules if other.id in check.findings}
    least = URGENCIES.index(rule.urgency)
    for id in together:
        asking = [q.covers for q in check.questions.values() if id in q.covers and not q.leads_to]
        told = any(all(alone.get(other, -1) >= least for other in covers if other != id) for covers in asking)
        why = f"rule {rule.id!r} needs a question about this finding alone: of one with others a yes may be theirs"
        faults.require(told or not asking, "questions.toml", id, why)


def _urgent(name: str, table: Rule | Question, faults: Faults) -> None:
    faults.require(bool(table.danger), name, table.id, "danger: an emergency says why it is one")
    faults.require(bool(table.waiting), name, table.id, "waiting: an emergency says what to do while waiting")


def _words(content: Content, faults: Faults) -> None:
    for name, id, text, own in texts(content):
        try:
            fields = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
        except ValueError as error:
            faults.require(False, name, id, f"{error} in {text!r}", text)
            continue
        known = LOCALE_WORDS | own
        for word in sorted(fields - known):
            faults.require(False, name, id, f"unknown word in braces: {word}{meant(word, known)}", f"{{{word}}}")


def texts(content: Content) -> Iterable[tuple[str, str, str, set[str]]]:
    """Every text that can be heard but the clinic's: its file, table, the text, and the words of its own in braces."""
    check = content.check
    for finding in check.findings.values():
        spoken = (finding.said, finding.short, finding.ask, finding.clarify, finding.danger, finding.waiting)
        yield from (("findings.toml", finding.id, text, set()) for text in spoken if text)
    for rule in check.rules:
        yield from (("rules.toml", rule.id, text, set()) for text in (rule.danger, rule.waiting) if text)
    for name, questions in (
        ("questions.toml", check.questions),
        ("cause_questions.toml", check.cause_questions),
    ):
        for q in questions.values():
            words = (q.ask, q.short, q.again, q.follow, q.said, q.why, q.danger, q.waiting)
            yield from ((name, q.id, text, set()) for text in words if text)
    for name, id, text in answers.texts(content):
        yield name, id, text, set()
    for field in content.phrases.__struct_fields__:
        yield "phrases.toml", field, getattr(content.phrases, field), OWN_WORDS.get(field, set())
    for field in content.screens.__struct_fields__:
        yield "screens.toml", field, getattr(content.screens, field), OWN_WORDS.get(field, set())


def _lengths(content: Content, faults: Faults) -> None:
    def words(text: str) -> int:
        return max(
            len(text.format_map({w: getattr(locale, w) for w in LOCALE_WORDS}).split())
            for locale in content.locales.values()
        )

    def limit(name: str, id: str, what: str, text: str, most: int) -> None:
        faults.require(words(text) <= most, name, id, f"{what}: {words(text)} words, more than {most}")

    def asked(name: str, question: Question) -> None:
        for what in ("ask", "again", "follow"):
            limit(name, question.id, what, getattr(question, what), MOST_QUESTION_WORDS)
        limit(name, question.id, "short", question.short, MOST_SHORT_WORDS)
        limit(name, question.id, "waiting", question.waiting, MOST_WAITING_WORDS)

    for finding in content.check.findings.values():
        for what in ("ask", "clarify"):
            limit("findings.toml", finding.id, what, getattr(finding, what), MOST_FINDING_WORDS)
        limit("findings.toml", finding.id, "waiting", finding.waiting, MOST_WAITING_WORDS)
    for rule in content.check.rules:
        limit("rules.toml", rule.id, "waiting", rule.waiting, MOST_WAITING_WORDS)
    brief = [words(question.ask) < FEW_WORDS for question in content.check.questions.values()]
    faults.require(
        2 * sum(brief) > len(brief), "questions.toml", "", f"most questions have fewer than {FEW_WORDS} words"
    )
    for question in content.check.questions.values():
        asked("questions.toml", question)
    for question in content.check.cause_questions.values():
        asked("cause_questions.toml", question)

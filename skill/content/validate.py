"""Checks that the content files fit together: ids that exist, words that are known, lengths that can be heard."""

from __future__ import annotations

from string import Formatter

import msgspec

from skill.content.errors import Faults, meant
from skill.content.marks import Ids, marked
from skill.content.schema import Check, Locale, Question, Rule
from skill.content.written import HeardText, Written

URGENCIES = ("self_care", "clinic_soon", "urgent_same_day", "emergency")
FEW_WORDS = 15  # most questions have fewer
MOST_SUMMARY_WORDS = 60  # docs/design.md, "How it speaks"
MOST_ANSWER_WORDS = 40  # an answer that nothing follows
MOST_OUTCOME_WORDS = 66  # care at home: with the questions at most 300 (docs/design.md, rule 8)
LOCALE_WORDS = frozenset(Locale.__struct_fields__) - {"id"}
OWN_WORDS_ONLY = "clinic_phrases.toml"  # said alike in every locale
WARNING_TIERS = {"emergency", "conditional", "urgent"}


def references(written: Written) -> Faults:
    """Return what names something that isn't there: ids of other tables, and words in braces."""
    faults = Faults()
    ids = {f"{name}.toml": getattr(written, name) for name in written.__struct_fields__}
    for file, id, table in written.tables():
        for field, mark, named in marked(table, Ids):
            faults.require_known(file, id, field, named, ids[mark.file])
    faults.require_known("evidence.toml", "", "a table", written.evidence, written.causes)
    urgencies = ("urgent_same_day", "clinic_soon", "self_care")
    faults.require_known("outcomes.toml", "", "the tables", urgencies, written.outcomes)
    for text in written.texts():
        _words(text, faults)
    _clinics(written, faults)
    return faults


def _words(text: HeardText, faults: Faults) -> None:
    """Note words in braces that are neither the text's own nor, but for the clinic's texts, of locales.toml."""
    known = set(text.mark.own.split()) | (LOCALE_WORDS if text.file != OWN_WORDS_ONLY else set())
    try:
        parts = list(Formatter().parse(text.text))
    except ValueError as error:
        faults.note(text.file, text.table, f"{text.field}: {error} in {text.text!r}", text.text)
        return
    for _, word, form, conversion in parts:
        if word is not None and (word not in known or form or conversion):
            what = f"{text.field}: unknown word in braces: {word}{meant(word, known)}"
            faults.note(text.file, text.table, what, f"{{{word}}}")


def _clinics(written: Written, faults: Faults) -> None:
    """Require that one clinic is meant when none is named, and that no two share a name."""
    clinics = written.clinics
    faults.require_known("clinics.toml", "", "default", [clinics.default], [clinic.id for clinic in clinics.clinic])
    owners: dict[str, object] = {}
    for clinic in clinics.clinic:
        for name in sorted(clinic.names()):
            shared = owners.setdefault(name, clinic) is not clinic
            faults.require(not shared, "clinics.toml", clinic.id, f"another clinic is called {name!r} too")


def sense(written: Written, check: Check) -> Faults:
    """Return what can't be asked or heard as it is written."""
    faults = Faults()
    _findings(written, check, faults)
    _rules(check, faults)
    for question in check.questions.values():
        _question(question, check, faults)
    for id in written.questions.keys() & written.cause_questions.keys():
        same = check.questions[id] == check.cause_questions.get(id)
        faults.require(same, "cause_questions.toml", id, "questions.toml has another question with this id")
    _sources(written, faults)
    _advice(written, faults)
    _lengths(written, faults)
    return faults


def _findings(written: Written, check: Check, faults: Faults) -> None:
    """Require that what is to be asked for is asked for, by a question, and nothing else is."""
    every = (*check.questions.values(), *written.cause_questions.values())
    asked = {id for question in every if not question.leads_to for id in question.covers}
    for id, finding in check.findings.items():
        what = "no question asks about this finding" if finding.asked else "a question asks what is never to be asked"
        faults.require(finding.asked == (id in asked), "questions.toml", id, what)
        is_question = not finding.asked or finding.ask.endswith("?")
        faults.require(is_question, "findings.toml", id, "ask: what is asked needs a question")


def _rules(check: Check, faults: Faults) -> None:
    """Require that a rule rests on what the check asks for, and says why something can't wait."""
    asked = {id for question in check.questions.values() if not question.leads_to for id in question.covers}
    for rule in check.rules:
        for id in (*(id for group in rule.all for id in group), *rule.unless):
            known = id in asked or not check.findings[id].asked
            faults.require(known, "questions.toml", id, f"no question asks about this finding of rule {rule.id!r}")
        _told_apart(rule, check, faults)
        file = "findings.toml" if rule.id in check.findings else "rules.toml"  # what a finding means alone is a rule
        if rule.urgency == "emergency":
            _urgent(file, rule, faults)
        elif rule.urgency == "urgent_same_day":
            faults.require(bool(rule.danger), file, rule.id, "danger: what can't wait says why")


def _told_apart(rule: Rule, check: Check, faults: Faults) -> None:
    """Require that findings which count only together are each known: a yes to a question about more may be another's.

    Unless what else is asked with it means as much alone.
    """
    alone = {other.id: URGENCIES.index(other.urgency) for other in check.rules if other.id in check.findings}
    least = URGENCIES.index(rule.urgency)
    for id in (id for group in rule.all for id in group if len(rule.all) > 1):
        asking = [q.covers for q in check.questions.values() if id in q.covers and not q.leads_to]
        told = any(all(alone.get(other, -1) >= least for other in covers if other != id) for covers in asking)
        why = f"rule {rule.id!r} needs a question about this finding alone: of one with others a yes may be theirs"
        faults.require(told or not asking, "questions.toml", id, why)


def _question(question: Question, check: Check, faults: Faults) -> None:
    file, tiers = "questions.toml", {check.findings[id].tier for id in question.covers}
    faults.require(bool(question.covers), file, question.id, "covers: there must be at least one finding")
    if "emergency" in tiers and not question.leads_to:
        _urgent(file, question, faults)
    twice = bool(question.again) or tiers.isdisjoint(WARNING_TIERS)
    faults.require(twice, file, question.id, "again: a warning sign is asked once more")


def _urgent(file: str, table: Rule | Question, faults: Faults) -> None:
    faults.require(bool(table.danger), file, table.id, "danger: an emergency says why it is one")
    faults.require(bool(table.waiting), file, table.id, "waiting: an emergency says what to do while waiting")


def _sources(written: Written, faults: Faults) -> None:
    """Require a document or the project's own, and that an address which wasn't confirmed says so."""
    for id, source in written.sources.items():
        for holds, what in (
            (source.own or source.url or source.note, "a document has a url, or a note why it has none"),
            (not source.url or source.looked_at or source.note, "a url needs looked_at, or a note why not"),
            (source.url or not source.looked_at, "looked_at needs a url"),
        ):
            faults.require(bool(holds), "sources.toml", id, what)


def _advice(written: Written, faults: Faults) -> None:
    """Require one name for one thing, and something to say where advice isn't given."""
    for id in written.selfcare.keys() & written.topics.keys():
        faults.note("topics.toml", id, "the same id stands in selfcare.toml")
    for file, advices in (("selfcare.toml", written.selfcare), ("topics.toml", written.topics)):
        for id, advice in advices.items():
            paired = bool(advice.unless) == bool(advice.instead)
            faults.require(paired, file, id, "unless and instead go together")


def _lengths(written: Written, faults: Faults) -> None:
    locales = [msgspec.structs.asdict(locale) for locale in written.locales.values()]

    def words(text: str) -> int:
        return max(len(text.format_map(locale).split()) for locale in locales)

    def limit(file: str, id: str, what: str, text: str, most: int) -> None:
        faults.require(words(text) <= most, file, id, f"{what}: {words(text)} words, more than {most}")

    for text in written.texts():
        if text.mark.most:
            limit(text.file, text.table, text.field, text.text, text.mark.most)
    for id, cause in written.causes.items():
        summary = " ".join((cause.what, cause.feels, cause.helps, cause.worry))
        limit("causes.toml", id, "what, feels, helps and worry", summary, MOST_SUMMARY_WORDS)
    for file, advices in (("selfcare.toml", written.selfcare), ("topics.toml", written.topics)):
        for id, advice in advices.items():
            if not advice.more:
                limit(file, id, "summary", advice.summary, MOST_ANSWER_WORDS)
    home = written.outcomes["self_care"]
    heard = " ".join((home.found, home.action, home.sooner))
    limit("outcomes.toml", home.id, "found, action and sooner", heard, MOST_OUTCOME_WORDS)
    brief = [words(question.ask) < FEW_WORDS for question in written.questions.values()]
    most = 2 * sum(brief) > len(brief)
    faults.require(most, "questions.toml", "", f"most questions have fewer than {FEW_WORDS} words")

"""The shape of everything in skill/content: one struct a table, one field a word of the content files.

Texts are plain text with words of locales.toml in braces. The files themselves say what each field means.
"""

import datetime
from typing import Literal

from msgspec import Struct

Answer = Literal["yes", "no", "not_sure"]
UrgencyId = Literal["emergency", "urgent_same_day", "clinic_soon", "self_care"]
Action = Literal["call", "er"]
"""What an emergency asks for: to call the emergency number, or to go to hospital at once or call."""
Tier = Literal["emergency", "conditional", "urgent", "modifier", "clinic", "feature"]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """One table of a content file; a field that is not listed is an error."""


class Source(Table, frozen=True):
    """Where a fact comes from: a document, or the project itself."""

    id: str
    title: str
    publisher: str
    url: str = ""
    looked_at: datetime.date | None = None
    """The day when the address was confirmed."""
    note: str = ""
    """What else there is to know, such as why there is no address."""
    own: bool = False
    """True for what the project itself answers for."""


class Finding(Table, frozen=True):
    """One yes/no fact about the patient (skill/content/findings.toml)."""

    id: str
    tier: Tier
    said: str
    short: str
    sources: tuple[str, ...]
    asked: bool = True
    """False: the check never asks for it, but acts on it whenever it is said."""
    ask: str = ""
    clarify: str = ""
    danger: str = ""
    waiting: str = ""
    action: Action = "call"
    ever: bool = False
    """The past counts too: what is long over is still a yes."""
    ends_check: bool = False


class Rule(Table, frozen=True):
    """What findings mean together: every list of `all` has a yes or not sure, none of `unless` has a yes."""

    id: str
    urgency: UrgencyId
    all: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    unless: tuple[str, ...] = ()
    words: str = ""
    danger: str = ""
    waiting: str = ""
    action: Action = "call"
    advice: str = ""


class Question(Table, frozen=True):
    """What is asked aloud; `covers` of a gate is made from the questions it leads to."""

    id: str
    ask: str
    short: str
    why: str
    covers: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    again: str = ""
    follow: str = ""
    said: str = ""
    danger: str = ""
    waiting: str = ""
    action: Action = "call"


class Evidence(Table, frozen=True):
    """How findings speak for and against a cause (skill/content/evidence.toml)."""

    prior: Literal["common", "uncommon", "rare"]
    often: tuple[str, ...] = ()
    sometimes: tuple[str, ...] = ()
    rarely: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    named_for: tuple[str, ...] = ()


class Cause(Table, frozen=True):
    """A condition that may explain the pain."""

    id: str
    name: str
    article: Literal["a", "an", ""]
    what: str
    feels: str
    helps: str
    worry: str
    more: tuple[str, ...]
    sources: tuple[str, ...]


class Advice(Table, frozen=True):
    """A topic that can be heard at any time: a summary, and more of it when asked for.

    Where one of the findings of `unless` is known, `instead` is said in place of the summary, and no more of it.
    """

    id: str
    name: str
    """Said inside a sentence: "I can tell you about ice"."""
    summary: str
    sources: tuple[str, ...]
    more: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    instead: str = ""


class Crisis(Table, frozen=True):
    """An emergency that isn't about the leg; its words are said at once, in any state."""

    id: str
    name: str
    words: str
    sources: tuple[str, ...]


class Outcome(Table, frozen=True):
    """What is said for one urgency: what to do now, when to get help sooner, and the offers, the one
    that helps most first. `again` repeats what to do after anything that is said later."""

    id: UrgencyId
    found: str
    action: str
    sooner: str
    again: str
    offers: tuple[Literal["offer_causes", "offer_self_care", "offer_hours"], ...]
    sources: tuple[str, ...]


class Locale(Table, frozen=True):
    """The words that differ between English locales."""

    id: str
    emergency_number: str
    advice: str
    advice_line: str
    crisis_line: str
    poison_line: str
    er: str
    doctor: str
    paracetamol: str
    physio: str
    physiotherapy: str
    bottom: str
    pee: str
    poo: str
    peeing: str
    pooing: str
    tummy: str
    pharmacist: str
    mum: str
    plaster: str
    colour: str
    grey: str


class Check(Struct, frozen=True):
    """All that the check needs: pure data for skill/triage."""

    findings: dict[str, Finding]
    rules: tuple[Rule, ...]
    """What findings mean alone, then what they mean together."""
    rules_about: dict[str, tuple[Rule, ...]]
    """The rules that a yes to this finding can make hold."""
    lowering: frozenset[str]
    """Findings whose yes can make the urgency lower: an injury that explains the pain."""
    ever: frozenset[str]
    """Findings for which the past counts, such as cancer."""
    grave: frozenset[str]
    """Findings that are an emergency by themselves."""
    background: frozenset[str]
    """Findings that are no complaint: a medicine, an illness, an age."""
    questions: dict[str, Question]
    cause_questions: dict[str, Question]
    """Questions that tell causes apart: those of their own file, and every question about a single finding."""
    evidence: dict[str, Evidence]

    def asked_in(self, stage: str) -> dict[str, Question]:
        """The questions of a stage. Any but `causes` is taken for the check: the cautious reading of an old session."""
        return self.cause_questions if stage == "causes" else self.questions

    def question(self, id: str) -> Question | None:
        """The question with this id, of the check or about the causes."""
        return self.questions.get(id) or self.cause_questions.get(id)

"""The shape of everything in skill/content: one struct a table, one field a word of the content files.

Texts are plain text with words of locales.toml in braces. The files themselves say what each field means.
"""

from typing import Literal

from msgspec import Struct

Answer = Literal["yes", "no", "not_sure"]
UrgencyId = Literal["emergency", "urgent_same_day", "clinic_soon", "self_care"]
Tier = Literal["emergency", "conditional", "urgent", "modifier", "clinic", "feature"]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """One table of a content file; a field that is not listed is an error."""


class Source(Table, frozen=True):
    """Where a fact comes from."""

    id: str
    title: str
    publisher: str
    url: str = ""


class Finding(Table, frozen=True):
    """One yes/no fact about the patient (skill/content/findings.toml)."""

    id: str
    tier: Tier
    said: str
    sources: tuple[str, ...]
    danger: str = ""
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


class Question(Table, frozen=True):
    """What is asked aloud; `covers` of a gate is made from the questions it leads to."""

    id: str
    ask: str
    why: str
    covers: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    again: str = ""
    follow: str = ""
    said: str = ""
    danger: str = ""


class Evidence(Table, frozen=True):
    """How findings speak for and against a cause (skill/content/evidence.toml)."""

    prior: Literal["common", "uncommon", "rare"]
    often: tuple[str, ...] = ()
    sometimes: tuple[str, ...] = ()
    rarely: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()


class Cause(Table, frozen=True):
    """A condition that may explain the pain."""

    id: str
    name: str
    article: Literal["a", "an", ""]
    group: Literal["muscle", "nerve", "joint_bone", "blood", "pelvic"]
    what: str
    feels: str
    helps: str
    worry: str
    more: tuple[str, ...]
    sources: tuple[str, ...]


class Advice(Table, frozen=True):
    """A topic that can be heard at any time: a summary of at most 60 words, and more of it."""

    id: str
    name: str
    summary: str
    more: tuple[str, ...]
    sources: tuple[str, ...]


class Outcome(Table, frozen=True):
    """What is said for one urgency: what to do now, when to get help sooner, and the offers, the one
    that helps most first."""

    id: UrgencyId
    found: str
    action: str
    sooner: str
    offers: tuple[Literal["offer_causes", "offer_self_care", "offer_hours"], ...]
    sources: tuple[str, ...]


class Locale(Table, frozen=True):
    """The words that differ between English locales."""

    id: str
    emergency_number: str
    advice: str
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

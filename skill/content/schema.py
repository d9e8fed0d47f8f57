"""The shape of everything in skill/content: one struct a table, one field a word of the content files.

Texts are plain text with words of locales.toml in braces. The files themselves say what each field means.
"""

import datetime
from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct

from skill.content.marks import Heard, Ids, Table, Text, Waiting

Answer = Literal["yes", "no", "not_sure"]
UrgencyId = Literal["emergency", "urgent_same_day", "clinic_soon", "self_care"]
Action = Literal["call", "er"]
"""What an emergency asks for: to call the emergency number, or to go to hospital at once or call."""
Tier = Literal["emergency", "conditional", "urgent", "modifier", "clinic", "feature"]


SourceIds = Annotated[tuple[str, ...], Meta(min_length=1), Ids("sources.toml")]
FindingIds = Annotated[tuple[str, ...], Ids("findings.toml")]
# The lengths are those of docs/design.md: rule 8, and "How it speaks".
Asked = Annotated[str, Heard(most=25)]
AskedAlone = Annotated[str, Heard(most=20)]
ShortForm = Annotated[str, Heard(most=10)]
Paragraphs = Annotated[tuple[str, ...], Heard(most=60)]


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
    said: Text
    short: Text
    sources: SourceIds
    asked: bool = True
    """False: the check never asks for it, but acts on it whenever it is said."""
    ask: AskedAlone = ""
    clarify: AskedAlone = ""
    danger: Text = ""
    waiting: Waiting = ""
    action: Action = "call"
    ever: bool = False
    """The past counts too: what is long over is still a yes."""
    ends_check: bool = False
    rules_out: FindingIds = ()
    """Who has this hasn't those, which then aren't asked: nobody of sixty-five is a child."""


class Rule(Table, frozen=True):
    """What findings mean together: every list of `all` has a yes or not sure, none of `unless` has a yes."""

    id: str
    urgency: UrgencyId
    all: Annotated[tuple[tuple[str, ...], ...], Ids("findings.toml")]
    sources: SourceIds
    unless: FindingIds = ()
    words: str = ""
    danger: Text = ""
    waiting: Waiting = ""
    action: Action = "call"
    advice: str = ""


class Question(Table, frozen=True):
    """What is asked aloud; `covers` of a gate is made from the questions it leads to."""

    id: str
    ask: Asked
    short: ShortForm
    why: Text
    covers: FindingIds = ()
    leads_to: Annotated[tuple[str, ...], Ids("questions.toml")] = ()
    again: Asked = ""
    follow: Asked = ""
    said: Text = ""
    danger: Text = ""
    waiting: Waiting = ""
    action: Action = "call"


class Evidence(Table, frozen=True):
    """How findings speak for and against a cause (skill/content/evidence.toml)."""

    prior: Literal["common", "uncommon", "rare"]
    often: FindingIds = ()
    sometimes: FindingIds = ()
    rarely: FindingIds = ()
    overlaps: Annotated[tuple[str, ...], Ids("causes.toml")] = ()
    named_for: FindingIds = ()


class Cause(Table, frozen=True):
    """A condition that may explain the pain."""

    id: str
    name: Text
    article: Literal["a", "an", ""]
    what: Text
    feels: Text
    helps: Text
    worry: Text
    more: Paragraphs
    sources: SourceIds


class Advice(Table, frozen=True):
    """A topic that can be heard at any time: a summary, and more of it when asked for.

    Where one of the findings of `unless` is known, `instead` is said in place of the summary, and no more of it.
    """

    id: str
    name: str
    """Said inside a sentence: "I can tell you about ice"."""
    summary: Annotated[str, Heard(most=60)]
    sources: SourceIds
    more: Paragraphs = ()
    unless: FindingIds = ()
    instead: Annotated[str, Heard(most=40)] = ""


class Crisis(Table, frozen=True):
    """An emergency that isn't about the leg; its words are said at once, in any state."""

    id: str
    name: str
    words: Annotated[str, Heard(most=50)]
    sources: SourceIds


class Outcome(Table, frozen=True):
    """What is said for one urgency: what to do now, when to get help sooner, and the offers, the one
    that helps most first. `again` repeats what to do after anything that is said later."""

    id: UrgencyId
    found: Text
    action: Text
    sooner: Text
    again: Text
    offers: tuple[Literal["offer_causes", "offer_self_care", "offer_hours"], ...]
    sources: SourceIds


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


class Check(Struct, frozen=True, dict=True):
    """All that the check needs: pure data for skill/triage."""

    findings: dict[str, Finding]
    rules: tuple[Rule, ...]
    """What findings mean alone, then what they mean together."""
    rules_about: dict[str, tuple[Rule, ...]]
    """The rules that a yes to this finding can make hold."""
    questions: dict[str, Question]
    cause_questions: dict[str, Question]
    """Questions that tell causes apart: those of their own file, and every question about a single finding."""
    evidence: dict[str, Evidence]

    @cached_property
    def lowering(self) -> frozenset[str]:
        """The findings whose yes can make the urgency lower: an injury that explains the pain."""
        return frozenset(finding for rule in self.rules for finding in rule.unless)

    @cached_property
    def ever(self) -> frozenset[str]:
        """The findings for which the past counts, such as cancer."""
        return frozenset(finding.id for finding in self.findings.values() if finding.ever)

    @cached_property
    def grave(self) -> frozenset[str]:
        """The findings that are an emergency by themselves."""
        return frozenset(finding.id for finding in self.findings.values() if finding.tier == "emergency")

    @cached_property
    def background(self) -> frozenset[str]:
        """The findings that are no complaint: a medicine, an illness, an age."""
        return frozenset(finding.id for finding in self.findings.values() if finding.tier == "modifier")

    def asked_in(self, stage: str) -> dict[str, Question]:
        """Return the questions of a stage. Any but `causes` is taken for the check, the cautious reading."""
        return self.cause_questions if stage == "causes" else self.questions

    def question(self, id: str) -> Question | None:
        """Return the question with this id, of the check or about the causes."""
        return self.questions.get(id) or self.cause_questions.get(id)

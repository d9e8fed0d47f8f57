"""Typed session state, to and from Alexa's session attributes.

The attributes travel with every request and are kept nowhere else. They may come from an older version of the
skill or be tampered with: what can't be read is left out, which at worst asks a question again.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct, field

from skill.content.schema import Answer, Check
from skill.triage import Known, answered, volunteered

# More than the skill ever writes; what is longer is not ours.
Id = Annotated[str, Meta(max_length=100)]
Ids = Annotated[list[Id], Meta(max_length=100)]
ANSWERS = frozenset(get_args(Answer))


class Step(Struct, omit_defaults=True):
    """Something that was learnt in one turn, so that it can be taken back."""

    question: Id = ""
    """The question that was open and was answered; empty where the patient spoke of it by themselves."""
    stage: Id = ""
    answer: Answer | None = None
    """The answer to the question as a whole."""
    told: dict[Id, Answer] = {}
    """The findings that were named."""


class Icing(Struct, omit_defaults=True):
    """The ice and its timer, as far as this session knows of them."""

    asks: Literal["", "cautions", "start", "again", "second", "more", "stop", "remind"] = ""
    """What is asked about the timer. The question that was open before stays as it was meanwhile, and comes back."""
    minutes: Annotated[int, Meta(ge=0, le=20)] = 0
    """How long it is to be set for, or how much longer."""
    cautioned: bool = False
    """The cautions were said, and none held."""
    ends: Annotated[int, Meta(ge=0, le=2**40)] = 0
    """When the running timer rings, in seconds since 1970; 0 where none is known."""
    length: Annotated[int, Meta(ge=0, le=7200)] = 0
    """How many seconds it was set for."""
    before: Annotated[int, Meta(ge=0, le=7200)] = 0
    """How many seconds of ice there were before it, in one go."""
    remind: Annotated[int, Meta(ge=0, le=1440)] = 0
    """In how many minutes to remind."""
    no_timers: bool = False
    """Leave to set timers was asked for: it isn't asked for again."""
    no_reminders: bool = False
    """Leave to set reminders was asked for."""
    kept: bool = False
    """The patient was offered to have a running timer stopped, since ice does harm."""


class More(Struct, omit_defaults=True):
    """What "more" goes on with: a paragraph of a cause, or of a topic."""

    file: Literal["causes", "selfcare", "topics"]
    id: Id
    paragraph: Annotated[int, Meta(ge=0, le=100)] = 0


class Session(Struct, omit_defaults=True):
    """One conversation so far."""

    question: Id | None = None
    """The id of the open question: one of content's, or an offer such as `offer_causes`."""
    answers: dict[str, Answer] = {}
    """Finding ids to answers."""
    opened: dict[str, Answer] = {}
    """Questions about several findings that were answered yes or not sure."""
    stage: Id = ""
    """`check` or `causes` while questions of that kind are being asked, else empty."""
    steps: Annotated[list[Step], Meta(max_length=100)] = []
    asked: dict[Id, Annotated[int, Meta(ge=0, le=100)]] = {}
    """How often each question was put, by its id and the number of findings that it still asked about."""
    unsure: bool = False
    """The open question was answered "not sure" once and asked in other words."""
    confirms: Id = ""
    """The finding that a check-back asks about: "I heard that your foot is cold. Is that right?"."""
    clarifies: Id = ""
    """The finding of which it is asked whether it is new."""
    who: Literal["", "she", "he", "they"] = ""
    """Whom the talk is about, if not about the speaker."""
    ice_off: bool = False
    """Ice made the skin numb or cold: none is suggested any more."""
    icing: Icing = field(default_factory=Icing)
    kind: bool = False
    """A word of sympathy was said."""
    checked: bool = False
    """The check has ended, with an outcome."""
    offered: Ids = []
    """The offers answered since the outcome."""
    more: More | None = None
    """What "more" goes on with, if there is any."""
    likely: Id = ""
    """The cause that was named as the likeliest."""
    misses: Annotated[int, Meta(ge=0, le=100)] = 0
    """Misunderstandings in a row."""
    last: Annotated[str, Meta(max_length=4000)] = ""
    """What was said last, for repeating."""

    @property
    def known(self) -> Known:
        """What the patient has said, as triage wants it."""
        answered = sum(step.stage == "check" and step.answer is not None for step in self.steps)
        return Known(self.answers, self.opened, answered)

    @property
    def open_id(self) -> str:
        """What is open, so that a touch that comes late can be told from one that is meant."""
        return self.icing.asks or self.confirms or self.clarifies or self.question or ""

    def learn(self, known: Known, step: Step) -> None:
        """Take over what is known now, and the step that led there."""
        self.answers, self.opened = dict(known.answers), dict(known.opened)
        self.steps.append(step)

    def unlearn(self, check: Check, finding: str) -> None:
        """Take back that this finding is there, with everything that followed from it: now it isn't."""
        kept = []
        followed = check.findings[finding].rules_out
        for step in self.steps:
            told = {
                id: answer
                for id, answer in step.told.items()
                if id != finding and not (id in followed and answer == "no")
            }
            question = check.question(step.question)
            settled = step.answer not in (None, "no") and question is not None and question.covers == (finding,)
            if told or (step.answer and not settled):
                kept.append(msgspec.structs.replace(step, told=told, answer=None if settled else step.answer))
        self.steps = kept
        self.replay(check)
        if finding in self.known.positive:  # it followed from a yes to a question about several
            self.steps = [step for step in kept if step.answer in (None, "no") or not _covers(check, step, finding)]
            self.replay(check)
        self.learn(volunteered(check, self.known, finding, "no"), Step(told={finding: "no"}))

    def replay(self, check: Check) -> None:
        """Work out what is known anew from the steps."""
        known = Known()
        for step in self.steps:
            for finding, given in step.told.items():
                known = volunteered(check, known, finding, given)
            question = check.question(step.question)
            if step.answer and question:
                known = answered(check, known, question, step.answer)
        self.answers, self.opened = dict(known.answers), dict(known.opened)

    def attributes(self) -> dict[str, Any]:
        """Return it as Alexa's session attributes; what is empty is left out, but for `question` and `answers`."""
        made = {"question": self.question, "answers": self.answers, **msgspec.to_builtins(self)}
        if not made["icing"]:
            del made["icing"]
        return made


FIELDS = msgspec.structs.fields(Session)


def read(attributes: Any, check: Check) -> Session:
    """Return the session in these attributes; whatever isn't as `Session` says is left out. Never raises."""
    session = Session()
    if not isinstance(attributes, Mapping):
        return session
    for spec in FIELDS:
        if spec.name in attributes:
            # Beside ValidationError: a lone surrogate is a UnicodeEncodeError, a list within itself a RecursionError.
            with suppress(msgspec.ValidationError, ValueError, TypeError, RecursionError):
                setattr(session, spec.name, msgspec.convert(attributes[spec.name], spec.type))
    # Of the answers, the good ones are kept even if one is not.
    session.answers = _answers(attributes.get("answers"), check.findings)
    opened = _answers(attributes.get("opened"), {**check.questions, **check.cause_questions})
    session.opened = {id: answer for id, answer in opened.items() if answer != "no"}
    session.steps = [step for step in session.steps if _sound(step, check)]
    for name in ("confirms", "clarifies"):
        if getattr(session, name) not in check.findings:
            setattr(session, name, "")
    return session


def _covers(check: Check, step: Step, finding: str) -> bool:
    question = check.question(step.question)
    return question is not None and finding in question.covers


def _sound(step: Step, check: Check) -> bool:
    known = not step.question or step.question in check.asked_in(step.stage)
    return known and step.told.keys() <= check.findings.keys()


def _answers(value: Any, ids: Mapping[str, Any]) -> dict[str, Answer]:
    if not isinstance(value, Mapping):
        return {}
    return {id: a for id, a in value.items() if id in ids and isinstance(a, str) and a in ANSWERS}  # type: ignore[misc]

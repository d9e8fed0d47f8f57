"""Typed session state, to and from Alexa's session attributes.

The attributes travel with every request and are kept nowhere else. They may come from an older version of the
skill or be tampered with: what can't be read is left out, which at worst asks a question again.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any, get_args

import msgspec
from msgspec import Meta, Struct

from skill.content.schema import Answer, Check
from skill.triage import Known

# More than the skill ever writes; what is longer is not ours.
Id = Annotated[str, Meta(max_length=100)]
Ids = Annotated[list[Id], Meta(max_length=100)]
ANSWERS = frozenset(get_args(Answer))


class Step(Struct):
    """A question that was answered, for going back: where it was asked, and the findings that it settled."""

    question: Id
    stage: Id
    added: Ids = []


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
    unsure: bool = False
    """The open question was answered "not sure" once and asked in other words."""
    checked: bool = False
    """The check has ended, with an outcome."""
    offered: Ids = []
    """The offers answered since the outcome."""
    more: Id = ""
    """What "more" goes on with, such as `causes.sciatica.0`: the next paragraph's place."""
    likely: Id = ""
    """The cause that was named as the likeliest."""
    misses: Annotated[int, Meta(ge=0, le=100)] = 0
    """Misunderstandings in a row."""
    last: Annotated[str, Meta(max_length=4000)] = ""
    """What was said last, for repeating."""

    @property
    def known(self) -> Known:
        """What the patient has said, as triage wants it."""
        return Known(self.answers, self.opened)

    def learn(self, known: Known) -> list[str]:
        """Take over what is known now; returns the findings that this added or changed."""
        changed = [id for id, answer in known.answers.items() if self.answers.get(id) != answer]
        self.answers, self.opened = dict(known.answers), dict(known.opened)
        return changed

    def attributes(self) -> dict[str, Any]:
        """As Alexa's session attributes; what is empty is left out, but for `question` and `answers`."""
        return {"question": self.question, "answers": self.answers, **msgspec.to_builtins(self)}


FIELDS = msgspec.structs.fields(Session)


def read(attributes: Any, check: Check) -> Session:
    """The session in these attributes; whatever isn't as `Session` says is left out. Never raises."""
    session = Session()
    if not isinstance(attributes, Mapping):
        return session
    for spec in FIELDS:
        if spec.name in attributes:
            with suppress(msgspec.ValidationError):
                setattr(session, spec.name, msgspec.convert(attributes[spec.name], spec.type))
    # Of the answers, the good ones are kept even if one is not.
    session.answers = _answers(attributes.get("answers"), check.findings)
    opened = _answers(attributes.get("opened"), {**check.questions, **check.cause_questions})
    session.opened = {id: answer for id, answer in opened.items() if answer != "no"}
    session.steps = [step for step in session.steps if step.question in check.asked_in(step.stage)]
    return session


def _answers(value: Any, ids: Mapping[str, Any]) -> dict[str, Answer]:
    if not isinstance(value, Mapping):
        return {}
    return {id: a for id, a in value.items() if id in ids and isinstance(a, str) and a in ANSWERS}  # type: ignore[misc]

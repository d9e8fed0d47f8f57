"""Typed session state, to and from Alexa's session attributes.

The attributes travel with every request and are kept nowhere else. They may come from an older version of the
skill or be tampered with: what can't be read is left out, which at worst asks a question again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, get_args

from skill.content.schema import Answer, Check
from skill.triage import Known

ANSWERS = frozenset(get_args(Answer))
MOST = 100  # entries of a list or characters of an id that we ever write; more is not ours


@dataclass
class Session:
    """One conversation so far."""

    question: str | None = None
    """The id of the open question: one of content's, or an offer such as `offer_causes`."""
    stage: str = ""
    """`check` or `causes` while questions of that kind are being asked, else empty."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """Finding ids to answers."""
    opened: dict[str, Answer] = field(default_factory=dict)
    """Questions about several findings that were answered yes or not sure."""
    steps: list[dict[str, Any]] = field(default_factory=list)
    """What each question asked so far added, for going back: `question`, `stage` and `added` findings."""
    unsure: bool = False
    """The open question was answered "not sure" once and asked in other words."""
    checked: bool = False
    """The check has ended, with an outcome."""
    offered: list[str] = field(default_factory=list)
    """The offers made since the outcome."""
    more: str = ""
    """What "more" goes on with, such as `causes.sciatica.0`: the next paragraph's place."""
    likely: str = ""
    """The cause that was named as the likeliest."""
    misses: int = 0
    """Misunderstandings in a row."""
    last: str = ""
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
        return {
            name: value for name, value in asdict(self).items() if value or name in ("question", "answers")
        }


def read(attributes: Any, check: Check) -> Session:
    """The session in these attributes; whatever isn't as `Session` says is left out. Never raises."""
    if not isinstance(attributes, Mapping):
        return Session()
    kept = {}
    for spec in fields(Session):
        value = attributes.get(spec.name)
        reader = _READERS[spec.name]
        if value is not None and (read_value := reader(value, check)) is not None:
            kept[spec.name] = read_value
    return Session(**kept)


def _text(value: Any, _: Check) -> str | None:
    return value if isinstance(value, str) and len(value) <= MOST else None


def _speech(value: Any, _: Check) -> str | None:
    return value if isinstance(value, str) and len(value) <= 4000 else None


def _flag(value: Any, _: Check) -> bool | None:
    return value if isinstance(value, bool) else None


def _count(value: Any, _: Check) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST else None


def _texts(value: Any, check: Check) -> list[str] | None:
    return [item for item in value[:MOST] if _text(item, check) is not None] if isinstance(value, list) else None


def _stage(value: Any, _: Check) -> str | None:
    return value if value in ("check", "causes") else None


def _answers(value: Any, check: Check) -> dict[str, Answer] | None:
    return _answered(value, check.findings)


def _opened(value: Any, check: Check) -> dict[str, Answer] | None:
    return {id: a for id, a in (_answered(value, {**check.questions, **check.cause_questions}) or {}).items() if a != "no"}


def _answered(value: Any, ids: Mapping[str, Any]) -> dict[str, Answer] | None:
    if not isinstance(value, Mapping):
        return None
    return {id: a for id, a in value.items() if id in ids and isinstance(a, str) and a in ANSWERS}  # type: ignore[misc]


def _steps(value: Any, check: Check) -> list[dict[str, Any]] | None:
    if not isinstance(value, list):
        return None
    return [
        {"question": step["question"], "stage": step.get("stage", ""), "added": _texts(step.get("added"), check) or []}
        for step in value[:MOST]
        if isinstance(step, Mapping)
        and isinstance(step.get("question"), str)
        and (step["question"] in check.questions or step["question"] in check.cause_questions)
    ]


_READERS = {
    "question": _text,
    "stage": _stage,
    "answers": _answers,
    "opened": _opened,
    "steps": _steps,
    "unsure": _flag,
    "checked": _flag,
    "offered": _texts,
    "more": _text,
    "likely": _text,
    "misses": _count,
    "last": _speech,
}

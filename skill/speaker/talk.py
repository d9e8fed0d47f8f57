"""One conversation with a device: lines and touches in; what is heard out, and what the skill made of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec import structs

from skill.alerts import REMINDERS
from skill.alexa.handlers import create_skill
from skill.alexa.responder import responder
from skill.conversation.asking import asked, open_question
from skill.conversation.turn import Reply, Turn
from skill.speaker.alerts import Alerts
from skill.speaker.device import Device, Heard
from skill.speaker.recogniser import Recogniser
from skill.triage import Urgency, open_findings
from skill.understanding.words import plain


class Talk:
    """One conversation: lines in; what is heard out, and what the skill made of it."""

    def __init__(
        self,
        locale: str = "en-GB",
        alerts: Alerts | None = None,
        endpoint: str = "",
        interfaces: Mapping[str, Any] | None = None,
    ) -> None:
        self._recogniser = Recogniser(locale)
        self._seen: tuple[Turn, Reply] | None = None
        clock = alerts.clock if alerts else lambda: datetime.now(UTC)
        answer = responder(create_skill(observe=self._observe))
        self._device = Device(answer, locale, clock, alerts=alerts, endpoint=endpoint, interfaces=interfaces)
        self._asked = ""

    def _observe(self, turn: Turn, reply: Reply) -> None:
        self._seen = turn, reply

    def open(self) -> Heard:
        return self._device.open()

    def leave(self) -> None:
        self._device.leave()

    def say(self, line: str) -> Heard:
        """Send a line as Alexa would. Where Alexa itself has asked for a permission, it is the answer to that."""
        heard = self._device.permit(allowed(line)) if self._asked else self._intend(line)
        self._asked = heard.permission
        return heard

    def _intend(self, line: str) -> Heard:
        found = self._recogniser.recognise(line)
        slots = {name: (slot.value, slot.id) for name, slot in found.slots.items()}
        return self._device.intend(found.intent, slots)

    def touch(self, arguments: list[Any]) -> Heard:
        """Touch something on the screen, which sends these arguments."""
        heard = self._device.touch(arguments)
        self._asked = heard.permission
        return heard

    @property
    def exchanged(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The newest request and its response, as they went over."""
        return self._device.sent, self._device.last

    @property
    def meaning(self) -> dict[str, Any]:
        """What was understood in the last turn: the parts of its meaning that say something."""
        if self._seen is None:
            return {}
        parts = structs.asdict(self._seen[0].meaning)
        return {name: sorted(part) if isinstance(part, frozenset) else part for name, part in parts.items() if part}

    def inside(self, line: str | None, heard: Heard) -> dict[str, Any]:
        """Return what the skill made of the last turn, for whoever wants to look inside."""
        assert self._seen, "there was a turn"
        turn, reply = self._seen
        session = turn.session
        open_now = asked(turn) if heard.listening else None
        return {
            "heard": line,
            "speech": heard.speech,
            "listening": heard.listening,
            "question": self._question(turn) if heard.listening else None,
            "covers": list(open_now.covers) if open_now and not session.confirms else [],
            "confirms": session.confirms or None if heard.listening else None,
            "answers": dict(session.answers),
            "urgency": _urgency(turn, reply, heard.listening),
        }

    @staticmethod
    def _question(turn: Turn) -> str | None:
        """Return the id of the open question; where one of its several findings is left, that finding's."""
        question = open_question(turn)
        if question is None:
            return turn.session.question
        left = open_findings(question, turn.session.known)
        alone = left[0] if len(left) == 1 < len(question.covers) else question.id
        return turn.session.clarifies or alone


def _urgency(turn: Turn, reply: Reply, listening: bool) -> str | None:
    """Return the urgency that this turn came to; None while a question about it is open."""
    if turn.session.confirms:
        return None if listening else Urgency.EMERGENCY.id
    if reply.emergency or (listening and turn.session.question == "emergency_more"):
        return Urgency.EMERGENCY.id
    return turn.assessed.urgency.id if turn.session.checked else None


def allowed(line: str) -> str:
    """Return what Alexa makes of an answer to its own question for a permission."""
    said = plain(line)
    if said in ("no", "nope", "no thanks", "no thank you", "not now", "deny"):
        return "DENIED"
    if said in ("yes", "yeah", "i approve", "approve", "yes please", "sure", "ok", "okay"):
        return "ACCEPTED"
    return "NOT_ANSWERED"


def asks_leave(permission: str) -> str:
    """Return the words in which Alexa asks for a permission by itself."""
    kind = "reminders" if permission == REMINDERS else "timers"
    return f'Do you give Bedford Leg Clinic permission to set {kind}? You can say "I approve" or "no".'

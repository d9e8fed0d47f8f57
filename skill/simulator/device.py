"""A speaker without a device: builds the requests that Alexa would send, and keeps the session as Alexa does."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import uuid4

Request = dict[str, Any]
Slots = Mapping[str, tuple[str, str | None]]
"""Slot names to the value as said and the id that it matched, if any."""


@dataclass(frozen=True)
class Heard:
    """What a response comes to for the person listening."""

    speech: str
    reprompt: str
    card: tuple[str, str] | None
    listening: bool
    """The microphone is open: the session goes on."""


class Device:
    """Sends requests to `answer` (request in, response out, both parsed JSON) and remembers the session.

    `clock` gives the time that requests carry. `last` is the newest response as it came.
    """

    def __init__(
        self,
        answer: Callable[[Request], dict[str, Any]],
        locale: str = "en-GB",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        application_id: str = "amzn1.ask.skill.simulator",
    ) -> None:
        self._answer = answer
        self.locale = locale
        self._clock = clock
        self._application = {"applicationId": application_id}
        self._numbers = count(1)
        self.attributes: dict[str, Any] = {}
        self._session_id: str | None = None
        self.last: dict[str, Any] = {}

    def open(self) -> Heard:
        """ "Alexa, open …": a new session."""
        self._session_id = None
        return self._send({"type": "LaunchRequest"})

    def intend(self, intent: str, slots: Slots | None = None) -> Heard:
        """An intent, in the open session or in a new one."""
        return self._send({"type": "IntentRequest", "intent": _intent(intent, slots or {})})

    def leave(self, reason: str = "USER_INITIATED") -> Heard:
        """The session ends from the device's side, such as by silence."""
        heard = self._send({"type": "SessionEndedRequest", "reason": reason})
        self._session_id = None
        return heard

    def request(self, body: Request) -> Request:
        """The whole request around `body`, as Alexa sends it."""
        new = self._session_id is None
        if new:
            self._session_id = f"amzn1.echo-api.session.{uuid4()}"
            self.attributes = {}
        user = {"userId": "amzn1.ask.account.simulator"}
        system = {
            "application": self._application,
            "user": user,
            "device": {"deviceId": "amzn1.ask.device.simulator", "supportedInterfaces": {}},
            "apiEndpoint": "https://api.eu.amazonalexa.com",
        }
        return {
            "version": "1.0",
            "session": {
                "new": new,
                "sessionId": self._session_id,
                "application": self._application,
                "attributes": self.attributes,
                "user": user,
            },
            "context": {"System": system},
            "request": {
                "requestId": f"amzn1.echo-api.request.{next(self._numbers)}",
                "timestamp": self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "locale": self.locale,
                **body,
            },
        }

    def _send(self, body: Request) -> Heard:
        self.last = self._answer(self.request(body))
        response = self.last.get("response", {})
        self.attributes = self.last.get("sessionAttributes") or {}
        heard = Heard(
            speech=_spoken(response.get("outputSpeech")),
            reprompt=_spoken((response.get("reprompt") or {}).get("outputSpeech")),
            card=_card(response.get("card")),
            listening=response.get("shouldEndSession") is False,
        )
        if not heard.listening:
            self._session_id = None
        return heard


def _intent(name: str, slots: Slots) -> Request:
    return {
        "name": name,
        "confirmationStatus": "NONE",
        "slots": {slot: _slot(slot, value, id) for slot, (value, id) in slots.items()},
    }


def _slot(name: str, value: str, id: str | None) -> Request:
    slot: Request = {"name": name, "value": value, "confirmationStatus": "NONE", "source": "USER"}
    if id is not None:
        matched = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"name": value, "id": id}}]}
        slot["resolutions"] = {"resolutionsPerAuthority": [{"authority": f"simulator.{name}", **matched}]}
    return slot


def _spoken(output: Any) -> str:
    ssml = (output or {}).get("ssml", "")
    return html.unescape(re.sub(r"<[^>]*>", "", ssml)).strip()


def _card(card: Any) -> tuple[str, str] | None:
    return (card.get("title", ""), card.get("content", "")) if card else None

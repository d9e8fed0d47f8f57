"""A device that isn't there: build the requests that Alexa would send, and keep the session as Alexa does."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from skill.speaker.alerts import Alerts

TOUCH = "Alexa.Presentation.APL.UserEvent"
SCREEN: Mapping[str, Any] = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "1.4"}}}
"""The interfaces of a device with a screen."""
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
    permission: str = ""
    """The permission that Alexa asks for by itself; `Device.permit` takes the answer, and the session goes on."""
    screen: dict[str, Any] | None = None
    """The directive that shows something, if there is one."""


class Device:
    """Sends requests to `answer` (request in, response out, both parsed JSON) and remembers the session.

    `clock` gives the time that requests carry. `sent` is the newest request, `last` its response as it came. `alerts`,
    if there are any, stands in for Alexa's timers and reminders, behind the address `endpoint`. `interfaces` is what
    the device can do, such as `SCREEN`.
    """

    def __init__(
        self,
        answer: Callable[[Request], dict[str, Any]],
        locale: str = "en-GB",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        application_id: str = "amzn1.ask.skill.simulator",
        alerts: Alerts | None = None,
        endpoint: str = "https://api.eu.amazonalexa.com",
        interfaces: Mapping[str, Any] | None = None,
    ) -> None:
        self._answer = answer
        self.locale = locale
        self._clock = clock
        self._application = {"applicationId": application_id}
        self._numbers = count(1)
        self.interfaces = dict(interfaces or {})
        self.attributes: dict[str, Any] = {}
        self._session_id: str | None = None
        self.sent: Request = {}
        self.last: dict[str, Any] = {}
        self._alerts, self._endpoint = alerts, endpoint
        self._wanted: dict[str, Any] = {}

    def open(self) -> Heard:
        """Open a new session: "Alexa, open …"."""
        self._session_id = None
        return self._send({"type": "LaunchRequest"})

    def intend(self, intent: str, slots: Slots | None = None) -> Heard:
        """Send an intent, in the open session or in a new one."""
        return self._send({"type": "IntentRequest", "intent": _intent(intent, slots or {})})

    def touch(self, arguments: list[Any]) -> Heard:
        """Touch something on the screen, which sends these arguments."""
        return self._send({"type": TOUCH, "token": "", "arguments": arguments, "source": {"type": "TouchWrapper"}})

    def leave(self, reason: str = "USER_INITIATED") -> Heard:
        """End the session from the device's side, such as by silence."""
        heard = self._send({"type": "SessionEndedRequest", "reason": reason})
        self._session_id = None
        self._note_session()
        return heard

    def permit(self, answer: str = "ACCEPTED", card: bool = False, code: str = "200", keep: bool = True) -> Heard:
        """Answer what Alexa asked for by itself: ACCEPTED, DENIED or NOT_ANSWERED.

        Without `keep`, the session's attributes don't come back, of which Amazon says nothing.
        """
        wanted, self._wanted = self._wanted, {}
        scope = wanted.get("payload", {}).get("permissionScope", "")
        if answer == "ACCEPTED" and code == "200" and self._alerts:
            self._alerts.granted.add(scope)
        if not keep:
            self._session_id = None
        payload = {"permissionScope": scope, "status": answer, "isCardThrown": card} if code == "200" else {}
        status = {"code": code, "message": "OK" if code == "200" else "no"}
        sent = {"type": "Connections.Response", "name": wanted.get("name"), "status": status, "payload": payload}
        return self._send({**sent, "token": wanted.get("token")})

    def request(self, body: Request) -> Request:
        """Return the whole request around `body`, as Alexa sends it."""
        new = self._session_id is None
        if new:
            self._session_id = f"amzn1.echo-api.session.{uuid4()}"
            self.attributes = {}
        user = {"userId": "amzn1.ask.account.simulator"}
        system = {
            "application": self._application,
            "user": user,
            "device": {"deviceId": "amzn1.ask.device.simulator", "supportedInterfaces": self.interfaces},
            "apiEndpoint": self._endpoint,
        }
        if self._alerts:
            system["apiAccessToken"] = self._alerts.token()
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
        self.sent = self.request(body)
        self._note_session()
        self.last = self._answer(self.sent)
        response = self.last.get("response", {})
        self.attributes = self.last.get("sessionAttributes") or {}
        heard = Heard(
            speech=_spoken(response.get("outputSpeech")),
            reprompt=_spoken((response.get("reprompt") or {}).get("outputSpeech")),
            card=_card(response.get("card")),
            listening=response.get("shouldEndSession") is False,
            screen=_shown(response.get("directives")),
            permission=self._asked_for(response.get("directives") or []),
        )
        if not heard.listening and not heard.permission:
            self._session_id = None
        self._note_session()
        return heard

    def _asked_for(self, directives: list[dict[str, Any]]) -> str:
        """Return the permission that a response hands to Alexa to ask for."""
        for directive in directives:
            if directive.get("type") == "Connections.SendRequest" and directive.get("name") == "AskFor":
                self._wanted = directive
                return str(directive.get("payload", {}).get("permissionScope", ""))
        return ""

    def _note_session(self) -> None:
        if self._alerts:
            self._alerts.in_session = self._session_id is not None


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


def _shown(directives: Any) -> dict[str, Any] | None:
    shown = "Alexa.Presentation.APL.RenderDocument"
    return next((directive for directive in directives or () if directive.get("type") == shown), None)


def _card(card: Any) -> tuple[str, str] | None:
    return (card.get("title", ""), card.get("content", "")) if card else None

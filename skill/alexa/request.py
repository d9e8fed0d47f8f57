"""Alexa's request: its JSON as the SDK's own objects, and these as a turn of the conversation.

Launches, intents, touches and answers to a permission, which are all that a patient sends, are read here: only what
the skill uses, and whatever isn't of the documented shape is left out. Every other type goes to the SDK's deserialiser.

Shapes: https://developer.amazon.com/docs/custom-skills/request-and-response-json-reference.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from ask_sdk_model import (
    Context,
    Device,
    Intent,
    IntentRequest,
    LaunchRequest,
    RequestEnvelope,
    Session,
    Slot,
    SupportedInterfaces,
)
from ask_sdk_model.interfaces.system import SystemState
from ask_sdk_model.slu.entityresolution import Resolution, Resolutions, Value, ValueWrapper

from skill.alerts import Alerts
from skill.content.bundle import Content
from skill.conversation import turn as ours
from skill.screens import APL
from skill.session import read

CONNECTIONS_RESPONSE = "Connections.Response"
TOUCH = "Alexa.Presentation.APL.UserEvent"
T = TypeVar("T")


@dataclass(frozen=True)
class Touch:
    """Something was touched on the screen. (The SDK's own class would load its two hundred modules about screens.)

    https://developer.amazon.com/docs/alexa/alexa-presentation-language/apl-interface.html#userevent-request
    """

    timestamp: datetime
    locale: str
    arguments: list[Any]
    object_type: str = TOUCH


def at(whole: Any, kind: type[T], *path: str) -> T:
    """Return what is at this path of parsed JSON; an empty `kind` where there is nothing, or something else."""
    for name in path:
        whole = whole.get(name) if isinstance(whole, Mapping) else None
    return whole if isinstance(whole, kind) else kind()


def read_request(event: Any) -> RequestEnvelope | None:
    """Return the request in `event`, a parsed JSON document; None if the SDK doesn't know such a request."""
    request = at(event, dict, "request")
    kind = at(request, str, "type")
    common: dict[str, Any] = {"timestamp": _moment(request.get("timestamp")), "locale": at(request, str, "locale")}
    made: Any
    if kind == "LaunchRequest":
        made = LaunchRequest(**common)
    elif kind == "IntentRequest":
        made = IntentRequest(**common, intent=_intent(at(request, dict, "intent")))
    elif kind == TOUCH:
        made = Touch(**common, arguments=at(request, list, "arguments"))
    elif kind == CONNECTIONS_RESPONSE:
        made = _connections_response(request, common)
    else:
        return _read_by_sdk(event)
    system = at(event, dict, "context", "System")
    screen = APL in at(system, dict, "device", "supportedInterfaces")
    return RequestEnvelope(
        session=Session(attributes=at(event, dict, "session", "attributes")),
        context=Context(
            system=SystemState(
                device=Device(supported_interfaces=SupportedInterfaces(alexa_presentation_apl={} if screen else None)),
                api_endpoint=at(system, str, "apiEndpoint"),
                api_access_token=at(system, str, "apiAccessToken"),
            )
        ),
        request=made,
    )


def _read_by_sdk(event: Any) -> RequestEnvelope | None:
    # Imported here, because it loads every service client of Alexa, and what comes this way is never answered.
    from ask_sdk_core.exceptions import SerializationException
    from ask_sdk_core.serialize import DefaultSerializer

    try:
        return DefaultSerializer().deserialize(json.dumps(event), RequestEnvelope)
    except (SerializationException, TypeError, ValueError):
        return None


def _connections_response(request: Mapping[str, Any], common: Mapping[str, Any]) -> Any:
    from ask_sdk_model.interfaces.connections import ConnectionsResponse, ConnectionsStatus

    return ConnectionsResponse(
        **common,
        status=ConnectionsStatus(code=str(at(request, dict, "status").get("code"))),
        payload=at(request, dict, "payload"),
        token=at(request, str, "token"),
    )


def _moment(value: Any) -> datetime:
    """Read an ISO 8601 timestamp, or milliseconds since 1970 as in older requests; return now for anything else."""
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return datetime.fromtimestamp(value / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def _intent(intent: Mapping[str, Any]) -> Intent:
    slots = {name: _slot(name, slot) for name, slot in at(intent, dict, "slots").items()}
    return Intent(name=at(intent, str, "name"), slots=slots)


def _slot(name: str, slot: Any) -> Slot:
    authorities = at(slot, list, "resolutions", "resolutionsPerAuthority")
    matched = [[at(one, str, "value", "id") for one in at(authority, list, "values")] for authority in authorities]
    return Slot(
        name=name,
        value=at(slot, str, "value"),
        resolutions=Resolutions([Resolution(values=[ValueWrapper(Value(id=id)) for id in ids]) for ids in matched]),
    )


def turn_of(envelope: RequestEnvelope, content: Content) -> ours.Turn:
    """Return what the conversation needs of a request, be it read here or by the SDK."""
    request, session = envelope.request, envelope.session
    slots = getattr(getattr(request, "intent", None), "slots", None) or {}
    return ours.Turn(
        content=content,
        session=read(session.attributes if session else None, content.check),
        locale=ours.nearest_locale(request.locale or "", content),
        now=request.timestamp,
        connect=lambda: _alerts(envelope),
        slots={name: ours.Slot(slot.value, _matched(slot)) for name, slot in slots.items() if slot and slot.value},
    )


def has_screen(envelope: RequestEnvelope) -> bool:
    """Return whether the device can show a document."""
    device = envelope.context and envelope.context.system and envelope.context.system.device
    return bool(
        device and device.supported_interfaces and device.supported_interfaces.alexa_presentation_apl is not None
    )


def _matched(slot: Slot) -> str | None:
    """Return the id of the first value that Alexa matched the slot to."""
    authorities = (slot.resolutions and slot.resolutions.resolutions_per_authority) or []
    found = (wrapper.value for authority in authorities for wrapper in authority.values or [])
    return next((value.id for value in found if value and value.id), None)


def _alerts(envelope: RequestEnvelope) -> Alerts:
    """Return the timers and reminders of the device that sent this. Loaded when a turn first needs them."""
    from skill.alexa.timers import Client

    system = envelope.context and envelope.context.system
    endpoint, token = (system.api_endpoint, system.api_access_token) if system else (None, None)
    return Client(endpoint, token, envelope.request.locale or "en-GB")

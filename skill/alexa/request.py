"""Alexa's JSON to and from the SDK's own objects, without the SDK's (de)serialiser where that matters.

The SDK's deserialiser raises for any request type or enum that is newer than itself, before an exception handler can
run, and it is nearly all of the time that a turn takes. Launch and intent requests and touches, which are what
patients send, are read here: only what the skill uses, and whatever is not of the documented shape is left out. So is
the answer to a permission that was asked for (Connections.Response). Every other type goes to the SDK's deserialiser,
and a request that it can't read is None.

Shapes: https://developer.amazon.com/docs/custom-skills/request-and-response-json-reference.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from ask_sdk_model import (
    Application,
    Context,
    Device,
    Intent,
    IntentRequest,
    LaunchRequest,
    RequestEnvelope,
    ResponseEnvelope,
    Session,
    Slot,
)
from ask_sdk_model.interfaces.system import SystemState
from ask_sdk_model.slu.entityresolution import Resolution, Resolutions, Value, ValueWrapper

CONNECTIONS_RESPONSE = "Connections.Response"


TOUCH = "Alexa.Presentation.APL.UserEvent"


@dataclass(frozen=True)
class Touch:
    """Something was touched on the screen. (The SDK's own class would load its two hundred modules about screens.)

    https://developer.amazon.com/docs/alexa/alexa-presentation-language/apl-interface.html#userevent-request
    """

    request_id: str | None
    timestamp: datetime
    locale: str | None
    arguments: list[Any]
    object_type: str = TOUCH


def read_request(event: Any) -> RequestEnvelope | None:
    """The request in `event`, a parsed JSON document; None for what is no request that the SDK knows."""
    request = _part(event, "request")
    kind = _string(request, "type")
    if kind == "LaunchRequest":
        return _envelope(event, LaunchRequest(**_common(request)))
    if kind == "IntentRequest":
        return _envelope(event, IntentRequest(**_common(request), intent=_intent(_part(request, "intent"))))
    if kind == TOUCH:
        arguments = request.get("arguments")
        return _envelope(event, Touch(**_common(request), arguments=arguments if isinstance(arguments, list) else []))
    if kind == CONNECTIONS_RESPONSE:
        return _envelope(event, _connections_response(request))
    return _read_by_sdk(event)


def write_response(envelope: ResponseEnvelope) -> dict[str, Any]:
    """The response as parsed JSON. The session attributes are plain data already, and are taken as they are."""
    made: dict[str, Any] = {"version": envelope.version, "response": to_json(envelope.response)}
    if envelope.session_attributes is not None:
        made["sessionAttributes"] = envelope.session_attributes
    return made


def to_json(value: Any) -> Any:
    """An object of the SDK as parsed JSON, as the SDK's serialiser has it: what is None is left out, names are
    Alexa's."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    names = getattr(value, "attribute_map", None)
    if names is None:
        return value
    return {name: to_json(item) for attribute, name in names.items() if (item := getattr(value, attribute)) is not None}


def _read_by_sdk(event: Any) -> RequestEnvelope | None:
    # Imported here, because it loads every service client of Alexa, and what comes this way is never answered.
    from ask_sdk_core.exceptions import SerializationException
    from ask_sdk_core.serialize import DefaultSerializer

    try:
        return DefaultSerializer().deserialize(json.dumps(event), RequestEnvelope)
    except (SerializationException, TypeError, ValueError):
        return None


def _envelope(event: Mapping[str, Any], request: Any) -> RequestEnvelope:
    session, system = _part(event, "session"), _part(_part(event, "context"), "System")
    return RequestEnvelope(
        version=_string(event, "version"),
        session=Session(
            new=session.get("new") is True,
            session_id=_string(session, "sessionId"),
            attributes=dict(_part(session, "attributes")),
            application=Application(_string(_part(session, "application"), "applicationId")),
        ),
        context=Context(
            system=SystemState(
                application=Application(_string(_part(system, "application"), "applicationId")),
                device=Device(supported_interfaces=tuple(_part(_part(system, "device"), "supportedInterfaces"))),
                api_endpoint=_string(system, "apiEndpoint"),
                api_access_token=_string(system, "apiAccessToken"),
            )
        ),
        request=request,
    )


def _connections_response(request: Mapping[str, Any]) -> Any:
    from ask_sdk_model.interfaces.connections import ConnectionsResponse, ConnectionsStatus

    status = _part(request, "status")
    return ConnectionsResponse(
        **_common(request),
        status=ConnectionsStatus(code=str(status.get("code")), message=None),
        name=_string(request, "name"),
        payload=dict(_part(request, "payload")),
        token=_string(request, "token"),
    )


def _common(request: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "request_id": _string(request, "requestId"),
        "timestamp": _moment(request.get("timestamp")),
        "locale": _string(request, "locale"),
    }


def _moment(value: Any) -> datetime:
    """An ISO 8601 timestamp, or milliseconds since 1970 as older requests have it; now for anything else."""
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return datetime.fromtimestamp(value / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def _intent(intent: Mapping[str, Any]) -> Intent:
    slots = {name: _slot(name, slot) for name, slot in _part(intent, "slots").items() if isinstance(slot, Mapping)}
    return Intent(name=_string(intent, "name"), slots=slots)


def _slot(name: str, slot: Mapping[str, Any]) -> Slot:
    authorities = _list(_part(slot, "resolutions"), "resolutionsPerAuthority")
    return Slot(
        name=name,
        value=_string(slot, "value"),
        resolutions=Resolutions(
            [
                Resolution(values=[_value(wrapper) for wrapper in _list(authority, "values")])
                for authority in authorities
            ]
        ),
    )


def _value(wrapper: Mapping[str, Any]) -> ValueWrapper:
    value = _part(wrapper, "value")
    return ValueWrapper(Value(name=_string(value, "name"), id=_string(value, "id")))


def _part(whole: Any, name: str) -> Mapping[str, Any]:
    part = whole.get(name) if isinstance(whole, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def _list(whole: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    items = whole.get(name)
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _string(whole: Mapping[str, Any], name: str) -> str | None:
    value = whole.get(name)
    return value if isinstance(value, str) else None

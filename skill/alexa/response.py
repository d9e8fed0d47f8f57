"""A reply as the SDK's response, and that as JSON, as the SDK's serialiser would have it."""

from __future__ import annotations

import json
import logging
from enum import Enum
from typing import Any

import msgspec
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response, ResponseEnvelope
from ask_sdk_model.ui import SimpleCard

from skill.alexa.request import has_screen
from skill.alexa.ssml import ssml
from skill.conversation.turn import Consent, Reply, Turn

log = logging.getLogger(__name__)

LARGEST_RESPONSE = 24_000
"""Bytes, speech, card and session attributes together: Alexa drops a larger one, and the patient hears nothing."""


def respond(handler_input: HandlerInput, turn: Turn, reply: Reply) -> Response:
    """Return the SDK's response for our reply: speech, card, an open microphone exactly where it asks a question."""
    builder, envelope = handler_input.response_builder, handler_input.request_envelope
    if reply.consent:
        builder.add_directive(_ask_leave(reply.consent))
    else:
        text = reply.text
        builder.speak(ssml(text))
        if reply.card:
            builder.set_card(SimpleCard(*reply.card))
        if has_screen(envelope) and (shown := _screen(turn, reply)):
            builder.add_directive(shown)
        if reply.question:
            builder.ask(ssml(reply.question))
            turn.session.last = text
        else:
            builder.set_should_end_session(True)
    if envelope.session:
        attributes = turn.session.attributes() if reply.question or reply.consent else {}
        handler_input.attributes_manager.session_attributes = attributes
    return builder.response


def _ask_leave(consent: Consent) -> Any:
    """Return the directive by which Alexa asks for a permission in its own words; the session goes on with the answer.

    https://developer.amazon.com/en-US/docs/alexa/smapi/voice-permissions-for-timers.html
    """
    from ask_sdk_model.interfaces.connections import SendRequestDirective

    payload = {"@type": "AskForPermissionsConsentRequest", "@version": "1", "permissionScope": consent.scope}
    return SendRequestDirective("AskFor", payload, consent.token)


def _screen(turn: Turn, reply: Reply) -> Any:
    """Return the directive that shows the reply. A failure here costs the screen, and nothing of what is heard."""
    from skill.screens import show

    try:
        return show.directive(turn, reply)
    except Exception as error:
        log.error("no screen: %s at %s", type(error).__name__, place(error))
        return None


def place(exception: Exception) -> str:
    """Return where it was raised, and nothing of what was in hand there: a message may hold a patient's words."""
    trace = exception.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "?"


def write_response(envelope: ResponseEnvelope) -> dict[str, Any]:
    """Return the response as JSON that Alexa takes. Raises ValueError if it is too large or no strict JSON.

    The session attributes are plain data already, and are taken as they are.
    """
    made: dict[str, Any] = {"version": envelope.version, "response": to_json(envelope.response)}
    if envelope.session_attributes is not None:
        made["sessionAttributes"] = envelope.session_attributes
    encoded = msgspec.json.encode(made)  # raises for a lone surrogate
    if len(encoded) > LARGEST_RESPONSE:
        raise ValueError("the response is too large")
    if b"null" in encoded:  # which is how msgspec writes NaN and infinity, too
        json.dumps(made, allow_nan=False)
    return made


def to_json(value: Any) -> Any:
    """Return an object of the SDK as parsed JSON: what is None is left out, names are Alexa's."""
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    if not (names := getattr(value, "attribute_map", None)):
        return value
    items = {name: getattr(value, attribute) for attribute, name in names.items()}
    return {
        name: item if isinstance(item, str | bool) else to_json(item)
        for name, item in items.items()
        if item is not None
    }

"""create_skill(): the one place where the handlers are put in order, and the bridge to Amazon's SDK."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import IntentRequest, LaunchRequest, RequestEnvelope, Response
from ask_sdk_model.ui import SimpleCard
from ask_sdk_runtime.skill import RuntimeConfigurationBuilder

from skill.alerts import Alerts, NoAlerts
from skill.alexa import intents
from skill.alexa.request import CONNECTIONS_RESPONSE, TOUCH, to_json
from skill.alexa.sdk import Skill
from skill.alexa.ssml import ssml
from skill.content.compiled import Content, content
from skill.conversation import dialogue, errors, navigation
from skill.conversation.turn import Consent, Reply, Slot, Turn, nearest_locale
from skill.screens import APL
from skill.session import Session, read

log = logging.getLogger(__name__)


Observer = Callable[[Turn, Reply], None]
"""Sees each turn and its reply, for the speakers that show what was understood. Never used where patients are."""


def create_skill(skill_id: str | None = None, observe: Observer | None = None) -> Skill:
    """The skill, ready for Lambda or Flask. With `skill_id`, requests for another skill are refused."""
    parts = RuntimeConfigurationBuilder()
    parts.add_request_handler(Conversation(content(), observe))
    parts.add_request_handler(Silence())
    parts.add_exception_handler(Apology(content()))
    return Skill(parts, skill_id)


class Conversation(AbstractRequestHandler):
    """Launch and every intent: reads the request, lets the topic's function answer, writes the response."""

    def __init__(self, content: Content, observe: Observer | None = None) -> None:
        self._content, self._observe = content, observe

    def can_handle(self, handler_input: HandlerInput) -> bool:
        request = handler_input.request_envelope.request
        kind = getattr(request, "object_type", "")  # a broken request has none
        return isinstance(request, LaunchRequest | IntentRequest) or kind in (CONNECTIONS_RESPONSE, TOUCH)

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = turn_of(handler_input, self._content)
        request = handler_input.request_envelope.request
        if isinstance(request, IntentRequest):
            turn.meaning = intents.meaning(turn, request.intent.name or "")
            reply = dialogue.act(turn)
        elif request.object_type == TOUCH:
            turn.meaning = intents.touched(turn, request.arguments or [])
            reply = dialogue.act(turn)
        elif request.object_type == CONNECTIONS_RESPONSE:
            reply = _answer_to_permission(turn, request)
        else:
            reply = navigation.launch(turn)
        if self._observe:
            self._observe(turn, reply)
        return respond(handler_input, turn, reply)


class Silence(AbstractRequestHandler):
    """Everything that can't or needn't be answered: the end of a session, events, types to come."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        return handler_input.response_builder.response


class Apology(AbstractExceptionHandler):
    """A handler raised: the patient hears what they can do, and the conversation goes on."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        log.error("handler failed: %s at %s", type(exception).__name__, _place(exception))
        turn = turn_of(handler_input, self._content)
        return respond(handler_input, turn, errors.apology(turn))


def last_resort(locale: str | None) -> dict[str, Any]:
    """The response where even the apology failed: what to do in an emergency, and the session ends."""
    turn = Turn(content(), Session(), nearest_locale(locale or "", content()), datetime.now(UTC))
    speech = ssml(turn.phrase("missed_out"))
    output = {"type": "SSML", "ssml": f"<speak>{speech}</speak>"}
    return {
        "version": "1.0",
        "sessionAttributes": {},
        "response": {"outputSpeech": output, "shouldEndSession": True},
    }


def _place(exception: Exception) -> str:
    """Where it was raised, and nothing of what was in hand there: messages and values may hold a patient's words."""
    trace = exception.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "?"


def turn_of(handler_input: HandlerInput, content: Content) -> Turn:
    """What our handlers need of the SDK's request."""
    envelope: RequestEnvelope = handler_input.request_envelope
    request, session = envelope.request, envelope.session
    intent = getattr(request, "intent", None)
    system = envelope.context.system if envelope.context else None
    return Turn(
        content=content,
        session=read(session.attributes if session else None, content.check),
        locale=nearest_locale(request.locale or "", content),
        now=request.timestamp,
        connect=lambda: _alerts(envelope),
        interfaces=frozenset(to_json(system.device.supported_interfaces) or ())
        if system and system.device
        else frozenset(),
        slots={name: slot for name, raw in (getattr(intent, "slots", None) or {}).items() if (slot := _slot(raw))},
    )


def respond(handler_input: HandlerInput, turn: Turn, reply: Reply) -> Response:
    """The SDK's response for our reply: speech, card, an open microphone exactly where a question is asked."""
    builder = handler_input.response_builder
    if reply.consent:
        return _ask_leave(handler_input, turn, reply.consent)
    builder.speak(ssml(reply.text))
    if reply.card:
        builder.set_card(SimpleCard(*reply.card))
    if APL in turn.interfaces and (shown := _screen(turn, reply)):
        builder.add_directive(shown)
    if reply.question:
        builder.ask(ssml(reply.question))
        turn.session.last = reply.text
    else:
        builder.set_should_end_session(True)
    if handler_input.request_envelope.session:
        attributes = turn.session.attributes() if reply.question else {}
        handler_input.attributes_manager.session_attributes = attributes
    return builder.response


def _screen(turn: Turn, reply: Reply) -> Any:
    """The directive that shows the reply. A failure here costs the screen, and nothing of what is heard."""
    from skill.screens import show

    try:
        return show.directive(turn, reply)
    except Exception as error:
        log.error("no screen: %s at %s", type(error).__name__, _place(error))
        return None


def _ask_leave(handler_input: HandlerInput, turn: Turn, consent: Consent) -> Response:
    """Alexa asks for the permission in its own words; the session goes on with its answer.

    https://developer.amazon.com/en-US/docs/alexa/smapi/voice-permissions-for-timers.html
    """
    from ask_sdk_model.interfaces.connections import SendRequestDirective

    payload = {"@type": "AskForPermissionsConsentRequest", "@version": "1", "permissionScope": consent.scope}
    handler_input.response_builder.add_directive(SendRequestDirective("AskFor", payload, consent.token))
    if handler_input.request_envelope.session:
        handler_input.attributes_manager.session_attributes = turn.session.attributes()
    return handler_input.response_builder.response


def _answer_to_permission(turn: Turn, request: Any) -> Reply:
    """What goes on with Alexa's answer to what was asked for; an unknown status counts as none."""
    from skill.conversation import permission

    given = permission.GIVEN.get(str(request.payload.get("status")), "") if request.status.code == "200" else ""
    card = request.payload.get("isCardThrown") is True
    return permission.answered(turn, permission.Answer(given, card, request.token or ""))


def _alerts(envelope: RequestEnvelope) -> Alerts:
    """The timers and reminders of the device that sent this. Loaded when a turn first needs them."""
    from skill.alexa.timers import Client

    system = envelope.context.system if envelope.context else None
    if not system:
        return NoAlerts()
    return Client(system.api_endpoint, system.api_access_token, envelope.request.locale or "en-GB")


def _slot(raw: Any) -> Slot | None:
    """The slot as said, with the id of the value that Alexa matched it to."""
    if raw is None or not isinstance(raw.value, str):
        return None
    authorities = (raw.resolutions and raw.resolutions.resolutions_per_authority) or []
    for authority in authorities:
        for wrapper in authority.values or []:
            if wrapper.value and wrapper.value.id:
                return Slot(raw.value, wrapper.value.id)
    return Slot(raw.value)

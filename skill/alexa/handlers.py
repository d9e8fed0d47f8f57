"""create_skill(): the SDK's handlers, in order, as the SDK's dispatcher wants them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import IntentRequest, LaunchRequest, RequestEnvelope, Response, ResponseEnvelope
from ask_sdk_runtime.dispatch import GenericRequestDispatcher
from ask_sdk_runtime.skill import AbstractSkill, RuntimeConfigurationBuilder

from skill.alexa import intents
from skill.alexa.request import CONNECTIONS_RESPONSE, TOUCH, turn_of
from skill.alexa.response import place, respond
from skill.content.bundle import Content
from skill.content.compiled import content
from skill.conversation import dialogue, errors, navigation
from skill.conversation.turn import Reply, Turn

log = logging.getLogger(__name__)


Observer = Callable[[Turn, Reply], None]
"""Sees each turn and its reply, for the speakers that show what was understood. Never used where patients are."""


def create_skill(skill_id: str | None = None, observe: Observer | None = None) -> Skill:
    """Return the skill, ready for Lambda or Flask. With `skill_id`, requests for another skill are refused."""
    parts = RuntimeConfigurationBuilder()
    parts.add_request_handler(Conversation(content(), observe))
    parts.add_request_handler(Silence())
    parts.add_exception_handler(Apology(content()))
    return Skill(parts, skill_id)


class Skill(AbstractSkill):
    """Handlers in order, and the application id that requests must carry (None: any).

    What ask_sdk_core.skill.CustomSkill is, without Alexa's service clients.
    """

    def __init__(self, parts: RuntimeConfigurationBuilder, skill_id: str | None = None) -> None:
        self.skill_id = skill_id
        self._dispatcher = GenericRequestDispatcher(options=parts.get_runtime_configuration())

    def supports(self, request_envelope: Any, context: object) -> bool:
        return "request" in request_envelope

    def invoke(self, request_envelope: RequestEnvelope, context: object) -> ResponseEnvelope:
        """Return the answer. Checks no application id: the responder does, which everything goes through."""
        session = request_envelope.session
        attributes = SimpleNamespace(session_attributes=(session and session.attributes) or {})
        handler_input = HandlerInput(request_envelope=request_envelope, attributes_manager=attributes, context=context)
        response = self._dispatcher.dispatch(handler_input)
        kept = attributes.session_attributes if session else None
        return ResponseEnvelope(version="1.0", session_attributes=kept, response=response)


def needs_answer(request: Any) -> bool:
    """Return whether a patient waits for an answer to this: a launch, an intent, a touch, a permission given or not."""
    if isinstance(request, LaunchRequest | IntentRequest):
        return True
    return getattr(request, "object_type", "") in (CONNECTIONS_RESPONSE, TOUCH)  # a broken request has none


class Conversation(AbstractRequestHandler):
    """All that needs an answer: reads the request, lets the topic's function answer, writes the response."""

    def __init__(self, content: Content, observe: Observer | None = None) -> None:
        self._content, self._observe = content, observe

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return needs_answer(handler_input.request_envelope.request)

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = turn_of(handler_input.request_envelope, self._content)
        request = handler_input.request_envelope.request
        if isinstance(request, LaunchRequest):
            reply = navigation.launch(turn)
        elif request.object_type == CONNECTIONS_RESPONSE:
            reply = _answer_to_permission(turn, request)
        else:
            if isinstance(request, IntentRequest):
                turn.meaning = intents.meaning(turn, request.intent.name or "")
            else:
                turn.meaning = intents.touched(turn, request.arguments or [])
            reply = dialogue.act(turn)
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
        log.error("handler failed: %s at %s", type(exception).__name__, place(exception))
        turn = turn_of(handler_input.request_envelope, self._content)
        return respond(handler_input, turn, errors.apology(turn))


def _answer_to_permission(turn: Turn, request: Any) -> Reply:
    """Return what follows Alexa's answer to what was asked for; an unknown status counts as none."""
    from skill.conversation import permission

    given = permission.GIVEN.get(str(request.payload.get("status")), "") if request.status.code == "200" else ""
    card = request.payload.get("isCardThrown") is True
    return permission.answered(turn, permission.Answer(given, card, request.token or ""))

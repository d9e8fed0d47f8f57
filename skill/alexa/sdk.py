"""The skill object on the SDK's public parts, without its service clients.

`ask_sdk_core.skill.CustomSkill` imports every service client of Alexa (lists, reminders, lwa, ...) at start: a
quarter of the time that a cold start takes. `Skill` is the same thing put together from the parts that the SDK
offers for this (AbstractSkill, GenericRequestDispatcher, HandlerInput);
tests/alexa/test_sdk.py holds it to CustomSkill's answers.
"""

from __future__ import annotations

from typing import Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import RequestEnvelope, ResponseEnvelope
from ask_sdk_runtime.dispatch import GenericRequestDispatcher
from ask_sdk_runtime.skill import AbstractSkill, RuntimeConfigurationBuilder


class SessionAttributes:
    """The part of the SDK's AttributesManager that a skill with nothing to store needs; it copies nothing."""

    def __init__(self, request_envelope: RequestEnvelope) -> None:
        session = request_envelope.session
        self.session_attributes: dict[str, Any] = (session and session.attributes) or {}


class Skill(AbstractSkill):
    """Handlers in order, and the application id that requests must carry (None: any)."""

    def __init__(self, parts: RuntimeConfigurationBuilder, skill_id: str | None = None) -> None:
        self.skill_id = skill_id
        self._dispatcher = GenericRequestDispatcher(options=parts.get_runtime_configuration())

    def supports(self, request_envelope: Any, context: object) -> bool:
        return "request" in request_envelope

    def invoke(self, request_envelope: RequestEnvelope, context: object) -> ResponseEnvelope:
        """The answer. Checks no application id: skill.alexa.responder does, which everything goes through."""
        attributes = SessionAttributes(request_envelope)
        handler_input = HandlerInput(request_envelope=request_envelope, attributes_manager=attributes, context=context)
        response = self._dispatcher.dispatch(handler_input)
        return ResponseEnvelope(
            version="1.0",
            session_attributes=attributes.session_attributes if request_envelope.session else None,
            response=response,
        )

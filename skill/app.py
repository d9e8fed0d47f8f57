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

from skill.content.compiled import Content, content
from skill.conversation import advice, check, clinic, errors, navigation
from skill.conversation.turn import Reply, Slot, Turn, nearest_locale
from skill.sdk import Skill
from skill.session import Session, read
from skill.speech import ssml

INTENTS: dict[str, Callable[[Turn], Reply]] = {
    # the check
    "StartCheckIntent": check.start,
    "ReportFindingIntent": check.report,
    "DenyFindingIntent": check.deny,
    "EmergencyIntent": check.call_for_help,
    "AMAZON.YesIntent": navigation.yes,
    "AMAZON.NoIntent": navigation.no,
    "NotSureIntent": navigation.not_sure,
    "WhyIntent": check.why,
    "GoBackIntent": check.go_back,
    "AMAZON.StartOverIntent": check.start_over,
    # what can be heard at any time
    "AboutCauseIntent": advice.about_cause,
    "ListCausesIntent": advice.list_causes,
    "WomensCausesIntent": advice.womens_causes,
    "HeartIntent": advice.heart,
    "WhenToWorryIntent": advice.when_to_worry,
    "SelfCareIntent": advice.self_care,
    "PreventionIntent": advice.prevention,
    "MoreIntent": navigation.more,
    "IceTimerIntent": advice.ice_timer,
    # the clinic
    "ClinicHoursIntent": clinic.hours,
    "ClinicContactIntent": clinic.contact,
    # moving about
    "AMAZON.HelpIntent": navigation.help,
    "AMAZON.RepeatIntent": navigation.repeat,
    "AMAZON.NavigateHomeIntent": navigation.home,
    "AMAZON.StopIntent": navigation.stop,
    "AMAZON.CancelIntent": navigation.stop,
    "AMAZON.FallbackIntent": navigation.fallback,
}

log = logging.getLogger(__name__)


def create_skill(skill_id: str | None = None) -> Skill:
    """The skill, ready for Lambda or Flask. With `skill_id`, requests for another skill are refused."""
    parts = RuntimeConfigurationBuilder()
    parts.add_request_handler(Conversation(content()))
    parts.add_request_handler(Silence())
    parts.add_exception_handler(Apology(content()))
    return Skill(parts, skill_id)


class Conversation(AbstractRequestHandler):
    """Launch and every intent: reads the request, lets the topic's function answer, writes the response."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return isinstance(handler_input.request_envelope.request, LaunchRequest | IntentRequest)

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = turn_of(handler_input, self._content)
        request = handler_input.request_envelope.request
        name = request.intent.name if isinstance(request, IntentRequest) else None
        handler = navigation.launch if name is None else INTENTS.get(name, navigation.fallback)
        if handler is not navigation.fallback:
            turn.session.misses = 0
        return respond(handler_input, turn, handler(turn))


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
    return Turn(
        content=content,
        session=read(session.attributes if session else None, content.check),
        locale=nearest_locale(request.locale or "", content),
        now=request.timestamp,
        slots={name: slot for name, raw in (getattr(intent, "slots", None) or {}).items() if (slot := _slot(raw))},
    )


def respond(handler_input: HandlerInput, turn: Turn, reply: Reply) -> Response:
    """The SDK's response for our reply: speech, card, an open microphone exactly where a question is asked."""
    builder = handler_input.response_builder
    builder.speak(ssml(reply.text))
    if reply.card:
        builder.set_card(SimpleCard(*reply.card))
    if reply.question:
        builder.ask(ssml(reply.question))
        turn.session.last = reply.text
    else:
        builder.set_should_end_session(True)
    if handler_input.request_envelope.session:
        attributes = turn.session.attributes() if reply.question else {}
        handler_input.attributes_manager.session_attributes = attributes
    return builder.response


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

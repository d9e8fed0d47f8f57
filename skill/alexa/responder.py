"""Request JSON in, response JSON out: what Lambda, Flask and the simulator all call."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import msgspec
from ask_sdk_model import IntentRequest, LaunchRequest

from skill.alexa.handlers import create_skill, last_resort
from skill.alexa.request import CONNECTIONS_RESPONSE, Touch, read_request, write_response
from skill.alexa.sdk import Skill

log = logging.getLogger(__name__)

LARGEST_RESPONSE = 24_000
"""Bytes, speech, card and session attributes together: Alexa drops a larger one, and the patient hears nothing."""

Responder = Callable[[Any], dict[str, Any]]


class OtherSkill(ValueError):
    """The request is for another skill's application id, or for none."""


def responder(skill: Skill | None = None) -> Responder:
    """A function from an Alexa request to the response, both as parsed JSON.

    What can't be read or needs no answer gets an empty response; whatever fails inside gets an apology. The one
    error that it raises is OtherSkill, where the skill has an application id and the request another.
    """
    skill = skill or create_skill()

    def respond(event: Any) -> dict[str, Any]:
        envelope = read_request(event)
        if envelope is None:
            return {"version": "1.0", "response": {}}
        if skill.skill_id is not None and skill.skill_id != _application_id(envelope):
            raise OtherSkill("the request is for another application id")
        try:
            return sendable(write_response(skill.invoke(envelope, None)))
        except Exception as error:  # nobody above could say more than an apology
            log.error("no answer: %s", type(error).__name__)
            if (
                isinstance(envelope.request, LaunchRequest | IntentRequest | Touch)
                or envelope.request.object_type == CONNECTIONS_RESPONSE
            ):
                return last_resort(envelope.request.locale)
            return {"version": "1.0", "response": {}}

    return respond


def sendable(response: dict[str, Any]) -> dict[str, Any]:
    """The response itself, if it is JSON that Alexa takes. Raises ValueError if it is too large or no strict JSON."""
    encoded = msgspec.json.encode(response)  # raises for a lone surrogate
    if len(encoded) > LARGEST_RESPONSE:
        raise ValueError("the response is too large")
    if b"null" in encoded:  # which is how msgspec writes NaN and infinity, too
        json.dumps(response, allow_nan=False)
    return response


def _application_id(envelope: Any) -> str | None:
    system = envelope.context and envelope.context.system
    return system.application.application_id if system and system.application else None

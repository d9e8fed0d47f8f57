"""Request JSON in, response JSON out: what Lambda, Flask and the speakers all call."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from skill.alexa.handlers import Skill, create_skill, needs_answer
from skill.alexa.request import at, read_request
from skill.alexa.response import write_response
from skill.alexa.ssml import ssml
from skill.content.compiled import content
from skill.conversation.turn import Turn, nearest_locale
from skill.session import Session

log = logging.getLogger(__name__)

Responder = Callable[[Any], dict[str, Any]]


class OtherSkill(ValueError):
    """The request is for another skill's application id, or for none."""


def responder(skill: Skill | None = None) -> Responder:
    """Return a function from an Alexa request to the response, both as parsed JSON.

    What can't be read or needs no answer gets an empty response; whatever fails inside gets an apology. The one
    error that it raises is OtherSkill, where the skill has an application id and the request another.
    """
    skill = skill or create_skill()

    def respond(event: Any) -> dict[str, Any]:
        envelope = read_request(event)
        if envelope is None:
            return _response()
        if skill.skill_id and skill.skill_id != at(event, str, "context", "System", "application", "applicationId"):
            raise OtherSkill("the request is for another application id")
        try:
            return write_response(skill.invoke(envelope, None))
        except Exception as error:  # nobody above could say more than an apology
            log.error("no answer: %s", type(error).__name__)
            return _last_resort(envelope.request.locale or "") if needs_answer(envelope.request) else _response()

    return respond


def _last_resort(locale: str) -> dict[str, Any]:
    """Return the response where even the apology failed: what to do in an emergency, and the session ends."""
    turn = Turn(content(), Session(), nearest_locale(locale, content()), datetime.now(UTC))
    speech = {"type": "SSML", "ssml": f"<speak>{ssml(turn.say(turn.phrases.missed_out))}</speak>"}
    return {"sessionAttributes": {}, **_response(outputSpeech=speech, shouldEndSession=True)}


def _response(**parts: Any) -> dict[str, Any]:
    return {"version": "1.0", "response": parts}

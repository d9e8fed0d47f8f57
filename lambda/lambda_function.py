"""The entry point for AWS Lambda: `handler(event, context)`.

Set ALEXA_SKILL_ID to the skill's application id: requests for another one are then refused.
"""

import os
from typing import Any

from skill.alexa.handlers import create_skill
from skill.alexa.responder import responder
from skill.alexa.turn_log import begin, observed

_IN_LAMBDA = "AWS_LAMBDA_FUNCTION_NAME" in os.environ
_respond = responder(create_skill(os.environ.get("ALEXA_SKILL_ID") or None))
if _IN_LAMBDA:
    begin()
    _respond = observed(_respond)


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Answer one Alexa request (parsed JSON) with a response (JSON to be). Raises OtherSkill for another skill's."""
    return _respond(event)

"""The least that a skill on ask-sdk-core can be: what ours is measured against.

Written as the SDK's own guide writes one, but that its one handler takes every request, so that both skills can be
sent the same. https://developer.amazon.com/docs/alexa/alexa-skills-kit-sdk-for-python/develop-your-first-skill.html
"""

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Response

builder = SkillBuilder()


@builder.request_handler(can_handle_func=lambda handler_input: True)  # type: ignore[untyped-decorator]
def hello(handler_input: HandlerInput) -> Response:
    speech = "Hello. Shall I say it again?"
    return handler_input.response_builder.speak(speech).ask(speech).response


handler = builder.lambda_handler()

"""A small skill that stands in for ours where a test is about the endpoint only."""

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type


def create_skill(skill_id: str | None = None) -> CustomSkill:
    """Answers a launch, counts turns, breaks on BrokenIntent, and doesn't know anything else."""
    builder = CustomSkillBuilder()
    builder.skill_id = skill_id

    @builder.request_handler(can_handle_func=is_request_type("LaunchRequest"))
    def launch(handler_input):
        return handler_input.response_builder.speak("Hello.").ask("Shall we go on?").response

    @builder.request_handler(can_handle_func=is_intent_name("BrokenIntent"))
    def broken(handler_input):
        raise RuntimeError(repr(handler_input.request_envelope))

    @builder.request_handler(can_handle_func=is_request_type("IntentRequest"))
    def turn(handler_input):
        attributes = handler_input.attributes_manager.session_attributes
        attributes["turns"] = attributes.get("turns", 0) + 1
        return handler_input.response_builder.speak("Yes.").ask("And then?").response

    @builder.request_handler(can_handle_func=is_request_type("SessionEndedRequest"))
    def ended(handler_input):
        return handler_input.response_builder.response

    return builder.create()

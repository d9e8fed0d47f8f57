"""The skill put together without the SDK's service clients answers as one that the SDK's own builder makes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Response, ResponseEnvelope
from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective
from ask_sdk_model.interfaces.connections import OnCompletion
from ask_sdk_model.interfaces.connections.v1 import StartConnectionDirective
from ask_sdk_model.services.timer_management import NotificationConfig, TriggeringBehavior
from ask_sdk_model.ui import AskForPermissionsConsentCard, Image, Reprompt, SsmlOutputSpeech, StandardCard
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa import intents
from skill.alexa.handlers import Apology, Conversation, Silence
from skill.alexa.responder import responder
from skill.alexa.response import to_json, write_response
from skill.content.compiled import content
from skill.language.learn import ready
from skill.speaker.device import Device

check = content().check
INTENTS = [
    *intents.ANSWERS,
    *intents.WISHES,
    *intents.SLOTTED,
    *intents.OPENINGS,
    *intents.OTHER,
    *intents.names(tuple(check.findings)),
    *intents.names(tuple(content().crises), "CrisisIntent"),
    intents.FALLBACK,
    "SomeNewIntent",
]
ready()
Answer = Callable[[Any], dict[str, Any]]


def sdk_answer() -> Answer:
    """The same handlers as the SDK has them: its builder, its deserialiser, its dispatcher, its serialiser."""
    builder = SkillBuilder()
    builder.add_request_handler(Conversation(content()))
    builder.add_request_handler(Silence())
    builder.add_exception_handler(Apology(content()))
    handler = builder.lambda_handler()

    def answer(event: Any) -> dict[str, Any]:
        answered = json.loads(json.dumps(handler(event, None)))
        answered.pop("userAgent", None)  # versions of the SDK and of Python: no use to Alexa, left out by ours
        return dict(answered)

    return answer


OURS, SDKS = responder(), sdk_answer()


@given(
    st.lists(st.sampled_from(sorted(set(INTENTS))), max_size=12),
    st.sampled_from(sorted(content().check.findings)),
    st.sampled_from(["en-GB", "en-US", "en-NZ", "fr-FR"]),
)
def test_whole_conversations_are_answered_alike(said: list[str], finding: str, locale: str) -> None:
    pairs: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def both(event: Any) -> dict[str, Any]:
        pairs.append((OURS(event), SDKS(event)))
        return pairs[-1][0]

    device = Device(both, locale)
    device.open()
    for intent in said:
        device.intend(intent, {"finding": ("what I said", finding), "words": ("my leg hurts", None)})
    device.leave()
    for ours, sdks in pairs:
        assert ours == sdks


def test_responses_become_json_as_the_sdk_has_it() -> None:
    """Also what the conversations don't come by: directives, other cards, enums, and what is empty."""
    envelope = ResponseEnvelope(
        version="1.0",
        session_attributes={"answers": {}, "last": "", "steps": [{"added": []}], "n": 0, "no": None},
        response=Response(
            output_speech=SsmlOutputSpeech(ssml="<speak>a</speak>"),
            reprompt=Reprompt(SsmlOutputSpeech(ssml="<speak>b</speak>")),
            card=StandardCard("t", "x", Image(small_image_url="s")),
            directives=[
                RenderDocumentDirective(token="t", document={"type": "APL"}, datasources={"a": {"b": None}}),
                StartConnectionDirective("uri", {"k": [1, 2.5, True]}, "t", OnCompletion.RESUME_SESSION),
            ],
            should_end_session=False,
        ),
    )
    assert write_response(envelope) == to_json(envelope) == DefaultSerializer().serialize(envelope)
    for part in [
        AskForPermissionsConsentCard(["alexa::alerts:timers:skill:readwrite"]),
        TriggeringBehavior(notification_config=NotificationConfig(play_audible=True)),
    ]:
        assert to_json(part) == DefaultSerializer().serialize(part)


@pytest.mark.parametrize(
    "module",
    [
        *("ask_sdk_model.services", "ask_sdk_core.serialize", "urllib.request", "requests"),
        *("holidays", "opening_hours", "skill.clinic"),
    ],
)
def test_a_cold_start_loads_nothing_that_it_does_not_use(module: str) -> None:
    """See docs/performance.md for what each costs."""
    code = "import sys, json, lambda_function as f; f.handler(json.loads(sys.argv[1]), None); "
    code += f"assert {module!r} not in sys.modules"
    request = json.dumps(Device(OURS).request({"type": "LaunchRequest"}))
    run = subprocess.run(
        [sys.executable, "-c", code, request],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr

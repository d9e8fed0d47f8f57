"""The whole skill under random use: any intent in any state, junk slots, tampered sessions, other locales and devices.

A Hypothesis state machine drives Lambda's handler as Alexa would. `make test` takes over 2,000 turns, `make test-long`
over 20,000; both print how many. What must hold of every response is in tests/responses.py; the rest is below.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from lambda_function import handler

from skill.app import INTENTS
from skill.content.load import content
from skill.simulator.device import Device, Heard
from tests import responses

CHECK = content().check
EMERGENCIES = [finding.id for finding in CHECK.findings.values() if finding.tier == "emergency"]
CANARY = "xyzzyplugh"
NUMBERS = {"en-GB": "999", "en-US": "911", "en-AU": "000", "en-CA": "911", "en-IN": "112", "en-NZ": "local emergency"}

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
said = st.text(max_size=30).map(lambda text: f"{CANARY} {text}")
slot_id = st.none() | st.sampled_from([*CHECK.findings, *content().causes, *content().selfcare, "bedford", "nobody"])
slots = st.dictionaries(
    st.sampled_from(["finding", "cause", "topic", "day", "time", "clinic", "duration", "other"]),
    st.tuples(said | st.sampled_from(["2026-12-25", "2026-W48-WE", "18:00", "PT15M", "EV", "?"]), slot_id),
    max_size=3,
)


class Use(RuleBasedStateMachine):
    """One patient, or somebody playing with the speaker."""

    turns = 0

    def __init__(self) -> None:
        super().__init__()
        self.device = Device(self.answer)
        self.heard: Heard | None = None

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        type(self).turns += 1
        response = handler(json.loads(json.dumps(request)), None)
        responses.check(response)
        assert CANARY not in json.dumps(response), "what was said came back"
        return response

    @initialize(locale=st.sampled_from(sorted(NUMBERS)))
    def opens(self, locale: str) -> None:
        self.device.locale = locale
        self.heard = self.device.open()

    @rule(intent=st.sampled_from(["AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.NoIntent", "NotSureIntent"]))
    def answers(self, intent: str) -> None:
        """The commonest thing to do, so that conversations get far."""
        self.heard = self.device.intend(intent)

    @rule(answer=st.sampled_from(["AMAZON.NoIntent", "AMAZON.NoIntent", "AMAZON.YesIntent"]))
    def goes_through_with_it(self, answer: str) -> None:
        """A whole check, so that what comes after one is reached as well."""
        self.heard = self.device.intend("StartCheckIntent")
        while self.heard.listening and self.device.attributes.get("stage"):
            self.heard = self.device.intend("AMAZON.NoIntent")
        self.heard = self.device.intend(answer)

    @rule(intent=st.sampled_from([*INTENTS, "SomeNewIntent", ""]), slots=slots)
    def says_anything(self, intent: str, slots: dict[str, tuple[str, str | None]]) -> None:
        self.heard = self.device.intend(intent, slots)

    @rule(finding=st.sampled_from(EMERGENCIES), words=said)
    def names_an_emergency(self, finding: str, words: str) -> None:
        """It wins, whatever the session holds."""
        self.heard = self.device.intend("ReportFindingIntent", {"finding": (words, finding)})
        assert self.heard.speech.startswith("Call ")
        assert NUMBERS[self.device.locale] in self.heard.speech.split(".")[0]
        assert "use a phone" in self.heard.speech
        assert not self.heard.listening

    @rule(locale=st.sampled_from(sorted(NUMBERS)))
    def another_device_goes_on(self, locale: str) -> None:
        self.device.locale = locale

    @rule(
        name=st.sampled_from(["question", "answers", "opened", "steps", "stage", "more", "last", "misses"]), value=junk
    )
    def the_session_is_tampered_with(self, name: str, value: Any) -> None:
        self.device.attributes = {**self.device.attributes, name: value}

    @rule(value=junk)
    def the_session_is_replaced(self, value: Any) -> None:
        self.device.attributes = value if isinstance(value, dict) else {"answers": value}

    @rule(kind=st.sampled_from(["SessionEndedRequest", "AlexaSkillEvent.SkillEnabled", "Made.Up", ""]), more=junk)
    def a_request_that_needs_no_answer(self, kind: str, more: Any) -> None:
        response = self.answer(self.device.request({"type": kind, "reason": more, "error": more}))
        assert not response["response"].get("outputSpeech")

    @rule(part=st.sampled_from(["context", "session", "request", "version"]), value=junk)
    def a_broken_request(self, part: str, value: Any) -> None:
        request = self.device.request({"type": "IntentRequest", "intent": {"name": "AMAZON.HelpIntent"}})
        self.answer({**request, part: value})

    @rule()
    def leaves(self) -> None:
        self.device.leave()
        self.heard = self.device.open()


@pytest.fixture(autouse=True)
def _nothing_of_it_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert CANARY not in caplog.text
    assert "Traceback" not in caplog.text


def use(examples: int, steps: int) -> int:
    machine = type("Use", (Use,), {"turns": 0})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"\n{machine.turns} turns")
    return machine.turns


def test_two_thousand_turns() -> None:
    assert use(examples=150, steps=30) >= 2_000


@pytest.mark.long
def test_twenty_thousand_turns() -> None:
    assert use(examples=800, steps=50) >= 20_000

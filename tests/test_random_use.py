"""The whole skill under random use: any intent in any state, what people say, junk slots, tampered sessions, other
locales and devices.

A Hypothesis state machine drives Lambda's handler as Alexa would. `make test` takes over 2,000 turns, `make test-long`
over 20,000; both print how many. What must hold of every response is in tests/responses.py; the rest is below: an
emergency is acted on first, in any state; nothing about the patient is asked more than three times, nor more than twice
in the same words; and every conversation of answers ends.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from lambda_function import handler

from skill.alexa.intents import OPENINGS
from skill.content.compiled import content
from skill.language import source
from skill.language.learn import ready
from skill.speaker.device import Device, Heard
from tests import responses

ready()

CHECK = content().check
EMERGENCIES = [finding.id for finding in CHECK.findings.values() if finding.tier == "emergency"]
CANARY = "xyzzyplugh"
MODEL = json.loads((source.FOLDER / "en-GB.json").read_text("utf-8"))["interactionModel"]["languageModel"]
INTENTS = [intent["name"] for intent in MODEL["intents"]]
ANSWERS = ["AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent"]
BACK = ("GoBackIntent", "TakeBackIntent")
"""The patient's own wish to be asked again."""
MOST_TURNS = 120
MOST_ASKED, MOST_IN_THE_SAME_WORDS = 3, 2
NUMBERS = {"en-GB": "999", "en-US": "911", "en-AU": "000", "en-CA": "911", "en-IN": "112", "en-NZ": "local emergency"}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in ("finding", "question", "asks", "told", "asked", "answer"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _sentences() -> list[str]:
    """What people say: the utterances to score with, and everyday speech."""
    folder = Path(__file__).parent / "utterances" / "dev"
    files = [*sorted(folder.rglob("*.yaml")), source.FOLDER / "en" / "everyday.yaml"]
    found = [text for file in files for text in _texts(yaml.safe_load(file.read_text("utf-8")))]
    return sorted({text for text in found if " " in text})


SENTENCES = _sentences()
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
        self.asked: dict[Any, list[str]] = defaultdict(list)
        """What was asked of the patient, and in which words."""
        self.positive: set[str] = set()

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        type(self).turns += 1
        response = handler(json.loads(json.dumps(request)), None)
        responses.check(response)
        assert CANARY not in json.dumps(response), "what was said came back"
        self.count(request, response)
        return response

    def count(self, request: dict[str, Any], response: dict[str, Any]) -> None:
        """Nothing is asked more than three times, nor more than twice in the same words."""
        if not response["response"].get("outputSpeech"):
            return
        now = response.get("sessionAttributes") or {}
        name = (
            (request.get("request") or {}).get("intent", {}).get("name")
            if isinstance(request.get("request"), dict)
            else ""
        )
        answers = now.get("answers") or {}
        positive = {finding for finding, said in answers.items() if said != "no"}
        if not self.positive <= positive or name in BACK or not answers:
            self.asked.clear()  # something was taken back, or it is begun anew
        self.positive = positive
        speech = (response["response"].get("reprompt") or {}).get("outputSpeech")
        question = CHECK.question(now.get("question") or "")
        aside = now.get("confirms") or (now.get("icing") or {}).get("asks")
        if question is None or aside or not speech or name == "AMAZON.RepeatIntent" or not now.get("stage"):
            return
        words = responses.spoken_text(speech)
        alone = now.get("clarifies")
        left = frozenset(finding for finding in question.covers if finding not in answers)
        times = self.asked[alone or (question.id, left)]
        times.append(words)
        assert len(times) <= MOST_ASKED, times
        assert times.count(words) <= MOST_IN_THE_SAME_WORDS, times

    def forget(self) -> None:
        """What the session holds isn't the patient's any more."""
        self.asked.clear()
        self.positive = set()

    @initialize(locale=st.sampled_from(sorted(NUMBERS)))
    def opens(self, locale: str) -> None:
        self.device.locale = locale
        self.heard = self.device.open()

    @rule(intent=st.sampled_from([*ANSWERS, "AMAZON.NoIntent", "AMAZON.NoIntent"]))
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

    @rule(sentence=st.sampled_from(SENTENCES), intent=st.sampled_from(["TellIntent", "TellIntent", *OPENINGS]))
    def says_a_sentence(self, sentence: str, intent: str) -> None:
        self.heard = self.device.intend(intent, {"words": (sentence, None)})

    @rule(intent=st.sampled_from([*INTENTS, "SomeNewIntent", ""]), slots=slots)
    def says_anything(self, intent: str, slots: dict[str, tuple[str, str | None]]) -> None:
        self.heard = self.device.intend(intent, slots)

    @rule(wish=st.sampled_from(["ClinicHoursIntent", "WhyIntent", "AMAZON.HelpIntent", "WaitIntent", "MoreIntent"]))
    def talks_of_something_else(self, wish: str) -> None:
        """Again and again, while a question is open."""
        for _ in range(4):
            self.heard = self.device.intend(wish)

    @rule(finding=st.sampled_from(EMERGENCIES), words=said, by_name=st.booleans())
    def names_an_emergency(self, finding: str, words: str, by_name: bool) -> None:
        """It wins, whatever the session holds: what to do is the first that is heard."""
        if by_name:
            name = "".join(part.capitalize() for part in finding.split("_")) + "Intent"
            self.heard = self.device.intend(name)
        else:
            self.heard = self.device.intend("ReportFindingIntent", {"finding": (words, finding)})
        first = self.heard.speech.removeprefix("Then please don't wait. ")
        assert first.startswith(("Call ", "Go to ")), self.heard.speech
        assert NUMBERS[self.device.locale] in ". ".join(first.split(". ")[:2]), self.heard.speech
        if self.heard.listening:
            assert "use a phone" in self.heard.speech

    @rule(words=st.sampled_from(["I want to kill myself", "I've taken an overdose"]))
    def is_in_despair(self, words: str) -> None:
        """A crisis is met first, in any state, with this country's number, and nothing about legs."""
        self.heard = self.device.intend("TellIntent", {"words": (words, None)})
        assert NUMBERS[self.device.locale] in self.heard.speech.split(".")[0]
        assert " leg" not in self.heard.speech
        assert self.heard.listening

    @rule(locale=st.sampled_from(sorted(NUMBERS)))
    def another_device_goes_on(self, locale: str) -> None:
        self.device.locale = locale
        self.forget()

    @rule(
        name=st.sampled_from(
            ["question", "answers", "opened", "steps", "stage", "more", "last", "misses", "asked", "confirms"]
        ),
        value=junk,
    )
    def the_session_is_tampered_with(self, name: str, value: Any) -> None:
        self.device.attributes = {**self.device.attributes, name: value}
        self.forget()

    @rule(value=junk)
    def the_session_is_replaced(self, value: Any) -> None:
        self.device.attributes = value if isinstance(value, dict) else {"answers": value}
        self.forget()

    @rule(kind=st.sampled_from(["SessionEndedRequest", "AlexaSkillEvent.SkillEnabled", "Made.Up", ""]), more=junk)
    def a_request_that_needs_no_answer(self, kind: str, more: Any) -> None:
        response = self.answer(self.device.request({"type": kind, "reason": more, "error": more}))
        assert not response["response"].get("outputSpeech")
        self.forget()

    @rule(part=st.sampled_from(["context", "session", "request", "version"]), value=junk)
    def a_broken_request(self, part: str, value: Any) -> None:
        request = self.device.request({"type": "IntentRequest", "intent": {"name": "AMAZON.HelpIntent"}})
        self.answer({**request, part: value})
        self.forget()

    @rule()
    def leaves(self) -> None:
        self.device.leave()
        self.forget()
        self.heard = self.device.open()


@pytest.fixture(autouse=True)
def _nothing_of_it_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert CANARY not in caplog.text
    assert "Traceback" not in caplog.text


def use(examples: int, steps: int) -> int:
    class Counted(Use):
        turns = 0

    run_state_machine_as_test(
        Counted,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"\n{Counted.turns} turns")
    return Counted.turns


def test_two_thousand_turns() -> None:
    assert use(examples=60, steps=30) >= 2_000


@pytest.mark.long
def test_twenty_thousand_turns() -> None:
    assert use(examples=800, steps=50) >= 20_000


@settings(max_examples=60)
@given(answers=st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=12))
@example(answers=["AMAZON.YesIntent"])
@example(answers=["AMAZON.NoIntent"])
@example(answers=["NotSureIntent"])
@example(answers=["NotSureIntent", "AMAZON.YesIntent", "AMAZON.YesIntent"])
@example(answers=["AMAZON.NoIntent", "AMAZON.YesIntent"])
def test_every_conversation_of_answers_ends(answers: list[str]) -> None:
    """Whatever is answered, over and over: never round in the same menu."""
    device = Device(lambda request: handler(request, None))
    heard = device.open()
    for turn in range(MOST_TURNS):
        if not heard.listening:
            return
        heard = device.intend(answers[turn % len(answers)])
    raise AssertionError(heard.speech)


def test_the_words_are_there() -> None:
    assert len(SENTENCES) > 500
    assert "ChestPainIntent" in INTENTS

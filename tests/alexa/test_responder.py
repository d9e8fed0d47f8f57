"""Never lost: what is new, broken or fails inside still gets an answer that says what the patient can do."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from skill.alexa.handlers import create_skill
from skill.alexa.responder import OtherSkill, responder
from skill.alexa.response import LARGEST_RESPONSE
from skill.content.compiled import content
from skill.conversation.dialogue import WISHES
from skill.conversation.turn import Reply, Turn
from skill.session import Session
from skill.speaker.device import Device
from tests import responses

SKILL = create_skill()
CANNOT_LEAK = "as said"
EMPTY = {"version": "1.0", "response": {}}


def broken(turn: Turn) -> Reply:
    raise RuntimeError(f"secret {turn.session.answers}")


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        "x",
        {},
        {"request": None},
        {"request": {"type": "Made.Up.Request"}},
        {"request": {"type": "SessionEndedRequest", "reason": "A_NEW_REASON"}},
        {"request": {"type": "SessionEndedRequest", "reason": "USER_INITIATED"}},
        {"request": {"type": ["LaunchRequest"]}},
        {"context": {"Viewport": {"mode": "A_NEW_MODE"}}, "request": {"type": "AlexaSkillEvent.SkillEnabled"}},
    ],
)
def test_what_needs_no_answer_gets_an_empty_one(event: Any) -> None:
    assert responder()(event) == EMPTY


@pytest.mark.parametrize(
    "context",
    [None, {}, {"System": None}, {"Viewport": {"mode": "A_NEW_MODE"}}, {"Viewports": [{"type": "NEW"}], "New": 1}],
)
def test_a_newer_context_is_no_reason_not_to_answer(context: Any) -> None:
    event = {"context": context, "request": {"type": "LaunchRequest", "locale": "en-GB"}}
    response = responder()(event)
    responses.check(response)
    assert "Hello" in responses.spoken_text(response["response"]["outputSpeech"])


@pytest.mark.parametrize(
    "timestamp", ["2026-11-23T10:00:00Z", "2026-11-23T10:00:00.000+01:00", 1763892000000, None, "yesterday", 1e99, []]
)
def test_any_timestamp_will_do(timestamp: Any) -> None:
    request = {
        "type": "IntentRequest",
        "locale": "en-GB",
        "timestamp": timestamp,
        "intent": {"name": "ClinicHoursIntent"},
    }
    response = responder()({"session": {"new": True}, "request": request})
    responses.check(response)
    assert "Our usual hours are" in responses.spoken_text(response["response"]["outputSpeech"])


def test_a_failure_in_the_check_says_the_number_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    device = Device(responder())
    device.intend("StartCheckIntent")
    device.intend("AMAZON.NoIntent")
    before = device.attributes["answers"]
    monkeypatch.setitem(WISHES, "why", broken)
    heard = device.intend("WhyIntent")
    responses.check(device.last)
    assert heard.speech.startswith("Sorry")
    assert "call 999" in heard.speech
    assert heard.reprompt in heard.speech
    assert device.attributes["answers"] == before
    assert device.attributes["question"] == "saddle"
    assert "secret" not in caplog.text, "a message may hold what the patient said"
    assert "RuntimeError" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_failure_elsewhere_says_what_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    device = Device(responder(), "en-US")
    monkeypatch.setitem(WISHES, "hours", broken)
    heard = device.intend("ClinicHoursIntent")
    responses.check(device.last)
    assert heard.speech.startswith("Sorry")
    assert heard.listening


@pytest.mark.parametrize(("locale", "number"), [("en-GB", "999"), ("en-US", "911"), ("xx-ZZ", "local emergency")])
def test_where_even_the_apology_fails_the_number_is_said(
    monkeypatch: pytest.MonkeyPatch, locale: str, number: str
) -> None:
    monkeypatch.setattr("skill.conversation.errors.apology", broken)
    monkeypatch.setitem(WISHES, "start_check", broken)
    device = Device(responder(), locale)
    heard = device.intend("StartCheckIntent")
    responses.check(device.last)
    assert number in heard.speech
    assert not heard.listening


def test_another_skills_request_is_refused() -> None:
    answer = responder(create_skill("amzn1.ask.skill.ours"))
    assert Device(answer, application_id="amzn1.ask.skill.ours").open().listening
    with pytest.raises(OtherSkill):
        Device(answer, application_id="amzn1.ask.skill.theirs").open()
    with pytest.raises(OtherSkill):
        answer({"request": {"type": "LaunchRequest", "locale": "en-GB"}})


UNSENDABLE = {
    "too large": {"x": "a" * LARGEST_RESPONSE},
    "too large in UTF-8 only": {"x": "\u00e9" * (LARGEST_RESPONSE // 2)},
    "not a number": {"x": [float("nan")]},
    "without an end": {"x": float("inf")},
    "half a pair": {"x": "\ud800"},
}


@pytest.mark.parametrize("name", UNSENDABLE)
@pytest.mark.parametrize("kind", ["LaunchRequest", "SessionEndedRequest", "Connections.Response"])
def test_whatever_was_in_the_attributes_the_response_can_be_sent(
    name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both as they come, for what needs no answer, and where the conversation itself would write them."""
    request = {"type": kind, "locale": "en-GB", "requestId": "r", "timestamp": "2026-11-23T10:00:00Z"}
    event = {"version": "1.0", "session": {"new": False, "attributes": UNSENDABLE[name]}, "request": request}
    for careless in (False, True):
        if careless:
            monkeypatch.setattr(Session, "attributes", lambda self: UNSENDABLE[name])
        response = responder()(event)
        sent = json.dumps(response, allow_nan=False, ensure_ascii=False).encode()
        assert len(sent) <= LARGEST_RESPONSE
        if kind == "LaunchRequest":
            assert response["response"]["outputSpeech"]


LEADS: list[list[str]] = [
    [],
    ["StartCheckIntent"],
    ["StartCheckIntent", "NotSureIntent"],
    ["ClinicHoursIntent"],
    ["IceTimerIntent"],
    ["SuicideCrisisIntent"],
    ["AboutCauseIntent", "AMAZON.YesIntent"],
    ["?"],
]
"""What comes before: nothing, the check, not sure, an offer, the ice timer, a crisis, a menu, an old session."""


@pytest.mark.parametrize("lead", LEADS, ids=lambda lead: "-".join(lead) or "nothing")
@pytest.mark.parametrize(
    ("locale", "number"), [("en-GB", "999"), ("en-US", "911"), ("en-AU", "000"), ("en-CA", "911"), ("en-IN", "112")]
)
def test_every_emergency_said_in_any_state_is_acted_on_at_once(locale: str, number: str, lead: list[str]) -> None:
    """The action first and once more, why, how to call; then whether that was heard right, and a yes ends it."""
    grave = [finding for finding in content().check.findings.values() if finding.tier == "emergency"]
    assert len(grave) >= 17
    for finding in grave:
        device = Device(responder(SKILL), locale)
        device.open()
        for intent in lead:
            if intent == "?":
                device.attributes = {"question": "gone", "stage": "old", "answers": {finding.id: "no"}, "x": 1}
            else:
                device.intend(intent)
        heard = device.intend("ReportFindingIntent", {"finding": ("as said", finding.id)})
        responses.check(device.last)
        asked = " ".join(heard.speech.split("I heard that")[:1]).removesuffix("Shall I say that again?").strip()
        er = content().locales[locale].er
        action = f"Call {number} now." if finding.action == "call" else f"Go to {er} now. Or call {number}."
        assert asked.startswith(f"{action} "), (finding.id, lead)
        assert asked.endswith(f" {action}")
        assert "use a phone" in heard.speech
        assert len(asked) > len(action) * 2 + 80, "why, and how to call"
        assert CANNOT_LEAK not in json.dumps(device.last)
        assert heard.listening
        heard = device.intend("AMAZON.NoIntent" if "again?" in heard.speech else "AMAZON.YesIntent")
        assert heard.speech.endswith(action)
        assert not heard.listening

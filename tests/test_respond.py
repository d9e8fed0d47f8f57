"""Never lost: what is new, broken or fails inside still gets an answer that says what the patient can do."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from skill import app
from skill.app import create_skill
from skill.conversation.turn import Reply, Turn
from skill.respond import OtherSkill, responder
from skill.simulator.device import Device
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
    assert "Hello" in responses.plain(response["response"]["outputSpeech"])


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
    assert "nine to five" in responses.plain(response["response"]["outputSpeech"])


def test_a_failure_in_the_check_says_the_number_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    device = Device(responder())
    device.intend("StartCheckIntent")
    device.intend("AMAZON.NoIntent")
    before = device.attributes["answers"]
    monkeypatch.setitem(app.INTENTS, "WhyIntent", broken)
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
    monkeypatch.setitem(app.INTENTS, "ClinicHoursIntent", broken)
    heard = device.intend("ClinicHoursIntent")
    responses.check(device.last)
    assert heard.speech.startswith("Sorry")
    assert heard.listening


@pytest.mark.parametrize(("locale", "number"), [("en-GB", "999"), ("en-US", "911"), ("xx-ZZ", "local emergency")])
def test_where_even_the_apology_fails_the_number_is_said(
    monkeypatch: pytest.MonkeyPatch, locale: str, number: str
) -> None:
    monkeypatch.setattr(app.errors, "apology", broken)
    monkeypatch.setitem(app.INTENTS, "StartCheckIntent", broken)
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


@pytest.mark.parametrize(
    ("locale", "number"), [("en-GB", 999), ("en-US", 911), ("en-AU", "000"), ("en-CA", 911), ("en-IN", 112)]
)
def test_every_emergency_said_in_any_state_is_acted_on_at_once(locale: str, number: str) -> None:
    """Before the check, in it, after a not sure, with an offer open, among the causes, in a session of another time."""
    findings = app.content().check.findings.values()
    said = 0
    for finding in findings:
        if finding.tier != "emergency":
            continue
        for lead in ([], ["StartCheckIntent"], ["StartCheckIntent", "NotSureIntent"], ["ClinicHoursIntent"], ["?"]):
            device = Device(responder(SKILL), locale)
            device.open()
            for intent in lead:
                if intent == "?":
                    device.attributes = {"question": "gone", "stage": "old", "answers": {finding.id: "no"}, "x": 1}
                else:
                    device.intend(intent)
            heard = device.intend("ReportFindingIntent", {"finding": ("as said", finding.id)})
            responses.check(device.last)
            assert heard.speech.startswith(f"Call {number} now. "), (finding.id, lead)
            assert heard.speech.endswith(f"Call {number} now.")
            assert "use a phone" in heard.speech
            assert len(heard.speech) > len(f"Call {number} now.") * 2 + 80, "why, and how to call"
            assert not heard.listening
            assert CANNOT_LEAK not in json.dumps(device.last)
            said += 1
    assert said == 17 * 5

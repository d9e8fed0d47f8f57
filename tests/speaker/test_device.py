"""The device: requests as Alexa sends them, and a session kept as Alexa keeps it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from skill.speaker.device import Device, Heard

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)


class Skill:
    """Answers with what it is told to, and keeps what it was sent."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.response: dict[str, Any] = {}
        self.attributes: dict[str, Any] | None = {"step": 1}

    def __call__(self, request: dict[str, Any]) -> dict[str, Any]:
        self.sent.append(request)
        return {"version": "1.0", "sessionAttributes": self.attributes, "response": self.response}

    def says(self, text: str, open: bool, **more: Any) -> None:
        self.response = {
            "outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"},
            "shouldEndSession": not open,
            **more,
        }


@pytest.fixture
def skill() -> Skill:
    skill = Skill()
    skill.says("Hello. Shall we start?", open=True)
    return skill


@pytest.fixture
def device(skill: Skill) -> Device:
    return Device(skill, "en-AU", lambda: NOW)


def test_a_launch(skill: Skill, device: Device) -> None:
    heard = device.open()
    assert heard == Heard("Hello. Shall we start?", "", None, True)
    (sent,) = skill.sent
    assert sent["session"]["new"]
    assert sent["session"]["attributes"] == {}
    assert (
        sent["request"] | {"type": "LaunchRequest", "locale": "en-AU", "timestamp": "2026-11-25T10:30:00Z"}
        == sent["request"]
    )
    assert sent["session"]["application"] == sent["context"]["System"]["application"]


def test_an_open_session_goes_on_with_what_the_skill_kept(skill: Skill, device: Device) -> None:
    device.open()
    device.intend("AMAZON.YesIntent")
    first, second = skill.sent
    assert not second["session"]["new"]
    assert second["session"]["sessionId"] == first["session"]["sessionId"]
    assert second["session"]["attributes"] == {"step": 1}
    assert second["request"]["intent"]["name"] == "AMAZON.YesIntent"
    assert first["request"]["requestId"] != second["request"]["requestId"]


def test_after_its_end_a_session_is_forgotten(skill: Skill, device: Device) -> None:
    device.open()
    skill.says("Goodbye.", open=False)
    assert not device.intend("AMAZON.StopIntent").listening
    device.intend("ClinicHoursIntent")
    assert skill.sent[2]["session"]["new"]
    assert skill.sent[2]["session"]["attributes"] == {}
    assert skill.sent[2]["session"]["sessionId"] != skill.sent[0]["session"]["sessionId"]


def test_silence_ends_the_session(skill: Skill, device: Device) -> None:
    device.open()
    device.leave("EXCEEDED_MAX_REPROMPTS")
    assert (
        skill.sent[1]["request"] | {"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"}
        == skill.sent[1]["request"]
    )
    device.open()
    assert skill.sent[2]["session"]["new"]


def test_slots_come_as_alexa_sends_them(skill: Skill, device: Device) -> None:
    device.intend("AboutCauseIntent", {"cause": ("a clot", "dvt"), "other": ("hic", None)})
    slots = skill.sent[0]["request"]["intent"]["slots"]
    (authority,) = slots["cause"]["resolutions"]["resolutionsPerAuthority"]
    assert slots["cause"]["value"] == "a clot"
    assert authority["status"]["code"] == "ER_SUCCESS_MATCH"
    assert authority["values"][0]["value"]["id"] == "dvt"
    assert "resolutions" not in slots["other"]


def test_what_is_heard_is_plain(skill: Skill, device: Device) -> None:
    card = {"type": "Simple", "title": "Ice", "content": "Ten minutes."}
    reprompt = {"outputSpeech": {"type": "SSML", "ssml": "<speak>Still there?</speak>"}}
    skill.says('Tom &amp; Ann <break time="1s"/>&lt;3', open=True, card=card, reprompt=reprompt)
    assert device.open() == Heard("Tom & Ann <3", "Still there?", ("Ice", "Ten minutes."), True)


def test_an_empty_response_is_silence(skill: Skill, device: Device) -> None:
    skill.response, skill.attributes = {}, None
    assert device.open() == Heard("", "", None, False)
    assert device.attributes == {}
    assert device.last["version"] == "1.0"

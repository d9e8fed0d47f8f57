"""A slot that is named after a finding, a cause or a topic means it, whatever words Alexa heard in it."""

import pytest

from skill.respond import responder
from skill.simulator.device import Device


@pytest.fixture
def device() -> Device:
    device = Device(responder(), "en-GB")
    device.open()
    return device


@pytest.mark.parametrize("slot", ["chest_pain", "chest_pain_said"])
def test_a_finding(device: Device, slot: str) -> None:
    heard = device.intend("ReportFindingIntent", {slot: ("um", None)})
    assert heard.speech.startswith("Call 999 now.")
    assert "your heart" in heard.speech


@pytest.mark.parametrize("slot", ["sciatica", "sciatica_said"])
def test_a_cause(device: Device, slot: str) -> None:
    assert "Sciatica is" in device.intend("AboutCauseIntent", {slot: ("so", None)}).speech


@pytest.mark.parametrize("slot", ["heat", "heat_said"])
def test_a_topic(device: Device, slot: str) -> None:
    assert "Keep heat off" in device.intend("SelfCareIntent", {slot: ("and", "opening")}).speech


@pytest.mark.parametrize("slot", ["nothing_said", "_said", "opening", "said"])
def test_a_slot_with_another_name_means_nothing(device: Device, slot: str) -> None:
    heard = device.intend("ReportFindingIntent", {slot: ("um", None)})
    assert "Call 999 now." not in heard.speech
    assert heard.listening

"""Whatever fails, the patient is told what to say instead, and nothing else is lost; through Lambda's handler."""

from __future__ import annotations

import logging

import pytest

from tests.alerts.faults import Fault
from tests.alerts.home import BACK, BY_HAND, home, in_check

FAULTS = {
    "400 twice": [Fault(400, b"{}"), Fault(400, b"{}")],
    "403": [Fault(403, b"{}")],
    "429": [Fault(429, b"{}")],
    "500": [Fault(500, b"<html>")],
    "504": [Fault(504, b"{}")],
    "odd JSON": [Fault(200, b"{")],
    "odd JSON that is valid": [Fault(200, b'{"id": null}')],
    "slow": [Fault(200, b"{}", 30)],
    "drips": [Fault(200, b" " * 500, 0.1, drips=True)],
}


@pytest.mark.parametrize("faults", FAULTS.values(), ids=FAULTS)
def test_whatever_fails_the_patient_knows_what_to_say_and_nothing_is_lost(
    faults: list[Fault], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with home() as at:
        in_check(at)
        at.alerts.faults.extend(Fault(f.status, f.body, f.seconds, f.drips) for f in faults)
        said = at.say("yes")
        assert BY_HAND in said
        assert BACK in said
        assert at.device.attributes["answers"]["chest_pain"] == "no"
        assert all(len(record.getMessage()) < 40 for record in caplog.records if record.name.startswith("skill"))


def test_devices_without_timers_and_too_many() -> None:
    with home() as at:
        at.alerts.faults.append(Fault(403, method="POST"))
        assert f"I can't set a timer on this device. {BY_HAND}" in at.start()
    with home() as at:
        at.alerts.faults.append(Fault(504, method="POST"))
        assert f"I can't set a timer just now. {BY_HAND}" in at.start()
    with home() as at:
        at.start()
        (timer,) = at.alerts.timers.values()
        at.alerts.timers = {
            str(number): timer.__class__(str(number), "", timer.due, f"egg {number}") for number in range(10)
        }
        at.device.open()
        assert f"I can't set a timer on this device. {BY_HAND}" in at.start()


@pytest.mark.parametrize(
    "words",
    ["how long is left on the ice", "pause the timer", "resume the timer", "cancel the timer", "five more minutes"],
)
def test_what_runs_when_the_service_is_down(words: str) -> None:
    with home() as at:
        at.start()
        at.alerts.faults.append(Fault(500))
        assert "I can't get at the timer just now." in at.say(words)


def test_a_timer_that_cannot_be_made_longer_runs_on() -> None:
    with home() as at:
        at.start()
        at.later(minutes=10)
        at.say("five more minutes")
        at.alerts.faults.append(Fault(504, method="POST", times=-1))
        assert "I can't set a timer just now." in at.say("yes")
        assert at.later(minutes=5) == ["Time to take the ice off."]


def test_without_a_token() -> None:
    with home() as at:
        at.device._alerts = None
        assert f"I can't set a timer just now. {BY_HAND}" in at.start()
        assert "No ice timer is running." in at.say("how long is left on the ice")
    assert at.calls == []

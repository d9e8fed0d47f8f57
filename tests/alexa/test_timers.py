"""The client against the stand-in: what is asked, and how each failure comes out."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from skill.alerts import REMINDERS, TIMERS, Failed, Trouble, no_alerts
from skill.alexa.timers import LIMIT, TURN_LIMIT, Client
from skill.speaker.alerts import serving
from tests.alerts.faults import Failing, Fault

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
LATE = 30.0
"""Seconds until an answer comes that is too late: whoever waited for it took about as long, on any machine."""


@pytest.fixture
def alerts() -> Failing:
    clock = [NOW]
    made = Failing(clock=lambda: clock[0], granted={TIMERS, REMINDERS}, in_session=True)
    made.turn = lambda **ahead: clock.__setitem__(0, clock[0] + timedelta(**ahead))  # type: ignore[attr-defined]
    return made


@pytest.fixture
def address(alerts: Failing) -> Iterator[str]:
    with serving(alerts) as found:
        yield found


@pytest.fixture
def client(alerts: Failing, address: str) -> Client:
    return Client(address, alerts.token(), "en-GB")


def test_a_timer_starts_halts_goes_on_and_stops(client: Client, alerts: Failing) -> None:
    client.start("ice", 15 * 60, "Time to take the ice off.")
    method, path, body = alerts.asked[-1]
    assert (method, path) == ("POST", "/v1/alerts/timers")
    assert body == {
        "duration": "PT15M",
        "timerLabel": "ice",
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": {
                "type": "ANNOUNCE",
                "textToAnnounce": [{"locale": "en-GB", "text": "Time to take the ice off."}],
            },
            "notificationConfig": {"playAudible": True},
        },
    }
    alerts.turn(minutes=5, seconds=30)  # type: ignore[attr-defined]
    (timer,) = client.timers(alerts.clock())
    assert (timer.label, timer.seconds, timer.left, timer.paused) == ("ice", 900, 570, False)
    client.pause(timer)
    alerts.turn(minutes=30)  # type: ignore[attr-defined]
    (halted,) = client.timers(alerts.clock())
    assert (halted.left, halted.paused) == (570, True)
    client.resume(halted)
    (running,) = client.timers(alerts.clock())
    assert (running.left, running.paused) == (570, False)
    assert alerts.rung() == []
    client.cancel(running)
    assert client.timers(alerts.clock()) == []
    client.start("ice", 90, "Over.")
    alerts.turn(seconds=90)  # type: ignore[attr-defined]
    assert client.timers(alerts.clock()) == []
    assert alerts.rung() == ["Over."]


def test_a_reminder_says_its_words_after_its_time(client: Client, alerts: Failing) -> None:
    client.remind(7200, "Time for ice again.", NOW)
    assert alerts.asked[-1][2]["requestTime"] == "2026-11-23T10:00:00.000"
    alerts.turn(hours=1, minutes=59)  # type: ignore[attr-defined]
    assert alerts.rung() == []
    alerts.turn(minutes=1)  # type: ignore[attr-defined]
    assert alerts.rung() == ["Here's your reminder: Time for ice again."]


def trouble(client: Client) -> Trouble:
    with pytest.raises(Failed) as failed:
        client.start("ice", 900, "Over.")
    return failed.value.trouble


@pytest.mark.parametrize(
    ("status", "body", "found"),
    [
        (400, b"{}", Trouble.REFUSED),
        (401, b"{}", Trouble.NO_PERMISSION),
        (403, b"{}", Trouble.NOT_ALLOWED),
        (404, b"{}", Trouble.GONE),
        (418, b"{}", Trouble.REFUSED),
        (429, b"slow down", Trouble.BUSY),
        (500, b"<html>", Trouble.DOWN),
        (503, b"", Trouble.DOWN),
        (504, b"{", Trouble.DOWN),
        (200, b"", Trouble.ODD),
        (200, b"[]", Trouble.ODD),
        (200, b"<html>", Trouble.ODD),
        (200, b'{"id": 7, "status": "ON"}', Trouble.ODD),
        (200, b"\xff\xfe", Trouble.ODD),
        (204, b"", Trouble.ODD),
        (302, b"", Trouble.REFUSED),
    ],
)
def test_every_answer_comes_out_as_one_kind_of_trouble(
    client: Client, alerts: Failing, status: int, body: bytes, found: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    alerts.faults.append(Fault(status, body))
    assert trouble(client) is found
    assert alerts.asked == [], "nothing is tried twice"
    assert [record.getMessage() for record in caplog.records] == [f"alerts: {found.value}"]


@pytest.mark.parametrize(
    "fault", [Fault(200, b"{}", LATE), Fault(200, b"x" * 1000, 0.3, drips=True)], ids=["late", "drips"]
)
def test_what_is_slow_is_given_up_after_two_seconds(client: Client, alerts: Failing, fault: Fault) -> None:
    alerts.faults.append(fault)
    began = time.monotonic()
    assert trouble(client) is Trouble.SLOW
    assert LIMIT <= time.monotonic() - began < LATE / 2


def test_all_calls_of_a_turn_have_an_end(client: Client, alerts: Failing) -> None:
    alerts.faults.append(Fault(200, b"{}", LATE, times=9))
    began = time.monotonic()
    assert [trouble(client) for _ in range(5)] == [Trouble.SLOW] * 5
    assert TURN_LIMIT <= time.monotonic() - began < LATE / 2


@pytest.mark.parametrize(
    ("endpoint", "token"),
    [
        (None, "t"),
        ("", "t"),
        ("https://api.eu.amazonalexa.com", None),
        ("https://api.eu.amazonalexa.com", ""),
        ("http://api.eu.amazonalexa.com", "t"),
        ("https://evil.example", "t"),
        ("https://amazonalexa.com.evil.example", "t"),
        ("https://notamazonalexa.com", "t"),
        ("file:///etc/passwd", "t"),
        ("http://[", "t"),
    ],
)
def test_a_token_goes_nowhere_but_to_amazon(endpoint: str | None, token: str | None) -> None:
    assert trouble(Client(endpoint, token, "en-GB")) in (Trouble.NO_TOKEN, Trouble.ODD)


def test_nobody_listens(alerts: Failing) -> None:
    with serving(alerts) as address:
        pass
    assert trouble(Client(address, "t", "en-GB")) is Trouble.DOWN


def test_without_a_token_there_is_nothing() -> None:
    with pytest.raises(Failed) as failed:
        no_alerts()
    assert failed.value.trouble is Trouble.NO_TOKEN


@pytest.mark.parametrize(
    "timer",
    [
        b'{"id": "a", "status": "OFF", "duration": "PT5M"}',
        b'{"id": "a", "status": "ON", "duration": "PT5M"}',
        b'{"id": "a", "status": "ON", "duration": "PT5M", "triggerTime": "soon"}',
        b'{"id": "a", "status": "PAUSED", "remainingTimeWhenPaused": "P1Y"}',
        b'{"id": "a", "status": "NEW"}',
        b'{"id": "a", "status": "ON", "triggerTime": "2026-11-23T09:00:00Z"}',
    ],
)
def test_a_timer_that_does_not_run_is_none(client: Client, alerts: Failing, timer: bytes) -> None:
    alerts.faults.append(Fault(200, b'{"totalCount": 1, "timers": [%s]}' % timer))
    assert client.timers(NOW) == []


@pytest.mark.parametrize(
    "when",
    ["2026-11-23T10:05:00Z", "2026-11-23T10:05:00.000+00:00", "2026-11-23T11:05:00+01:00", "2026-11-23T10:05:00"],
)
def test_the_time_is_read_in_any_form(client: Client, alerts: Failing, when: str) -> None:
    alerts.faults.append(Fault(200, b'{"timers": [{"id": "a", "status": "ON", "triggerTime": "%s"}]}' % when.encode()))
    assert [timer.left for timer in client.timers(NOW)] == [300]

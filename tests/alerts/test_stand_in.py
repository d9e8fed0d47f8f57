"""The stand-in keeps to the published contract, so that what passes against it means something."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skill.alerts import REMINDERS, TIMERS
from skill.alexa.timers import Client
from skill.speaker.alerts import Alerts, serving

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
Ask = Callable[..., tuple[int, Any]]


def timer(label: str | None = "ice", **changes: Any) -> dict[str, Any]:
    text = [{"locale": "en-GB", "text": "Over."}]
    made = {
        "duration": "PT15M",
        "timerLabel": label,
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": {"type": "ANNOUNCE", "textToAnnounce": text},
            "notificationConfig": {"playAudible": True},
        },
    }
    return {name: value for name, value in (made | changes).items() if value is not None}


@pytest.fixture
def alerts() -> Alerts:
    return Alerts(clock=lambda: NOW, granted={TIMERS, REMINDERS}, in_session=True)


@pytest.fixture
def ask(alerts: Alerts) -> Iterator[Ask]:
    with serving(alerts) as address:
        token = alerts.token()

        def asked(method: str, path: str, body: Any = None, authorization: str = f"Bearer {token}") -> tuple[int, Any]:
            connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=5)
            connection.request(
                method, f"/v1/alerts/{path}", json.dumps(body) if body else None, {"Authorization": authorization}
            )
            response = connection.getresponse()
            read = response.read()
            connection.close()
            return response.status, json.loads(read) if read else None

        yield asked


def test_a_timer_is_shown_as_documented(ask: Ask) -> None:
    status, made = ask("POST", "timers", timer())
    assert status == 200
    assert set(made) == {
        "id", "status", "duration", "triggerTime", "timerLabel", "createdTime", "updatedTime",
        "remainingTimeWhenPaused",
    }  # fmt: skip
    assert (made["status"], made["duration"], made["timerLabel"]) == ("ON", "PT900S", "ice")
    assert datetime.fromisoformat(made["triggerTime"]) == NOW + timedelta(minutes=15)
    status, listed = ask("GET", "timers")
    assert (status, listed) == (200, {"totalCount": 1, "timers": [made], "nextToken": None})
    assert ask("POST", f"timers/{made['id']}/pause")[0] in (200, 204)
    assert ask("GET", "timers")[1]["timers"][0]["status"] == "PAUSED"
    assert ask("GET", "timers")[1]["timers"][0]["remainingTimeWhenPaused"] == "PT900S"
    assert ask("DELETE", f"timers/{made['id']}")[0] == 200
    assert ask("DELETE", f"timers/{made['id']}")[0] == 404
    assert ask("GET", "timers")[1]["timers"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (timer(duration="PT2H"), 200),
        (timer(duration="PT2H1S"), 400),
        (timer(duration="fifteen"), 400),
        (timer(duration="PT0M"), 400),
        (timer(duration=None), 400),
        (timer(label="x" * 256), 200),
        (timer(label="x" * 257), 400),
        (timer(label=None, timerLabel=None), 200),
        (timer(creationBehavior=None), 400),
        (timer(triggeringBehavior={"operation": {"type": "ANNOUNCE", "textToAnnounce": []}}), 400),
        ([], 400),
    ],
)
def test_what_is_refused(ask: Ask, body: Any, status: int) -> None:
    assert ask("POST", "timers", body)[0] == status


def test_a_label_is_used_once_and_there_are_ten_at_most(ask: Ask) -> None:
    for number in range(10):
        assert ask("POST", "timers", timer(f"ice {number}"))[0] == 200
    assert ask("POST", "timers", timer("ice 3"))[0] == 400
    assert ask("POST", "timers", timer("one more"))[0] == 403


def test_outside_a_session_timers_are_seen_and_stopped_only(ask: Ask, alerts: Alerts) -> None:
    made = ask("POST", "timers", timer())[1]["id"]
    alerts.in_session = False
    assert ask("POST", "timers", timer("two"))[0] == 403
    assert ask("POST", f"timers/{made}/pause")[0] == 403
    assert ask("POST", f"timers/{made}/resume")[0] == 403
    assert ask("GET", "timers")[0] == 200
    assert ask("DELETE", f"timers/{made}")[0] == 200


def test_who_may_not(ask: Ask, alerts: Alerts) -> None:
    assert ask("GET", "timers", authorization="Bearer made-up")[0] == 401
    assert ask("GET", "timers", authorization="")[0] == 401
    alerts.granted = {REMINDERS}
    assert ask("POST", "timers", timer())[0] == 401
    alerts.granted = {TIMERS}
    assert ask("POST", "reminders", {})[0] == 401
    assert ask("GET", "lists")[0] == 401


def test_reminders(ask: Ask, alerts: Alerts) -> None:
    body = {
        "requestTime": "2026-11-23T10:00:00.000",
        "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 7200},
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-GB", "text": "Again."}]}},
        "pushNotification": {"status": "ENABLED"},
    }
    status, made = ask("POST", "reminders", body)
    assert status == 200
    assert {"alertToken", "createdTime", "status", "href"} <= set(made)
    for broken in ({**body, "trigger": {}}, {**body, "requestTime": "now"}, {**body, "alertInfo": {}}):
        assert ask("POST", "reminders", broken)[0] == 400
    alerts.in_session = False
    assert ask("POST", "reminders", body)[0] == 401


def test_the_real_clock_runs_by_itself() -> None:
    alerts = Alerts(granted={TIMERS}, in_session=True)
    with serving(alerts) as address:
        Client(address, alerts.token(), "en-GB").start("ice", 1, "Over.")
    assert alerts.next_due()
    assert alerts.rung() == []

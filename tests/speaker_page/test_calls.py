"""The page's server, without a browser: what it answers, to whom, and under which policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from skill.speaker.page.app import create_app

MONDAY = "2026-11-30T10:00"


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    with create_app().test_client() as made:
        yield made


def call(client: FlaskClient, path: str, **body: Any) -> Any:
    return client.post(path, json=body).get_json()


def opened(client: FlaskClient, **settings: Any) -> dict[str, Any]:
    return dict(call(client, "/open", **{"locale": "en-GB", "screen": True, **settings}))


def test_a_line_a_touch_and_the_end(client: FlaskClient) -> None:
    first = opened(client)
    assert first["speech"].startswith("Hello from Bedford Leg Clinic.")
    assert first["screen"]["token"] == "choices"
    said = call(client, "/say", id=first["id"], line="check my leg")
    assert said["understood"]["meaning"]["asks"] == "start_check"
    assert said["screen"]["token"] == "question"
    yes = said["screen"]["datasources"]["screen"]["buttons"][0]
    touched = call(client, "/touch", id=first["id"], arguments=yes["arguments"])
    assert touched["speech"].startswith("Call 999 now.")
    assert touched["understood"]["urgency"] == "emergency"
    assert client.post("/leave", json={"id": first["id"]}).status_code == 200


def test_a_device_without_a_screen_gets_none(client: FlaskClient) -> None:
    assert opened(client, screen=False)["screen"] is None


def test_the_clock_is_the_clinics(client: FlaskClient) -> None:
    talk = opened(client, clock="2026-11-29T21:30")
    assert talk["now"] == "2026-11-29T21:30:00Z"
    said = call(client, "/say", id=talk["id"], line="are you open now?")
    assert said["speech"].startswith("No. We're closed today.") or "We open again tomorrow" in said["speech"]


@pytest.mark.parametrize("clock", ["", "nonsense", None, 7])
def test_a_clock_that_says_nothing_is_now(client: FlaskClient, clock: Any) -> None:
    assert opened(client, clock=clock)["listening"]


def test_an_icing_to_its_announcement(client: FlaskClient) -> None:
    talk = opened(client, clock=MONDAY, fast=60)
    lines = ("start an ice timer", "no", "yes")
    asked = [call(client, "/say", id=talk["id"], line=line) for line in lines][-1]
    assert asked["who"] == "Alexa"
    assert "permission to set timers" in asked["speech"]
    started = call(client, "/say", id=talk["id"], line="I approve")
    assert started["screen"]["token"] == "timer"
    assert call(client, "/announced", id=talk["id"]) == []


def test_unknown_conversations_bodies_and_locales_are_refused(client: FlaskClient) -> None:
    assert client.post("/say", json={"id": "nobody", "line": "yes"}).status_code == 410
    assert client.post("/open", json={"locale": "xx"}).status_code == 400
    assert client.post("/open", data="locale=en-GB").status_code == 415
    assert client.post("/say", json=[1]).status_code == 410
    assert client.get("/nothing").status_code == 404


def test_other_names_of_this_machine_are_refused(client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_the_policies(client: FlaskClient) -> None:
    page, frame = client.get("/"), client.get("/frame")
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox allow-scripts" in frame.headers["Content-Security-Policy"]
    assert "<script>" not in page.text
    assert " style=" not in page.text
    assert "http://" not in page.text
    assert "https://" not in page.text


def test_old_conversations_are_forgotten(client: FlaskClient) -> None:
    first = opened(client)
    for _ in range(20):
        opened(client)
    assert client.post("/say", json={"id": first["id"], "line": "yes"}).status_code == 410

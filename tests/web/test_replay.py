"""A request sent again: the same answer while it is fresh, because the skill keeps nothing; refused after that.

Refusing an id that was seen would need a memory that all workers share. It would win nothing: a repeated request
changes nothing here and gets the answer that its sender has already; and Amazon may itself send a request again.
"""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.serving import make_server

from skill.web import Settings, create_app
from tests.web.alexa import SKILL_ID, Alexa, envelope, intent, timestamp
from tests.web.authority import bundle
from tests.web.standin import create_skill
from tests.web.world import World


class Clock:
    """The time, plus whatever a test adds."""

    def __init__(self) -> None:
        self.later = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.later


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def listening(world: World, clock: Clock) -> Iterator[Alexa]:
    """A server on a socket, whose clock the test can turn."""
    pem = bundle(world.leaf, world.intermediate)
    app = create_app(
        Settings(SKILL_ID), skill=create_skill, roots=[world.root.certificate], fetch=lambda _: pem, clock=clock
    )
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    alexa = world.alexa(server.server_port)
    yield alexa
    alexa.close()
    server.shutdown()


def test_a_fresh_request_sent_again_gets_the_same_answer(listening: Alexa) -> None:
    body = json.dumps(envelope(intent("AnyIntent"), attributes={"turns": 3})).encode()
    first, second = listening.send(body), listening.send(body)
    assert first.status == 200
    assert first.json()["sessionAttributes"] == {"turns": 4}
    assert first.body == second.body


@pytest.mark.parametrize(("seconds", "status"), [(145, 200), (152, 400), (86400, 400), (-145, 200), (-155, 400)])
def test_a_request_is_refused_once_it_is_too_old(listening: Alexa, clock: Clock, seconds: int, status: int) -> None:
    body = json.dumps(envelope()).encode()
    headers = listening.sign(body)
    assert listening.send(body, headers).status == 200
    clock.later = timedelta(seconds=seconds)
    assert listening.send(body, headers).status == status


def test_a_replayed_signature_does_not_fit_a_fresh_time(listening: Alexa, clock: Clock) -> None:
    event = envelope({"type": "LaunchRequest", "timestamp": timestamp(300)})
    headers = listening.sign(json.dumps(event).encode())
    event["request"]["timestamp"] = timestamp()
    assert listening.send(json.dumps(event).encode(), headers).status == 400


@pytest.mark.parametrize(("minutes", "status"), [(50, 200), (61, 400)])
def test_a_skill_event_may_be_an_hour_old(listening: Alexa, minutes: int, status: int) -> None:
    event = {"type": "AlexaSkillEvent.SkillDisabled", "timestamp": timestamp(minutes * 60)}
    assert listening.send(envelope(event)).status == status

"""The real skill, signed for and behind gunicorn, says what it says anywhere else."""

import copy
import gc
import logging
from collections.abc import Iterator

import pytest

from skill.alexa.handlers import create_skill
from skill.alexa.responder import responder
from skill.web import Settings, create_app
from tests.load.client import CONVERSATIONS
from tests.web.alexa import SKILL_ID, Alexa, envelope, intent
from tests.web.world import World


@pytest.fixture(scope="module")
def talking(world: World) -> Iterator[Alexa]:
    server = world.serve("talking", skill="skill.alexa.handlers")
    alexa = world.alexa(server.port)
    yield alexa
    alexa.close()
    server.stop()


@pytest.mark.parametrize("names", CONVERSATIONS, ids=lambda names: names[0])
@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
def test_the_endpoint_says_what_the_skill_says(talking: Alexa, names: list[str], locale: str) -> None:
    respond = responder(create_skill(SKILL_ID))
    attributes: dict[str, object] = {}
    spoken = []
    for name in ["", *names]:
        event = envelope(intent(name) if name else None, attributes=attributes, locale=locale)
        expected = respond(copy.deepcopy(event))
        answer = talking.send(event)
        assert answer.status == 200
        body = answer.json()
        assert body["response"] == expected["response"]
        assert body.get("sessionAttributes") == expected.get("sessionAttributes")
        attributes = body.get("sessionAttributes") or {}
        spoken.append(body["response"].get("outputSpeech", {}).get("ssml"))
    assert len(set(spoken)) > 3
    assert all(spoken)


@pytest.fixture
def no_log() -> Iterator[None]:
    """Logging off: pytest keeps every log record of a test."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("no_log")
def test_conversations_leave_no_object_behind() -> None:
    """However many there are: the number of live objects doesn't grow with them."""
    client = create_app(Settings(SKILL_ID, unsigned=True)).test_client()

    def hold(times: int) -> int:
        for _ in range(times):
            for names in CONVERSATIONS:
                attributes: dict[str, object] = {}
                for name in ["", *names]:
                    event = envelope(intent(name) if name else None, attributes=attributes)
                    answer = client.post("/alexa", json=event)
                    attributes = answer.get_json().get("sessionAttributes") or {}
        gc.collect()
        return len(gc.get_objects())

    hold(3)
    before = hold(3)
    assert hold(12) - before < 20, "three hundred turns and more"

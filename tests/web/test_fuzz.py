"""Hypothesis over headers and bodies, against gunicorn with the real skill: 400 or better, never 500."""

import copy
import json
import string
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.alexa import GOOD_URL, Alexa, envelope, intent, timestamp
from tests.web.world import Gunicorn, World

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=8,
)
WORDS = st.sampled_from(
    ["LaunchRequest", "IntentRequest", "SessionEndedRequest", "Connections.Response", "CanFulfillIntentRequest",
     "Alexa.Presentation.APL.UserEvent", "yes", "no", "not_sure", "chest_pain", "causes", "offer_causes", "en-IN", "",
     "ER_SUCCESS_MATCH", "PT15M", "2026-11-23", "2026-W47", "XXXX", "<speak>", "&", "\u202e", "-1", "9" * 400]
)  # fmt: skip
FINDING = {"name": "finding", "value": "my chest hurts", "confirmationStatus": "NONE"}
BASES: list[dict[str, Any]] = [
    envelope(),
    envelope(intent("AMAZON.YesIntent"), attributes={"question": "chest", "stage": "check", "answers": {}}),
    envelope(intent("ReportFindingIntent", finding="my chest hurts"), attributes={"answers": {"chest_pain": "no"}}),
    envelope(intent("ClinicHoursIntent", day="2026-11-23", time="14:00", clinic="Bedford")),
    envelope(intent("IceTimerIntent", duration="PT15M"), attributes={"question": "offer_timer"}),
    envelope(
        intent("AMAZON.RepeatIntent"), attributes={"last": "Hello.", "steps": [{"question": "chest"}], "misses": 2}
    ),
    envelope({"type": "SessionEndedRequest", "reason": "ERROR", "error": {"type": "INVALID_RESPONSE", "message": "x"}}),
]


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every value is, inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at] * bool(at) + [place for key, one in inside for place in places(one, (*at, key))]


@st.composite
def nearly_right(draw: st.DrawFn) -> bytes:
    """A good request in which up to four things are replaced, added or removed."""
    event = copy.deepcopy(draw(st.sampled_from(BASES)))
    event["request"]["timestamp"] = timestamp()
    for _ in range(draw(st.integers(0, 4))):
        found = places(event)
        *path, last = draw(st.sampled_from(found))
        inner: Any = event
        for key in path:
            inner = inner[key]
        change = draw(st.sampled_from(["replace", "remove", "add"]))
        if change == "remove":
            del inner[last]
        elif change == "add" and isinstance(inner, dict):
            inner[draw(WORDS | st.text(max_size=8))] = draw(JSON | WORDS)
        else:
            inner[last] = draw(JSON | WORDS)
        if not places(event):
            break
    return json.dumps(event).encode()


BODY = st.one_of(st.binary(max_size=200), JSON.map(json.dumps).map(str.encode), nearly_right())
HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=100)
PIECES = st.sampled_from(
    ["https", "http", ":", "//", "/", "s3.amazonaws.com", "S3.AMAZONAWS.COM", "echo.api", "..", ".", "%2e", "\\", "@",
     ":443", ":80", "?", "#", ";", "good.pem", "evil", " ", "\t", "[::1]", "\u00e9"]
)  # fmt: skip
URL = st.one_of(st.just(GOOD_URL), HEADER, st.lists(PIECES, max_size=12).map("".join))
NAME = st.text(string.ascii_letters + string.digits + "-", min_size=1, max_size=20)
RESERVED = {"host", "content-length", "transfer-encoding", "connection", "expect"}
EXTRA = st.dictionaries(
    NAME.filter(lambda name: name.lower() not in RESERVED)
    | st.sampled_from(["Content-Type", "Content-Encoding", "Accept", "X-Forwarded-For", "Cookie"]),
    HEADER,
    max_size=3,
)


@pytest.fixture(scope="module")
def real(world: World) -> Iterator[tuple[Gunicorn, Alexa]]:
    """The real skill behind gunicorn, and someone to talk to it."""
    server = world.serve("fuzz", skill="skill.alexa.handlers")
    alexa = world.alexa(server.port)
    yield server, alexa
    alexa.close()
    server.stop()


def attack(real: tuple[Gunicorn, Alexa], examples: int) -> None:
    """Send this many; afterwards nothing has broken, and a good request is still answered."""
    server, alexa = real
    seen: set[int] = set()

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(body=BODY, url=URL, signature=st.none() | HEADER, extra=EXTRA)
    def send(body: bytes, url: str, signature: str | None, extra: dict[str, str]) -> None:
        headers = extra | alexa.sign(body)
        if url != GOOD_URL:
            headers["SignatureCertChainUrl"] = url.strip()
        if signature is not None:
            headers["Signature-256"] = signature.strip()
        answer = alexa.send(body, headers)
        seen.add(answer.status)
        assert answer.status in (200, 400)
        if answer.status == 200:
            assert signature is None
            assert answer.json()["version"] == "1.0"
        else:
            assert answer.json() == {"error": "bad request"}

    send()
    assert seen == {200, 400}
    assert alexa.send(envelope()).status == 200
    assert not [
        line for line in server.lines() if line["level"] in ("error", "critical") or line.get("outcome") == "failed"
    ]


def test_a_few_thousand_strange_requests(real: tuple[Gunicorn, Alexa]) -> None:
    attack(real, 2_000)


@pytest.mark.long
def test_fifty_thousand_strange_requests(real: tuple[Gunicorn, Alexa]) -> None:
    attack(real, 50_000)

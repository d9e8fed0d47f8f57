"""Methods, sizes, paths and broken HTTP: never a 500, never a word of what was sent."""

import json
import socket
from typing import Any

import pytest

from skill.version import described
from skill.web.endings import Ending
from tests.web.alexa import Alexa, envelope
from tests.web.world import Gunicorn

LIMIT = 128 * 1024
CANARY = "zqcanary"

METHODS = {
    "GET": ("GET", "/alexa", 405),
    "HEAD": ("HEAD", "/alexa", 405),
    "PUT": ("PUT", "/alexa", 405),
    "DELETE": ("DELETE", "/alexa", 405),
    "PATCH": ("PATCH", "/alexa", 405),
    "OPTIONS": ("OPTIONS", "/alexa", 405),
    "TRACE": ("TRACE", "/alexa", 405),
    "a method that nobody knows": ("ZQCANARY", "/alexa", 405),
    "POST to the health check": ("POST", "/healthz", 405),
    "POST to the top": ("POST", "/", 404),
    "POST to a path with a slash more": ("POST", "/alexa/", 404),
    "POST to a path in capitals": ("POST", "/ALEXA", 404),
    "POST to a path with dots": ("POST", "/x/../alexa", 404),
    "GET of a stranger's path": ("GET", f"/{CANARY}.php?{CANARY}", 404),
    "GET of static files": ("GET", "/static/x", 404),
}


@pytest.mark.parametrize("name", METHODS)
def test_only_post_to_the_endpoint_gets_in(name: str, alexa: Alexa) -> None:
    method, path, status = METHODS[name]
    answer = alexa.send(envelope(), method=method, path=path)
    assert answer.status == status
    assert CANARY not in (answer.body.decode() + str(answer.headers)).lower()
    if status == 405:
        assert answer.headers["allow"] == ("GET" if path == "/healthz" else "POST")


def body_of(size: int) -> bytes:
    """A good request of exactly this many bytes."""
    short = json.dumps(envelope())[:-1] + ', "x": "%s"}'
    return (short % ("a" * (size - len(short) + 2))).encode()


def test_a_body_at_the_limit_is_read_and_one_byte_more_is_too_large(alexa: Alexa) -> None:
    assert len(body_of(LIMIT)) == LIMIT
    assert alexa.send(body_of(LIMIT)).status == 200
    assert alexa.send(body_of(LIMIT + 1)).status == 413


def raw(server: Gunicorn, request: bytes) -> bytes:
    """Send bytes that no HTTP library would, and read until the server hangs up or falls silent."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=3) as connection:
        connection.sendall(request)
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
        except (TimeoutError, ConnectionResetError):
            pass
        return answer


HEAD = b"POST /alexa HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n"
CHUNK = b"%x\r\n%s\r\n" % (60_000, b"a" * 60_000)

RAW = {
    "not HTTP": (b"zqcanary\r\n\r\n", 400),
    "a request line of HTTP/0.9": (b"GET /zqcanary\r\n\r\n", 400),
    "a version that doesn't exist": (b"POST /alexa HTTP/9.9\r\nHost: zqcanary\r\n\r\n", 400),
    "a TLS greeting": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 100 + b"\r\n\r\n", 400),
    "a header without a colon": (HEAD + b"zqcanary\r\n\r\n", 400),
    "a header with a space in its name": (HEAD + b"zq canary: 1\r\n\r\n", 400),
    "a header with a NUL in it": (HEAD + b"X: zqcanary\0\r\n\r\n", 400),
    "a folded header": (HEAD + b"X: 1\r\n zqcanary\r\n\r\n", 400),
    "a length below zero": (HEAD + b"Content-Length: -1\r\n\r\n", 400),
    "a length in words": (HEAD + b"Content-Length: zqcanary\r\n\r\n", 400),
    "two lengths": (HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", 400),
    "a length and chunks": (HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "an encoding that nobody knows": (HEAD + b"Transfer-Encoding: zqcanary\r\n\r\n", 400),
    "a chunk without a size": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzqcanary\r\n", 400),
    "an expectation that nobody has": (HEAD + b"Expect: zqcanary\r\nContent-Length: 1\r\n\r\nx", 400),
    "no length at all": (HEAD + b"\r\n", 400),
    "too many headers": (HEAD + b"".join(b"X%d: zqcanary\r\n" % n for n in range(200)) + b"\r\n", 400),
    "a header that is too long": (HEAD + b"X: " + b"zqcanary" * 2000 + b"\r\n\r\n", 400),
    "a request line that is too long": (b"POST /" + b"a" * 5000 + b" HTTP/1.1\r\n\r\n", 400),
    "a strange host": (HEAD.replace(b"a.example", b"zq canary<>") + b"Content-Length: 2\r\n\r\n{}", 400),
    "chunks that come to too much": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK * 3 + b"0\r\n\r\n", 413),
    "a length far too large": (HEAD + b"Content-Length: 99999999999\r\n\r\n{}", 413),
    "the same header twice": (
        HEAD + b"Signature-256: AA==\r\nSignature-256: AA==\r\nSignatureCertChainUrl: x\r\nContent-Length: 2\r\n\r\n{}",
        400,
    ),
}


@pytest.mark.parametrize("name", RAW)
def test_broken_http_gets_a_plain_refusal(name: str, server: Gunicorn) -> None:
    request, status = RAW[name]
    answer = raw(server, request)
    assert answer.split(b" ")[:2] == [b"HTTP/1.1", str(status).encode()], answer[:200]
    assert b"canary" not in answer.lower()
    assert "canary" not in server.output.read_text().lower()


def test_a_body_shorter_than_it_says_is_refused(server: Gunicorn, alexa: Alexa) -> None:
    """The signature fits what did arrive; the client then closes its half of the connection."""
    body = json.dumps(envelope()).encode()
    headers = "".join(f"{name}: {value}\r\n" for name, value in alexa.sign(body).items())
    head = HEAD + headers.encode() + b"Content-Length: %d\r\n\r\n" % (len(body) + 5)
    with socket.create_connection(("127.0.0.1", server.port), timeout=3) as connection:
        connection.sendall(head + body)
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(100).startswith(b"HTTP/1.1 400 ")
    assert server.outcome() == Ending.NOT_HTTP


@pytest.mark.parametrize("sent", [HEAD + b"Content-Length: 100\r\n\r\n{", b"POST /al"])
def test_a_client_that_hangs_up_half_way_harms_nobody(sent: bytes, server: Gunicorn, alexa: Alexa) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=3) as connection:
        connection.sendall(sent)
    assert alexa.send(envelope()).status == 200
    assert not [line for line in server.lines() if line["level"] in ("error", "critical")]


UNKNOWN: dict[str, Any] = {
    "a request type that nobody knows": {"type": "Future.Request"},
    "no request type": {},
    "a request type that is a number": {"type": 7},
    "a request type that is a list": {"type": ["LaunchRequest"]},
    "an intent without a name": {"type": "IntentRequest", "intent": {}},
    "an intent that is a string": {"type": "IntentRequest", "intent": "x"},
    "a dialog state that nobody knows": {
        "type": "IntentRequest",
        "dialogState": "FUTURE",
        "intent": {"name": "XIntent"},
    },
    "an ending for a reason that nobody knows": {"type": "SessionEndedRequest", "reason": "FUTURE"},
    "slots that are a list": {"type": "IntentRequest", "intent": {"name": "XIntent", "slots": [1]}},
    "a locale that nobody speaks": {"type": "LaunchRequest", "locale": "xx-XX"},
    "a locale that is a number": {"type": "LaunchRequest", "locale": 1},
    "a handler that breaks": {"type": "IntentRequest", "intent": {"name": "BrokenIntent"}},
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_amazon_may_say_one_day_is_answered(name: str, alexa: Alexa) -> None:
    answer = alexa.send(envelope(UNKNOWN[name] or {"type": None}))
    assert answer.status == 200
    assert answer.json()["version"] == "1.0"
    assert b"Error" not in answer.body


def test_what_is_for_operators_is_not_logged(alexa: Alexa, server: Gunicorn) -> None:
    before = len(server.lines())
    answer = alexa.send(b"", {}, method="GET", path="/healthz")
    assert (answer.status, answer.json()) == (200, {"status": "ready", **described()})
    assert alexa.send(b"", {}, method="GET", path="/metrics").status == 200
    assert len(server.lines()) == before


def test_a_refusal_says_why_only_in_the_log(alexa: Alexa, server: Gunicorn) -> None:
    answer = alexa.send(envelope(skill_id="amzn1.ask.skill.zqcanary"))
    assert (answer.status, answer.json()) == (400, {"error": "bad request"})
    assert server.outcome() == Ending.OTHER_SKILL

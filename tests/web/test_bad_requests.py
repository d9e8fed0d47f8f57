"""Signatures, times, application ids and bodies that are wrong in one thing; and bad HTTP."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, SHA512

from skill.web.endings import Ending
from tests.web.alexa import GOOD_URL, SKILL_ID, Alexa, envelope, timestamp
from tests.web.authority import rsa_key
from tests.web.world import Gunicorn

BODY = Callable[[], bytes]


def signed(signature: bytes | str | None, url: str | None = GOOD_URL, name: str = "Signature-256") -> dict[str, str]:
    headers = {"Content-Type": "application/json"}
    if signature is not None:
        headers[name] = b64encode(signature).decode() if isinstance(signature, bytes) else signature
    if url is not None:
        headers["SignatureCertChainUrl"] = url
    return headers


def rsa(body: bytes, padding: Any = None, algorithm: Any = None, key: str = "leaf") -> bytes:
    return rsa_key(key).sign(body, padding or PKCS1v15(), algorithm or SHA256())


SIGNATURES: dict[str, Callable[[bytes], dict[str, str]]] = {
    "no headers at all": lambda b: signed(None, None),
    "no signature": lambda b: signed(None),
    "no certificate URL": lambda b: signed(rsa(b), None),
    "empty signature": lambda b: signed(""),
    "the old header, with SHA-1": lambda b: signed(rsa(b, algorithm=SHA1()), name="Signature"),
    "the old header, with SHA-256": lambda b: signed(rsa(b), name="Signature"),
    "truncated": lambda b: signed(rsa(b)[:-1]),
    "truncated text": lambda b: signed(b64encode(rsa(b)).decode()[:-3]),
    "one bit changed": lambda b: signed(rsa(b)[:-1] + bytes([rsa(b)[-1] ^ 1])),
    "longer than it should be": lambda b: signed(rsa(b) + b"\0"),
    "twice": lambda b: signed(rsa(b) * 2),
    "not base64": lambda b: signed("!" * 344),
    "base64 with junk in it": lambda b: signed("*" + b64encode(rsa(b)).decode()),
    "beyond ASCII": lambda b: signed("\u00e9" * 344),
    "all zeros": lambda b: signed(b"\0" * 256),
    "the digest, not signed": lambda b: signed(hashlib.sha256(b).digest() * 8),
    "over another body": lambda b: signed(rsa(b"{}")),
    "over nothing": lambda b: signed(rsa(b"")),
    "over the body with a space more": lambda b: signed(rsa(b + b" ")),
    "by another key": lambda b: signed(rsa(b, key="stranger")),
    "with SHA-1": lambda b: signed(rsa(b, algorithm=SHA1())),
    "with SHA-512": lambda b: signed(rsa(b, algorithm=SHA512())),
    "with PSS padding": lambda b: signed(rsa(b, padding=PSS(MGF1(SHA256()), 32))),
}


def at(stamp: object, **request: object) -> bytes:
    """A body whose request has this timestamp."""
    return json.dumps(envelope({"type": "LaunchRequest", "timestamp": stamp} | request)).encode()


def without(*path: str) -> bytes:
    """A body from which one thing is missing."""
    event = inner = envelope()
    for name in path[:-1]:
        inner = inner[name]
    del inner[path[-1]]
    return json.dumps(event).encode()


def changed(value: object, *path: str) -> bytes:
    """A body in which one thing is something else."""
    event = inner = envelope()
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return json.dumps(event).encode()


CONTEXT_ID = ("context", "System", "application", "applicationId")
SESSION_ID = ("session", "application", "applicationId")

TIMES: dict[str, BODY] = {
    "time three minutes old": lambda: at(timestamp(180)),
    "time just too old": lambda: at(timestamp(152)),
    "time in the future": lambda: at(timestamp(-180)),
    "time of last year": lambda: at(timestamp(365 * 86400)),
    "time missing": lambda: without("request", "timestamp"),
    "time null": lambda: at(None),
    "time a number": lambda: at(1700000000000),
    "time empty": lambda: at(""),
    "time in words": lambda: at("now"),
    "time without a zone": lambda: at(timestamp()[:-1]),
    "time that no calendar has": lambda: at("2026-02-30T00:00:00Z"),
    "time at the end of days": lambda: at("9999-12-31T23:59:59-23:59"),
    "time with a NUL between day and hour": lambda: at(timestamp().replace("T", "\0")),
    "time with a NUL after it": lambda: at(timestamp() + "\0"),
    "time with a space in it": lambda: at(timestamp().replace("T", " ")),
    "time as a week": lambda: at(datetime.now(UTC).strftime("%G-W%V-%uT%H:%M:%SZ")),
    "time in other digits": lambda: at(timestamp().translate({48 + n: 0x660 + n for n in range(10)})),
    "time without seconds": lambda: at(timestamp()[:-4] + "Z"),
    "time a list": lambda: at([timestamp()]),
    "an event two hours old": lambda: at(timestamp(7200), type="AlexaSkillEvent.SkillEnabled"),
    "a launch ten minutes old": lambda: at(timestamp(600)),
    "the request missing": lambda: without("request"),
    "the request a list": lambda: changed([], "request"),
    "the request null": lambda: changed(None, "request"),
    "an empty object": lambda: b"{}",
}

IDS: dict[str, BODY] = {
    "another skill": lambda: json.dumps(envelope(skill_id=SKILL_ID[:-1] + "2")).encode(),
    "another skill in the context only": lambda: changed(SKILL_ID[:-1] + "2", *CONTEXT_ID),
    "another skill in the session only": lambda: changed(SKILL_ID[:-1] + "2", *SESSION_ID),
    "skill id in another case": lambda: json.dumps(envelope(skill_id=SKILL_ID.upper())).encode(),
    "skill id with more after it": lambda: json.dumps(envelope(skill_id=SKILL_ID + "0")).encode(),
    "skill id empty": lambda: json.dumps(envelope(skill_id="")).encode(),
    "skill id null": lambda: changed(None, *CONTEXT_ID),
    "skill id in a list": lambda: changed([SKILL_ID], *CONTEXT_ID),
    "skill id missing": lambda: without(*CONTEXT_ID),
    "skill id missing from the session": lambda: without(*SESSION_ID),
    "no context": lambda: without("context"),
    "context null": lambda: changed(None, "context"),
    "context a list": lambda: changed([], "context"),
    "session a string": lambda: changed("x", "session"),
}

BODIES: dict[str, BODY] = {
    "empty": lambda: b"",
    "a space": lambda: b" ",
    "not JSON": lambda: b"hello",
    "JSON cut off": lambda: json.dumps(envelope()).encode()[:-1],
    "JSON with more after it": lambda: json.dumps(envelope()).encode() + b"{}",
    "an array": lambda: b"[" + json.dumps(envelope()).encode() + b"]",
    "a string": lambda: b'"hello"',
    "a number": lambda: b"1",
    "null": lambda: b"null",
    "not a number": lambda: at(timestamp())[:-1] + b', "x": NaN}',
    "not UTF-8": lambda: at(timestamp())[:-1] + b', "x": "\xff"}',
    "Latin-1": lambda: at(timestamp())[:-1] + ', "x": "\u00e9"}'.encode("latin-1"),
    "UTF-16": lambda: at(timestamp()).decode().encode("utf-16"),
    "a byte order mark": lambda: b"\xef\xbb\xbf" + at(timestamp()),
    "half a surrogate pair": lambda: at(timestamp())[:-1] + b', "x": "\\ud800"}',
    "too deep": lambda: b'{"x":' * 20_000 + b"1" + b"}" * 20_000,
    "single quotes": lambda: str(envelope()).encode(),
    "a form": lambda: b"request=launch",
}


SIGNATURE_MISSING = {name for name in SIGNATURES if name.startswith(("no ", "empty", "the old header"))}
WRONG = [
    (outcome, name, body)
    for outcome, table in ((Ending.TIMESTAMP, TIMES), (Ending.OTHER_SKILL, IDS), (Ending.BAD_JSON, BODIES))
    for name, body in table.items()
]


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_bad_signature_is_refused(name: str, alexa: Alexa, server: Gunicorn) -> None:
    body = json.dumps(envelope()).encode()
    answer = alexa.send(body, SIGNATURES[name](body))
    assert (answer.status, answer.json()) == (400, {"error": "bad request"})
    assert server.outcome() == (Ending.NO_SIGNATURE if name in SIGNATURE_MISSING else Ending.SIGNATURE)


@pytest.mark.parametrize(("outcome", "name", "body"), WRONG, ids=[name for _, name, _ in WRONG])
def test_a_bad_body_is_refused_though_amazon_signed_it(
    outcome: Ending, name: str, body: BODY, alexa: Alexa, server: Gunicorn
) -> None:
    answer = alexa.send(body())
    assert (answer.status, answer.json()) == (400, {"error": "bad request"})
    assert server.outcome() == outcome


GOOD: dict[str, BODY] = {
    "time two minutes old": lambda: at(timestamp(120)),
    "time with milliseconds": lambda: at(timestamp()[:-1] + ".123Z"),
    "time in another zone": lambda: at(timestamp()[:-1] + "+00:00"),
    "no session": lambda: without("session"),
    "properties that nobody told us of": lambda: changed({"anything": [1, {"x": None}]}, "request", "newThing"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_body_is_answered(name: str, alexa: Alexa) -> None:
    assert alexa.send(GOOD[name]()).status == 200

"""Did Amazon send this, to our skill, just now? Every check of "Host a Custom Skill as a Web Service".

The order matters: what costs nothing comes first, so that a stranger can't make us fetch or compute.
"""

import binascii
import re
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from posixpath import normpath
from typing import Any
from urllib.parse import urlsplit

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from skill.alexa.request import at
from skill.web.certificates import SigningKeys
from skill.web.endings import Ending, Refused

Event = dict[str, Any]
"""A request of Alexa's, as JSON."""

TOLERANCE = timedelta(seconds=150)
EVENT_TOLERANCE = timedelta(hours=1)
"""For skill events (SkillEnabled, …), which Amazon delivers again when they fail."""
_HOST = "s3.amazonaws.com"
_FOLDER = "/echo.api/"
# Characters that no certificate URL of Amazon's has: with these gone, every URL parser reads a URL the same way.
_PLAIN = re.compile(r"[A-Za-z0-9._~:/-]{1,512}")
_SIGNATURE_BYTES = (256, 384, 512)  # RSA keys of 2048, 3072 and 4096 bits
# Python's own reader takes more than this: other separators (a NUL among them), week dates, half a time.
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def parse_event(body: bytes | str) -> Event:
    """Read a JSON object, strictly: UTF-8, no NaN, no lone surrogates. Raises Refused (BAD_JSON)."""
    try:
        event = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused(Ending.BAD_JSON) from None
    if not isinstance(event, dict):
        raise Refused(Ending.BAD_JSON)
    return event


def certificate_url(value: str) -> str:
    """Return the normalised form of a `SignatureCertChainUrl` of Amazon's. Raises Refused (CERTIFICATE_URL).

    Scheme and host in any case, port absent or 443, the path under /echo.api/ once `..` is resolved. Stricter than
    Amazon's text in one thing: no query, fragment, user, percent-encoding or backslash, which its URLs never have.
    """
    if not _PLAIN.fullmatch(value):
        raise Refused(Ending.CERTIFICATE_URL)
    try:
        parts = urlsplit(value)
        good = parts.scheme == "https" and parts.hostname == _HOST and parts.port in (None, 443)
    except ValueError:
        good = False
    # Two slashes together are a folder without a name to S3, which normpath would take out of the path.
    path = normpath(parts.path) if good and "//" not in parts.path else ""
    if not path.startswith(_FOLDER):
        raise Refused(Ending.CERTIFICATE_URL)
    return f"https://{_HOST}{path}"


def _signature(value: str) -> bytes:
    try:
        signature = b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(Ending.SIGNATURE) from None
    if len(signature) not in _SIGNATURE_BYTES:
        raise Refused(Ending.SIGNATURE)
    return signature


class Verifier:
    """Checks requests for one skill. `keys` is None only where development has switched signatures off."""

    def __init__(self, skill_id: str, keys: SigningKeys | None, clock: Callable[[], datetime] | None = None) -> None:
        self._skill_id = skill_id
        self._keys = keys
        self._clock = clock or partial(datetime.now, UTC)

    def check(self, body: bytes, *, url: str, signature: str) -> Event:
        """Return the request as JSON, if it is Amazon's, ours and recent. Raises Refused, saying which check failed.

        `url` and `signature` are the headers SignatureCertChainUrl and Signature-256, empty where there is none.
        """
        now = self._clock()
        if self._keys is None:
            return self._check_content(body, now)
        if not url or not signature:
            raise Refused(Ending.NO_SIGNATURE)
        source, signed = certificate_url(url), _signature(signature)
        event = self._check_content(body, now)
        try:
            self._keys.key(source, now).verify(signed, body, PKCS1v15(), SHA256())
        except InvalidSignature:
            raise Refused(Ending.SIGNATURE) from None
        return event

    def _check_content(self, body: bytes, now: datetime) -> Event:
        event = parse_event(body)
        stamp, kind = at(event, str, "request", "timestamp"), at(event, str, "request", "type")
        tolerance = EVENT_TOLERANCE if kind.startswith("AlexaSkillEvent.") else TOLERANCE
        try:
            fresh = bool(_TIMESTAMP.fullmatch(stamp)) and abs(now - datetime.fromisoformat(stamp)) <= tolerance
        except (ValueError, OverflowError):
            fresh = False
        if not fresh:
            raise Refused(Ending.TIMESTAMP)
        meant_for = {at(event, str, "context", "System", "application", "applicationId")}
        if event.get("session") is not None:
            meant_for.add(at(event, str, "session", "application", "applicationId"))
        if meant_for != {self._skill_id}:
            raise Refused(Ending.OTHER_SKILL)
        return event

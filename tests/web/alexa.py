"""Plays Alexa's part: request bodies, signatures, and connections to send them over."""

import json
import uuid
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from http.client import HTTPConnection, HTTPSConnection
from ssl import SSLContext
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"
GOOD_URL = "https://s3.amazonaws.com/echo.api/good.pem"


def timestamp(ago: float = 0) -> str:
    """Alexa's form of the time, `ago` seconds before now."""
    return (datetime.now(UTC) - timedelta(seconds=ago)).strftime("%Y-%m-%dT%H:%M:%SZ")


def envelope(
    request: dict[str, Any] | None = None,
    *,
    attributes: dict[str, Any] | None = None,
    skill_id: str = SKILL_ID,
    user: str = "amzn1.ask.account.TESTER",
    device: str = "amzn1.ask.device.TESTER",
    token: str = "token",
    new: bool = False,
    locale: str = "en-GB",
) -> dict[str, Any]:
    """A whole request; `request` defaults to a launch, and gets an id, the time and a locale if it has none."""
    defaults = {"requestId": f"amzn1.echo-api.request.{uuid.uuid4()}", "timestamp": timestamp(), "locale": locale}
    application = {"applicationId": skill_id}
    return {
        "version": "1.0",
        "session": {
            "new": new,
            "sessionId": f"amzn1.echo-api.session.{uuid.uuid4()}",
            "application": application,
            "attributes": attributes or {},
            "user": {"userId": user},
        },
        "context": {
            "System": {
                "application": application,
                "user": {"userId": user},
                "device": {"deviceId": device, "supportedInterfaces": {}},
                "apiEndpoint": "https://api.eu.amazonalexa.com",
                "apiAccessToken": token,
            }
        },
        "request": defaults | (request or {"type": "LaunchRequest"}),
    }


def intent(name: str, **slots: str) -> dict[str, Any]:
    """An IntentRequest with slot values."""
    return {
        "type": "IntentRequest",
        "dialogState": "COMPLETED",
        "intent": {
            "name": name,
            "confirmationStatus": "NONE",
            "slots": {k: {"name": k, "value": v, "confirmationStatus": "NONE"} for k, v in slots.items()},
        },
    }


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Alexa:
    """Signs with `key` and sends to a port on this machine, over a connection that it keeps open.

    By TLS if there is a `context`; `source` is the address of this machine that it comes from.
    """

    port: int
    key: RSAPrivateKey | None = None
    url: str = GOOD_URL
    timeout: float = 30
    context: SSLContext | None = None
    source: str = "127.0.0.1"
    _connection: HTTPConnection | None = field(default=None, repr=False)

    def sign(self, body: bytes) -> dict[str, str]:
        headers = {"Content-Type": "application/json;charset=utf-8"}
        if self.key:
            signature = self.key.sign(body, PKCS1v15(), SHA256())
            headers |= {"SignatureCertChainUrl": self.url, "Signature-256": b64encode(signature).decode()}
        return headers

    def send(
        self, body: bytes | dict[str, Any], headers: dict[str, str] | None = None, *, method: str = "POST",
        path: str = "/alexa",
    ) -> Answer:  # fmt: skip
        """Send a body: signed, unless the headers are given."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        connection = self._connection = self._connection or self._connect()
        try:
            connection.request(method, path, raw, self.sign(raw) if headers is None else headers)
            response = connection.getresponse()
            answer = Answer(response.status, response.read(), {k.lower(): v for k, v in response.getheaders()})
            if answer.status >= 400:
                self.close()  # the server may close its end too, once it has refused
            return answer
        except BaseException:
            self.close()
            raise

    def _connect(self) -> HTTPConnection:
        connection = partial(HTTPSConnection, context=self.context) if self.context else HTTPConnection
        return connection("127.0.0.1", self.port, timeout=self.timeout, source_address=(self.source, 0))

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

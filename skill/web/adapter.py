"""flask-ask-sdk's SkillAdapter, made fit to import and to trust.

Why there is a stand-in here: `flask_ask_sdk` imports the SDK's own request verifier, which imports `certvalidator`,
which imports `oscrypto`; and oscrypto 1.3.0 can't read an OpenSSL version whose patch number has two digits (3.0.19 on
Debian 12), so that `import flask_ask_sdk` alone raises. We never use that verifier (ours is in `verifier.py`). So while
flask_ask_sdk is imported, and only then, a module of ours stands where `certvalidator` would: it has the three names
that the SDK imports, and the one that would do any work refuses to. Nothing on disk is patched, and oscrypto is never
imported. If the SDK's verifier were ever called by mistake, it would raise: the stand-in can't let a request through.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import msgspec
from ask_sdk_core.skill import CustomSkill
from flask import Flask, Response, g
from flask.json.provider import JSONProvider

from skill.web.verifier import Event


class _NoValidator:
    def __init__(self, *_: object) -> None:
        raise RuntimeError("certvalidator is not used here; see skill/web/verifier.py")


@contextmanager
def _stand_in_for_certvalidator() -> Iterator[None]:
    errors = ModuleType("certvalidator.errors")
    errors.__dict__.update(
        ValidationError=type("ValidationError", (Exception,), {}), PathError=type("PathError", (Exception,), {})
    )
    package = ModuleType("certvalidator")
    package.__dict__.update(CertificateValidator=_NoValidator, errors=errors)
    ours = {"certvalidator": package, "certvalidator.errors": errors}
    before = {name: sys.modules.get(name) for name in ours}
    sys.modules.update(ours)
    try:
        yield
    finally:
        for name, module in before.items():
            del sys.modules[name]
            if module is not None:
                sys.modules[name] = module


with _stand_in_for_certvalidator():
    from flask_ask_sdk.skill_adapter import (
        VERIFY_SIGNATURE_APP_CONFIG,
        VERIFY_TIMESTAMP_APP_CONFIG,
        SkillAdapter,
    )


class _Encoder(JSONProvider):
    """Flask's JSON, written by msgspec: a tenth of the time, and half the bytes for anything beyond ASCII."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        return msgspec.json.encode(obj).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        return msgspec.json.decode(s)

    def response(self, *args: Any, **kwargs: Any) -> Response:
        return Response(msgspec.json.encode(args[0] if args else kwargs), content_type="application/json")


class _JsonSkill(CustomSkill):
    """A skill as the adapter wants one, around a function from request to response that never raises.

    The SDK's deserialiser raises on a request type or enum that it doesn't know, before any exception handler can run,
    and the adapter makes a 500 of that. So deserialising is the function's business, not the adapter's.
    """

    def __init__(self, respond: Callable[[Event], Event]) -> None:
        # Nothing is left to do for it: the verifier has read the request, and the function gives JSON.
        self.serializer = SimpleNamespace(deserialize=lambda payload, obj_type: g.event, serialize=lambda made: made)
        self.custom_user_agent = None
        self._respond = respond

    def invoke(self, request_envelope: Event, context: object) -> Event:
        g.answer = self._respond(request_envelope)  # for the log, which needn't read what we have just written
        return cast(Event, g.answer)


def adapt(app: Flask, skill_id: str, respond: Callable[[Event], Event]) -> Any:
    """Return a SkillAdapter whose `dispatch_request()` answers `g.event`, the current request, verified and read."""
    app.json = _Encoder(app)
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    return SkillAdapter(skill=_JsonSkill(respond), skill_id=skill_id, app=app)

"""flask-ask-sdk imports where it alone can't, and the stand-in that makes it so is harmless."""

import json
import subprocess
import sys
from typing import Any

import msgspec
import pytest

from skill.web import Settings, create_app
from tests.web.alexa import SKILL_ID, envelope
from tests.web.standin import create_skill
from tests.web.world import REPOSITORY


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


def test_neither_oscrypto_nor_certvalidator_is_ever_imported() -> None:
    code = """
import sys
from skill.web import Settings, create_app
from tests.web.alexa import SKILL_ID, envelope
from tests.web.standin import create_skill
app = create_app(Settings(SKILL_ID, unsigned=True), skill=create_skill)
assert app.test_client().post("/alexa", json=envelope()).status_code == 200
print([name for name in sys.modules if name.split(".")[0] in ("oscrypto", "certvalidator")])
"""
    assert python(code).splitlines()[-1] == "[]"


def test_a_certvalidator_that_was_there_before_is_there_after() -> None:
    code = """
import sys, types
before = sys.modules["certvalidator"] = types.ModuleType("certvalidator")
import skill.web.adapter
print(sys.modules["certvalidator"] is before, "certvalidator.errors" in sys.modules)
"""
    assert python(code) == "True False"


def test_the_sdks_own_verifier_can_not_let_a_request_through() -> None:
    from ask_sdk_webservice_support import verifier

    import skill.web.adapter  # noqa: F401

    with pytest.raises(RuntimeError, match="not used"):
        verifier.CertificateValidator(b"", [])  # type: ignore[attr-defined]


def test_json_is_read_once_and_our_answer_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    body = json.dumps(envelope()).encode()
    for module, name in ((json, "loads"), (msgspec.json, "decode")):
        real = getattr(module, name)

        def noting(*args: Any, real: Any = real, name: str = name) -> Any:
            read.append(name)
            return real(*args)

        monkeypatch.setattr(module, name, noting)
    client = create_app(Settings(SKILL_ID, unsigned=True)).test_client()
    assert client.post("/alexa", data=body).status_code == 200
    assert read == ["decode"]


def test_the_application_id_is_checked_once_and_by_the_verifier(monkeypatch: pytest.MonkeyPatch) -> None:
    """The skill behind it is made without one, so that it checks none."""
    made: list[object] = []

    def skill(skill_id: str | None = None) -> object:
        made.append(skill_id)
        return create_skill(skill_id)

    client = create_app(Settings(SKILL_ID, unsigned=True), skill=skill).test_client()  # type: ignore[arg-type]
    assert client.post("/alexa", json=envelope()).status_code == 200
    assert client.post("/alexa", json=envelope(skill_id=SKILL_ID[:-1] + "2")).status_code == 400
    assert made == [None]

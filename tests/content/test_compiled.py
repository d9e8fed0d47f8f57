"""Content that was compiled is the content that was written, and one that doesn't fit is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import msgspec
import pytest

from skill.content import load
from skill.content.errors import ContentError

WRITTEN = load.load(load.FOLDER)


def test_nothing_is_lost() -> None:
    compiled = load.unpacked(load.packed(WRITTEN))
    for field in fields(WRITTEN):
        assert getattr(compiled, field.name) == getattr(WRITTEN, field.name)
    assert list(compiled.check.questions) == list(WRITTEN.check.questions), "the order decides what is asked first"


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    code = "import sys; from skill.content import load; sys.stdout.buffer.write(load.packed(load.load(load.FOLDER)))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12345"
    }
    assert made == {load.packed(WRITTEN)}


@pytest.mark.parametrize("data", [b"", b"\xc1", msgspec.msgpack.encode({"check": {}}), load.packed(WRITTEN)[:-1]])
def test_what_another_version_packed_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError, match=r"compiled\.msgpack.*make package"):
        load.unpacked(data)


def test_compiled_content_is_preferred_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = msgspec.structs.replace(WRITTEN.phrases, welcome="Another welcome.")
    (tmp_path / "compiled.msgpack").write_bytes(load.packed(replace(WRITTEN, phrases=other)))
    monkeypatch.setattr(load, "COMPILED", tmp_path / "compiled.msgpack")
    assert load.content.__wrapped__().phrases.welcome == "Another welcome."
    monkeypatch.setattr(load, "COMPILED", tmp_path / "nothing")
    assert load.content.__wrapped__() == WRITTEN

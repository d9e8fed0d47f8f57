"""Content that was compiled is the content that was written, and one that doesn't fit is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from skill.content import compiled
from skill.content.errors import ContentError
from skill.content.load import FOLDER, load

WRITTEN = load(FOLDER)


def test_nothing_is_lost() -> None:
    again = compiled.unpacked(compiled.packed(WRITTEN))
    assert again == WRITTEN
    assert list(again.check.questions) == list(WRITTEN.check.questions), "the order decides what is asked first"


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys; from skill.content.load import FOLDER, load; from skill.content.compiled import packed; "
        "sys.stdout.buffer.write(packed(load(FOLDER)))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12345"
    }
    assert made == {compiled.packed(WRITTEN)}


@pytest.mark.parametrize("data", [b"", b"\xc1", msgspec.msgpack.encode({"check": {}}), compiled.packed(WRITTEN)[:-1]])
def test_what_another_version_packed_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError, match=r"compiled\.msgpack.*make package"):
        compiled.unpacked(data)


def test_compiled_content_is_preferred_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(WRITTEN.phrases, welcome="Another welcome.")
    (tmp_path / "compiled.msgpack").write_bytes(compiled.packed(replace(WRITTEN, phrases=other)))
    monkeypatch.setattr(compiled, "FILE", tmp_path / "compiled.msgpack")
    assert compiled.content.__wrapped__().phrases.welcome == "Another welcome."
    monkeypatch.setattr(compiled, "FILE", tmp_path / "nothing")
    assert compiled.content.__wrapped__() == WRITTEN

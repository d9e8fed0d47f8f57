"""Whole dialogues, as files that anybody can read: who says what, and what is heard. See tests/conversations/README.md.

Every line goes the patient's way: recognised as the terminal speaker does, and sent as an Alexa request to Lambda's
handler.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.dialogue import FILES, not_yet, opened

PARTS = set("check outcome causes ask clinic warning crisis taking-back locales never-lost timer".split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_conversation(path: Path, request: pytest.FixtureRequest) -> None:
    if why := not_yet(path):
        request.applymarker(pytest.mark.xfail(reason=why, strict=True, raises=AssertionError))
    with opened(path) as dialogue:
        dialogue.play()


def test_there_are_enough_and_each_says_what_it_covers() -> None:
    covered = set()
    for path in FILES:
        stated = re.findall(r"^# covers: (.*)$", path.read_text("utf-8"), re.MULTILINE)
        assert stated, f"{path.name} doesn't say what it covers"
        covered |= {word.strip() for line in stated for word in line.split(",")}
    assert covered == PARTS
    assert len(FILES) >= 40


def test_what_is_not_heard_fails_and_is_taken_over(tmp_path: Path) -> None:
    """The player itself: a wrong line is found; what is taken over is what is heard, and only there."""
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("# kept\nP: Alexa, open bedford leg clinic.\nS: Hello … first?\nP: no\nS: Certainly.\n", "utf-8")
    with opened(wrong) as dialogue, pytest.raises(AssertionError, match="line 5"):
        dialogue.play()
    with opened(wrong) as dialogue:
        taken = "\n".join(dialogue.taken_over())
    assert taken.startswith("# kept\nP: Alexa, open bedford leg clinic.\nS: Hello … first?\nP: no\nS: You can say")
    wrong.write_text(taken, "utf-8")
    with opened(wrong) as dialogue:
        dialogue.play()

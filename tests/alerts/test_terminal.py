"""An icing in the terminal, run to its announcement on a fast clock."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from skill.speaker.talk import allowed
from skill.speaker.terminal import talk

ROOT = Path(__file__).parents[2]
ICING = ("time my ice", "no", "yes", "I approve")


def heard(*lines: str, fast: float = 1.0, stay: bool = False, as_json: bool = False) -> str:
    out = io.StringIO()
    talk(lines, out, "en-GB", as_json, fast, stay)
    return " ".join(out.getvalue().split())


def test_a_whole_icing_is_announced() -> None:
    said = heard(*ICING, "stop", fast=2000, stay=True)
    assert 'Alexa: Do you give Bedford Leg Clinic permission to set timers? You can say "I approve" or "no".' in said
    assert "Okay, fifteen minutes from now." in said
    assert "(the session has ended) (a timer runs; Ctrl-C leaves)" in said
    assert said.endswith("Alexa: Time to take the ice off.")


def test_leave_that_is_not_given() -> None:
    said = heard("time my ice", "no", "yes", "no")
    assert "That's fine, I won't. When we're done, say this: Alexa, set a timer for fifteen minutes." in said


def test_without_staying_it_ends_with_the_lines() -> None:
    assert "a timer runs" not in heard(*ICING)


def test_as_json_nobody_is_asked_for_leave() -> None:
    assert "fifteen minutes from now" in heard("time my ice", "no", "yes", as_json=True)
    assert '{"announced": "Time to take the ice off."}' in heard(
        "time my ice", "no", "yes", as_json=True, fast=2000, stay=True
    )


def test_what_counts_as_leave() -> None:
    assert [allowed(line) for line in ("I approve", "Yes.", "no", "what?", "")] == [
        "ACCEPTED",
        "ACCEPTED",
        "DENIED",
        "NOT_ANSWERED",
        "NOT_ANSWERED",
    ]


def test_the_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "skill", "talk", "--fast-clock", "2000"],
        input="\n".join((*ICING, "how long is left", "stop")),
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    assert "Alexa: Time to take the ice off." in run.stdout
    assert run.stderr == ""

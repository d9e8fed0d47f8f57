"""A word of progress: seen at a terminal, nowhere else, and never among what a command prints."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WITHIN = """
from skill.progress import busy, counted
with busy("Running the check"):
    print(*[number for number in counted("Cases", range(3))])
"""


def at_a_terminal(*command: str) -> tuple[str, str]:
    """What a command prints, and what it shows on a terminal beside that."""
    here, there = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=there, text=True, cwd=ROOT, env=environment)
    os.close(there)
    shown = b""
    while True:
        try:
            read = os.read(here, 4096)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        shown += read
    os.close(here)
    printed, _ = done.communicate()
    assert done.returncode == 0, shown
    return printed, shown.decode()


def test_one_within_another_and_what_is_printed_is_only_that() -> None:
    printed, shown = at_a_terminal(sys.executable, "-c", WITHIN)
    assert printed == "0 1 2\n"
    assert "Running the check" in shown
    assert "Cases" in shown


def test_without_a_terminal_there_is_none() -> None:
    done = subprocess.run([sys.executable, "-c", WITHIN], capture_output=True, text=True, check=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("0 1 2\n", "")


@pytest.mark.parametrize(("command", "word"), [(["check"], "Checking models"), (["evaluate"], "Cases")])
def test_commands_that_take_seconds_say_what_they_do(command: list[str], word: str) -> None:
    printed, shown = at_a_terminal(sys.executable, "-m", "skill", *command)
    assert word in shown
    assert word not in printed
    assert printed

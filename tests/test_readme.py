"""README's layout is the tree, and CONTRIBUTING's answers are in the lines that they name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UNSAID = re.compile(r"\.|LICENSE|[A-Z]+\.md|package(-lock)?\.json|Makefile|NOTICE|__init__\.py|py\.typed")
"""What everybody knows where it is, or tools only."""
LINE = re.compile(r"^( *)(\S+?)/?(?:, (\S+?)/?)?(?:  |$)", re.MULTILINE)
ANSWER = re.compile(r"^\| (.+?\?) \| \[(.+?):(\d+)\]\((.+?)#L(\d+)\) \| `(.+)` \|$", re.MULTILINE)
ANSWERS = ANSWER.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))


def test_the_layout_is_the_tree() -> None:
    layout = re.search(r"## What is where\n.*?```\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert layout
    said = set[str]()
    folder = ""
    for indent, *names in LINE.findall(layout[1]):
        folder = folder if indent else f"{names[0]}/"
        said |= {f"{folder}{name}" if indent else name for name in names if name}
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    there = {file.split("/")[0] for file in files}
    there |= {"/".join(file.split("/")[:2]) for file in files if file.startswith("skill/")}
    assert said == {path for path in there if not UNSAID.match(path.split("/")[-1])}


def test_at_least_five_questions_are_answered() -> None:
    assert len(ANSWERS) >= 5
    assert (ROOT / "CONTRIBUTING.md").read_text("utf-8").count("#L") == len(ANSWERS)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer[0])
def test_the_path_and_the_line_hold_what_is_said(answer: tuple[str, ...]) -> None:
    _, path, number, linked, anchor, text = answer
    assert (path, number) == (linked, anchor)
    lines = (ROOT / path).read_text("utf-8").splitlines()
    found = [here for here, line in enumerate(lines, 1) if text in line]
    assert int(number) in found, f"{path}: it is now in line {found}"

"""lambda/template.yaml, as Amazon's own linter sees it."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from skill.package.function import REPOSITORY

TEMPLATE = REPOSITORY / "lambda" / "template.yaml"


def lint(template: Path) -> tuple[int, str]:
    if find_spec("cfnlint") is None:
        pytest.skip("NOT CHECKED: cfn-lint is not installed")
    run_it = "import sys; from cfnlint.runner import main; sys.exit(main())"
    command = [sys.executable, "-c", run_it, "--regions", "eu-west-1", "--", str(template)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def test_the_template_has_no_fault() -> None:
    assert lint(TEMPLATE) == (0, "")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Value: !Ref Function\n      Statistic: Sum", "Value: !Ref Funktion\n      Statistic: Sum"),
        ("ApplyOn: PublishedVersions", "ApplyOn: Always"),
        ("Timeout: 7", "Timeout: 7000"),
        ("RetentionInDays: 30", "RetentionInDays: 31"),
        ("MemorySize: 512", "MemorySize: 64"),
    ],
)
def test_the_linter_would_see(right: str, wrong: str, tmp_path: Path) -> None:
    assert TEMPLATE.read_text().count(right) == 1
    broken = tmp_path / "template.yaml"
    broken.write_text(TEMPLATE.read_text().replace(right, wrong))
    code, said = lint(broken)
    assert code != 0, said

"""Files of cases: read, refused with their place, and run through the check."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from skill.content.compiled import content
from skill.evaluation.cases import Case, CaseError, load_cases, run_case
from skill.evaluation.evaluate import summary

ROOT = Path(__file__).parents[2]
GOOD = """
vignettes:
- {id: A, gold_urgency: urgent_same_day, answers: {fever: "yes"}, likely_causes: [dvt]}
- {id: B, gold_urgency: self_care, answers: {}, features: {onset_sprint_or_stretch: "yes"},
   likely_causes: [hamstring_strain]}
- {id: C, gold_urgency: self_care, answers: {chest_pain: not_sure}}
"""


def evaluate(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "skill", "evaluate", *arguments], capture_output=True, text=True, cwd=ROOT, timeout=60
    )


def test_cases_run_through_the_real_check(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(GOOD)
    first, second, third = map(run_case, load_cases(tmp_path / "cases.yaml", content()))
    assert (first.urgency, first.safe, first.exact) == ("urgent_same_day", True, True)
    assert second.causes[0] == "hamstring_strain"
    assert second.cause_right
    assert (third.urgency, third.safe, third.exact, third.questions) == ("emergency", True, False, 1)
    assert third.cause_right is None
    assert summary([first, second, third])["exact"] == 2


def test_less_urgent_than_right_is_unsafe() -> None:
    result = run_case(Case(id="A", gold_urgency="emergency", answers={"fever": "yes"}))
    assert not result.safe
    assert not result.exact


def test_evaluate_fails_where_advice_is_unsafe(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text("vignettes: [{id: A, gold_urgency: emergency, answers: {}}]")
    done = evaluate(str(tmp_path / "cases.yaml"), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["summary"] | {"safe": 0, "cases": 1} == json.loads(done.stdout)["summary"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "is not YAML"),
        ("vignettes: 3", "a list named vignettes"),
        ("vignettes: [{id: A}]", "A"),
        ("vignettes: [{id: A, gold_urgency: soon, answers: {}}]", "'soon'"),
        ("vignettes: [{id: A, gold_urgency: self_care, answers: {fevr: 'yes'}}]", "'fevr'"),
        ("vignettes: [{id: A, gold_urgency: self_care, answers: {fever: perhaps}}]", "A"),
        ("vignettes: [7]", "1"),
    ],
)
def test_a_wrong_file_of_cases_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "cases.yaml").write_text(text)
    with pytest.raises(CaseError) as error:
        load_cases(tmp_path / "cases.yaml", content())
    assert str(error.value).startswith("cases.yaml")
    assert said in str(error.value)


def test_a_missing_file_is_said_in_one_line() -> None:
    done = evaluate("no-such-file.yaml")
    assert done.returncode == 1
    assert done.stderr == "error: no-such-file.yaml: No such file or directory\n"

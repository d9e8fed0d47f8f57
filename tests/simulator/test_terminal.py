"""The terminal speaker, the cases and the commands, as somebody at a keyboard or a pipe has them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from skill.content.load import content
from skill.simulator.cases import Case, CaseError, load_cases, run, summary
from skill.simulator.terminal import talk

ROOT = Path(__file__).parents[2]


def command(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "skill", *arguments], input=typed, capture_output=True, text=True, cwd=ROOT, timeout=60
    )


def heard(*lines: str, locale: str = "en-GB") -> str:
    out = io.StringIO()
    talk(lines, out, locale)
    return " ".join(out.getvalue().split())


def test_it_opens_listens_and_stops() -> None:
    said = heard("stop", "and this is heard by nobody")
    assert "Shall we look for warning signs first? (listening)" in said
    assert said.endswith("(the session has ended)")
    assert "nobody" not in said


def test_the_end_of_the_lines_leaves_cleanly() -> None:
    assert heard("", "  ").endswith("(listening)")


def test_the_card_is_shown() -> None:
    assert "Card: [Clinics in Bedford]" in heard("are you open on Saturday")


def test_another_locale_has_its_own_number() -> None:
    assert "call 911" in heard(locale="en-US")


def test_lines_can_be_piped() -> None:
    done = command("talk", "--locale", "en-AU", typed="yes\nI can't breathe\nmore\n")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "You: I can't breathe\n" in done.stdout
    assert "Call 000 now." in done.stdout
    assert "more" not in done.stdout.rpartition("Call 000 now.")[2]


def test_recognise_prints_a_line_of_json_for_each_line() -> None:
    done = command("recognise", typed="what is sciatica\n\nmy shoulder hurts\n")
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["text"] == "what is sciatica"
    assert first["intent"] == "AboutCauseIntent"
    assert first["slots"]["cause"]["id"] == "sciatica"
    assert second["intent"] == "AMAZON.FallbackIntent"


GOOD = """
vignettes:
- {id: A, gold_urgency: urgent_same_day, answers: {fever: "yes"}, likely_causes: [dvt]}
- {id: B, gold_urgency: self_care, answers: {}, features: {onset_sprint_or_stretch: "yes"},
   likely_causes: [hamstring_strain]}
- {id: C, gold_urgency: self_care, answers: {chest_pain: not_sure}}
"""


def test_cases_run_through_the_real_check(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(GOOD)
    first, second, third = map(run, load_cases(tmp_path / "cases.yaml", content()))
    assert (first.urgency, first.safe, first.exact) == ("urgent_same_day", True, True)
    assert second.causes[0] == "hamstring_strain"
    assert second.cause_right
    assert (third.urgency, third.safe, third.exact, third.questions) == ("emergency", True, False, 1)
    assert third.cause_right is None
    assert summary([first, second, third])["exact"] == 2


def test_less_urgent_than_right_is_unsafe() -> None:
    case = Case(id="A", gold_urgency="emergency", answers={"fever": "yes"})
    result = run(case)
    assert not result.safe
    assert not result.exact


def test_evaluate_fails_where_advice_is_unsafe(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text("vignettes: [{id: A, gold_urgency: emergency, answers: {}}]")
    done = command("evaluate", str(tmp_path / "cases.yaml"), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["summary"] | {"safe": 0, "cases": 1} == json.loads(done.stdout)["summary"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "is not YAML"),
        ("vignettes: 3", "a list named vignettes"),
        ("vignettes: [{id: A}]", "case A: "),
        ("vignettes: [{id: A, gold_urgency: soon, answers: {}}]", "case A: Invalid enum value 'soon'"),
        ("vignettes: [{id: A, gold_urgency: self_care, answers: {fevr: 'yes'}}]", "case A: unknown finding 'fevr'"),
        ("vignettes: [{id: A, gold_urgency: self_care, answers: {fever: perhaps}}]", "case A: "),
        ("vignettes: [7]", "case number 1: "),
    ],
)
def test_a_wrong_file_of_cases_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "cases.yaml").write_text(text)
    with pytest.raises(CaseError) as error:
        load_cases(tmp_path / "cases.yaml", content())
    assert str(error.value).startswith("cases.yaml: ")
    assert said in str(error.value)


def test_a_missing_file_is_said_in_one_line() -> None:
    done = command("evaluate", "no-such-file.yaml")
    assert done.returncode == 1
    assert done.stderr == "error: no-such-file.yaml: No such file or directory\n"

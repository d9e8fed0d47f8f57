"""README's "How to change", walked in a fresh clone: what it says is enough, and the tests of logic stay green."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[1]
LOGIC = [
    *("tests/clinic", "tests/alexa", "tests/screens/test_screens.py"),
    *("tests/content/test_article_facts.py", "tests/content/test_compiled.py", "tests/package/test_template.py"),
]
SECOND = """
[[clinic]]
id = "kempston"
name = "Clinics in Kempston"
also_called = ["Kempston", "the Kempston clinic"]
hours = "Mo-Th 10:00-16:00"
time_zone = "Europe/London"
holiday_country = "GB"
holiday_subdivision = "ENG"
address = "Two Mill Lane, Kempston"
"""
RULE = """
[tingling_and_few_steps]
urgency = "urgent_same_day"
all = [["numbness_or_tingling"], ["trouble_walking"]]
words = "Numbness or tingling, and only a few steps can be walked."
danger = "A nerve that stops you walking needs a look today."
sources = ["nhs_back_pain"]
"""
TOGETHER = RULE.replace("tingling_and_few_steps", "long_and_lump").replace(
    '["numbness_or_tingling"], ["trouble_walking"]', '["over_two_weeks"], ["lump"]'
)
STATED = """        or (there(facts, "cancer_history") and not sprint)
        or (there(facts, "numbness_or_tingling") and there(facts, "trouble_walking"))
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(tmp_path / "clone")], check=True)
    return tmp_path / "clone"


def run(clone: Path, *command: str, fails: bool = False) -> str:
    environment = {**os.environ, "PYTHONPATH": f"{clone}:{clone / 'lambda'}"}
    done = subprocess.run(
        [sys.executable, *command], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )
    assert bool(done.returncode) is fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def edited(clone: Path, name: str, edit: Callable[[str], str]) -> None:
    path = clone / "skill" / "content" / name
    before = path.read_text("utf-8")
    assert edit(before) != before
    path.write_text(edit(before), "utf-8")


def stays_green(clone: Path) -> None:
    run(clone, "-m", "skill", "models")
    assert "fit together" in run(clone, "-m", "skill", "check")
    run(clone, "-m", "pytest", "-q", *LOGIC)


def test_a_sentence_an_hour_an_address_and_a_second_clinic(clone: Path) -> None:
    edited(clone, "clinic_phrases.toml", lambda s: s.replace("Yes. We're open until {time}.", "Yes, until {time}."))
    edited(clone, "phrases.toml", lambda s: s.replace("Shall we look for warning", "Shall we check for warning"))
    edited(clone, "clinics.toml", lambda s: s.replace('"Mo-Fr 09:00-17:00"', '"Mo-Fr 08:30-18:00"') + SECOND)
    stays_green(clone)
    said = subprocess.run(
        [sys.executable, "-m", "skill", "talk"],
        input="is Kempston open on Friday\nwhere is the Kempston clinic\n",
        cwd=clone,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "Clinics in Kempston" in said
    assert "Two Mill Lane" in said


def test_a_cause(clone: Path) -> None:
    def copied(text: str) -> str:
        table = re.search(r"(?s)\[ischial_bursitis\]\n.*?(?=\n\[|\Z)", text)
        assert table
        copy = table[0].replace("[ischial_bursitis]", "[another_bursitis]")
        return text + "\n" + re.sub(r'(?m)^name = ".*"', 'name = "another bursitis"', copy)

    edited(clone, "causes.toml", copied)
    edited(clone, "evidence.toml", copied)
    causes = clone / "interaction_models" / "en" / "causes"
    shutil.copy(causes / "ischial_bursitis.yaml", causes / "another_bursitis.yaml")
    yaml = (causes / "another_bursitis.yaml").read_text("utf-8")
    (causes / "another_bursitis.yaml").write_text(yaml.replace("bursitis", "another bursitis"), "utf-8")
    stays_green(clone)


def test_a_rule(clone: Path) -> None:
    edited(clone, "rules.toml", lambda s: s + RULE)
    stays_green(clone)
    reading = clone / "tests" / "triage" / "naive.py"
    before = reading.read_text("utf-8")
    reading.write_text(before.replace(STATED.splitlines(True)[0], STATED), "utf-8")
    assert reading.read_text("utf-8") != before
    run(clone, "-m", "pytest", "-q", "tests/triage")


def test_a_rule_that_no_question_can_tell_is_refused(clone: Path) -> None:
    edited(clone, "rules.toml", lambda s: s + TOGETHER)
    assert "rule 'long_and_lump' needs a question about this finding alone" in run(
        clone, "-m", "skill", "check", fails=True
    )


def test_what_is_wrong_is_refused_by_check_and_package(clone: Path) -> None:
    edited(clone, "clinics.toml", lambda s: s.replace("Europe/London", "Europe/Bedford"))
    edited(clone, "rules.toml", lambda s: "")
    for command in (["-m", "skill", "check"], ["-m", "skill", "package", "--dev"]):
        said = run(clone, *command, fails=True)
        assert "Europe/Bedford" in said
        assert "rules.toml: is empty" in said

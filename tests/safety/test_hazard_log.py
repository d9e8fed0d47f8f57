"""The hazard log is complete, every control names tests that exist, and the page is made from it."""

import ast
from functools import cache
from pathlib import Path

import pytest

from skill.report.hazards import FOLDER, load, markdown

ROOT = Path(__file__).parents[2]
HAZARDS = load()
NAMED = [test for hazard in HAZARDS.values() for control in hazard.controls for test in control.tests]
MUST_BE_THERE = {
    "misheard_no",
    "silence",
    "buried_sign",
    "stale_hours",
    "wrong_number",
    "somebody_else",
    "child",
    "not_sure_read_as_no",
    "stopping_early",
    "broken_session",
    "failure",
    "reliance",
    "privacy",
    "content_edit",
    "over_triage",
    "crisis_unmet",
    "stale_helpline",
    "correction_not_taken",
    "old_as_new",
    "lowered_afterwards",
    "denial_misread",
    "harmful_self_care",
}


@cache
def names_in(path):
    """The names of the tests of a file, as pytest collects them."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {node.name for node in functions if node.name.startswith("test_")}


def exists(test):
    path, _, name = test.partition("::")
    return path.startswith("tests/") and (ROOT / path).is_file() and name in names_in(path)


@pytest.mark.parametrize("test", sorted(set(NAMED)))
def test_every_control_names_a_test_that_exists(test):
    assert exists(test)


@pytest.mark.parametrize(
    "test",
    [
        "tests/safety/test_hazard_log.py::test_nobody_wrote",
        "tests/safety/no_such_file.py::test_x",
        "tests/safety/test_hazard_log.py",
        "tests/safety/test_hazard_log.py::exists",
        "skill/cli.py::main",
    ],
)
def test_a_test_that_does_not_exist_would_be_noticed(test):
    assert not exists(test)


def test_the_hazards_that_must_be_there_are():
    assert set(HAZARDS) >= MUST_BE_THERE


@pytest.mark.parametrize("hazard", HAZARDS.values(), ids=HAZARDS)
def test_every_hazard_says_everything(hazard):
    assert hazard.controls
    assert all(control.does and control.tests for control in hazard.controls)
    assert hazard.cause
    assert hazard.harm
    assert hazard.remains.endswith("."), "what remains is said in whole sentences"


def test_the_page_is_made_from_the_log():
    """Otherwise run `python -m skill hazards`."""
    assert (FOLDER / "hazard-log.md").read_text(encoding="utf-8") == markdown(HAZARDS)


def test_the_page_says_nothing_that_a_table_would_break():
    for hazard in HAZARDS.values():
        assert not any("|" in text or "\n" in text for text in (hazard.hazard, *(c.does for c in hazard.controls)))


def test_the_safety_folder_says_that_nobody_has_reviewed_it():
    """Until review.toml says otherwise."""
    from skill.content.compiled import content

    if not any(standing.holds for standing in content().reviews.values()):
        assert "not reviewed by a clinician" in " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())

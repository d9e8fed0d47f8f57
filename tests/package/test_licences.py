"""docs/licences.md is of what is locked now, and what is said of the project's own licence holds."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions

from skill.package.function import REPOSITORY
from skill.package.licences import SETS

LISTED = re.compile(r"^\| ([A-Za-z0-9_.-]+) \| ([^ |]+) \|", re.MULTILINE)
LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)==([^ \\;]+)", re.MULTILINE)
UNLISTED = {"pip", "pip-licenses", "prettytable", "pyyaml-ft", "wcwidth"}
"""What pip-licenses never lists: itself and what it brings."""


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_list_is_of_what_is_locked() -> None:
    text = (REPOSITORY / "docs" / "licences.md").read_text("utf-8")
    listed = {(normalised(name), version) for name, version in LISTED.findall(text) if name != "Name"}
    locked = {
        (normalised(name), version)
        for lock in SETS
        for name, version in LOCKED.findall((REPOSITORY / "requirements" / f"{lock}.txt").read_text("utf-8"))
    }
    names = {name for name, _ in locked}
    assert {name for name, _ in listed} <= names, "run `make licences`"
    several = {name for name in names if len({version for other, version in locked if other == name}) > 1}
    assert {one for one in listed if one[0] not in several} <= locked, "run `make licences`"
    here = {normalised(found.name) for found in distributions()}
    assert names & here <= {name for name, _ in listed} | UNLISTED, "run `make licences`"


def test_the_licence_is_whole_and_the_package_says_it() -> None:
    text = (REPOSITORY / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    assert all((REPOSITORY / name).is_file() for name in project["license-files"])

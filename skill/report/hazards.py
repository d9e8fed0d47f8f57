"""The hazard log: read from docs/safety/hazards.toml, and written as the markdown page beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from skill.content.marks import Table

FOLDER = Path(__file__).parents[2] / "docs" / "safety"
LOG = FOLDER / "hazards.toml"


class Control(Table, frozen=True):
    """What is done about a hazard, and the tests that show it, as `path::name`."""

    does: str
    tests: tuple[str, ...]


class Hazard(Table, frozen=True):
    """One table of hazards.toml, which says what each field means."""

    hazard: str
    cause: tuple[str, ...]
    harm: str
    severity: Literal["could be fatal", "could be serious", "could be moderate", "minor"]
    likelihood: Literal["likely", "possible", "unlikely"]
    controls: tuple[Control, ...]
    remains: str


def load(path: Path = LOG) -> dict[str, Hazard]:
    """Return the hazards by their ids. Raises msgspec.ValidationError for a field that is missing, unknown or wrong."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), dict[str, Hazard])


def run(_: object) -> int:
    """Write the page."""
    (FOLDER / "hazard-log.md").write_text(markdown(load()), encoding="utf-8")
    return 0


def markdown(hazards: dict[str, Hazard]) -> str:
    """Return the page hazard-log.md."""
    environment = Environment(
        loader=PackageLoader("skill.report", ""),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("hazard-log.md.j2").render(hazards=hazards)

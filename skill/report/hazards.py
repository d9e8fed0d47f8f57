"""The hazard log: read from docs/safety/hazards.toml, and written as the markdown page beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from skill.content.marks import Table

FOLDER = Path(__file__).parents[2] / "docs" / "safety"
LOG = FOLDER / "hazards.toml"
INTRODUCTION = """\
Made from `hazards.toml` by `python -m skill hazards`: edit that file. [README.md](README.md) says how to read it.
Severity is that of the harm. Likelihood is with the controls, and it is our judgement: nobody has measured it in use,
and no clinician has agreed to it."""


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
    return "\n".join(_lines(hazards))


def _lines(hazards: dict[str, Hazard]) -> Iterator[str]:
    yield "# Hazard log"
    yield ""
    yield INTRODUCTION
    yield ""
    yield "| | hazard | severity | likelihood |"
    yield "|---|---|---|---|"
    for number, (id, hazard) in enumerate(hazards.items(), 1):
        yield f"| {number} | [{hazard.hazard}](#{id}) | {hazard.severity} | {hazard.likelihood} |"
    for number, (id, hazard) in enumerate(hazards.items(), 1):
        yield ""
        yield f'<a id="{id}"></a>'
        yield ""
        yield f"## {number}. {hazard.hazard}"
        yield ""
        yield f"**Cause.** {'; '.join(cause for cause in hazard.cause)}."
        yield ""
        yield f"**Harm.** {hazard.harm}: {hazard.severity}, {hazard.likelihood} with the controls."
        yield ""
        yield "| control | shown by |"
        yield "|---|---|"
        for control in hazard.controls:
            yield f"| {control.does} | {'<br>'.join(f'`{test}`' for test in control.tests)} |"
        yield ""
        yield f"**What remains.** {hazard.remains}"
    yield ""

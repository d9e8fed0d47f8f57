"""Imports run one way: from what speaks to Alexa down to the content, as README and docs say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "skill"
BELOW = {
    "content": set[str](),
    "alerts": set[str](),
    "triage": {"content"},
    "understanding": {"content"},
    "clinic": {"content"},
    "session": {"content", "triage"},
    "conversation": {"content", "triage", "understanding", "clinic", "session", "alerts"},
    "screens": {"conversation", "triage", "clinic"},
    "alexa": {"conversation", "screens", "understanding", "session", "alerts", "content", "version"},
    "web": {"alexa", "checks", "content", "version"},
}
"""What each room of the skill that patients hear may import."""


def imported(file: Path) -> Iterator[str]:
    """Yield the rooms that a module imports, at its head or within a function."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("skill."))


def rooms() -> dict[str, set[str]]:
    """Return each room, a package or module of skill/, with those that it imports."""
    found: dict[str, set[str]] = {}
    for file in FOLDER.rglob("*.py"):
        room = file.relative_to(FOLDER).parts[0].removesuffix(".py")
        found.setdefault(room, set()).update(imported(file))
    return {room: others - {room} for room, others in found.items()}


ROOMS = rooms()


@pytest.mark.parametrize("room", BELOW)
def test_a_room_imports_only_what_is_below_it(room: str) -> None:
    assert ROOMS[room] <= BELOW[room]


def test_there_is_no_circle_among_the_rooms() -> None:
    order = list(TopologicalSorter(ROOMS).static_order())  # raises CycleError
    assert order.index("content") < order.index("conversation") < order.index("alexa") < order.index("web")

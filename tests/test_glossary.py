"""Each word of docs/glossary.md is one of the code's: the place that it names is there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

DOCUMENT = Path(__file__).parents[1] / "docs" / "glossary.md"
ROW = re.compile(r"^\| (?P<word>[^|]+) \| (?P<means>[^|]+) \| `(?P<place>skill[\w.]+)` \|$", re.MULTILINE)
ROWS = [row.groups() for row in ROW.finditer(DOCUMENT.read_text("utf-8"))]


def test_every_row_is_read() -> None:
    rows = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(ROWS) == len(rows) - 1  # but for the head
    assert len({word for word, *_ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("word", "means", "place"), ROWS, ids=[word for word, *_ in ROWS])
def test_a_word_names_a_place_in_the_code(word: str, means: str, place: str) -> None:
    names = place.split(".")
    module = next(end for end in range(len(names), 0, -1) if _is_module(".".join(names[:end])))
    found: Any = import_module(".".join(names[:module]))
    for name in names[module:]:
        is_field = name in getattr(found, "__annotations__", {})  # without a default it is no attribute
        assert is_field or hasattr(found, name), f"{word}: {place} is not in the code"
        found = getattr(found, name, None)


def _is_module(name: str) -> bool:
    try:
        import_module(name)
    except ModuleNotFoundError:
        return False
    return True

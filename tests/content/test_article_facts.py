"""Every fact of the clinic's article is heard where docs/article-facts.md says, or has a reason why not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.content.load import FOLDER

DOCUMENT = Path(__file__).parents[2] / "docs" / "article-facts.md"
ROW = re.compile(r"^\| (?P<fact>[^|]+) \| (?P<place>[^|]+) \| (?P<words>[^|]*)\|$")
PLACE = re.compile(r"^(?P<file>\w+\.toml) (?P<table>\w+)$")
FEWEST = 110


def rows() -> Iterator[tuple[str, str, str]]:
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        found = ROW.match(line)
        if found and found["fact"].strip() not in ("the article says", "---"):
            yield found["fact"], found["place"].strip(), found["words"]


FACTS = list(rows())


def table(file: str, name: str) -> Any:
    """What stands under this name: a table, an entry of [[clinic]] by its id, or a phrase."""
    tables: dict[str, Any] = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    clinics = {clinic["id"]: clinic for clinic in tables.get("clinic", ()) if isinstance(clinic, dict)}
    return {**tables, **clinics, **tables.get("phrases", {})}.get(name)


def heard(entry: Any) -> str:
    """All the words of a table: its names and its sources are no part of them."""
    if isinstance(entry, str):
        return entry
    return " ".join(
        text
        for field, value in entry.items()
        if field not in ("sources", "unless", "offers")
        for text in ([value] if isinstance(value, str) else value if isinstance(value, list) else [])
    )


def test_the_table_is_read() -> None:
    assert len(FACTS) >= FEWEST
    assert sum(place.startswith("not said: ") for _, place, _ in FACTS) >= 10


@pytest.mark.parametrize(("fact", "place", "words"), FACTS, ids=[fact[:40] for fact, _, _ in FACTS])
def test_a_fact_is_heard_where_the_table_says_or_has_a_reason(fact: str, place: str, words: str) -> None:
    if place.startswith("not said: "):
        assert len(place.removeprefix("not said: ").split()) >= 5, f"{fact}: no reason"
        assert not words.strip()
        return
    named = PLACE.match(place)
    assert named, f"{fact}: {place!r} names no file and table"
    entry = table(named["file"], named["table"])
    assert entry is not None, f"{fact}: {place} does not exist"
    quoted = re.findall(r'"([^"]+)"', words)
    assert quoted, f"{fact}: no words"
    for part in quoted:
        assert part.lower() in heard(entry).lower(), f"{fact}: {part!r} is not heard in {place}"

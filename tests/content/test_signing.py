"""Signing files off: who, when and which words are written to review.toml, and nothing that changed meanwhile."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from skill.content import signing
from skill.content.errors import ContentError
from skill.content.load import load
from skill.content.review import digest

TODAY = datetime.date(2031, 5, 20)


def saved(folder: Path, **changes: object) -> signing.Answer:
    """What the page saves, read back."""
    answer = {
        "reviewer": 'Dr "A" Ä, GMC 1',
        "date": "2031-05-19",
        "files": {"rules.toml": digest(folder / "rules.toml")},
    }
    path = folder.parent / "review.json"
    path.write_text(json.dumps(answer | changes), "utf-8")
    return signing.read_answer(path)


def test_what_the_page_saved_is_written_and_holds(folder: Path) -> None:
    signing.sign(folder, saved(folder), load(folder).reviews, TODAY)
    reviews = load(folder).reviews
    assert str(reviews["rules.toml"]) == 'reviewed by Dr "A" Ä, GMC 1 on 2031-05-19'
    assert not reviews["causes.toml"].holds
    signing.sign(folder, signing.named(folder, ["causes.toml"], "B", TODAY), reviews, TODAY)
    assert {name for name, standing in load(folder).reviews.items() if standing.holds} == {"causes.toml", "rules.toml"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reviewer": " "}, "needs a name"),
        ({"date": "2031-05-21"}, "day to come"),
        ({"files": {}}, "no file"),
        ({"files": {"rules.toml": "0" * 16}}, "rules.toml: has changed since it was reviewed"),
        ({"files": {"rulez.toml": "0" * 16}}, "rulez.toml: there is no such content file"),
    ],
)
def test_what_is_not_a_review_is_refused_and_nothing_written(
    folder: Path, changes: dict[str, object], said: str
) -> None:
    before = (folder / "review.toml").read_bytes()
    with pytest.raises(ContentError, match=said):
        signing.sign(folder, saved(folder, **changes), load(folder).reviews, TODAY)
    assert (folder / "review.toml").read_bytes() == before


def test_a_name_that_is_meant_is_said(folder: Path) -> None:
    with pytest.raises(ContentError, match=r"did you mean 'rules.toml'"):
        signing.sign(folder, signing.named(folder, ["rulse.toml"], "A", TODAY), {}, TODAY)

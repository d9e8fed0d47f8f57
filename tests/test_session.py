"""Session attributes that are old, broken or tampered with."""

from __future__ import annotations

from typing import Any

import pytest

from skill.content.load import content
from skill.session import Session, Step, read

CHECK = content().check


def test_what_was_written_is_read_again() -> None:
    session = Session(
        question="leg_cold",
        answers={"chest_pain": "no", "over_two_weeks": "not_sure"},
        opened={"leg": "yes"},
        stage="check",
        steps=[Step("chest", "check", ["chest_pain"])],
        unsure=True,
        misses=1,
        last="Is it cold?",
    )
    assert read(session.attributes(), CHECK) == session


def test_question_and_answers_are_always_there_and_nothing_empty_is() -> None:
    assert Session().attributes() == {"question": None, "answers": {}}


@pytest.mark.parametrize("attributes", [None, [], "x", 7, {"answers": None}, {"answers": ["chest_pain"]}])
def test_what_is_no_session_is_a_new_one(attributes: Any) -> None:
    assert read(attributes, CHECK) == Session()


def test_good_answers_are_kept_beside_bad_ones() -> None:
    """A lost answer would only be asked for again; a kept yes can't be lost to a stranger's entry."""
    answers = {"fever": "yes", "made_up": "yes", "chest_pain": "maybe", "collapse": None, "breathless": ["no"]}
    assert read({"answers": answers}, CHECK).answers == {"fever": "yes"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("question", 3),
        ("question", "x" * 101),
        ("stage", None),
        ("steps", [{"question": "chest"}]),
        ("steps", "chest"),
        ("steps", [{"question": "gone", "stage": "check", "added": []}]),
        ("misses", -1),
        ("misses", "2"),
        ("unsure", "yes"),
        ("offered", ["x"] * 101),
        ("last", "x" * 4001),
        ("opened", {"leg": "no", "made_up": "yes"}),
    ],
)
def test_a_bad_attribute_is_left_out(name: str, value: Any) -> None:
    session = read({name: value, "answers": {"fever": "yes"}}, CHECK)
    assert session == Session(answers={"fever": "yes"})

"""Times in words, as they are spoken."""

from __future__ import annotations

import pytest

from skill.conversation import spoken


@pytest.mark.parametrize(("count", "words"), [(1, "one minute"), (2, "two minutes"), (15, "fifteen minutes")])
def test_minutes(count: int, words: str) -> None:
    assert spoken.minutes(count) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (30, "thirty minutes"),
        (60, "one hour"),
        (95, "one hour and thirty-five minutes"),
        (61, "one hour and one minute"),
        (120, "two hours"),
        (150, "two and a half hours"),
    ],
)
def test_hours(count: int, words: str) -> None:
    assert spoken.hours(count) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "one minute"),
        (600, "ten minutes"),
        (629, "ten minutes"),
    ],
)
def test_what_is_left(seconds: int, words: str) -> None:
    assert spoken.left(seconds) == words

"""Every phrase that a prompt suggests is one that the model understands, word for word."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.simulator import models
from skill.simulator.recogniser import FALLBACK, Recogniser

CONTENT = Path(__file__).resolve().parents[2] / "skill" / "content"
SUGGESTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
TO_ALEXA = {"alexa"}
"""What is said to Alexa and not to the skill starts so: "Alexa, set a timer for fifteen minutes"."""


def suggestions() -> list[str]:
    """What stands in quotation marks in the content: a phrase to say."""
    texts = (
        text for path in sorted(CONTENT.glob("*.toml")) for text in strings(tomllib.loads(path.read_text("utf-8")))
    )
    phrases = {phrase.strip(",.?! ") for text in texts for phrase in SUGGESTED.findall(text)}
    return sorted(phrase for phrase in phrases if phrase.split()[0].strip(",").lower() not in TO_ALEXA)


def strings(content: Any) -> Iterator[str]:
    """Every string of a TOML document."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from strings(part)


def test_prompts_suggest_something() -> None:
    assert {"yes", "no", "not sure", "check my leg"} <= set(suggestions())


@pytest.mark.parametrize("locale", models.LOCALES)
def test_every_phrase_that_a_prompt_suggests_is_understood(locale: str) -> None:
    recogniser = Recogniser(locale)
    intents = {phrase: {name for name, _ in recogniser.word_for_word(phrase)} for phrase in suggestions()}
    assert {phrase: names for phrase, names in intents.items() if not names or FALLBACK in names} == {}


def test_a_phrase_that_nobody_taught_is_noticed() -> None:
    assert Recogniser().word_for_word("hop on one leg and sing") == []

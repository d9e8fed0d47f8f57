"""Every phrase that a prompt suggests in quotation marks is understood, with the offer or question open that it stands in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.content.compiled import content
from skill.content.load import FOLDER
from skill.language.source import LOCALES
from skill.speaker.recogniser import Recogniser, means
from skill.understanding import Asked, Meaning

SUGGESTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
TO_ALEXA = {"alexa"}
"""What is said to Alexa and not to the skill starts so: "Alexa, set a timer for fifteen minutes"."""


def suggestions(folder: Path = FOLDER) -> list[str]:
    """What stands in quotation marks in the content: a phrase to say."""
    files = (tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))
    phrases = {phrase.strip(",.?! ") for file in files for text in strings(file) for phrase in SUGGESTED.findall(text)}
    return sorted(phrase for phrase in phrases if phrase.split()[0].strip(",").lower() not in TO_ALEXA)


def strings(part: Any) -> Iterator[str]:
    """Every string of a TOML document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from strings(inner)


def understood(recogniser: Recogniser, phrase: str) -> Meaning:
    chest = content().check.questions["chest"]
    return means(phrase, recogniser.recognise(phrase), Asked(chest.id, chest.covers))


MEANT: dict[str, object] = {
    "check my leg": "start_check",
    "go back": "go_back",
    "help": "help",
    "it's for a child": {"child": "yes"},
    "no": "no",
    "not sure": "not_sure",
    "repeat": "repeat",
    "should I use ice": "topic:ice",
    "start over": "start_over",
    "stop": "stop",
    "what can cause it": "list_causes",
    "when are you open": "hours",
    "why do you ask": "why",
    "yes": "yes",
}
"""What each suggested phrase means, as an answer, a wish or a finding."""


def test_every_phrase_that_a_prompt_suggests_is_here() -> None:
    assert set(suggestions()) == set(MEANT)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_phrase_that_a_prompt_suggests_is_understood(locale: str) -> None:
    recogniser = Recogniser(locale)
    meanings = {phrase: understood(recogniser, phrase) for phrase in MEANT}
    assert {phrase: one.answer or one.asks or dict(one.told) for phrase, one in meanings.items()} == MEANT


def test_a_phrase_that_nobody_taught_is_noticed() -> None:
    meaning = understood(Recogniser(), "my neighbour is painting the fence")
    assert (meaning.answer, meaning.asks, dict(meaning.told)) == (None, None, {})

"""Whole dialogues, as files that anybody can read: who says what, and what is heard. See tests/conversations/README.md.

Every line goes the patient's way: recognised from the interaction model, sent as an Alexa request to Lambda's handler.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lambda_function import handler

from skill.simulator.device import Device, Heard
from skill.simulator.recogniser import Recogniser
from tests import responses

FOLDER = Path(__file__).parent / "conversations"
FILES = sorted(FOLDER.glob("*.txt"))
OPENING = "Alexa, open bedford leg clinic"
MOST_ANSWERS = 30


@cache
def recogniser(locale: str) -> Recogniser:
    return Recogniser(locale)


class Dialogue:
    """Plays one file against the handler."""

    def __init__(self, path: Path) -> None:
        self.lines = [line.rstrip() for line in path.read_text(encoding="utf-8").splitlines()]
        self.now = datetime.fromisoformat("2026-11-23T10:00:00+00:00")
        self.device = Device(self._answer, "en-GB", clock=lambda: self.now)
        self.heard: Heard | None = None
        self.awaiting: str | None = None

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        response = handler(json.loads(json.dumps(request)), None)
        responses.check(response)
        return response

    def play(self) -> None:
        for number, line in enumerate(self.lines, 1):
            try:
                self.line(line)
            except AssertionError as error:
                raise AssertionError(f"line {number}: {line}\n{error}\nheard: {self.heard}") from None

    def line(self, line: str) -> None:
        if not line or line.startswith("#"):
            return
        if line.startswith("P: "):
            self.said(line[3:])
        elif line.startswith("S: "):
            self.expect(line[3:])
        elif line.startswith("(") and line.endswith(")"):
            self.direction(line[1:-1])
        else:
            raise AssertionError("a line starts with P:, S:, # or stands in brackets")

    def said(self, words: str) -> None:
        if words.rstrip(".") == OPENING:
            self.heard = self.device.open()
            return
        recognised = recogniser(self.device.locale).recognise(words, self.now.date())
        slots = {name: (slot.value, slot.id) for name, slot in recognised.slots.items()}
        self.heard = self.device.intend(recognised.intent, slots)

    def expect(self, words: str) -> None:
        assert self.heard is not None, "nothing was heard yet"
        pattern = ".*".join(re.escape(part.strip()) for part in words.split("…"))
        speech = " ".join(self.heard.speech.split())
        loose = re.sub(r"\s+", " ", pattern.replace(r"\ ", " "))
        assert re.fullmatch(rf"\s*{loose}\s*", speech, re.DOTALL), "not what was heard"

    def direction(self, words: str) -> None:
        verb, _, rest = words.partition(": ")
        if words == "the session ends":
            assert self.heard is not None
            assert not self.heard.listening, "the session goes on"
        elif verb == "locale":
            self.device.locale = rest
        elif verb == "it is":
            self.now = datetime.fromisoformat(rest)
        elif verb == "answers no until":
            self.answer_until("AMAZON.NoIntent", rest)
        elif verb == "card":
            assert self.heard is not None
            assert self.heard.card, "no card"
            assert rest in ": ".join(self.heard.card)
        elif verb == "no card":
            raise AssertionError("write (without a card)")
        elif words == "without a card":
            assert self.heard is not None
            assert self.heard.card is None
        elif verb == "intent":
            name, _, slots = rest.partition(" ")
            self.heard = self.device.intend(name, json.loads(slots) if slots else {})
        elif verb == "request":
            response = self._answer(self.device.request(json.loads(rest)))
            assert response["response"] == {}, "an answer where none can be heard"
        elif verb == "attributes":
            self.device.attributes = json.loads(rest)
        else:
            raise AssertionError("no such direction; see tests/conversations/README.md")

    def answer_until(self, intent: str, question: str) -> None:
        for _ in range(MOST_ANSWERS):
            assert self.heard is not None
            assert self.heard.listening, f"the session ended before: {question}"
            if question in self.heard.speech:
                return
            self.heard = self.device.intend(intent)
        raise AssertionError(f"never asked: {question}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_conversation(path: Path) -> None:
    Dialogue(path).play()


def test_there_are_enough_and_each_says_what_it_covers() -> None:
    parts = {part for path in FILES for part in re.findall(r"^# covers: (.*)$", path.read_text("utf-8"), re.MULTILINE)}
    covered = {word.strip() for line in parts for word in line.split(",")}
    wanted = {"check", "outcome", "causes", "ask", "clinic", "warning", "locales", "never-lost"}
    assert wanted <= covered, wanted - covered
    assert len(FILES) >= 40

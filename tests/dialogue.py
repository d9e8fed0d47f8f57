"""Plays a dialogue of tests/conversations against Lambda's handler: checks what is heard, or takes over what changed.

Every line goes the patient's way: recognised as Alexa would, sent as a request, answered by the handler.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from lambda_function import handler

from skill.alerts import REMINDERS, TIMERS
from skill.speaker.alerts import Alerts, serving
from skill.speaker.device import Device, Heard
from skill.speaker.recogniser import Recogniser
from tests import responses

FOLDER = Path(__file__).parent / "conversations"
FILES = sorted(FOLDER.glob("*.txt"))
OPENING = "Alexa, open bedford leg clinic"
MOST_ANSWERS = 30
ENDS = "(the session ends)"
PERMISSIONS = {"timers": TIMERS, "reminders": REMINDERS}


@cache
def recogniser(locale: str) -> Recogniser:
    return Recogniser(locale)


@contextmanager
def opened(path: Path) -> Iterator[Dialogue]:
    """A dialogue on a device with timers of its own."""
    alerts = Alerts()
    with serving(alerts) as endpoint:
        yield Dialogue(path, endpoint, alerts)


def not_yet(path: Path) -> str:
    """Why this dialogue doesn't go as it should yet; empty for one that does."""
    found = re.search(r"^# not yet: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


class Dialogue:
    """One file and the device that it is played on."""

    def __init__(self, path: Path, endpoint: str, alerts: Alerts) -> None:
        alerts.clock = lambda: self.now
        self.alerts = alerts
        self.lines = [line.rstrip() for line in path.read_text(encoding="utf-8").splitlines()]
        self.now = datetime.fromisoformat("2026-11-23T10:00:00+00:00")
        self.device = Device(self._answer, "en-GB", clock=lambda: self.now, alerts=alerts, endpoint=endpoint)
        self.heard: Heard | None = None

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        response: dict[str, Any] = handler(json.loads(json.dumps(request)), None)
        responses.check(response)
        return response

    def play(self) -> None:
        """Raise AssertionError, naming the line, where something else is heard."""
        for number, line in enumerate(self.lines, 1):
            try:
                self.line(line)
            except AssertionError as error:
                raise AssertionError(f"line {number}: {line}\n{error}\nheard: {self.heard}") from None

    def taken_over(self) -> Iterator[str]:
        """Yield the lines of the file with what is heard now in the place of what was.

        What still holds stays as it is written. A dialogue that ends sooner keeps its lines, for somebody to look at.
        Raises AssertionError, naming the line, where only a person can say what should be there.
        """
        for number, line in enumerate(self.lines, 1):
            try:
                self.line(line)
            except AssertionError as error:
                if self.heard and line.startswith("S:"):
                    line = f"S: {' '.join(self.heard.speech.split())}"
                elif self.heard and self.heard.card and line.startswith("(card: "):
                    line = f"(card: {self.heard.card[0]}: {self.heard.card[1].split('. ')[0]})"
                elif line == ENDS:
                    continue
                else:
                    raise AssertionError(f"line {number}: {line}\n{error}\nheard: {self.heard}") from None
            yield line

    def line(self, line: str) -> None:
        if not line or line.startswith("#"):
            return
        if line.startswith("P: "):
            self.said(line[3:])
        elif line.startswith("S:"):
            self.expect(line[2:].strip())
        elif line.startswith("(") and line.endswith(")"):
            self.direction(line[1:-1])
        else:
            raise AssertionError("a line starts with P:, S:, # or stands in brackets")

    def said(self, words: str) -> None:
        if words.rstrip(".") == OPENING:
            self.heard = self.device.open()
            return
        recognised = recogniser(self.device.locale).recognise(words)
        slots = {name: (slot.value, slot.id) for name, slot in recognised.slots.items()}
        self.heard = self.device.intend(recognised.intent, slots)

    def expect(self, words: str) -> None:
        assert self.heard is not None, "nothing was heard yet"
        assert words, "write what is heard, or take it over"
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
        elif verb == "later":
            self.now += timedelta(minutes=float(rest.removesuffix(" minutes").removesuffix(" minute")))
        elif verb == "allowed":
            self.alerts.granted |= {PERMISSIONS[kind] for kind in rest.split(" and ")}
        elif verb == "alexa asks for":
            assert self.heard is not None
            assert self.heard.permission == PERMISSIONS[rest], "it asks for no such permission"
        elif verb == "answer":
            self.heard = self.device.permit(rest.removesuffix(", with a card"), card=rest.endswith(", with a card"))
        elif verb == "announced":
            assert self.alerts.rung() == ([] if rest == "nothing" else [rest])
        elif verb == "answers no until":
            self.answer_until("AMAZON.NoIntent", rest)
        elif verb == "answers yes until":
            self.answer_until("AMAZON.YesIntent", rest)
        elif verb == "never said":
            assert self.heard is not None
            assert rest.lower() not in self.heard.speech.lower(), f"said: {rest}"
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

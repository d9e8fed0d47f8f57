"""What is made of one line: the intent that it belongs to, and what it means in the light of what was asked."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from functools import cache
from typing import Any

from skill.content.compiled import content
from skill.language.learn import ready
from skill.language.source import LOCALES
from skill.speaker.recogniser import Recogniser, intent_of, means
from skill.understanding import Asked


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--locale", choices=LOCALES, default="en-GB")
    parser.add_argument("--asked", default="", help="the id of the question that is open")


def run(options: argparse.Namespace) -> int:
    """Read lines from standard input and print what is made of each."""
    for line in sys.stdin:
        if text := line.strip():
            print(json.dumps(recognise(text, options.locale, options.asked), ensure_ascii=False), flush=True)
    return 0


def recognise(text: str, locale: str = "en-GB", question: str = "") -> dict[str, Any]:
    """Return the line, its intent and slots, and what it means; `question` is the id of the open question."""
    found = _recogniser(locale).recognise(text)
    meaning = means(text, found, _asked(question))
    shown = found if not found.slots else intent_of(text, meaning, date.today())
    return {
        "text": text,
        "intent": shown.intent,
        "slots": {name: {"value": slot.value, "id": slot.id} for name, slot in shown.slots.items()},
        "means": {"answer": meaning.answer, "told": dict(meaning.told), "asks": meaning.asks, "crisis": meaning.crisis},
        "sure": meaning.sure,
    }


@cache
def _recogniser(locale: str) -> Recogniser:
    ready()
    return Recogniser(locale)


def _asked(question: str) -> Asked:
    check = content().check
    found = check.question(question)
    covers = found.covers if found else (question,) if question in check.findings else ()
    return Asked(question, covers, frozenset(), check.ever, check.background, check.grave, check.lowering)

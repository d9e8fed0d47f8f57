"""A conversation to every screen worth seeing, and the directive that it ends on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from skill.alexa.handlers import create_skill
from skill.alexa.responder import responder
from skill.content.compiled import content
from skill.conversation.turn import Countdown, Reply, Turn
from skill.screens import show
from skill.session import Session
from skill.speaker.device import SCREEN, Device
from skill.speaker.recogniser import Recogniser

NOW = datetime.fromisoformat("2026-11-26T14:10:00+00:00")
NOS = ["no"] * 30
CONVERSATIONS: Mapping[str, list[str]] = {
    "home": [],
    "first question": ["yes"],
    "question": ["yes", "no", "no", "my leg is swollen"],
    "check-back": ["yes", "my foot has gone cold and white"],
    "emergency": ["yes", "yes"],
    "go to hospital": ["yes", "no", "yes"],
    "crisis": ["I took too many tablets"],
    "today": ["yes", "one leg is swollen", "@nos"],
    "clinic soon": ["yes", "I take steroids and it's been six weeks", "@nos"],
    "care at home": ["yes", "@nos"],
    "likely causes": ["yes", "@nos", "yes", "yes", "yes", "no", "no", "no"],
    "cause": ["what is sciatica"],
    "self-care": ["should i use ice"],
    "help": ["help"],
    "which topic": ["!SelfCareIntent"],
    "which cause": ["!AboutCauseIntent"],
    "hours": ["when are you open"],
    "what to tell": ["yes", "one leg is swollen", "@nos", "what should i tell them"],
}


def directive(lines: list[str], locale: str = "en-GB", now: datetime = NOW) -> dict[str, Any]:
    """Hold the conversation on a device with a screen; return the last RenderDocument directive."""
    device = Device(responder(create_skill()), locale, lambda: now, interfaces=SCREEN)
    recogniser = Recogniser(locale)
    heard = device.open()
    for line in lines:
        for said in NOS if line == "@nos" else [line]:
            if said == "no" and line == "@nos" and (not heard.screen or heard.screen["token"] != "question"):
                break
            if said.startswith("!"):
                heard = device.intend(said[1:])
                continue
            found = recogniser.recognise(said)
            heard = device.intend(found.intent, {name: (slot.value, slot.id) for name, slot in found.slots.items()})
    assert heard.screen, (lines, heard)
    return heard.screen


def all_of_them() -> dict[str, dict[str, Any]]:
    """Every sample by name, with its directive."""
    made = {name: directive(lines) for name, lines in CONVERSATIONS.items()}
    return {**made, "timer": timer(), "timer, paused": timer(paused=True)}


def timer(paused: bool = False) -> dict[str, Any]:
    """The ice timer's screen, five minutes in."""
    turn = Turn(content(), Session(question="offer_check_waiting"), content().locales["en-GB"], NOW, shows="timer")
    turn.countdown = Countdown(900, 605, paused)
    made = show.directive(turn, Reply("", content().phrases.offer_check_waiting))
    assert made
    return {"token": made.token, "document": made.document, "datasources": made.datasources}

"""What stands on a screen, without a browser: every reply has its screen, and touch does what speech does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.handlers import create_skill
from skill.alexa.responder import responder
from skill.content.compiled import content
from skill.screens import show
from skill.speaker.device import SCREEN, TOUCH, Device, Heard
from skill.speaker.recogniser import Recogniser
from tests.screens import samples

ROOT = Path(__file__).parents[2]
ANSWER = responder(create_skill())
INTENTS = {"yes": "AMAZON.YesIntent", "no": "AMAZON.NoIntent", "not_sure": "NotSureIntent"}
MOST_BYTES = 24_000


def device(interfaces: Any = SCREEN, locale: str = "en-GB") -> Device:
    return Device(ANSWER, locale, lambda: samples.NOW, interfaces=interfaces)


def buttons(shown: dict[str, Any]) -> list[dict[str, Any]]:
    data = shown["datasources"]["screen"]
    return [*data.get("tiles", []), *data["buttons"], *data["more"]]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("text", "label", "title", "accessibilityLabel") and isinstance(inner, str):
                yield inner
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def values(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from values(inner)


@pytest.mark.parametrize("kind", show.KINDS)
def test_documents_hold_no_text(kind: str) -> None:
    document = show.document(kind)
    assert document["version"] == "1.4"
    assert "import" not in document
    for text in texts(document):
        outside = re.sub(r"\$\{[^}]*\}", "", text)
        assert not re.search(r"[A-Za-z]", outside), text


def test_without_a_screen_nothing_is_shown_and_nothing_of_screens_is_loaded() -> None:
    code = (
        "import sys; from skill.alexa.handlers import create_skill; from skill.alexa.responder import responder; "
        "from skill.speaker.device import Device; heard = Device(responder(create_skill())).open(); "
        "assert heard.listening and heard.screen is None; "
        "heavy = ('skill.screens.', 'ask_sdk_model.interfaces.alexa.presentation'); "
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("name", samples.CONVERSATIONS)
def test_every_sample_has_its_screen(name: str) -> None:
    shown = samples.directive(samples.CONVERSATIONS[name])
    assert shown["token"] in show.KINDS
    assert len(json.dumps(shown).encode()) < MOST_BYTES - 9_000, "speech and card need room as well"
    assert not [text for text in values(shown["datasources"]) if "{" in text], "a blank that wasn't filled"


@pytest.mark.parametrize("locale", ["en-US", "en-AU", "en-CA", "en-IN"])
def test_the_emergency_number_is_the_locales_own(locale: str) -> None:
    data = samples.directive(["yes", "yes"], locale)["datasources"]["screen"]
    assert data["number"] == content().locales[locale].emergency_number


def play(name: str) -> tuple[Device, Heard]:
    """Hold a sample's conversation, and stop before its end."""
    talker = device()
    recogniser = Recogniser()
    heard = talker.open()
    for line in samples.CONVERSATIONS[name]:
        for said in samples.NOS if line == "@nos" else [line]:
            if line == "@nos" and (not heard.screen or heard.screen["token"] != "question"):
                break
            if said.startswith("!"):
                heard = talker.intend(said[1:])
                continue
            found = recogniser.recognise(said)
            heard = talker.intend(found.intent, {name: (slot.value, slot.id) for name, slot in found.slots.items()})
    return talker, heard


@pytest.mark.parametrize("name", samples.CONVERSATIONS)
def test_touch_does_exactly_what_speech_does(name: str) -> None:
    talker, heard = play(name)
    assert heard.screen
    attributes = json.loads(json.dumps(talker.attributes))
    for button in buttons(heard.screen):
        kind, value, *_ = button["arguments"]
        _back_to(talker, attributes)
        talker.touch(button["arguments"])
        by_touch = talker.last
        _back_to(talker, attributes)
        if kind == "answer":
            talker.intend(INTENTS[value])
        else:
            _wish(talker, value)
        assert by_touch == talker.last, button


def _back_to(talker: Device, attributes: dict[str, Any]) -> None:
    talker.open()
    talker.attributes = json.loads(json.dumps(attributes))


def _wish(talker: Device, wish: str) -> None:
    from skill.alexa.intents import WISHES

    kind, _, id = wish.partition(":")
    if kind == "cause":
        talker.intend("AboutCauseIntent", {"cause": ("it", id)})
    elif kind == "topic":
        talker.intend("SelfCareIntent", {"topic": ("it", id)})
    else:
        talker.intend(next(intent for intent, name in WISHES.items() if name == wish))


def test_a_touch_that_comes_late_answers_nothing() -> None:
    talker = device()
    talker.open()
    first = talker.intend("AMAZON.YesIntent")
    assert first.screen
    yes = buttons(first.screen)[0]
    assert yes["arguments"][1] == "yes"
    second = talker.intend("AMAZON.NoIntent")
    before = dict(talker.attributes)
    late = talker.touch(yes["arguments"])
    assert late.speech == second.speech
    assert talker.attributes["answers"] == before["answers"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["answer"], ["answer", "maybe", "x"], ["wish", "nonsense"], ["wish", "cause:nothing"], [1, {}], "no list"],
)
def test_nonsense_from_a_screen_is_as_nothing_understood(arguments: Any) -> None:
    talker = device()
    talker.open()
    heard = talker._send({"type": TOUCH, "arguments": arguments})
    assert heard.listening
    assert "Sorry, I didn't get that" in heard.speech


def test_what_the_patient_said_is_on_the_screen_and_on_no_card() -> None:
    _, heard = play("what to tell")
    assert heard.screen
    said = json.dumps(heard.screen["datasources"])
    assert "swollen" in said.lower()
    assert heard.card is None


def test_today_is_marked_and_bank_holidays_are_named() -> None:
    days = samples.directive(["when are you open"])["datasources"]["screen"]["days"]
    assert [day["day"] for day in days if day["today"]] == ["Thursday"]
    assert all(day["hours"] for day in days)
    christmas = samples.directive(["when are you open"], now=datetime.fromisoformat("2026-12-24T10:00:00+00:00"))
    days = christmas["datasources"]["screen"]["days"]
    assert days[4]["note"] == "bank holiday: check first"


def test_a_screen_that_fails_costs_nothing_but_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(show, "screen", fails)
    heard = device().open()
    assert heard.screen is None
    assert heard.listening
    assert heard.speech.startswith("Hello from Bedford Leg Clinic.")


@pytest.mark.skipif(shutil.which("node") is None, reason="Node isn't installed")
@pytest.mark.skipif(
    not (ROOT / "node_modules" / "apl-suggester").is_dir(),
    reason="apl-suggester isn't installed: npm ci --ignore-scripts",
)
def test_amazons_validator_finds_nothing_wrong() -> None:
    documents = json.dumps([show.document(kind) for kind in show.KINDS])
    command = ["node", str(Path(__file__).with_name("validate.js"))]
    told = subprocess.run(command, input=documents, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    # It can't know the size of a layout's parent, and takes it for `auto`.
    wrong = [
        (kind, one["path"], one["errorMessage"])
        for kind, found in zip(show.KINDS, json.loads(told), strict=True)
        for one in found
        if "must be an absolute value when the parent" not in one["errorMessage"]
    ]
    assert wrong == []

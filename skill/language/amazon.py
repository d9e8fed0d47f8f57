"""What Amazon's builder refuses of an interaction model, found before it is sent.

Limits and rules: https://developer.amazon.com/docs/custom-skills/create-intents-utterances-and-slots.html,
https://developer.amazon.com/docs/custom-skills/slot-type-reference.html (AMAZON.SearchQuery), and our own, tighter ones
where no public model shows that more is taken.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

NAME = re.compile(r"[A-Za-z](?:[A-Za-z_]*[A-Za-z])?")
SAMPLE = re.compile(r"[A-Za-z .'\-]+")
VALUE = re.compile(r"[A-Za-z0-9 .,'&@\-]+")
SLOT = re.compile(r"\{(\w+)\}")
MOST_INTENTS, MOST_NAMES, MOST_VALUE, MOST_BYTES = 250, 350, 140, 500_000
MOST_SLOTS, MOST_SAMPLES = 12, 1000
FREE = "AMAZON.SearchQuery"


def refused(model: dict[str, Any], locale: str) -> list[str]:
    """Return what is wrong with the model of this locale, each thing by name; empty if it is sound."""
    return [f"{locale}: {what}" for what in _wrong(model)]


def _wrong(model: dict[str, Any]) -> Iterator[str]:
    language = model["interactionModel"]["languageModel"]
    intents, types = language["intents"], language.get("types", [])
    names = [intent["name"] for intent in intents] + [kind["name"] for kind in types]
    slots = {slot["name"] for intent in intents for slot in intent.get("slots", [])}
    size = len(json.dumps(model).encode())
    if size > MOST_BYTES:
        yield f"{size} bytes, more than {MOST_BYTES}"
    if len(intents) > MOST_INTENTS or len(names) > MOST_NAMES:
        yield f"{len(intents)} intents and {len(types)} types, more than Amazon takes"
    yield from (f"{name}: the name stands twice" for name, times in Counter(names).items() if times > 1)
    for name in (*names, *slots):
        if not NAME.fullmatch(name.removeprefix("AMAZON.")):
            yield f"{name}: a name holds letters and underscores only"
    yield from (f"{name}: an intent and a slot have this name" for name in sorted(slots & set(names)))
    if not re.fullmatch(r"[a-z .']+", language["invocationName"]) or len(language["invocationName"].split()) < 2:
        yield f"{language['invocationName']}: no invocation name of two words"
    where: dict[str, str] = {}
    for intent in intents:
        yield from _wrong_intent(intent)
        for sample in intent.get("samples", []):
            key = " ".join(sample.lower().split())
            if key in where:
                yield f"{intent['name']}: {sample!r} stands in {where[key]} too"
            where[key] = intent["name"]
    for kind in types:
        yield from _wrong_type(kind)


def _wrong_intent(intent: dict[str, Any]) -> Iterator[str]:
    name, slots = intent["name"], {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
    if len(slots) > MOST_SLOTS:
        yield f"{name}: {len(slots)} slots, more than {MOST_SLOTS}"
    samples = intent.get("samples", [])
    if len(samples) > MOST_SAMPLES:
        yield f"{name}: {len(samples)} samples, more than {MOST_SAMPLES}"
    for sample in samples:
        used = SLOT.findall(sample)
        rest = SLOT.sub(" ", sample)
        if rest.strip() and not SAMPLE.fullmatch(rest):
            yield f"{name}: {sample!r}: a sample holds letters, spaces, periods, apostrophes and hyphens"
        if len(used) != len(set(used)):
            yield f"{name}: {sample!r}: the same slot twice"
        yield from (f"{name}: {sample!r}: no slot {slot}" for slot in used if slot not in slots)
        if any(slots.get(slot) == FREE for slot in used):
            if len(used) > 1:
                yield f"{name}: {sample!r}: beside free words there may be no other slot"
            if not rest.strip():
                yield f"{name}: {sample!r}: free words need a word beside them"
    unused = slots.keys() - {slot for sample in samples for slot in SLOT.findall(sample)}
    yield from (f"{name}: no sample uses the slot {slot}" for slot in sorted(unused))


def _wrong_type(kind: dict[str, Any]) -> Iterator[str]:
    where: dict[str, str] = {}
    for value in kind["values"]:
        for way in (value["name"]["value"], *value["name"].get("synonyms", [])):
            if not VALUE.fullmatch(way) or len(way) > MOST_VALUE:
                yield f"{kind['name']}: {way!r}: characters or length that a value can't have"
            key = way.lower()
            if key in where:
                yield f"{kind['name']}: {way!r} stands in {where[key]} too"
            where[key] = str(value.get("id"))

"""Make the Alexa interaction models, `interaction_models/en-XX.json`, from the language files.

Short fixed things keep intents of their own. Each finding and crisis has an intent named after it, with its most
varied sentences and no slot. Short phrases come in slots. Everything else that people say comes as free words, after
the ways in which English sentences open; understanding reads the words. What isn't in the language files is in
`interaction_models/alexa.yaml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, structs, yaml

from skill.alexa.intents import names
from skill.content.compiled import content
from skill.language import source
from skill.language.amazon import refused
from skill.progress import counted
from skill.understanding.words import plain

MOST_SENTENCES = 40
"""Of a finding's or a crisis' sentences, so many go to Alexa, the most varied first."""
MOST_VALUES = 24
FREE = "AMAZON.SearchQuery"
MADE = "Made by `make models` from interaction_models/en; changes here are lost."


class Carriers(Struct, frozen=True, forbid_unknown_fields=True):
    """The sentences that carry a slot."""

    slot: str
    sentences: tuple[str, ...]


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """What the models have beside the language files, as interaction_models/alexa.yaml says it."""

    invocation: str
    intents: dict[str, str]
    """The names of the language files of `intents` to the names of the intents."""
    slots: dict[str, dict[str, str]]
    """Intent to slot to the slot's type."""
    carriers: dict[str, Carriers]
    openings: dict[str, tuple[str, ...]]
    """Intent to what stands before free words."""
    bare: tuple[str, ...]
    """Intents without sentences."""


FRAME = yaml.decode((source.FOLDER / "alexa.yaml").read_bytes(), type=Frame)
INVOCATION = FRAME.invocation


@dataclass(frozen=True)
class Intent:
    """One intent of a locale."""

    name: str
    slots: dict[str, str]
    """Slot name to slot type."""
    samples: tuple[str, ...]
    """Every sentence, with slots as {slot}; no sentence twice."""


@dataclass(frozen=True)
class Model:
    """What can be said in one locale."""

    locale: str
    intents: tuple[Intent, ...]
    types: dict[str, dict[str, list[str]]]
    """Slot type to value id to the ways of saying it; the first is the value's name in Alexa."""

    def to_alexa(self) -> dict[str, Any]:
        """Return the model in the form of Amazon's schema (`InteractionModelData`)."""
        intents = [
            {
                "name": intent.name,
                "slots": [{"name": name, "type": kind} for name, kind in intent.slots.items()],
                "samples": list(intent.samples),
            }
            for intent in self.intents
        ]
        types = [
            {
                "name": kind,
                "values": [{"id": id, "name": {"value": ways[0], "synonyms": ways[1:]}} for id, ways in values.items()],
            }
            for kind, values in self.types.items()
        ]
        language: dict[str, Any] = {"invocationName": INVOCATION, "intents": intents, "types": types}
        language["modelConfiguration"] = {"fallbackIntentSensitivity": {"level": "LOW"}}
        return {"interactionModel": {"languageModel": language, "description": MADE}}


def load(locale: str) -> Model:
    """Return the model of one locale. Raises LanguageError, naming what the content and the files don't share."""
    say = _in_locale(locale)
    used: set[str] = set()
    types = _types(locale, say)
    intents = []
    own = {id: name for name, id in names(tuple(content().check.findings)).items()}
    crises = {id: name for name, id in names(tuple(content().crises), "CrisisIntent").items()}
    said = [(own, "findings"), (crises, "crises"), (FRAME.intents, "intents")]
    for named, kind in said:
        found = source.of_kind(kind)
        _same(kind, named, found)
        for id, name in named.items():
            most = 999 if kind == "intents" else MOST_SENTENCES
            samples = _new(map(say, varied(tuple(found[id].sentences("sentences")))[:most]), used)
            intents.append(Intent(name, FRAME.slots.get(name, {}), samples))
    for name, carriers in FRAME.carriers.items():
        intents.append(Intent(name, {carriers.slot: carriers.slot.upper()}, _new(map(say, carriers.sentences), used)))
    for name, openings in FRAME.openings.items():
        intents.append(Intent(name, {"words": FREE}, _new((f"{opening} {{words}}" for opening in openings), used)))
    intents += (Intent(name, {}, ()) for name in FRAME.bare)
    return Model(locale, tuple(intents), types)


@cache
def varied(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences in such an order that each brings as many new words as can be."""
    left, seen, ordered = {sentence: sentence.lower().split() for sentence in sentences}, set[str](), list[str]()
    while left:
        best = max(left, key=lambda sentence: len(set(left[sentence]) - seen) / (3 + len(left[sentence])))
        seen.update(left.pop(best))
        ordered.append(best)
    return tuple(ordered)


def as_json(model: Model) -> str:
    """Return the text of the model's file, one value a line."""
    return json.dumps(model.to_alexa(), indent=0, ensure_ascii=False) + "\n"


def run(_: object) -> int:
    """Write the models."""
    write()
    return 0


def write(folder: Path = source.FOLDER) -> None:
    """Write the Alexa interaction model of every locale into `folder`. Raises LanguageError for what Amazon refuses."""
    for locale in counted("Models", source.LOCALES):
        model = load(locale)
        if wrong := refused(model.to_alexa(), locale):
            raise source.LanguageError("; ".join(wrong))
        (folder / f"{locale}.json").write_text(as_json(model), encoding="utf-8")


def _types(locale: str, say: Any) -> dict[str, dict[str, list[str]]]:
    held = content()
    words = structs.asdict(held.locales[locale])
    called: dict[str, dict[str, tuple[str, ...]]] = {
        "FINDING": dict.fromkeys(held.check.findings, ()),
        "CAUSE": {id: (cause.name.format_map(words),) for id, cause in held.causes.items()},
        "TOPIC": dict.fromkeys(source.of_kind("topics"), ()),
        "CLINIC": {clinic.id: (clinic.name, *clinic.also_called) for clinic in held.clinics.clinic},
    }
    found = {"FINDING": "findings", "CAUSE": "causes", "TOPIC": "topics"}
    types: dict[str, dict[str, list[str]]] = {}
    for kind, values in called.items():
        used: set[str] = set()
        phrases = source.of_kind(found[kind]) if kind in found else {}
        if kind in ("FINDING", "CAUSE"):
            _same(found[kind], values, phrases)
        types[kind] = {}
        for id, own in values.items():
            ways = [*own, *(map(say, phrases[id].sentences("phrases")) if id in phrases else ())]
            kept = list(_new(ways, used))[:MOST_VALUES]
            if kept:
                types[kind][id] = kept
    return types


def _same(kind: str, wanted: Iterable[str], found: Iterable[str]) -> None:
    missing, unknown = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    if missing or unknown:
        raise source.LanguageError(
            f"interaction_models/en/{kind}: {'no file for ' + ', '.join(missing) if missing else ''}"
            f"{'; ' if missing and unknown else ''}{'nothing is called ' + ', '.join(unknown) if unknown else ''}"
        )


def _new(ways: Iterable[str], used: set[str]) -> tuple[str, ...]:
    """Return the ways that weren't used; from now on they are."""
    found = {}
    for way in ways:
        key = plain(re.sub(r"[{}]", "", way))
        if key not in used and not re.search(r"\d", way):
            used.add(key)
            found[key] = way
    return tuple(found.values())


def _in_locale(locale: str) -> Any:
    """Return a function that says a British sentence in the words of this locale."""
    read = yaml.decode((source.FOLDER / "locales" / f"{locale}.yaml").read_bytes(), type=dict[str, dict[str, str]])
    words = read["words"]
    if not words:
        return lambda text: text
    pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![\w])")
    return lambda text: pattern.sub(lambda found: words[found[0]], text)

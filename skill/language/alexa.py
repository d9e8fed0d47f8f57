"""Make the Alexa interaction models, `interaction_models/en-XX.json`, from the language files.

Short fixed things keep intents of their own. Each finding and crisis has an intent named after it, with its most
varied sentences and no slot. Short phrases come in slots. Everything else that people say comes as free words, after
the ways in which English sentences open; understanding reads the words. What isn't in the language files is in
`interaction_models/alexa.yaml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
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


def load(locale: str) -> dict[str, Any]:
    """Return the model of one locale, in the form of Amazon's schema (`InteractionModelData`).

    Raises LanguageError, naming what the content and the files don't share.
    """
    held, say = content(), _in_locale(locale)
    _match(findings=held.check.findings, causes=held.causes, crises=held.crises, intents=FRAME.intents)
    intents, used = list[dict[str, Any]](), set[str]()

    def add(name: str, samples: Iterable[str] = (), slots: Mapping[str, str] | None = None) -> None:
        types = [{"name": slot, "type": kind} for slot, kind in (slots or {}).items()]
        intents.append({"name": name, "slots": types, "samples": _new(samples, used)})

    for named, kind in ((held.check.findings, "findings"), (held.crises, "crises")):
        for name, id in names(tuple(named), "CrisisIntent" if kind == "crises" else "Intent").items():
            add(name, map(say, varied(tuple(source.of_kind(kind)[id].sentences("sentences")))[:MOST_SENTENCES]))
    for id, name in FRAME.intents.items():
        said = varied(tuple(source.of_kind("intents")[id].sentences("sentences")))
        add(name, map(say, said), FRAME.slots.get(name))
    for name, carriers in FRAME.carriers.items():
        add(name, map(say, carriers.sentences), {carriers.slot: carriers.slot.upper()})
    for name, openings in FRAME.openings.items():
        add(name, (f"{opening} {{words}}" for opening in openings), {"words": FREE})
    for name in FRAME.bare:
        add(name)
    language = {
        "invocationName": INVOCATION,
        "intents": intents,
        "types": _types(locale, say),
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
    }
    return {"interactionModel": {"languageModel": language, "description": MADE}}


@cache
def varied(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences in such an order that each brings as many new words as can be."""
    left, seen, ordered = {sentence: sentence.lower().split() for sentence in sentences}, set[str](), list[str]()
    while left:
        best = max(left, key=lambda sentence: len(set(left[sentence]) - seen) / (3 + len(left[sentence])))
        seen.update(left.pop(best))
        ordered.append(best)
    return tuple(ordered)


def as_json(model: dict[str, Any]) -> str:
    """Return the text of the model's file, one value a line."""
    return json.dumps(model, indent=0, ensure_ascii=False) + "\n"


def run(_: object) -> int:
    """Write the models."""
    write()
    return 0


def write(folder: Path = source.FOLDER) -> None:
    """Write the Alexa interaction model of every locale into `folder`. Raises LanguageError for what Amazon refuses."""
    for locale in counted("Models", source.LOCALES):
        model = load(locale)
        if wrong := refused(model, locale):
            raise source.LanguageError("; ".join(wrong))
        (folder / f"{locale}.json").write_text(as_json(model), encoding="utf-8")


def _types(locale: str, say: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the slot types: of each value its id, and the ways of saying it, of which the first is its name."""
    held = content()
    words = structs.asdict(held.locales[locale])
    called: dict[str, dict[str, tuple[str, ...]]] = {
        "FINDING": dict.fromkeys(held.check.findings, ()),
        "CAUSE": {id: (cause.name.format_map(words),) for id, cause in held.causes.items()},
        "TOPIC": dict.fromkeys(source.of_kind("topics"), ()),
        "CLINIC": {clinic.id: (clinic.name, *clinic.also_called) for clinic in held.clinics.clinic},
    }
    types = []
    for kind, named in called.items():
        values, used, phrases = list[dict[str, Any]](), set[str](), source.of_kind(f"{kind.lower()}s")
        for id, own in named.items():
            said = map(say, phrases[id].sentences("phrases")) if id in phrases else ()
            if ways := _new((*own, *said), used)[:MOST_VALUES]:
                values.append({"id": id, "name": {"value": ways[0], "synonyms": ways[1:]}})
        types.append({"name": kind, "values": values})
    return types


def _match(**wanted: Iterable[str]) -> None:
    """Require a language file for each of these, and no other."""
    for kind, ids in wanted.items():
        missing, unknown = sorted(set(ids) - set(source.of_kind(kind))), sorted(set(source.of_kind(kind)) - set(ids))
        wrong = [f"no file for {', '.join(missing)}"] if missing else []
        wrong += [f"nothing is called {', '.join(unknown)}"] if unknown else []
        if wrong:
            raise source.LanguageError(f"interaction_models/en/{kind}: {'; '.join(wrong)}")


def _new(ways: Iterable[str], used: set[str]) -> list[str]:
    """Return the ways that weren't used; from now on they are."""
    found = []
    for way in ways:
        key = plain(re.sub(r"[{}]", "", way))
        if key not in used and not re.search(r"\d", way):
            used.add(key)
            found.append(way)
    return found


def _in_locale(locale: str) -> Callable[[str], str]:
    """Return a function that says a British sentence in the words of this locale."""
    read = yaml.decode((source.FOLDER / "locales" / f"{locale}.yaml").read_bytes(), type=dict[str, dict[str, str]])
    words = read["words"]
    if not words:
        return str
    pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![\w])")
    return lambda text: pattern.sub(lambda found: words[found[0]], text)

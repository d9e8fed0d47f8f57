"""The one source of what people say, `interaction_models/en.yaml`, and the Alexa interaction models made from it.

The source holds intents, sentences in hassil's template language and slot values for all five English locales. Words
that differ by locale are expansion rules under `locales:`; they replace the general rule of the same name. Which
findings, causes, topics and clinics there are, and what they are called, is taken from skill/content.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from hassil import parse_sentence
from hassil.expression import Sentence
from hassil.sample import sample_sentence
from msgspec import structs

from skill.content.compiled import content
from skill.simulator.words import plain

FOLDER = Path(__file__).resolve().parents[2] / "interaction_models"
_JOIN = re.compile(r" '(s|ve|m|re|d|ll)\b")  # "leg ('s|is) cold" leaves a space before the apostrophe
_DIGIT = re.compile(r"\d")
_SMALL_WORDS = frozenset(
    """i i'm i've i'd i'll he he's she she's it it's we we've they they're there there's that that's this these my me
    his her our their the a an and but so well um like got had have has been is was are just now some every""".split()
)
SHORT = 6
"""Words in a value at most that was made from a sentence: a long value holds words of other findings too."""
LOCALES = ("en-GB", "en-US", "en-AU", "en-CA", "en-IN")


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
    invocation_name: str
    intents: tuple[Intent, ...]
    types: dict[str, dict[str, list[str]]]
    """Slot type to value id to the ways of saying it; the first is the value's name in Alexa."""

    def to_alexa(self) -> dict[str, Any]:
        """The interaction model in the form of Amazon's schema (`InteractionModelData`)."""
        return {
            "interactionModel": {
                "languageModel": {
                    "invocationName": self.invocation_name,
                    "intents": [
                        {
                            "name": intent.name,
                            "slots": [{"name": name, "type": kind} for name, kind in intent.slots.items()],
                            "samples": list(intent.samples),
                        }
                        for intent in self.intents
                    ],
                    "types": [
                        {
                            "name": kind,
                            "values": [
                                {"id": key, "name": {"value": ways[0], "synonyms": ways[1:]}}
                                for key, ways in values.items()
                            ],
                        }
                        for kind, values in self.types.items()
                    ],
                    "modelConfiguration": {"fallbackIntentSensitivity": {"level": "MEDIUM"}},
                }
            }
        }


def ways_of_saying(language: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Slot type to value id to the ways of saying it, of a language model in Amazon's form."""
    return {
        kind["name"]: {value["id"]: [value["name"]["value"], *value["name"]["synonyms"]] for value in kind["values"]}
        for kind in language["types"]
    }


def source(path: Path = FOLDER / "en.yaml") -> dict[str, Any]:
    """The source as it is written. Raises yaml.YAMLError if it can't be read."""
    written: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return written


def load(locale: str, path: Path = FOLDER / "en.yaml") -> Model:
    """The model of one locale, every template written out.

    Raises KeyError for a locale that the source doesn't know, hassil's ParseError for a broken template, and ValueError
    where the ids of a type aren't those of the content.
    """
    written = source(path)
    bodies = written["expansion_rules"] | written["locales"][locale]
    rules = {name: parse_sentence(body, keep_text=True) for name, body in bodies.items()}
    types = {
        kind: {key: list(_written_out(ways, rules, short=3)) for key, ways in values.items()}
        for kind, values in written["types"].items()
    }
    types |= {kind: _named(kind, types.get(kind, {}), names) for kind, names in names_in_content(locale).items()}
    known = {plain(way) for values in types.values() for held in values.values() for way in held}
    intents = []
    for name, intent in written["intents"].items():
        slots = dict(intent.get("slots", {}))
        samples = list(_written_out(intent.get("sentences", []), rules, short=3))
        for key, sentences in intent.get("said", {}).items():
            slots[key] = key.upper()
            ways = _new(_most_telling_first(_written_out(sentences, rules)), known)
            types[slots[key]] = {key: ways}
            # An intent is learnt from its samples, less from its slots' values; so each way is a sample as well.
            # The word before it is a slot of the finding's own: without one, nobody would know which finding it is.
            slots[f"{key}_said"] = "OPENING"
            samples += [f"{{{key}_said}} {way}" for way in ways]
            samples += [carrier.replace("{said}", f"{{{key}}}") for carrier in _written_out(intent["said_in"], rules)]
            if kind := intent.get("said_in_short"):
                types[kind][key] += _new(filter(_is_short, map(_in_short, ways)), known)
        intents.append(Intent(name, slots, tuple(samples)))
    return Model(locale, written["invocation_name"], tuple(intents), types)


def _new(ways: Iterable[str], known: set[str]) -> list[str]:
    """The ways that aren't known; from now on they are."""
    found = {text: way for way in ways if (text := plain(way)) not in known}
    known.update(found)
    return list(found.values())


def names_in_content(locale: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Slot type to the ids that the content has for it, each with what the content calls it in this locale."""
    held = content()
    words = structs.asdict(held.locales[locale])
    return {
        "FINDING": {key: () for key, finding in held.check.findings.items() if finding.tier != "feature"},
        "CAUSE": {key: (cause.name.format_map(words),) for key, cause in held.causes.items()},
        "TOPIC": {key: (topic.name.format_map(words),) for key, topic in held.selfcare.items()},
        "CLINIC": {clinic.id: (clinic.name, *clinic.also_called) for clinic in held.clinics.clinic},
    }


def _named(kind: str, values: dict[str, list[str]], names: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The values of a type with their names from the content first, and after them the other ways of saying each."""
    unknown = values.keys() - names.keys()
    if unknown:
        raise ValueError(f"en.yaml, {kind}: the content has no {', '.join(sorted(unknown))}")
    unsaid = [key for key, own in names.items() if not own and not values.get(key)]
    if unsaid:
        raise ValueError(f"en.yaml, {kind}: no way of saying {', '.join(unsaid)}")
    return {key: _new((*names[key], *values.get(key, ())), set()) for key in {**values, **names}}


def _written_out(templates: Iterable[str], rules: dict[str, Sentence], short: int = 0) -> Iterator[str]:
    """The sentences of the templates, without those that are only another mixture of the same turns of phrase.

    One of at most `short` words is kept; a longer one if some two words of it, side by side, stood in no earlier
    sentence of these templates: so every alternative is heard beside each neighbour, and a template of five choices
    doesn't make thousands.
    """
    seen: set[tuple[str, str]] = set()
    for template in templates:
        for sampled in sample_sentence(parse_sentence(template), {}, rules, expand_lists=False):
            text = _JOIN.sub(r"'\1", " ".join(sampled.split()))
            words = ("<", *text.split(), ">")
            pairs = set(pairwise(words))
            if _DIGIT.search(text):
                continue  # Alexa hears words; digits are for what is typed
            if pairs - seen or len(words) <= short + 2:
                seen |= pairs
                yield text


def _in_short(sentence: str) -> str:
    """The sentence without the small words that it begins with: "I've got no breath left" is "no breath left"."""
    words = sentence.split()
    while len(words) > 3 and words[0].lower() in _SMALL_WORDS:
        del words[0]
    return " ".join(words)


def _is_short(sentence: str) -> bool:
    return len(sentence.split()) <= SHORT


def _most_telling_first(sentences: Iterable[str]) -> list[str]:
    """The sentences in such an order that each brings as many new words as can be."""
    left, seen, ordered = list(sentences), set[str](), list[str]()
    while left:
        best = max(left, key=lambda sentence: len(set(sentence.lower().split()) - seen) / len(sentence.split()))
        left.remove(best)
        seen |= set(best.lower().split())
        ordered.append(best)
    return ordered


def as_json(model: Model) -> str:
    """The text of the model's file: what `make models` writes."""
    return json.dumps(model.to_alexa(), indent=0, ensure_ascii=False) + "\n"


def write(folder: Path = FOLDER) -> None:
    """Write the Alexa interaction model of every locale into `folder`."""
    for locale in LOCALES:
        (folder / f"{locale}.json").write_text(as_json(load(locale)), encoding="utf-8")

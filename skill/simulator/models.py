"""The one source of what people say, `interaction_models/en.yaml`, and the Alexa interaction models made from it.

The source holds intents, sentences in hassil's template language and slot values for all five English locales. Words
that differ by locale are expansion rules under `locales:`; they replace the general rule of the same name.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hassil import parse_sentence
from hassil.expression import Sentence
from hassil.sample import sample_sentence

FOLDER = Path(__file__).resolve().parents[2] / "interaction_models"
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
    types: dict[str, dict[str, tuple[str, ...]]]
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
                                {"id": key, "name": {"value": ways[0], "synonyms": list(ways[1:])}}
                                for key, ways in values.items()
                            ],
                        }
                        for kind, values in self.types.items()
                    ],
                    "modelConfiguration": {"fallbackIntentSensitivity": {"level": "MEDIUM"}},
                }
            }
        }


def load(locale: str, path: Path = FOLDER / "en.yaml") -> Model:
    """The model of one locale, every template written out.

    Raises KeyError for a locale that the source doesn't know, and hassil's ParseError for a broken template.
    """
    source = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    rules = {
        name: parse_sentence(body, keep_text=True)
        for name, body in (source["expansion_rules"] | source["locales"][locale]).items()
    }
    intents = tuple(
        Intent(name, intent.get("slots", {}), tuple(_written_out(intent.get("sentences", []), rules)))
        for name, intent in source["intents"].items()
    )
    types = {
        kind: {key: tuple(_written_out(ways, rules)) for key, ways in values.items()}
        for kind, values in source["types"].items()
    }
    return Model(locale, source["invocation_name"], intents, types)


def _written_out(templates: Iterable[str], rules: dict[str, Sentence]) -> Iterator[str]:
    sampled = (
        " ".join(text.split())
        for template in templates
        for text in sample_sentence(parse_sentence(template), {}, rules, expand_lists=False)
    )
    yield from dict.fromkeys(sampled)


def as_json(model: Model) -> str:
    """The text of the model's file: what `make models` writes."""
    return json.dumps(model.to_alexa(), indent=1, ensure_ascii=False) + "\n"


def write(folder: Path = FOLDER) -> None:
    """Write the Alexa interaction model of every locale into `folder`."""
    for locale in LOCALES:
        (folder / f"{locale}.json").write_text(as_json(load(locale)), encoding="utf-8")


if __name__ == "__main__":
    write()

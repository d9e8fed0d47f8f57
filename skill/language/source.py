"""Read the language files, `interaction_models/en/`: one file a meaning, what people say as lists of sentences.

Sentences may use hassil's template marks, (one|other), [may be left out] and <rule>; the rules, words that differ by
locale, stand in `interaction_models/locales/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from hassil import parse_sentence
from hassil.sample import sample_sentence

from skill.content.errors import ContentError

LOCALES = ("en-GB", "en-US", "en-AU", "en-CA", "en-IN")
FOLDER = Path(__file__).resolve().parents[2] / "interaction_models"
MOST_WAYS = 12
"""Of one template at most so many sentences are taken, the ones that differ most."""
KEYS = {
    "findings": {"sentences", "phrases", "denials", "fine", "old", "near", "needs"},
    "causes": {"phrases", "sentences", "tells"},
    "topics": {"phrases", "sentences", "tells"},
    "crises": {"sentences", "near"},
    "intents": {"sentences"},
}


class LanguageError(ContentError):
    """A language file is wrong; the message names the file and what is wrong."""


@dataclass(frozen=True)
class Meaning:
    """One file: what people say for one meaning."""

    kind: str
    """The folder: findings, causes, topics, crises or intents."""
    id: str
    says: dict[str, tuple[str, ...]]
    """The file's lists of templates by their names."""

    def sentences(self, *names: str) -> list[str]:
        """Return the sentences of these lists, every template written out, none twice."""
        return list(
            dict.fromkeys(text for name in names for line in self.says.get(name, ()) for text in written_out(line))
        )


@cache
def meanings(folder: Path = FOLDER / "en") -> tuple[Meaning, ...]:
    """Return every meaning, in the order of folders and names. Raises LanguageError."""
    found = []
    for kind, keys in KEYS.items():
        for path in sorted((folder / kind).glob("*.yaml")):
            says = _read(path)
            if unknown := ", ".join(sorted(says.keys() - keys)):
                allowed = ", ".join(sorted(keys))
                raise LanguageError(f"{kind}/{path.name}: unknown list {unknown}; there may be {allowed}")
            found.append(Meaning(kind, path.stem, says))
    return tuple(found)


def of_kind(kind: str) -> dict[str, Meaning]:
    """Return the meanings of one folder by their ids."""
    return {meaning.id: meaning for meaning in meanings() if meaning.kind == kind}


@cache
def everyday(folder: Path = FOLDER / "en") -> dict[str, tuple[str, ...]]:
    """Return ordinary speech that means nothing to the skill, by kind."""
    return _read(folder / "everyday.yaml")


@cache
def ice_numb(folder: Path = FOLDER / "en") -> dict[str, tuple[str, ...]]:
    """Return what people say of skin that is numb or cold from the ice."""
    return _read(folder / "ice_numb.yaml")


@cache
def written_out(template: str) -> tuple[str, ...]:
    """Return the sentences of a template, at most MOST_WAYS, spread evenly over all of them."""
    if not any(mark in template for mark in "([<"):
        return (template,)
    try:
        sampled = sample_sentence(parse_sentence(template), {}, {}, expand_lists=False)
        ways = list(dict.fromkeys(" ".join(text.split()) for text in sampled))
    except Exception as error:
        raise LanguageError(f"{template!r}: {error}") from None
    step = max(1, len(ways) // MOST_WAYS)
    return tuple(ways[::step][:MOST_WAYS])


def lines(names: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield each sentence of these lists with its list's name."""
    yield from ((name, text) for name, lines in names.items() for line in lines for text in written_out(line))


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    where = f"{path.parent.name}/{path.name}"
    try:
        read = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except FileNotFoundError:
        raise LanguageError(f"{where}: no such file") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LanguageError(f"{where}: is not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(read, dict):
        raise LanguageError(f"{where}: there must be lists of sentences with names")
    for name, listed in read.items():
        if not isinstance(listed, list) or not all(isinstance(line, str) for line in listed):
            raise LanguageError(f"{where}: {name}: there must be a list of sentences, each in quotes")
    return {name: tuple(listed) for name, listed in read.items()}

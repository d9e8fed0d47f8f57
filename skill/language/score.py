"""Score what understanding makes of utterances that were written without a look at the language files.

A folder of utterances mirrors `interaction_models/en/`: findings/<id>.yaml (yes, no), everyday.yaml, corrections.yaml,
crises.yaml, asks.yaml, answers.yaml, two.yaml.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import yaml

from skill.content.compiled import content
from skill.language.learn import ready
from skill.progress import busy
from skill.understanding import Asked, Meaning, understand

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "utterances"
SETS = ("dev", "heldout")
CHEST = ("chest", ("chest_pain", "breathless", "coughing_blood", "collapse"))
Judged = tuple[str, bool, str, Meaning]
"""What is measured, whether it is right, what was said, and what was made of it."""


@dataclass
class Tally:
    """How many of how many were right, and those that weren't."""

    right: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, right: bool, said: str, meaning: Meaning) -> None:
        """Count one utterance; what was made of it is kept where it's wrong."""
        self.of += 1
        self.right += right
        if not right:
            made = ", ".join(f"{name} {part}" for name, part in msgspec.structs.asdict(meaning).items() if part)
            self.wrong.append(f"{said} -> {made or 'nothing'}")

    @property
    def share(self) -> float:
        return self.right / max(1, self.of)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--misses", action="store_true", help="show what was not understood, of dev only")


def run(options: argparse.Namespace) -> int:
    """Print the table of each set."""
    ready()
    for name in SETS:
        with busy(f"Scoring {name}"):
            found = score(FOLDER / name)
        print(f"{name}\n{table(found)}\n")
        if options.misses and name == "dev":  # whoever saw the others' could write the language files after them
            print("\n".join(f"{what}: {miss}" for what, tally in found.items() for miss in tally.wrong))
    return 0


def score(folder: Path) -> dict[str, Tally]:
    """Return the tallies of a folder of utterances by what they measure."""
    found: dict[str, Tally] = {}
    for name, right, said, meaning in _judged(folder):
        found.setdefault(name, Tally()).count(right, said, meaning)
    return found


def table(found: dict[str, Tally]) -> str:
    """Return the tallies as lines of text."""
    width = max(map(len, found))
    return "\n".join(f"{name:<{width}}  {t.right:>4} of {t.of:<4}  {t.share:7.1%}" for name, t in found.items())


def _judged(folder: Path) -> Iterator[Judged]:
    for path in sorted((folder / "findings").glob("*.yaml")):
        yield from _finding(path.stem, _read(path))
    for name, judge in FILES.items():
        if (folder / name).exists():
            yield from judge(_read(folder / name))


def _finding(id: str, says: Any) -> Iterator[Judged]:
    emergency = id in content().check.grave
    for text in says["yes"]:
        said, free, answer = f"{id}: {text}", _heard(text), _heard(text, ("asked", (id,)))
        yield "finding right, said freely", free.told.get(id) == "yes", said, free
        caught = answer.told.get(id) == "yes" or answer.answer == "yes" or id in answer.unclear
        yield "finding right, in answer to its question", caught, said, answer
        if emergency:
            yield "emergency caught, said freely", _grave(free), said, free
            yield "emergency caught, in answer", _grave(answer) or caught, said, answer
        else:
            yield "no emergency in vain, said freely", not _grave(free), said, free
    for text in says["no"]:
        said, free, answer = f"{id}: {text}", _heard(text), _heard(text, ("asked", (id,)))
        denied = answer.told.get(id) == "no" or (answer.answer == "no" and id not in answer.told)
        yield "denial right, in answer", denied, said, answer
        yield "denial never heard as the sign", id not in free.yes, said, free
        yield "denial no emergency", not _grave(free), said, free


def _everyday(says: Any) -> Iterator[Judged]:
    for text in says["harmless"]:
        free, answer = _heard(text), _heard(text, CHEST)
        yield "everyday: no emergency", not _grave(free), text, free
        yield "everyday: nothing told", not free.yes, text, free
        yield "everyday: no emergency while chest is asked", not _grave(answer), text, answer
    for text in says.get("pain", ()):
        free = _heard(text)
        yield "pain: no emergency", not _grave(free), text, free
        yield "pain: nothing graver told", not free.yes, text, free


def _corrections(says: Any) -> Iterator[Judged]:
    for entry in says["corrections"]:
        id, free = entry["finding"], _heard(entry["text"], known=frozenset({entry["finding"]}))
        right = free.told.get(id) == "no" or (free.takes_back and not free.yes)
        yield "correction right", right, f"{id}: {entry['text']}", free
    for text in says["bare"]:
        free = _heard(text, CHEST)
        yield "bare correction right", free.takes_back or free.asks == "go_back", text, free


def _crises(says: Any) -> Iterator[Judged]:
    for id, text in ((id, text) for id, texts in says.items() for text in texts):
        free = _heard(text, CHEST)
        if id == "none":
            yield "crisis: none in vain", not _grave(free), text, free
        else:
            yield "crisis right", free.crisis == id or _grave(free), f"{id}: {text}", free


def _asks(says: Any) -> Iterator[Judged]:
    for entry in _listed(says):
        free = _heard(entry["text"], CHEST)
        yield "wish right", free.asks == entry["asks"], f"{entry['asks']}: {entry['text']}", free


def _answers(says: Any) -> Iterator[Judged]:
    for answer, text in ((answer, text) for answer, texts in says.items() for text in texts):
        free = _heard(text, CHEST)
        yield f"general {answer}", free.answer == answer and not free.told, text, free


def _two(says: Any) -> Iterator[Judged]:
    for entry in _listed(says):
        free = _heard(entry["text"])
        for id, want in entry["told"].items():
            yield "two at once", free.told.get(id) == want, f"{id}={want}: {entry['text']}", free


FILES: dict[str, Callable[[Any], Iterator[Judged]]] = {
    "everyday.yaml": _everyday,
    "corrections.yaml": _corrections,
    "crises.yaml": _crises,
    "asks.yaml": _asks,
    "answers.yaml": _answers,
    "two.yaml": _two,
}


def _heard(text: str, asked: tuple[str, tuple[str, ...]] = ("", ()), known: frozenset[str] = frozenset()) -> Meaning:
    check = content().check
    return understand(text, Asked(*asked, known, check.ever, check.background, check.grave, check.lowering))


def _grave(meaning: Meaning) -> bool:
    return bool(meaning.crisis or content().check.grave.intersection(meaning.yes))


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _listed(read: Any) -> list[dict[str, Any]]:
    return next(iter(read.values())) if isinstance(read, dict) else read

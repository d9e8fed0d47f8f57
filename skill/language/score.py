"""Score what understanding makes of utterances that were written without a look at the language files.

A folder of utterances mirrors `interaction_models/en/`: findings/<id>.yaml (yes, no), everyday.yaml, corrections.yaml,
crises.yaml, asks.yaml, answers.yaml, two.yaml.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from skill.content.compiled import content
from skill.language.learn import ready
from skill.progress import busy
from skill.understanding import Asked, Meaning, understand

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "utterances"
SETS = ("dev", "heldout")
CHEST = ("chest", ("chest_pain", "breathless", "coughing_blood", "collapse"))


@dataclass
class Tally:
    """How many of how many were right, and those that weren't."""

    right: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, right: bool, what: str) -> None:
        """Count one utterance; `what` says what was made of it."""
        self.of += 1
        self.right += right
        if not right:
            self.wrong.append(what)

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
    for name, right, what in _judged(folder):
        found.setdefault(name, Tally()).count(right, what)
    return found


def table(found: dict[str, Tally]) -> str:
    """Return the tallies as lines of text."""
    width = max(map(len, found))
    return "\n".join(f"{name:<{width}}  {t.right:>4} of {t.of:<4}  {t.share:7.1%}" for name, t in found.items())


def _judged(folder: Path) -> Iterator[tuple[str, bool, str]]:
    check = content().check
    ever = frozenset(finding.id for finding in check.findings.values() if finding.ever)
    background = frozenset(finding.id for finding in check.findings.values() if finding.tier == "modifier")
    emergencies = {finding.id for finding in check.findings.values() if finding.tier == "emergency"}

    def heard(
        text: str, question: str = "", covers: tuple[str, ...] = (), known: frozenset[str] = frozenset()
    ) -> Meaning:
        return understand(text, Asked(question, covers, known, ever, background, check.grave, check.lowering))

    def emergency(meaning: Any) -> bool:
        return bool(meaning.crisis or emergencies & set(meaning.yes))

    for path in sorted((folder / "findings").glob("*.yaml")):
        id, says = path.stem, _read(path)
        asked = ("asked", (id,))
        for text in says["yes"]:
            free, answer = heard(text), heard(text, *asked)
            yield "finding right, said freely", free.told.get(id) == "yes", f"{id}: {text} -> {dict(free.told)}"
            caught = answer.told.get(id) == "yes" or answer.answer == "yes" or id in answer.unclear
            yield "finding right, in answer to its question", caught, f"{id}: {text} -> {answer}"
            if id in emergencies:
                yield "emergency caught, said freely", emergency(free), f"{id}: {text} -> {dict(free.told)}"
                yield "emergency caught, in answer", emergency(answer) or caught, f"{id}: {text} -> {answer}"
            else:
                yield (
                    "no emergency in vain, said freely",
                    not emergency(free),
                    f"{id}: {text} -> {dict(free.told)} {free.crisis}",
                )
        for text in says["no"]:
            free, answer = heard(text), heard(text, *asked)
            denied = answer.told.get(id) == "no" or (answer.answer == "no" and id not in answer.told)
            yield "denial right, in answer", denied, f"{id}: {text} -> {answer}"
            yield "denial never heard as the sign", id not in free.yes, f"{id}: {text} -> {dict(free.told)}"
            yield "denial no emergency", not emergency(free), f"{id}: {text} -> {dict(free.told)} {free.crisis}"
    if (folder / "everyday.yaml").exists():
        for text in _read(folder / "everyday.yaml")["harmless"]:
            free, answer = heard(text), heard(text, *CHEST)
            yield "everyday: no emergency", not emergency(free), f"{text} -> {dict(free.told)} {free.crisis}"
            yield "everyday: nothing told", not free.yes, f"{text} -> {dict(free.told)}"
            yield "everyday: no emergency while chest is asked", not emergency(answer), f"{text} -> {dict(answer.told)}"
        for text in _read(folder / "everyday.yaml").get("pain", ()):
            free = heard(text)
            yield "pain: no emergency", not emergency(free), f"{text} -> {dict(free.told)}"
            yield "pain: nothing graver told", not free.yes, f"{text} -> {dict(free.told)}"
    if (folder / "corrections.yaml").exists():
        says = _read(folder / "corrections.yaml")
        for entry in says["corrections"]:
            free = heard(entry["text"], known=frozenset({entry["finding"]}))
            right = free.told.get(entry["finding"]) == "no" or (free.takes_back and not free.yes)
            yield (
                "correction right",
                right,
                f"{entry['finding']}: {entry['text']} -> {dict(free.told)} {free.takes_back}",
            )
        for text in says["bare"]:
            free = heard(text, *CHEST)
            yield "bare correction right", free.takes_back or free.asks == "go_back", f"{text} -> {free}"
    if (folder / "crises.yaml").exists():
        for id, texts in _read(folder / "crises.yaml").items():
            for text in texts:
                free = heard(text, *CHEST)
                if id == "none":
                    yield "crisis: none in vain", not emergency(free), f"{text} -> {free.crisis} {dict(free.told)}"
                else:
                    yield "crisis right", free.crisis == id or emergency(free), f"{id}: {text} -> {free}"
    if (folder / "asks.yaml").exists():
        for entry in _listed(folder / "asks.yaml"):
            free = heard(entry["text"], *CHEST)
            yield (
                "wish right",
                free.asks == entry["asks"],
                f"{entry['asks']}: {entry['text']} -> {free.asks} {free.answer} {dict(free.told)}",
            )
    if (folder / "answers.yaml").exists():
        for answer_, texts in _read(folder / "answers.yaml").items():
            for text in texts:
                free = heard(text, *CHEST)
                yield (
                    f"general {answer_}",
                    free.answer == answer_ and not free.told,
                    f"{text} -> {free.answer} {dict(free.told)} {free.asks}",
                )
    if (folder / "two.yaml").exists():
        for entry in _listed(folder / "two.yaml"):
            free = heard(entry["text"])
            for id, want in entry["told"].items():
                yield "two at once", free.told.get(id) == want, f"{id}={want}: {entry['text']} -> {dict(free.told)}"


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _listed(path: Path) -> list[dict[str, Any]]:
    read = _read(path)
    return next(iter(read.values())) if isinstance(read, dict) else read

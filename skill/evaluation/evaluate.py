"""Run cases through the check: how often it was right, with what uncertainty, beside what others reached."""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from skill.content.compiled import content
from skill.evaluation.cases import CASES, Case, Result, load_cases, run_case, without_a_sign, words
from skill.progress import counted
from skill.triage import Urgency

HERE = Path(__file__).parent
WORDS_A_SECOND = 2.5


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    hits: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % score interval of Wilson (JASA 1927;22:209-212), as shares between 0 and 1."""
        from scipy.stats import binomtest  # takes a second to load

        return tuple(binomtest(self.hits, self.of).proportion_ci(method="wilson"))

    def __str__(self) -> str:
        if not self.of:
            return "none"
        low, high = self.interval
        return f"{self.hits}/{self.of} = {self.hits / self.of:.0%} ({low:.0%} to {high:.0%})"


@dataclass(frozen=True)
class Row:
    """The figures over the cases of one urgency level, or over all."""

    name: str
    accurate: Rate
    """The right level, or a more cautious one that the case lists as acceptable."""
    safe: Rate
    """Not below the right level."""
    over: Rate
    """Above the right level, and not listed as acceptable."""
    cause: Rate
    """One of the one or two causes named is among the likely ones, where causes are offered."""
    questions: tuple[float, int]
    """Median and most questions, those about causes among them."""
    seconds: tuple[float, float]
    """Median and longest time that the questions take to say, at 2.5 words a second, those about causes among them."""


class Published(msgspec.Struct, frozen=True):
    """A figure that others published, as the clinical base gives it."""

    study: str
    measure: str
    figure: str


class _Beside(msgspec.Struct, frozen=True):
    published: tuple[Published, ...]
    limits: tuple[str, ...]


_BESIDE = msgspec.convert(tomllib.loads((HERE / "published.toml").read_text(encoding="utf-8")), _Beside)
PUBLISHED, LIMITS = _BESIDE.published, _BESIDE.limits


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", nargs="?", type=Path, default=CASES, help="a file of cases; ours if none is named")
    parser.add_argument("--json", action="store_true", help="each case and a summary, as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the table; return 1 if a case got less urgent advice than it needs."""
    pairs = evaluated(options.file)
    results = [result for _, result in pairs]
    if options.json:
        print(json.dumps({"cases": [asdict(result) for result in results], "summary": summary(results)}, indent=1))
    else:
        print(table(pairs), end="")
    return 0 if all(result.safe for result in results) else 1


def evaluated(path: Path = CASES) -> list[tuple[Case, Result]]:
    """Return every case of this file with what the check makes of it. Raises CaseError."""
    return [(case, run_case(case)) for case in counted("Cases", load_cases(path, content()))]


def rows(results: Iterable[Result]) -> list[Row]:
    """Return one row for each urgency level that has cases, most urgent first, and one over all."""
    results = list(results)
    levels = [
        _row(level.id, of_level)
        for level in sorted(Urgency, reverse=True)
        if (of_level := [result for result in results if result.gold == level.id])
    ]
    return [*levels, _row("all", results)]


def _row(name: str, results: list[Result]) -> Row:
    judged = [result for result in results if result.cause_right is not None]
    questions = [result.questions + result.cause_questions for result in results] or [0]
    words = [result.words for result in results] or [0]
    return Row(
        name=name,
        accurate=Rate(sum(result.exact for result in results), len(results)),
        safe=Rate(sum(result.safe for result in results), len(results)),
        over=Rate(sum(result.safe and not result.exact for result in results), len(results)),
        cause=Rate(sum(bool(result.cause_right) for result in judged), len(judged)),
        questions=(median(questions), max(questions)),
        seconds=(seconds(median(words)), seconds(max(words))),
    )


def summary(results: list[Result]) -> dict[str, Any]:
    """Return the figures over all results, for programs; the questions are those of the check alone."""
    over_all = _row("all", results)
    asked = [result.questions for result in results] or [0]
    spoken = [result.words for result in results] or [0]
    return {
        "cases": len(results),
        "safe": over_all.safe.hits,
        "exact": over_all.accurate.hits,
        "cause_right": over_all.cause.hits,
        "cause_judged": over_all.cause.of,
        "questions_longest": max(asked),
        "questions_median": median(asked),
        "words_longest": max(spoken),
        "words_median": median(spoken),
    }


def table(pairs: list[tuple[Case, Result]]) -> str:
    """Return the table as text: each case, the figures, what is asked without a sign, and what others published."""
    from jinja2 import Environment, StrictUndefined

    found = content()
    said = found.locales["en-GB"]
    outcome = found.outcomes["self_care"]
    asked = [
        (question.id, question.ask.format_map(msgspec.structs.asdict(said)), words(question.ask, said))
        for question, _ in without_a_sign(found.check)
    ]
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((HERE / "table.txt").read_text(encoding="utf-8")).render(
        pairs=pairs,
        rows=rows(result for _, result in pairs),
        asked=asked,
        outcome=sum(words(text, said) for text in (outcome.found, outcome.action, outcome.sooner)),
        published=PUBLISHED,
        limits=LIMITS,
        verdict=verdict,
        seconds=seconds,
    )


def verdict(result: Result) -> str:
    """Return one case in a word or two."""
    return "UNSAFE" if not result.safe else "right" if result.exact else "over-triage"


def seconds(words: float) -> float:
    """Return how long so many words take to say."""
    return words / WORDS_A_SECOND

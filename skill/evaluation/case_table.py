"""The table over all cases: how often the check was right, with what uncertainty, beside what others reached."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from skill.content.load import content
from skill.evaluation.cases import Case, Result, load_cases, run
from skill.evaluation.question_table import WORDS_A_SECOND, lines
from skill.progress import counted
from skill.triage import Urgency

CASES = Path(__file__).parents[2] / "tests" / "cases" / "cases.yaml"
Z95 = 1.959964  # the normal quantile of a two-sided 95 % interval


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    hits: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % score interval of Wilson (JASA 1927;22:209-212), as shares between 0 and 1; all of it for none."""
        if not self.of:
            return 0.0, 1.0
        share, z2 = self.hits / self.of, Z95**2
        middle = (share + z2 / (2 * self.of)) / (1 + z2 / self.of)
        half = Z95 / (1 + z2 / self.of) * math.sqrt(share * (1 - share) / self.of + z2 / (4 * self.of**2))
        return max(0.0, middle - half), min(1.0, middle + half)

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


@dataclass(frozen=True)
class Published:
    """A figure that others published, as the clinical base gives it."""

    study: str
    measure: str
    figure: str


WORDS_A_MINUTE = round(60 * WORDS_A_SECOND)

PUBLISHED = (
    Published("Semigran et al., BMJ 2015", "right triage, symptom checkers", "57 %"),
    Published("Semigran et al., BMJ 2015", "right triage of emergencies, symptom checkers", "80 %"),
    Published("Gilbert et al., BMJ Open 2020", "safe advice, apps (one level too low counted as safe)", "80 to 97.8 %"),
    Published("Gilbert et al., BMJ Open 2020", "safe advice, GPs (one level too low counted as safe)", "97.0 %"),
    Published("Gilbert et al., BMJ Open 2020", "right condition in the top three, best app", "70.5 %"),
    Published("Gilbert et al., BMJ Open 2020", "right condition in the top three, GPs", "82 %"),
    Published("Schmieding et al., 2022", "emergencies missed by the median tool", "over 40 %"),
)

LIMITS = (
    "The same people wrote the rule and the cases. A perfect figure shows that the check does what its rule says. It "
    "can't show that the rule is right.",
    "The patient of a case answers each question truly and is heard correctly. Real people hedge and misjudge.",
    "No clinician has judged the cases, and no real patient was followed up. The right level is our reading of public "
    "guidance.",
    "Each level has about as many cases as the next, which is not how often they come up. The intervals show how few "
    "cases there are; they say nothing about how well the cases stand for patients.",
    "The published studies used other cases, over all of medicine, and other definitions. Their figures are here for "
    "scale. They are no contest that ours has won.",
)


def evaluated(path: Path = CASES) -> list[tuple[Case, Result]]:
    """Every case of this file, with what the check makes of it. Raises CaseError."""
    return [(case, run(case)) for case in counted("Cases", load_cases(path, content()))]


def rows(results: Iterable[Result]) -> list[Row]:
    """One row for each urgency level that has cases, most urgent first, and one over all."""
    results = list(results)
    levels = [
        _row(level.id, of_level)
        for level in sorted(Urgency, reverse=True)
        if (of_level := [result for result in results if result.gold == level.id])
    ]
    return [*levels, _row("all", results)]


def seconds(words: float) -> float:
    """How long so many words take to say."""
    return words / WORDS_A_SECOND


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


def verdict(result: Result) -> str:
    """One case in a word or two."""
    return "UNSAFE" if not result.safe else "right" if result.exact else "over-triage"


def main(path: Path, write: Callable[[str], object]) -> int:
    """Print the table; 0 unless a case got less urgent advice than it needs."""
    pairs = evaluated(path)
    for line in _lines(pairs):
        write(line)
    return 0 if all(result.safe for _, result in pairs) else 1


def _lines(pairs: list[tuple[Case, Result]]) -> Iterator[str]:
    yield f"{'case':<6}{'right level':<17}{'check says':<17}{'':<13}{'questions':>9}{'seconds':>9}  causes named"
    for case, result in pairs:
        cause = {None: "", True: " (fits)", False: " (missed)"}[result.cause_right]
        yield (
            f"{case.id:<6}{result.gold:<17}{result.urgency:<17}{verdict(result):<13}"
            f"{result.questions:>5}+{result.cause_questions:<3}{seconds(result.words):>8.0f}   "
            f"{', '.join(result.causes) or '-'}{cause}"
        )
    table = rows(result for _, result in pairs)
    yield ""
    yield "Hits of cases, with 95 % Wilson intervals. Accuracy: the right level, or one listed as acceptable."
    yield f"{'':<17}{'accuracy':<28}{'safe advice':<28}{'over-triage':<28}cause in top two"
    for row in table:
        yield f"{row.name:<17}{row.accurate!s:<28}{row.safe!s:<28}{row.over!s:<28}{row.cause}"
    yield ""
    yield f"{'median (longest)':<17}{'questions':<28}seconds of questions"
    for row in table:
        asked, spoken = row.questions, row.seconds
        yield f"{row.name:<17}{f'{asked[0]:g} ({asked[1]})':<28}{spoken[0]:.0f} ({spoken[1]:.0f})"
    yield ""
    yield from lines(content())
    yield ""
    yield "What others published, on other cases:"
    for other in PUBLISHED:
        yield f"  {other.figure:<14}{other.measure}: {other.study}"
    yield ""
    yield "What this table can't show:"
    for limit in LIMITS:
        yield f"  - {limit}"

"""Simulated patients, who answer in their own words: `make talks`, `python -m skill talks [ANSWERS CASES --seeds N]`.

Each patient has a case: findings that are there, or that they aren't sure of. To a question about one of these they say
it in their own words, or a plain yes; to any other question a no in their own words, about one of the things asked or
all; and now and then something that has nothing to do with it. What is there and never asked for they tell at first.
What comes out must be what plain coded answers come to.

ANSWERS is a YAML file with `general` (lists yes, no, not_sure), `findings` (per finding lists yes and no) and
`volunteered` (texts). Without it the answers are those of tests/utterances/dev, and the cases those of tests/cases.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from skill.content.compiled import content
from skill.evaluation.cases import CASES, Case, load_cases, run_case
from skill.language import learn, score
from skill.progress import counted
from skill.speaker.talk import Talk

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
"""The project's own files, where they are at hand."""
ORDER = ["self_care", "clinic_soon", "urgent_same_day", "emergency"]
PLAIN_YES, DENIES_ONE = 0.3, 0.4
MOST_TURNS, MOST_TIMES = 70, 5
LEAST = 0.97


@dataclass
class Answers:
    """What patients say."""

    general: Mapping[str, Sequence[str]]
    findings: Mapping[str, Mapping[str, Sequence[str]]]
    volunteered: Sequence[str]

    def to(self, covers: Sequence[str], truth: Mapping[str, str], chance: random.Random) -> str:
        """Return what a patient with this truth says to a question about these findings."""
        there = [finding for finding in covers if truth.get(finding) == "yes"]
        if there:
            finding = chance.choice(there)
            plain = finding not in self.findings or chance.random() < PLAIN_YES
            return chance.choice(self.general["yes"] if plain else self.findings[finding]["yes"])
        if any(truth.get(finding) == "not_sure" for finding in covers):
            return chance.choice(self.general["not_sure"])
        finding = chance.choice(covers)
        one = finding in self.findings and chance.random() < DENIES_ONE
        return chance.choice(self.findings[finding]["no"] if one else self.general["no"])


@dataclass
class Held:
    """A conversation as it went."""

    case: Case
    seed: int
    urgency: str | None = None
    ended: bool = False
    lines: list[str] = field(default_factory=list)


def answers_of(path: Path | None) -> Answers:
    """Read a file of answers; None stands for tests/utterances/dev."""
    if path:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Answers(read["general"], read["findings"], [entry["text"] for entry in read["volunteered"]])
    folder = score.FOLDER / "dev"

    def file(name: str) -> Any:
        return yaml.safe_load((folder / name).read_text(encoding="utf-8"))

    findings = {path.stem: file(f"findings/{path.name}") for path in sorted((folder / "findings").glob("*.yaml"))}
    return Answers(file("answers.yaml"), findings, file("everyday.yaml")["harmless"])


def hold(case: Case, seed: int, answers: Answers, noise: float) -> Held:
    """Hold one conversation, to an urgency or to where it is stuck."""
    chance = random.Random(f"{case.id}/{seed}")
    truth = {**case.answers, **case.features}
    held, talk, times = Held(case, seed), Talk(), Counter[str]()
    talk.open()
    first = [id for id, answer in truth.items() if answer == "yes" and not content().check.findings[id].asked]
    openings = [chance.choice(answers.findings[id]["yes"]) for id in first if id in answers.findings]
    words = openings.pop() if openings else "check my leg"
    for _ in range(MOST_TURNS):
        heard = talk.say(words)
        inside = talk.inside(words, heard)
        held.lines += [f"P: {words}", f"   S: {heard.speech}"]
        held.urgency = inside["urgency"]
        if held.urgency or not heard.listening:
            held.ended = bool(held.urgency)
            return held
        if inside["confirms"]:
            words = "yes" if truth.get(inside["confirms"]) in ("yes", "not_sure") else "no"
        elif openings:
            words = openings.pop()
        elif not inside["covers"]:
            words = "check my leg"
        else:
            times[inside["question"]] += 1
            if times[inside["question"]] > MOST_TIMES:
                return held
            beside = chance.random() < noise
            words = chance.choice(answers.volunteered) if beside else answers.to(inside["covers"], truth, chance)
    return held


def talks(path: Path | None, cases: Path, seeds: int, noise: float) -> Iterator[tuple[Held, str]]:
    """Yield each conversation with the urgency that coded answers come to."""
    answers = answers_of(path)
    for case in counted("Patients", load_cases(cases, content())):
        coded = run_case(case).urgency
        for seed in range(seeds):
            yield hold(case, seed, answers, noise), coded


def judged(path: Path | None, cases: Path, options: argparse.Namespace) -> bool:
    """Print the figures of one set of answers and cases, and what went wrong; whether they are good enough."""
    held = list(talks(path, cases, options.seeds, options.noise))
    other = [(one, coded) for one, coded in held if one.urgency != coded]
    for one, coded in other:
        print(f"{one.case.id}/{one.seed}: coded {coded}, talked {one.urgency or 'without end'}")
        if options.show:
            print(*one.lines, sep="\n")
    lower = sum(
        not one.urgency or ORDER.index(one.urgency) < min(map(ORDER.index, (coded, one.case.gold_urgency)))
        for one, coded in held
    )
    endless = sum(not one.ended for one, _ in held)
    in_vain = sum(one.urgency == "emergency" != coded for one, coded in held)
    as_coded = len(held) - len(other)
    print(f"{path or 'tests/utterances/dev'}, {cases}, {options.seeds} seeds")
    print(f"{'talked as coded':<20} {as_coded:>4} of {len(held)}  {as_coded / len(held):.1%}")
    for name, count in (("lower", lower), ("never ended", endless), ("sent to 999 in vain", in_vain)):
        print(f"{name:<20} {count:>4}")
    return as_coded >= options.least * len(held) and not (lower or endless or in_vain)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("answers", nargs="?", type=Path)
    parser.add_argument("cases", nargs="*", type=Path)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--noise", type=float, default=0.06, help="how often something else is said")
    parser.add_argument("--least", type=float, default=LEAST, help="the share that must be talked as coded")
    parser.add_argument("--show", action="store_true", help="print the conversations that went wrong")


def run(options: argparse.Namespace) -> int:
    """Run the talks; return 1 where they aren't as they should be."""
    learn.ready()
    sets: list[tuple[Path | None, Path]] = [(options.answers, cases) for cases in options.cases or [CASES]]
    shared = SHARED / "examples" / "answers.yaml", SHARED / "clinical" / "vignettes.yaml"
    if not options.answers and all(path.is_file() for path in shared):
        sets.append(shared)
    verdicts = [judged(*one, options) for one in sets]
    return 0 if all(verdicts) else 1

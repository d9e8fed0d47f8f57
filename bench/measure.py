"""Measure ours and hello-world side by side, interleaved, so that what else the machine does falls on both alike."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from skill.alexa.responder import responder
from skill.progress import counted
from skill.speaker.device import Device

HERE = Path(__file__).parent
OURS, HELLO = "ours", "hello"
SKILLS = {OURS: "lambda_function", HELLO: "hello_world"}
NO = "AMAZON.NoIntent"
SENTENCE = "nah chest's fine but my left calf has been swollen since Tuesday"


@dataclass(frozen=True)
class Sample:
    """What was measured, in seconds or bytes: hello-world's and ours of each round, as pairs."""

    hello: list[float]
    ours: list[float]

    @property
    def times(self) -> float:
        """Ours over hello-world's: the median of the rounds' ratios."""
        return median(self._ratios())

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles of the rounds' ratios."""
        quarters = quantiles(self._ratios(), n=4)
        return quarters[0], quarters[2]

    def _ratios(self) -> list[float]:
        return [ours / hello for ours, hello in zip(self.ours, self.hello, strict=True)]


def events() -> dict[str, Any]:
    """Return a request of each kind, in the state that a conversation has then."""
    made: dict[str, Any] = {}
    answer = responder()

    def noted(name: str) -> Device:
        def note(event: Any) -> dict[str, Any]:
            made[name] = json.loads(json.dumps(event))
            return answer(event)

        return Device(note)

    noted("launch").open()
    device = noted("check")
    device.open()
    device.intend("StartCheckIntent")
    for _ in range(4):
        device.intend(NO)
    sentence = noted("sentence")
    sentence.open()
    sentence.intend("StartCheckIntent")
    sentence.intend("TellIntent", {"words": (SENTENCE, None)})
    noted("cause").intend("AboutCauseIntent", {"cause": ("sciatica", "sciatica")})
    noted("hours").intend("ClinicHoursIntent", {"day": ("2026-12-25", None)})
    return made


def one_process(python: str, folder: Path, skill: str, sent: dict[str, Any], rounds: int) -> dict[str, Any]:
    """Run one process of a skill whose packages are in `folder`; add how long it took to the first answer (s)."""
    folders = f"{HERE}:{folder}" if skill == HELLO else str(folder)
    command = [python, "-I", "-S", str(HERE / "child.py"), folders, SKILLS[skill], json.dumps(sent), str(rounds)]
    began = time.time()
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, cwd=folder).stdout)
    return {**found, "cold": found["answered"] - began}


def pairs(python: str, folder: Path, sent: dict[str, Any], processes: int, rounds: int) -> Iterator[dict[str, Any]]:
    """Run so many processes of each, interleaved, the first one alternating; a first pair of each is thrown away."""
    for number in counted("Processes", range(processes + 1)):
        order = (OURS, HELLO) if number % 2 else (HELLO, OURS)
        found = {skill: one_process(python, folder, skill, sent, rounds) for skill in order}
        if number:
            yield found


def cold(python: str, folder: Path, processes: int) -> dict[str, Sample]:
    """Measure process start to first answer: seconds on the clock, seconds of the processor, and memory (bytes)."""
    found = list(pairs(python, folder, {"launch": events()["launch"]}, processes, 0))
    return {name: _sample(found, name) for name in ("cold", "processor", "memory")}


def warm(python: str, folder: Path, processes: int, rounds: int) -> dict[str, dict[str, Sample]]:
    """Measure by kind of turn the p50 and p99 (s) of each process's turns; and its memory at the end (bytes)."""
    sent = events()
    found = list(pairs(python, folder, sent, processes, rounds))
    turns = {
        name: {
            "p50": Sample(*([_percentile(pair[skill], name, 50) for pair in found] for skill in (HELLO, OURS))),
            "p99": Sample(*([_percentile(pair[skill], name, 99) for pair in found] for skill in (HELLO, OURS))),
        }
        for name in sent
    }
    first = ([pair[skill]["turns"]["sentence"][0] for pair in found] for skill in (HELLO, OURS))
    turns["sentence"]["first"] = Sample(*first)
    return {**turns, "memory": {"highest": _sample(found, "memory_highest")}}


def _sample(found: list[dict[str, Any]], name: str) -> Sample:
    return Sample([pair[HELLO][name] for pair in found], [pair[OURS][name] for pair in found])


def _percentile(process: dict[str, Any], name: str, percent: int) -> float:
    warmed_up = process["turns"][name][len(process["turns"][name]) // 10 :]
    return float(quantiles(warmed_up, n=100)[percent - 1])

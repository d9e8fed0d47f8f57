"""The figures as text for docs/performance.md, and as a picture beside it."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from statistics import median
from typing import Any

from bench.measure import Sample
from skill.evaluation.evaluate import WORDS_A_SECOND, Row

MS, MB = 1e3, 1e-6
TARGETS = {"cold": 1.0, "warm": 1.3, "memory": 1.5}
KINDS = {"launch": "launch", "check": "a turn in the check", "cause": "a cause", "hours": "clinic hours"}
SENTENCE = "sentence"
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html: 1,769 MB have one processor, others a share.
ONE_PROCESSOR = 1769
MEMORIES = (128, 256, 512, 1024)


@dataclass(frozen=True)
class Line:
    """One thing that was measured, in `unit`, with the most that it may be of hello-world's (None: no target)."""

    name: str
    sample: Sample
    scale: float
    unit: str
    target: float | None


def lines(cold: dict[str, Sample], warm: dict[str, dict[str, Sample]]) -> list[Line]:
    """Return what the table and the picture show."""
    turns = [
        line
        for kind, words in KINDS.items()
        for line in (
            Line(f"warm: {words}, p50", warm[kind]["p50"], MS, "ms", TARGETS["warm"]),
            Line(f"warm: {words}, p99", warm[kind]["p99"], MS, "ms", None),
        )
    ]
    sentence = [
        Line("a sentence: the first, which reads what was learnt", warm[SENTENCE]["first"], MS, "ms", None),
        Line("a sentence: every further one, p50", warm[SENTENCE]["p50"], MS, "ms", None),
        Line("a sentence: every further one, p99", warm[SENTENCE]["p99"], MS, "ms", None),
    ]
    return [
        Line("cold: start to first answer", cold["cold"], MS, "ms", TARGETS["cold"]),
        Line("cold: processor time", cold["processor"], MS, "ms", None),
        *turns,
        *sentence,
        Line("memory: after the first answer", cold["memory"], MB, "MB", TARGETS["memory"]),
        Line("memory: after every kind of turn", warm["memory"]["highest"], MB, "MB", TARGETS["memory"]),
    ]


def machine(python: str) -> str:
    """Say what was measured on."""
    cores = len(os.sched_getaffinity(0))
    busy = os.getloadavg()[0]
    return f"{cores} cores, {platform.machine()}, Python {python}; load when it began: {busy:.1f}"


def table(measured: list[Line]) -> Iterator[str]:
    """Yield the table as Markdown: the medians, and the median and the quartiles of ours over hello-world's."""
    yield "| | hello-world | ours | ours / hello-world (quartiles) | at most | |"
    yield "|---|---:|---:|---:|---:|---|"
    for line in measured:
        hello, ours = (median(values) * line.scale for values in (line.sample.hello, line.sample.ours))
        low, high = line.sample.spread
        target = f"{line.target:.1f}" if line.target else ""
        met = "" if line.target is None else "met" if line.sample.times <= line.target else "**missed**"
        digits = 2 if hello < 10 else 1
        yield (
            f"| {line.name} | {hello:.{digits}f} {line.unit} | {ours:.{digits}f} {line.unit} "
            f"| {line.sample.times:.2f} ({low:.2f} to {high:.2f}) | {target} | {met} |"
        )


def on_lambda(cold: dict[str, Sample], first_hours: float) -> Iterator[str]:
    """Yield what the processor time comes to with the share of a processor that each size of Lambda has."""
    yield "| memory | share of a processor | cold, without SnapStart | the first question about hours |"
    yield "|---:|---:|---:|---:|"
    for size in MEMORIES:
        share = size / ONE_PROCESSOR
        start = median(cold["processor"].ours) / share
        yield f"| {size} MB | {share:.2f} | {start * MS:.0f} ms | {first_hours / share * MS:.0f} ms |"


def speech(rows: list[Row]) -> Iterator[str]:
    """Yield questions and seconds to each urgency."""
    yield "| right level | questions, median (most) | seconds of speech, median (longest) |"
    yield "|---|---:|---:|"
    for row in rows:
        asked, spoken = row.questions, row.seconds
        yield f"| {row.name} | {asked[0]:g} ({asked[1]}) | {spoken[0]:.0f} ({spoken[1]:.0f}) |"
    yield ""
    yield f"At {60 * WORDS_A_SECOND:.0f} words a minute, an assumption: no device was timed."


def picture(measured: list[Line], machine: str) -> str:
    """Draw a bar for each line, ours over hello-world's, with its quartiles, its target and hello-world at 1."""
    shown = [line for line in measured if line.target]
    left, step, width, top = 250, 34, 360, 66
    most = max(2.0, *(line.sample.spread[1] for line in shown)) * 1.05
    height = top + step * len(shown) + 40

    def x(times: float) -> float:
        return left + times / most * width

    def parts() -> Iterator[str]:
        yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 80} {height}" font-size="13"'
        yield ' font-family="system-ui, sans-serif" fill="#222">'
        yield f'<rect width="100%" height="100%" fill="#fff"/><text x="16" y="24" font-size="16">{TITLE}</text>'
        yield f'<text x="16" y="44" fill="#666">{escape(machine)}</text>'
        yield f'<path d="M{x(1):.1f} {top - 8}V{height - 28}" stroke="#666" stroke-dasharray="4 3"/>'
        key = "hello-world = 1; red: at most"
        yield f'<text x="{x(1):.1f}" y="{height - 12}" text-anchor="middle" fill="#666">{key}</text>'
        for number, line in enumerate(shown):
            yield _bar(line, top + step * number, x)
        yield "</svg>"

    return "\n".join(parts()) + "\n"


TITLE = "Ours beside a hello-world skill on the same SDK (shorter is better)"


def _bar(line: Line, y: float, x: Any) -> str:
    times, (low, high), target = line.sample.times, line.sample.spread, line.target or 0.0
    colour = "#0b5c6b" if times <= target else "#b3541e"
    return (
        f'<text x="{x(0) - 10}" y="{y + 15}" text-anchor="end">{escape(line.name)}</text>'
        f'<rect x="{x(0)}" y="{y}" width="{x(times) - x(0):.1f}" height="20" fill="{colour}"/>'
        f'<path d="M{x(low):.1f} {y + 10}H{x(high):.1f}" stroke="#ffb347" stroke-width="3"/>'
        f'<path d="M{x(target):.1f} {y - 3}v26" stroke="#c00" stroke-width="2"/>'
        f'<text x="{x(max(times, high, target)) + 8:.1f}" y="{y + 15}">{times:.2f}</text>'
    )

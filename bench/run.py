"""Measure and print; with `--write`, write docs/performance.md and its picture anew."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench import report
from bench.measure import OURS, cold, events, one_process, warm
from skill.evaluation.cases import CASES
from skill.evaluation.evaluate import evaluated, rows
from skill.package import function
from skill.package.target import HOST, Target
from skill.progress import busy

DOCS = function.REPOSITORY / "docs"
BUILD = function.REPOSITORY / "build"
BEGIN, END = "<!-- made by `make bench` -->\n", "<!-- until here -->\n"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--python", default=HOST.python, help="the version to measure, if it is on this machine")
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--turns", type=int, default=1000)
    parser.add_argument("--write", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Measure."""
    target = Target(options.python, HOST.machine)
    python = target.interpreter()
    if python is None:
        print(f"error: there is no python{options.python} here", file=sys.stderr)
        return 1
    folder = BUILD / f"bench-{options.python}"
    with busy("Packaging"):
        function.lay_out(target, folder)
    text, picture = measured(python, folder, options.processes, options.turns)
    print(text)
    if options.write:
        page = DOCS / "performance.md"
        before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
        page.write_text(before + BEGIN + text + END + rest.partition(END)[2], encoding="utf-8")
        (DOCS / "performance.svg").write_text(picture, encoding="utf-8")
    return 0


def measured(python: str, folder: Path, processes: int, turns: int) -> tuple[str, str]:
    """Return the text and the picture."""
    version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.split()[1]
    where = report.machine(version)
    cold_start = cold(python, folder, processes)
    lines = report.lines(cold_start, warm(python, folder, max(3, processes // 4), turns))
    parts = [
        f"{where}.",
        f"Interleaved: {processes} processes of each, cold; {max(3, processes // 4)} of {turns} turns a kind, warm.",
        "",
        *report.table(lines),
        "",
        *report.on_lambda(cold_start, first_hours(python, folder)),
        "",
    ]
    if CASES.exists():
        parts += report.speech(rows(result for _, result in evaluated()))
    return "\n".join(parts) + "\n", report.picture(lines, where)


def first_hours(python: str, folder: Path) -> float:
    """Return the processor time (s) that the first question about hours adds to a cold start: what it imports."""
    known = events()
    used = {
        name: median(one_process(python, folder, OURS, {name: known[name]}, 0)["processor"] for _ in range(5))
        for name in ("launch", "hours")
    }
    return float(used["hours"] - used["launch"])

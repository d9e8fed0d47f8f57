"""`python -m bench`: measures and prints; with `--write`, docs/performance.md and its picture are written anew."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench import report
from bench.measure import OURS, cold, events, run, warm
from skill.evaluation import case_table
from skill.package import function
from skill.package.target import HOST, Target
from skill.progress import busy

DOCS = function.REPOSITORY / "docs"
BUILD = function.REPOSITORY / "build"
BEGIN, END = "<!-- made by `make bench` -->\n", "<!-- until here -->\n"


def main() -> None:
    options = _parser().parse_args()
    target = Target(options.python, HOST.machine)
    python = target.interpreter()
    if python is None:
        sys.exit(f"error: there is no python{options.python} here")
    folder = BUILD / f"bench-{options.python}"
    with busy("Packaging"):
        function.lay_out(target, folder, BUILD / "wheels")
    text, picture = measured(python, folder, options.processes, options.turns)
    print(text)
    if options.write:
        page = DOCS / "performance.md"
        before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
        page.write_text(before + BEGIN + text + END + rest.partition(END)[2], encoding="utf-8")
        (DOCS / "performance.svg").write_text(picture, encoding="utf-8")


def measured(python: str, folder: Path, processes: int, turns: int) -> tuple[str, str]:
    """The text and the picture."""
    version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.split()[1]
    where = report.machine(version)
    cold_start = cold(python, folder, processes)
    lines = report.lines(cold_start, warm(python, folder, max(3, processes // 4), turns))
    parts = [
        f"{where}.",
        f"{processes} processes of each for cold, {max(3, processes // 4)} of {turns} turns a kind for warm, by turns.",
        "",
        *report.table(lines),
        "",
        *report.on_lambda(cold_start, first_hours(python, folder)),
        "",
    ]
    if case_table.CASES.exists():
        parts += report.speech(case_table.rows(result for _, result in case_table.evaluated()))
    return "\n".join(parts) + "\n", report.picture(lines, where)


def first_hours(python: str, folder: Path) -> float:
    """The processor time (s) that the first question about hours adds to a cold start: what it imports."""
    known = events()
    used = {
        name: median(run(python, folder, OURS, {name: known[name]}, 0)["processor"] for _ in range(5))
        for name in ("launch", "hours")
    }
    return float(used["hours"] - used["launch"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--python", default=HOST.python, help="the version to measure, if it is on this machine")
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--turns", type=int, default=1000)
    parser.add_argument("--write", action="store_true")
    return parser


if __name__ == "__main__":
    main()

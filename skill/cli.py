"""The commands: talk, recognise, evaluate, cases, report."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from skill.content.errors import ContentError

LOCALES = ("en-GB", "en-US", "en-AU", "en-CA", "en-IN")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code. What is wrong with content or with a file of cases is said in one line."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (ContentError, _case_error()) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _case_error() -> type[ValueError]:
    from skill.simulator.cases import CaseError

    return CaseError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m skill", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    talk = commands.add_parser("talk", help="talk to the skill in the terminal; also reads lines from a pipe")
    talk.add_argument("--locale", choices=LOCALES, default="en-GB")
    talk.set_defaults(run=_talk)

    recognise = commands.add_parser("recognise", help="lines in; JSON lines with intent and slots out")
    recognise.add_argument("--locale", choices=LOCALES, default="en-GB")
    recognise.set_defaults(run=_recognise)

    evaluate = commands.add_parser("evaluate", help="run a file of cases through the check")
    evaluate.add_argument("file")
    evaluate.add_argument("--json", action="store_true")
    evaluate.set_defaults(run=_evaluate)

    models = commands.add_parser("models", help="write interaction_models/en-XX.json from en.yaml")
    models.set_defaults(run=_models)

    cases = commands.add_parser("cases", help="the table over all cases, beside published figures")
    cases.add_argument("file", nargs="?")
    cases.set_defaults(run=_cases)

    report = commands.add_parser("report", help="write the page for a clinician to review")
    report.add_argument("out")
    report.set_defaults(run=_report)

    hazards = commands.add_parser("hazards", help="make docs/safety/hazard-log.md from hazards.toml")
    hazards.set_defaults(run=_hazards)
    return parser


def _talk(options: argparse.Namespace) -> int:
    from skill.simulator import terminal

    return terminal.main(options.locale)


def _recognise(options: argparse.Namespace) -> int:
    from skill.simulator.recogniser import Recogniser

    recogniser = Recogniser(options.locale)
    for line in sys.stdin:
        if text := line.strip():
            found = recogniser.recognise(text)
            slots = {name: {"value": slot.value, "id": slot.id} for name, slot in found.slots.items()}
            print(json.dumps({"text": text, "intent": found.intent, "slots": slots}), flush=True)
    return 0


def _models(_: argparse.Namespace) -> int:
    from skill.simulator import models

    models.write()
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from skill.simulator import cases

    return cases.main(options.file, options.json, print)


def _cases(options: argparse.Namespace) -> int:
    from skill.simulator import case_table

    return case_table.main(Path(options.file) if options.file else case_table.CASES, print)


def _report(options: argparse.Namespace) -> int:
    from skill.content.load import content
    from skill.report import page

    try:
        page.write(Path(options.out), content())
    except OSError as error:
        print(f"error: {options.out}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _hazards(options: argparse.Namespace) -> int:
    from skill.report import hazards

    (hazards.FOLDER / "hazard-log.md").write_text(hazards.markdown(hazards.load()), encoding="utf-8")
    return 0

"""The commands: check, talk, recognise, evaluate, learn, understood, cases, models, report, review, hazards."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from skill.content.errors import ContentError
from skill.progress import busy

SET_UP = (
    "Run it by make (`make help`), which sets up .venv; as .venv/bin/python -m skill after `make check`; "
    "or install it with what the commands need: pip install '.[simulator]'."
)
LOCALES = ("en-GB", "en-US", "en-AU", "en-CA", "en-IN")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code. What is wrong with a file of content, language or cases is said, a line a fault."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("skill"):
            raise
        print(f"error: {error.name} isn't installed here. {SET_UP}", file=sys.stderr)
        return 1
    except ContentError as error:
        print(*(f"error: {line}" for line in str(error).splitlines()), sep="\n", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1


class _Version(argparse.Action):
    """--version, which reads the content only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from skill.version import described

        parser.exit(message="bedford-leg-clinic {version}, content {content}\n".format(**described()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bedford-leg-clinic", description=__doc__)
    parser.add_argument("--version", action=_Version, help="which version this is, and which content it holds")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    talk = commands.add_parser("talk", help="talk to the skill in the terminal; also reads lines from a pipe")
    talk.add_argument("--locale", choices=LOCALES, default="en-GB")
    talk.add_argument("--json", action="store_true", help="one JSON object a line and turn")
    talk.add_argument(
        "--fast-clock", type=float, default=1.0, metavar="N", help="timers run N times as fast, to try them"
    )
    talk.set_defaults(run=_talk)

    serve = commands.add_parser("serve", help="a speaker with a screen, as a page in the browser on this machine")
    serve.add_argument("--port", type=int, default=8013)
    serve.add_argument("--host", default="127.0.0.1", help="another address lets others in: there is no password")
    serve.set_defaults(run=_serve)

    recognise = commands.add_parser("recognise", help="lines in; JSON lines with intent and slots out")
    recognise.add_argument("--locale", choices=LOCALES, default="en-GB")
    recognise.add_argument("--asked", default="", help="the id of the question that is open")
    recognise.set_defaults(run=_recognise)

    evaluate = commands.add_parser("evaluate", help="run a file of cases through the check")
    evaluate.add_argument("file")
    evaluate.add_argument("--json", action="store_true")
    evaluate.set_defaults(run=_evaluate)

    learn = commands.add_parser("learn", help="learn what people say from the language files, if they changed")
    learn.set_defaults(run=_learn)

    understood = commands.add_parser("understood", help="score what is understood of utterances written apart")
    understood.add_argument("--misses", action="store_true", help="show what was not understood, of dev only")
    understood.set_defaults(run=_understood)

    check = commands.add_parser(
        "check", help="is all that is written right? Content, clinics, cases, models, in seconds"
    )
    check.set_defaults(run=_check)

    review = commands.add_parser("review", help="sign content files off: what the page saved, or names of files")
    review.add_argument(
        "file", nargs="+", help="review.json as the page saved it, or content files such as causes.toml"
    )
    review.add_argument("--by", default="", help="name and registration of the clinician, with names of files")
    review.set_defaults(run=_review)

    models = commands.add_parser("models", help="write interaction_models/en-XX.json from the language files")
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


def _check(_: argparse.Namespace) -> int:
    from skill import checks

    return checks.main()


def _review(options: argparse.Namespace) -> int:
    import datetime

    from skill.content import signing
    from skill.content.load import FOLDER, load
    from skill.content.review import statement

    today = datetime.datetime.now(datetime.UTC).date()
    saved = [Path(name) for name in options.file if name.endswith(".json")]
    answers = [signing.read_answer(path) for path in saved]
    if names := [name for name in options.file if not name.endswith(".json")]:
        answers.append(signing.named(FOLDER, map(_base, names), options.by, today))
    for answer in answers:
        signing.sign(FOLDER, answer, load(FOLDER).reviews, today)
        print(f"{', '.join(answer.files)}: reviewed by {answer.reviewer} on {answer.date}")
    print(statement(load(FOLDER).reviews.values()))
    return 0


def _base(name: str) -> str:
    return Path(name).name


def _talk(options: argparse.Namespace) -> int:
    from skill.speaker import terminal

    return terminal.main(options.locale, options.json, options.fast_clock)


def _serve(options: argparse.Namespace) -> int:
    from skill.speaker.page import serve

    return serve.main(options.host, options.port)


def _recognise(options: argparse.Namespace) -> int:
    from skill.evaluation.recognise import recognise

    for line in sys.stdin:
        if text := line.strip():
            print(json.dumps(recognise(text, options.locale, options.asked), ensure_ascii=False), flush=True)
    return 0


def _learn(_: argparse.Namespace) -> int:
    from skill.language import learn

    learn.ready()
    return 0


def _understood(options: argparse.Namespace) -> int:
    from skill.language import learn, score

    learn.ready()
    for name in score.SETS:
        with busy(f"Scoring {name}"):
            found = score.score(score.FOLDER / name)
        print(f"{name}\n{score.table(found)}\n")
        if options.misses and name == "dev":  # whoever saw the others' could write the language files after them
            print("\n".join(f"{what}: {miss}" for what, tally in found.items() for miss in tally.wrong))
    return 0


def _models(_: argparse.Namespace) -> int:
    from skill.language import alexa

    alexa.write()
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from skill.evaluation import cases

    return cases.main(options.file, options.json, print)


def _cases(options: argparse.Namespace) -> int:
    from skill.evaluation import case_table

    return case_table.main(Path(options.file) if options.file else case_table.CASES, print)


def _report(options: argparse.Namespace) -> int:
    from skill.content.load import content
    from skill.report import page

    try:
        with busy("Running the check and writing the page"):
            page.write(Path(options.out), content())
    except OSError as error:
        print(f"error: {options.out}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _hazards(options: argparse.Namespace) -> int:
    from skill.report import hazards

    (hazards.FOLDER / "hazard-log.md").write_text(hazards.markdown(hazards.load()), encoding="utf-8")
    return 0

"""Every command of the project: `python -m skill COMMAND`, or `bedford-leg-clinic COMMAND` where it is installed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from skill.content.errors import ContentError
from skill.package import PackageError

SET_UP = (
    "Run it by make (`make help`), which sets up .venv; as .venv/bin/python -m skill after `make check`; "
    "or install it with what the commands need: pip install '.[simulator]'."
)
COMMANDS = {
    "talk": ("skill.speaker.terminal", "talk to the skill in the terminal; also reads lines from a pipe"),
    "serve": ("skill.speaker.page.serve", "a speaker with a screen, as a page in the browser on this machine"),
    "recognise": ("skill.evaluation.recognise", "lines in; JSON lines with intent and slots out"),
    "check": ("skill.checks", "is all that is written right? Content, clinics, cases, models, in seconds"),
    "conversations": ("tests.update_conversations", "what a change does to the dialogues"),
    "evaluate": ("skill.evaluation.evaluate", "run cases through the check, beside published figures"),
    "models": ("skill.language.alexa", "write interaction_models/en-XX.json from the language files"),
    "learn": ("skill.language.learn", "learn what people say from the language files, if they changed"),
    "understood": ("skill.language.score", "score what is understood of utterances written apart"),
    "talks": ("tests.talks.patients", "simulated patients, who answer in their own words"),
    "report": ("skill.report.page", "write the page for a clinician to review"),
    "review": ("skill.report.review", "sign content files off: what the page saved, or names of files"),
    "hazards": ("skill.report.hazards", "make docs/safety/hazard-log.md from hazards.toml"),
    "package": ("skill.package.make", "what goes to Amazon, in build/; see docs/deploying.md"),
    "icons": ("skill.package.icons", "draw the skill's icons from assets/icon.svg"),
    "licences": ("skill.package.licences", "write docs/licences.md from the lock files"),
    "screens": ("tests.screens.draw", "draw every screen at every size with Amazon's renderer"),
    "pictures": ("tests.screens.pictures", "make the pictures in docs/"),
    "bench": ("bench.run", "how fast the skill starts and answers, beside a hello-world skill"),
    "load": ("tests.load.run", "load on the self-hosted endpoint, beside a bare Flask application"),
}
"""The module of each command, which is imported when the command is used, and what `--help` says of it.

A module has `run(options)`, which returns the exit code, and `arguments(parser)` if it takes any. Those of `tests` and
`bench` are only where the repository is.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; say what is wrong with a file of content or cases, a line a fault."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser(given[0] if given else "").parse_args(given)
        return int(import_module(COMMANDS[options.command][0]).run(options))
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("skill"):
            raise
        print(f"error: {error.name} isn't installed here. {SET_UP}", file=sys.stderr)
        return 1
    except (ContentError, PackageError) as error:
        print(*(f"error: {line}" for line in str(error).splitlines()), sep="\n", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1


class _Version(argparse.Action):
    """Print version and content digest; the content is read only when `--version` is given."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from skill.version import described

        parser.exit(message="bedford-leg-clinic {version}, content {content}\n".format(**described()))


def _parser(chosen: str) -> argparse.ArgumentParser:
    """Return the parser of all commands, with the arguments of the chosen one."""
    parser = argparse.ArgumentParser(prog="bedford-leg-clinic", description=__doc__)
    parser.add_argument("--version", action=_Version, help="which version this is, and which content it holds")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for name, (module, help) in COMMANDS.items():
        command = commands.add_parser(name, help=help, description=help)
        if name == chosen and hasattr(found := import_module(module), "arguments"):
            found.arguments(command)
    return parser

"""Sign content files off, with what the clinician's page saved or by their names."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from skill.content import signing
from skill.content.load import FOLDER, load
from skill.content.review import statement


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    help = "review.json as the page saved it, or content files such as causes.toml"
    parser.add_argument("file", nargs="+", type=Path, help=help)
    parser.add_argument("--by", default="", help="name and registration of the clinician, with names of files")


def run(options: argparse.Namespace) -> int:
    """Sign the files off and say what is reviewed now. Raises ContentError for a file that changed since its review."""
    today = datetime.datetime.now(datetime.UTC).date()
    answers = [signing.read_answer(path) for path in options.file if path.suffix == ".json"]
    if names := [path.name for path in options.file if path.suffix != ".json"]:
        answers.append(signing.named(FOLDER, names, options.by, today))
    for answer in answers:
        signing.sign(FOLDER, answer, load(FOLDER).reviews, today)
        print(f"{', '.join(answer.files)}: reviewed by {answer.reviewer} on {answer.date}")
    print(statement(load(FOLDER).reviews.values()))
    return 0

"""Make what goes to Amazon: build/lambda.zip and the ask-cli project beside it; see docs/deploying.md."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from skill import checks
from skill.content.compiled import content
from skill.content.review import statement
from skill.language import learn
from skill.package import function, project
from skill.package.manifest import SETTINGS, problems
from skill.package.target import HOST, LAMBDA
from skill.progress import busy

UNREVIEWED = (
    "Packaged for patients, its questions, rules and advice would be nobody's but this project's: drawn from public",
    "guidance, checked by tests, and never read by anybody who may treat patients. Whoever deploys it answers for it.",
    "Have it reviewed (`make report`, `python -m skill review`), or set ACCEPT_UNREVIEWED=1 if the clinic accepts it.",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--dev", action="store_true", help="package it even if certification would refuse it")
    parser.add_argument("--target", choices=["lambda", "host"], default="lambda", help="host: to be tried here")
    parser.add_argument("--build", type=Path, default=Path("build"), help="the folder to write to")


def run(options: argparse.Namespace) -> int:
    """Make the package and return 0; return 1, and say why, if certification would refuse it or nobody reviewed it.

    Raises PackageError where it can't be made, and ContentError for content that is wrong.
    """
    build, dev, target = options.build, options.dev, LAMBDA if options.target == "lambda" else HOST
    checks.sound()
    manifest = project.manifest({name: value for name in SETTINGS if (value := os.environ.get(name))})
    if wrong := problems(manifest):
        print("Not fit for certification:", *wrong, sep="\n  ", file=sys.stderr)
        if not dev:
            print("With DEV=1 it is packaged all the same, to be tried in development.", file=sys.stderr)
            return 1
    reviewed = statement(content().reviews.values())
    accepted = os.environ.get("ACCEPT_UNREVIEWED") == "1"
    if not dev and not accepted and not any(standing.holds for standing in content().reviews.values()):
        print(reviewed, *UNREVIEWED, sep="\n", file=sys.stderr)
        return 1
    learn.ready()
    build.mkdir(parents=True, exist_ok=True)
    with busy("Packaging: dependencies, bytecode, zip"):
        bytecode = function.lay_out(target, build / "lambda")
        function.zipped(build / "lambda", build / "lambda.zip")
    project.lay_out(manifest, build)
    sizes = [path.stat().st_size for path in (build / "lambda").rglob("*") if path.is_file()]
    zipped = (build / "lambda.zip").stat().st_size
    print(f"lambda.zip: {zipped / 1e6:.1f} MB, {sum(sizes) / 1e6:.1f} MB unpacked, {len(sizes)} files")
    print(f"for Python {target.python} on {target.machine}")
    (build / "REVIEW.txt").write_text(f"{reviewed}\n", encoding="utf-8")
    print(reviewed)
    if not bytecode:
        print(f"Without bytecode, for want of a python{target.python} here: cold starts will take longer.")
    return 0

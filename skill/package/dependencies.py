"""The packages of requirements/lambda.txt, installed by uv for a target, each checked against its hash."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from uv import find_uv_bin

from skill.package import PackageError
from skill.package.target import Target

INSTALLERS = {"INSTALLER", "RECORD", "REQUESTED", "WHEEL", "entry_points.txt", "top_level.txt", "zip-safe"}
GLIBC = "2_34"
"""That of Amazon Linux 2023, which Lambda's Python 3.12 and later have.

https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
"""
SOURCES = {".pyi", ".pyx", ".pxd", ".c", ".h"}


def install(locked: Path, target: Target, folder: Path) -> None:
    """Install what this lock file names into `folder`. Raises PackageError with uv's words.

    Left out: what only an installer reads (RECORD, WHEEL, ...), commands, type stubs, and C and Cython sources.
    Everything else stays, and so every package is whole: which of its modules it loads, and when, is its own business.
    """
    command = [find_uv_bin(), "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    command += [f"--python={sys.executable}", f"--python-version={target.python}"]
    command += [f"--python-platform={target.machine}-manylinux_{GLIBC}", f"--target={folder}", "--link-mode=copy"]
    command += [f"--requirements={locked}"]
    for where in ("--offline", "--no-offline"):  # what was had before is had without a network, and is the same
        done = subprocess.run([*command, where], capture_output=True, text=True, check=False)
        if not done.returncode:
            break
    else:
        raise PackageError(f"the packages of {locked.name} can't be had:\n{done.stderr.strip()}")
    shutil.rmtree(folder / "bin", ignore_errors=True)
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.suffix in SOURCES or path.name == ".lock" or _installers(path):
            path.unlink()


def _installers(path: Path) -> bool:
    return path.parent.suffix == ".dist-info" and (path.name in INSTALLERS or path.name.startswith("uv_"))

"""The packages of requirements/lambda.txt, unpacked from their wheels for a target, each checked against its hash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from skill.package import PackageError
from skill.package.target import Target

INSTALLERS = {"", "RECORD", "WHEEL", "entry_points.txt", "top_level.txt", "zip-safe", "licenses/"}


def wheels(locked: Path, target: Target, cache: Path) -> list[Path]:
    """The wheels that this lock file names, downloaded into `cache` once. Raises PackageError with pip's words."""
    digest = sha256(locked.read_bytes()).hexdigest()[:16]
    folder = cache / f"{target.python}-{target.machine}-{digest}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=cache) as fresh:
            _download(locked, target, Path(fresh))
            with suppress(OSError):  # somebody else was quicker
                Path(fresh).rename(folder)
            Path(fresh).mkdir(exist_ok=True)
    return sorted(folder.glob("*.whl"))


def _download(locked: Path, target: Target, folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "--only-binary=:all:", "--implementation=cp"]
    command += [f"--python-version={target.python}", f"--requirement={locked}", f"--dest={folder}"]
    command += [f"--platform={tag}" for tag in target.wheels]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise PackageError(f"the packages of {locked.name} can't be had:\n{run.stderr.strip()}")


def files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Path and content of what a wheel installs that can be imported or is its licence.

    Left out: what only an installer reads (RECORD, WHEEL, ...), type stubs, and C and Cython sources. Everything
    else stays, and so every package is whole: which of its modules it loads, and when, is its own business.
    Raises PackageError for a wheel with files for an installer to put elsewhere: none of ours has them.
    """
    with ZipFile(wheel) as packed:
        for name in packed.namelist():
            if _wanted(name):
                yield name, packed.read(name)


def _wanted(name: str) -> bool:
    top, _, rest = name.partition("/")
    if top.endswith(".data"):
        raise PackageError(f"{name}: such files need an installer")
    if top.endswith(".dist-info"):
        return rest not in INSTALLERS
    return not name.endswith(("/", ".pyi", ".pyx", ".pxd", ".c", ".h"))

"""The function as `make package` lays it out, but for this machine's processor and for one Python after another."""

from __future__ import annotations

import platform
import re
import sys
from pathlib import Path

from skill.package import function
from skill.package.dependencies import install
from skill.package.target import Target

ROOT = function.REPOSITORY
RUNTIME_CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def here(python: str = f"{sys.version_info[0]}.{sys.version_info[1]}") -> Target:
    return Target(python, platform.machine())


def laid_out(target: Target, folder: Path) -> Path:
    function.lay_out(target, folder)
    return folder


def runtime_client(target: Target, folder: Path) -> Path:
    """Amazon's runtime client and what it needs, as the development lock has them; Lambda brings its own."""
    lines = (ROOT / "requirements" / "dev.txt").read_text().split("\n")
    blocks = re.split(r"\n(?=\S)", "\n".join(lines))
    folder.mkdir()
    locked = folder / "client.txt"
    locked.write_text("\n".join(block for block in blocks if block.split("==")[0] in RUNTIME_CLIENT))
    install(locked, target, folder)
    return folder

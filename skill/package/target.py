"""What a package is built for: a Python version and a processor."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Target:
    """`python` is such as `3.13`; `machine` is as `platform.machine()` says it: `aarch64` or `x86_64`."""

    python: str
    machine: str

    def interpreter(self) -> str | None:
        """Return a Python of this version on this machine, or None: only it can make this version's bytecode.

        It is looked for where commands are found, and among the versions that pyenv keeps: `uv python find` stops at
        pyenv's stand-ins for versions that aren't switched on.
        """
        name = f"python{self.python}"
        kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
        found = [sys.executable, shutil.which(name), *sorted(map(str, kept.glob(f"{self.python}.*/bin/{name}")))]
        return next((path for path in found if path and _is(path, self.python)), None)


def _is(path: str, version: str) -> bool:
    """Return whether this is a Python of this version that runs: pyenv puts stand-ins where commands are found."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    run = subprocess.run([path, "-I", "-c", code], capture_output=True, text=True, check=False)
    return run.returncode == 0 and run.stdout.strip() == version


LAMBDA = Target("3.13", "aarch64")
"""What lambda/template.yaml asks for: tests/package holds the two together."""

HOST = Target(f"{sys.version_info[0]}.{sys.version_info[1]}", platform.machine())
"""This machine: the same package, to be tried here."""

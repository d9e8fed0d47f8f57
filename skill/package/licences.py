"""Write docs/licences.md, the licences of what is locked, by pip-licenses."""

from __future__ import annotations

import re
import subprocess
import sys

from skill.package.function import REPOSITORY
from skill.progress import counted

SETS = {
    "lambda": "What runs on AWS Lambda",
    "web": "What the self-hosted server adds",
    "simulator": "What the terminal speaker adds",
    "dev": "What only development and tests use",
}
HEAD = """# Licences

The licences that the packages name for themselves, made by `make licences` from the lock files in `requirements/`.
The npm packages of `package.json` are used by tests only and are part of nothing that is deployed.
"""


def locked(name: str) -> set[str]:
    """Return the packages of a lock file."""
    text = (REPOSITORY / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE))


def table(packages: set[str]) -> str:
    """Return those of these packages that are installed as Markdown; some are for other systems or Pythons."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=markdown"]
    made = subprocess.run([*command, "--packages", *sorted(packages)], capture_output=True, text=True, check=True)
    return re.sub(r" {2,}", " ", re.sub(r"-{3,}", "---", made.stdout))


def run(_: object) -> int:
    """Write the list."""
    parts, listed = [HEAD], set[str]()
    for name, title in counted("Lock files", SETS.items()):
        parts.append(f"## {title}\n\n{table(locked(name) - listed)}")
        listed |= locked(name)
    (REPOSITORY / "docs" / "licences.md").write_text("\n".join(parts), encoding="utf-8")
    return 0

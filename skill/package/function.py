"""What Lambda runs, as a folder, and that folder as a zip: the same bytes each time.

Our code goes in without what Lambda never uses, and with the content compiled. Everything gets bytecode, if a Python
of the target's version is at hand: Lambda can't write its own, and would compile 300 files at every cold start.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from skill import checks
from skill.clinic import bank_holidays
from skill.content.compiled import FILE, packed
from skill.content.load import FOLDER, load
from skill.package.dependencies import install
from skill.package.target import Target

REPOSITORY = Path(__file__).resolve().parents[2]
LEFT_OUT = {
    *("web", "speaker", "language", "evaluation", "report", "package"),
    *("checks.py", "cli.py", "progress.py", "__main__.py", "py.typed", "__pycache__"),
}
"""What of skill/ Lambda never imports."""
ROOT = "/var/task"  # where Lambda puts the function: what tracebacks name
OLDEST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold


def our_files() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of our own part."""
    yield "lambda_function.py", (REPOSITORY / "lambda" / "lambda_function.py").read_bytes()
    for path in sorted((REPOSITORY / "skill").rglob("*")):
        inside = path.relative_to(REPOSITORY / "skill")
        compiled = path.parent == FOLDER and path.suffix in (".toml", Path(FILE).suffix)
        if path.is_file() and not LEFT_OUT & set(inside.parts) and not compiled:
            yield f"skill/{inside.as_posix()}", path.read_bytes()
    checks.sound(FOLDER)
    content = load(FOLDER)
    yield f"skill/content/{Path(FILE).name}", packed(content)
    regions = [(clinic.holiday_country, clinic.holiday_subdivision) for clinic in content.clinics.clinic]
    yield f"skill/clinic/{Path(bank_holidays.FILE).name}", bank_holidays.packed(regions)


def lay_out(target: Target, folder: Path) -> bool:
    """Write the function's files into `folder`, made anew; return whether they have bytecode. Raises PackageError."""
    shutil.rmtree(folder, ignore_errors=True)
    install(REPOSITORY / "requirements" / "lambda.txt", target, folder)
    for name, data in our_files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return _compile(target, folder)


def _compile(target: Target, folder: Path) -> bool:
    """Make bytecode that is used without a look at its source's time, so that the zip may have any time it likes."""
    python = target.interpreter()
    if python is None:
        return False
    command = [python, "-I", "-W", "ignore", "-m", "compileall", "-q", "-j1", "--invalidation-mode=unchecked-hash"]
    command += ["-s", str(folder), "-p", ROOT, str(folder)]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, check=True)
    return True


def zipped(folder: Path, destination: Path) -> None:
    """Zip the folder: sorted, one time and one permission for all, so that the same files give the same bytes."""
    with ZipFile(destination, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(path.relative_to(folder).as_posix(), OLDEST)
            entry.create_system = 3  # Unix, whose permissions follow
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, path.read_bytes(), ZIP_DEFLATED, 9)

"""Where in a TOML file something stands: the line of a table, of a field in it, or of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from skill.content.errors import Fault

_HEADER = re.compile(r'^\s*\[\[?\s*(?:"([^"]+)"|([^\]"]+?))\s*\]\]?\s*(?:#.*)?$')
_FIELD = re.compile(r"^([a-z_]+)\b")


def placed(folder: Path, faults: Iterable[Fault]) -> list[Fault]:
    """Give each fault the line where it can be had, and sort them by file and line."""
    found = [fault if fault.line else replace(fault, line=_line(folder, fault)) for fault in faults]
    return sorted(dict.fromkeys(found), key=lambda fault: (fault.file, fault.line))


def _line(folder: Path, fault: Fault) -> int:
    try:
        lines = (folder / fault.file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    first, last = _table(lines, fault.table) if fault.table else (0, len(lines))
    if last == 0:
        return 0
    field = _FIELD.match(fault.what)
    for pattern in (
        *([re.compile(rf"(?<![\w]){re.escape(fault.hint)}(?![\w])")] if fault.hint else ()),
        *([re.compile(rf"\s*{field[1]}\s*=")] if field else ()),
    ):
        for number in range(first, last):
            if not lines[number].lstrip().startswith("#") and pattern.search(lines[number]):
                return number + 1
    return first + 1 if fault.table else 0


def _table(lines: list[str], id: str) -> tuple[int, int]:
    """Find the lines of a table: its header's, and the one after its last. (0, 0) if it isn't there.

    A table of an array, such as [[clinic]], is found by its `id`.
    """
    headers = [(number, header[1] or header[2]) for number, line in enumerate(lines) if (header := _HEADER.match(line))]
    ends = [number for number, _ in headers[1:]] + [len(lines)]
    for (start, name), end in zip(headers, ends, strict=True):
        said = re.compile(rf"\s*id\s*=\s*[\"']{re.escape(id)}[\"']")
        if name == id or any(said.match(line) for line in lines[start:end]):
            return start, end
    for number, line in enumerate(lines):  # a field that stands for a table, as in [phrases]
        if re.match(rf"\s*{re.escape(id)}\s*=", line):
            return number, number + 1
    return 0, 0

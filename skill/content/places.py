"""Where in a TOML file something stands: the line of a table, of a field in it, or of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from skill.content.errors import Fault

_HEADER = re.compile(r'(?m)^\s*\[\[?\s*(?:"[^"]+"|[^\]",]+?)\s*\]\]?\s*(?:#.*)?$')
_FIELD = re.compile(r"^[a-z_]+\b")


def placed(folder: Path, faults: Iterable[Fault]) -> list[Fault]:
    """Give each fault the line where it can be had, and sort them by file and line."""
    found = [fault if fault.line else replace(fault, line=_line(folder, fault)) for fault in faults]
    return sorted(dict.fromkeys(found), key=lambda fault: (fault.file, fault.line))


def _line(folder: Path, fault: Fault) -> int:
    """Return the line of the fault's hint or field in its table, else of the table; 0 where there is none."""
    try:
        text = (folder / fault.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return 0
    start, end = 0, len(text)
    if fault.table:  # one of an array, such as [[clinic]], is found by its `id`
        id = re.escape(fault.table)
        table = re.search(rf"""(?m)^[ \t]*(?:\[\[?\s*"?{id}"?\s*\]|id\s*=\s*["']{id}["'])""", text)
        if not table:
            return 0
        following = _HEADER.search(text, table.end())
        start, end = table.start(), following.start() if following else end
    field = _FIELD.match(fault.what)
    for wanted in (
        *([rf"(?<!\w){re.escape(fault.hint)}(?!\w)"] if fault.hint else ()),
        *([rf"\b{field[0]}\s*="] if field else ()),
    ):
        if found := re.search(rf"(?m)^(?!\s*#).*?{wanted}", text[start:end]):
            return text.count("\n", 0, start + found.end()) + 1
    return text.count("\n", 0, start) + 1 if fault.table else 0

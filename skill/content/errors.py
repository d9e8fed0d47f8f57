"""What wrong content raises: every fault that was found, each with its place and what would be right."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

FEW = 12  # as many as can be listed in one line


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong in a content file."""

    file: str
    table: str
    """The id of the table; empty for the file as a whole."""
    what: str
    hint: str = ""
    """A word of the file that stands where the fault is, if there is one."""
    line: int = 0
    """Counted from 1; 0 while it isn't known."""

    def __str__(self) -> str:
        place = f"{self.file}: [{self.table}]" if self.table else self.file
        return f"{place}: {self.what} (line {self.line})" if self.line else f"{place}: {self.what}"


class ContentError(ValueError):
    """Content files are wrong; the message has a line for each fault, which names file, table and what is wrong."""

    def __init__(self, *faults: Fault | str) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class Faults(list[Fault]):
    """Faults as they are found."""

    def note(self, file: str, table: str, what: str, hint: str = "") -> None:
        """Note a fault."""
        self.append(Fault(file, table, what, hint))

    def require(self, holds: bool, file: str, table: str, what: str, hint: str = "") -> None:
        """Note a fault unless this holds."""
        if not holds:
            self.note(file, table, what, hint)

    def require_known(self, file: str, table: str, what: str, ids: Iterable[str], known: Iterable[str]) -> None:
        """Note a fault for each of these ids that isn't known."""
        allowed = list(known)
        for id in ids:
            self.require(id in allowed, file, table, f"{what}: unknown id {id!r}{meant(id, allowed)}", id)


def meant(wanted: str, allowed: Iterable[str]) -> str:
    """Say in brackets what was probably meant, or what is allowed where that is short; empty where neither helps."""
    from difflib import get_close_matches  # not for a cold start, whose content was checked

    known = list(allowed)
    near = get_close_matches(wanted, known, n=1) or [word for word in known if word.lower() == wanted.lower()]
    if near:
        return f" (did you mean {near[0]!r}?)"
    return f" (allowed: {', '.join(map(repr, known))})" if 0 < len(known) <= FEW else ""

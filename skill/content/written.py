"""The content files as they are written, before the check is made of five of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from skill.content.bundle import Said
from skill.content.marks import Heard, Table, marked
from skill.content.review import Review
from skill.content.schema import Evidence, Finding, Question, Rule


class Written(Said, frozen=True, kw_only=True):
    """All the files, each with its tables by their ids, or with fixed tables, or one table itself."""

    findings: dict[str, Finding]
    rules: dict[str, Rule]
    questions: dict[str, Question]
    cause_questions: dict[str, Question]
    evidence: dict[str, Evidence]
    review: dict[str, Review]

    def tables(self) -> Iterator[tuple[str, str, Table]]:
        """Yield every table, with its file and its id, which is empty where the file itself is one."""
        for name in self.__struct_fields__:
            file = getattr(self, name)
            tables = file if isinstance(file, dict) else {"": file, **msgspec.structs.asdict(file)}
            yield from ((f"{name}.toml", id, table) for id, table in tables.items() if isinstance(table, Table))

    def texts(self) -> Iterator[HeardText]:
        """Yield every text that can be heard or read, but for the words of locales and the names of clinics."""
        for file, id, table in self.tables():
            for field, mark, texts in marked(table, Heard):
                yield from (HeardText(file, id, field, text, mark) for text in texts)


class HeardText(NamedTuple):
    """A text, where it stands, and what holds for it."""

    file: str
    table: str
    field: str
    text: str
    mark: Heard

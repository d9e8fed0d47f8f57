"""What a field of a content file is beyond its type, so that reading and checking need no list of their own.

A mark stands in the field's annotation: `ask: Annotated[str, Heard(most=25)]`.
"""

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

import msgspec

M = TypeVar("M")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of a content file; a field that is not listed is an error."""


class Heard(msgspec.Struct, frozen=True):
    """A text, or texts, to be heard or read on a screen."""

    own: str = ""
    """Words in braces that only this text may use, beside those of locales.toml."""
    most: int = 0
    """How many words it may have in any locale; 0 for any number."""


class Ids(msgspec.Struct, frozen=True):
    """Ids of tables in this file."""

    file: str


Text = Annotated[str, Heard()]
Waiting = Annotated[str, Heard(most=15)]
"""What to do while waiting for help."""


class Marked(NamedTuple):
    """A field with a mark of one kind, and the texts in it, also those of lists of lists."""

    field: str
    mark: Any
    texts: list[str]


def marked(table: Table, kind: type) -> Iterator[Marked]:
    """Yield the fields of this table with a mark of this kind."""
    for field in msgspec.structs.fields(type(table)):
        for mark in get_args(field.type)[1:]:
            if isinstance(mark, kind):
                yield Marked(field.name, mark, list(_flat(getattr(table, field.name))))


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, [value])
    else:
        for one in value:
            yield from _flat(one)

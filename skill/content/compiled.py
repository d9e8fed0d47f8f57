"""The content of this skill as one file.

It comes from the TOML files beside this one. `make package` compiles them, once they are checked, into the
one file that Lambda's zip carries in their place: reading that takes 0.4 ms in place of 23, and what only reading and
checking needs is not even imported.
"""

from __future__ import annotations

import os
from functools import cache

import msgspec

from skill.content.bundle import Content
from skill.content.errors import ContentError

FILE = os.path.join(os.path.dirname(__file__), "compiled.msgpack")


@cache
def content() -> Content:
    """Return the content of this skill, read once: compiled, if it is, else from the TOML files."""
    try:
        with open(FILE, "rb") as file:
            return unpacked(file.read())
    except FileNotFoundError:
        from skill.content.load import FOLDER, load

        return load(FOLDER)


def packed(content: Content) -> bytes:
    """Return the content as one file, the same bytes for the same content."""
    return msgspec.msgpack.encode(content)


def unpacked(data: bytes) -> Content:
    """Return what `packed` packed. Raises ContentError for content that another version of the skill packed."""
    try:
        return msgspec.msgpack.decode(data, type=Content)
    except msgspec.MsgspecError as error:
        raise ContentError(f"{os.path.basename(FILE)}: {error}; run `make package` again") from None

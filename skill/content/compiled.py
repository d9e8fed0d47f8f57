"""Everything that is said, as one object, and that object as one file.

The content comes from the TOML files beside this one. `make package` compiles them, once they are checked, into the
one file that Lambda's zip carries in their place: reading that takes 0.4 ms in place of 23, and what only reading and
checking needs is not even imported.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from skill.content.clinic_schema import ClinicPhrases, Clinics
from skill.content.errors import ContentError
from skill.content.phrases import Phrases
from skill.content.review import Standing
from skill.content.schema import Advice, Cause, Check, Crisis, Locale, Outcome, Source
from skill.content.screen_texts import ScreenTexts

FILE = os.path.join(os.path.dirname(__file__), "compiled.msgpack")


@dataclass(frozen=True)
class Content:
    """Everything that is said, and the clinical rules."""

    check: Check
    outcomes: dict[str, Outcome]
    causes: dict[str, Cause]
    selfcare: dict[str, Advice]
    topics: dict[str, Advice]
    crises: dict[str, Crisis]
    phrases: Phrases
    locales: dict[str, Locale]
    sources: dict[str, Source]
    clinics: Clinics
    clinic_phrases: ClinicPhrases
    reviews: dict[str, Standing]
    screens: ScreenTexts


@cache
def content() -> Content:
    """The content of this skill, read once: compiled, if it is, else from the TOML files."""
    try:
        with open(FILE, "rb") as file:
            return unpacked(file.read())
    except FileNotFoundError:
        from skill.content.load import FOLDER, load

        return load(FOLDER)


def packed(content: Content) -> bytes:
    """The content as one file, the same bytes for the same content."""
    sets = {name: tuple(sorted(getattr(content.check, name))) for name in ("lowering", "ever", "grave", "background")}
    check = msgspec.structs.replace(content.check, **sets)  # a set has no order of its own
    return msgspec.msgpack.encode(replace(content, check=check))


def unpacked(data: bytes) -> Content:
    """What `packed` packed. Raises ContentError for content that another version of the skill packed."""
    try:
        return msgspec.msgpack.decode(data, type=Content)
    except msgspec.MsgspecError as error:
        raise ContentError(f"{os.path.basename(FILE)}: {error}; run `make package` again") from None

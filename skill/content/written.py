"""The content files as they are written: one field a file, named as the file is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from skill.content.clinic_phrases import ClinicPhrases
from skill.content.clinics import Clinics
from skill.content.marks import Heard, Table, marked
from skill.content.phrases import Phrases
from skill.content.review import Review
from skill.content.schema import Advice, Cause, Crisis, Evidence, Finding, Locale, Outcome, Question, Rule, Source
from skill.content.screen_texts import ScreenTexts


class PhrasesFile(Table, frozen=True):
    """The whole of `phrases.toml`."""

    phrases: Phrases


class ScreensFile(Table, frozen=True):
    """The whole of `screens.toml`."""

    screens: ScreenTexts


class Written(msgspec.Struct, frozen=True):
    """All the files, each with its tables by their ids, or with fixed tables."""

    findings: dict[str, Finding]
    rules: dict[str, Rule]
    questions: dict[str, Question]
    cause_questions: dict[str, Question]
    evidence: dict[str, Evidence]
    outcomes: dict[str, Outcome]
    causes: dict[str, Cause]
    selfcare: dict[str, Advice]
    topics: dict[str, Advice]
    crises: dict[str, Crisis]
    locales: dict[str, Locale]
    sources: dict[str, Source]
    phrases: PhrasesFile
    screens: ScreensFile
    clinics: Clinics
    clinic_phrases: ClinicPhrases
    review: dict[str, Review]

    def tables(self) -> Iterator[tuple[str, str, Table]]:
        """Yield every table, with its file and its id."""
        for name in self.__struct_fields__:
            file = getattr(self, name)
            tables = file if isinstance(file, dict) else msgspec.structs.asdict(file)
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

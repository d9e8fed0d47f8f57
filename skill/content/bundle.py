"""Everything that is said, and the clinical rules, as one object."""

from __future__ import annotations

from msgspec import Struct

from skill.content.clinic_phrases import ClinicPhrases
from skill.content.clinics import Clinics
from skill.content.phrases import Phrases
from skill.content.review import Standing
from skill.content.schema import Advice, Cause, Check, Crisis, Locale, Outcome, Source
from skill.content.screen_texts import ScreenTexts


class Said(Struct, frozen=True, kw_only=True):
    """The files of skill/content that are used as they are written: one field a file, named as the file is."""

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
    screens: ScreenTexts


class Content(Said, frozen=True, kw_only=True):
    """What is read from the files of skill/content; the check is made from five of them."""

    check: Check
    reviews: dict[str, Standing]

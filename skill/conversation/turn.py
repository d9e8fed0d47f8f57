"""One turn of the conversation: what a handler gets, and what it gives back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from skill.content.compiled import Content
from skill.content.schema import Locale
from skill.session import Session


@dataclass(frozen=True)
class Slot:
    """A filled slot: `value` as said or in Alexa's form, `id` of the matched value, None where nothing matched."""

    value: str
    id: str | None = None


@dataclass(frozen=True)
class Reply:
    """What is said. `question` ends an open session's speech; without one the session ends."""

    speech: str
    question: str = ""
    card: tuple[str, str] | None = None
    """Title and text. General information only: a card stays in the Alexa app, so it never carries an answer."""

    @property
    def text(self) -> str:
        """All that is heard."""
        return f"{self.speech} {self.question}".strip()


@dataclass
class Turn:
    """What a handler needs to know of the request."""

    content: Content
    session: Session
    locale: Locale
    now: datetime
    slots: Mapping[str, Slot] = field(default_factory=dict)

    def say(self, text: str, **words: str) -> str:
        """`text` of content with this locale's words, and `words`, in its braces."""
        return text.format_map({**msgspec.structs.asdict(self.locale), **words})

    def phrase(self, name: str, **words: str) -> str:
        """A phrase of phrases.toml, ready to be heard."""
        return self.say(getattr(self.content.phrases, name), **words)

    def meant(self, ids: Collection[str]) -> list[str]:
        """Those of these ids that a slot holds. A slot that is named after an id (`dvt`, `dvt_said`) means it, whatever
        its words are: whole sentences about one thing have such slots (interaction_models/en.yaml)."""
        named = (
            slot.id if slot.id is not None and slot.id in ids else name.removesuffix("_said")
            for name, slot in self.slots.items()
        )
        return [id for id in named if id in ids]

    def slot_id(self, name: str) -> str | None:
        slot = self.slots.get(name)
        return slot.id if slot else None


def nearest_locale(tag: str, content: Content) -> Locale:
    """The words for this locale. An unknown one gets the nearest English, and no country's number but its own.

    A tag with one of our regions (`fr-CA`) gets that region's words; any other gets British English (Australian
    in New Zealand), with "your local emergency number": another country's number could cost a life.
    """
    if tag in content.locales:
        return content.locales[tag]
    region = tag.rpartition("-")[2].upper()
    if f"en-{region}" in content.locales:
        return content.locales[f"en-{region}"]
    words = content.locales["en-AU" if region == "NZ" else "en-GB"]
    return msgspec.structs.replace(
        words, emergency_number=content.phrases.local_emergency_number, advice=content.phrases.local_advice
    )

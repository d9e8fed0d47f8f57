"""One turn of the conversation: what a handler gets, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

import msgspec

from skill.alerts import Alerts, no_alerts
from skill.content.bundle import Content
from skill.content.phrases import Phrases
from skill.content.schema import Check, Locale
from skill.conversation.person import about
from skill.session import Session
from skill.triage import Assessment
from skill.understanding import Meaning


class Slot(msgspec.Struct, frozen=True):
    """A filled slot: `value` as said or in Alexa's form, `id` of the matched value, None where nothing matched."""

    value: str
    id: str | None = None


class Consent(msgspec.Struct, frozen=True):
    """What Alexa is to ask the patient's leave for, and what comes back with the answer."""

    scope: str
    token: str
    """What was wanted, such as `timer 15`. Never an answer about the patient."""


class Reply(msgspec.Struct, frozen=True):
    """What is said. `question` ends an open session's speech; without one the session ends."""

    speech: str
    question: str = ""
    card: tuple[str, str] | None = None
    """Title and text. General information only: a card stays in the Alexa app, so it never carries an answer."""
    emergency: bool = False
    """It says to call the emergency number now."""
    consent: Consent | None = None
    """Alexa speaks in our place: it asks for a permission. Nothing else is said then, and the session goes on."""
    exhausted: Literal["", "unclear", "digressed"] = ""
    """The open question was put often enough, because of unclear answers or of other talk: it isn't asked again."""

    @property
    def text(self) -> str:
        """All that is heard."""
        return f"{self.speech} {self.question}".strip()

    def after(self, speech: str) -> Reply:
        """Return the same reply with this said before it."""
        return msgspec.structs.replace(self, speech=f"{speech} {self.speech}".strip())


class Countdown(msgspec.Struct, frozen=True):
    """A timer that runs, for a screen to count down."""

    seconds: int
    """How long it was set for."""
    left: int
    """How many seconds are left now."""
    paused: bool = False


@dataclass
class Turn:
    """What a handler needs to know of the request, and what was understood of it."""

    content: Content
    session: Session
    locale: Locale
    now: datetime
    slots: Mapping[str, Slot] = field(default_factory=dict)
    words: str = ""
    """What was said, where it came as words. It lives in this turn only."""
    meaning: Meaning = field(default_factory=Meaning)
    connect: Callable[[], Alerts] = no_alerts
    """Makes the way to the timers and reminders of the device that is spoken to, once they are needed."""
    shows: str = ""
    """What the reply is about, for a screen: `outcome`, `hours`, `told`, `timer`, `causes`, `causes.ID` and so on."""

    countdown: Countdown | None = None
    """The ice timer, where the reply is about it."""

    answers_question: bool = False
    """What was told answers the open question."""

    _assessed: Assessment | None = None

    @property
    def assessed(self) -> Assessment:
        """What the answers come to: worked out anew only where they have changed since it was last asked for."""
        known = self.session.known
        if self._assessed is None or self._assessed.known != known:
            self._assessed = Assessment(self.check, known)
        return self._assessed

    @cached_property
    def alerts(self) -> Alerts:
        """The timers and reminders of the device that is spoken to."""
        return self.connect()

    @cached_property
    def check(self) -> Check:
        return self.content.check

    def say(self, text: str, **words: str) -> str:
        """`text` of content with this locale's words, and `words`, in its braces."""
        return text.format_map({**msgspec.structs.asdict(self.locale), **words})

    @cached_property
    def phrases(self) -> Phrases:
        return self.content.phrases

    def of_patient(self, text: str, **words: str) -> str:
        """`text` about the patient, in the person that the talk is about: "she" where it is about somebody else."""
        said = self.say(text, **words)
        return about(said, self.session.who) if self.session.who else said

    def slot_id(self, name: str) -> str | None:
        slot = self.slots.get(name)
        return slot.id if slot else None


def nearest_locale(tag: str, content: Content) -> Locale:
    """Return the words for this locale. An unknown one gets the nearest English, and no country's number but its own.

    A tag with one of our regions (`fr-CA`) gets that region's words; any other gets British English (Australian
    in New Zealand), with "your local emergency number": another country's number could cost a life.
    """
    if tag in content.locales:
        return content.locales[tag]
    region = tag.rpartition("-")[2].upper()
    if f"en-{region}" in content.locales:
        return content.locales[f"en-{region}"]
    words = content.locales["en-AU" if region == "NZ" else "en-GB"]
    phrases = content.phrases
    return msgspec.structs.replace(
        words,
        emergency_number=phrases.local_emergency_number,
        advice=phrases.local_advice,
        advice_line=phrases.local_advice_line,
        er=phrases.local_er,
        crisis_line=phrases.local_crisis_line,
        poison_line=phrases.local_poison_line,
    )

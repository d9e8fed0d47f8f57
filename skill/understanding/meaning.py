"""What understanding makes of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from skill.content.schema import Answer

YesNo = Literal["yes", "no"]
Who = Literal["she", "he", "they", "i"]


class Asked(msgspec.Struct, frozen=True):
    """What was asked: the id of the open question or offer, and the findings that it still asks about."""

    question: str = ""
    covers: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    """The findings that were told to be there before; they can be taken back."""
    ever: frozenset[str] = frozenset()
    """The findings for which the past counts, such as cancer."""
    background: frozenset[str] = frozenset()
    """The findings that are no complaint, such as a medicine: of a relation, they are told only if the talk is of
    them."""
    grave: frozenset[str] = frozenset()
    """The findings that are an emergency by themselves."""
    lowering: frozenset[str] = frozenset()
    """The findings that can make the urgency lower: unasked, they are believed only where they are clear."""
    for_other: bool = False
    """The talk is about somebody other than the speaker."""


class Meaning(msgspec.Struct, frozen=True):
    """What a sentence means, in the light of what was asked."""

    answer: Answer | None = None
    """To the open question as a whole."""
    lead: Answer | None = None
    """The answer that the sentence opens or ends with, whatever it tells besides."""
    bare: bool = False
    """It opens with a no that answers: "no, my chest's fine", not "no pain"."""
    told: Mapping[str, YesNo] = {}
    """Findings that the sentence says are there, or are not."""
    old: frozenset[str] = frozenset()
    """Findings that it says are long past, told as no for that reason."""
    doubtful: frozenset[str] = frozenset()
    """Told findings of which it isn't clear whether they were affirmed or denied."""
    unclear: tuple[str, ...] = ()
    """Findings that it speaks of as an old state or one with a harmless reason: whether that is new must be asked."""
    asks: str | None = None
    """What it asks for: an intent's name, `cause:ID` or `topic:ID`."""
    crisis: str | None = None
    """An emergency that isn't about the leg."""
    takes_back: bool = False
    """It takes back something that was said before."""
    aside: bool = False
    """Small talk, or of something else: it means nothing to the skill."""
    waits: bool = False
    """It asks for a moment."""
    pain: bool = False
    """It speaks of the pain itself, without any finding."""
    who: Who | None = None
    """Whom it speaks for, where it says so: somebody else, or "i", the speaker."""
    sure: float = 0.0
    """How clear it was, from 0 to 1."""

    @property
    def yes(self) -> list[str]:
        """The findings that are told to be there."""
        return [finding for finding, answer in self.told.items() if answer == "yes"]

    @property
    def no(self) -> list[str]:
        """The findings that are told not to be there."""
        return [finding for finding, answer in self.told.items() if answer == "no"]

    @property
    def empty(self) -> bool:
        """Nothing was understood."""
        return self == Meaning(lead=self.lead, bare=self.bare, who=self.who, sure=self.sure)

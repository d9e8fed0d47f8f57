"""Finds warning signs in what is said, whatever stands beside them, and tells them from denials."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from skill.simulator.words import plain

EMERGENCIES = 17
"""How many of the findings in en.yaml, which lists the gravest first, are emergencies."""
SURE = 93.0
"""From this likeness on (0 to 100) a phrase counts as said."""

_CLAUSES = re.compile(r"\b(?:but|and|also|though|because|then)\b")
_DENIES = re.compile(
    r"\b(?:no|not|never|none|without|neither|isn't|aren't|wasn't|haven't|hasn't|hadn't|don't|doesn't|didn't)\b"
)
_UNSURE = re.compile(r"\bnot (?:really |quite |too )?sure\b|\bdon't know (?:if|whether)\b")


@dataclass(frozen=True)
class Finding:
    """A finding heard in a text."""

    id: str
    said: str
    """The phrase of the model that it was known by."""
    likeness: float
    """0 to 100."""
    denied: bool
    """Said not to be there."""


class WarningSigns:
    """The phrases of every finding, the gravest finding first."""

    def __init__(self, phrases: Mapping[str, list[str]]) -> None:
        self._rank = {key: rank for rank, key in enumerate(phrases)}
        self._owner = {plain(phrase): key for key, ways in phrases.items() for phrase in ways}
        self._phrases = list(self._owner)

    def hear(self, text: str) -> list[Finding]:
        """The findings in plain `text`, surest first, and of those that are sure the gravest first."""
        best: dict[str, Finding] = {}
        for clause in [text, *(part.strip() for part in _CLAUSES.split(text))]:
            for phrase, likeness, _ in process.extract(
                clause, self._phrases, scorer=fuzz.token_set_ratio, score_cutoff=60, limit=20
            ):
                key = self._owner[phrase]
                found = Finding(key, phrase, likeness + len(phrase) / 1000, _denied(clause, phrase))
                if key not in best or found.likeness > best[key].likeness:
                    best[key] = found
        return sorted(best.values(), key=self._order)

    def _order(self, found: Finding) -> tuple[bool, float, float]:
        sure = found.likeness >= SURE
        return (not sure, self._rank[found.id] if sure else -found.likeness, -found.likeness)

    def is_emergency(self, found: Finding) -> bool:
        """Whether the finding alone means an emergency."""
        return self._rank[found.id] < EMERGENCIES


def _denied(clause: str, phrase: str) -> bool:
    said = set(_DENIES.findall(_UNSURE.sub("", clause)))
    return bool(said - set(_DENIES.findall(phrase)))

"""Finds warning signs in what is said, whatever stands beside them, and tells them from denials."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skill.content.compiled import content
from skill.simulator.words import plain, words

SURE = 0.9
"""A finding is sure when this much of a phrase for it was said: its words by their rarity, 0 to 1."""
TELLING = 6.0
"""A phrase must tell this much: the sum of the rarities of its words."""

_CLAUSES = re.compile(r"\b(?:but|and|also|though|because|then)\b")
_ASKS = "what|when|why|how|where|which|is|are|can|could|does|do|should|would|will|might|tell me|explain"
_QUESTION = re.compile(rf"(?:so |um |and )*(?:{_ASKS})\b")
_DENIES = re.compile(
    r"\b(?:no|not|never|none|without|neither|isn't|aren't|wasn't|haven't|hasn't|hadn't|don't|doesn't|didn't)\b"
)
_NO_DENIAL = re.compile(r"\bnot (?:really |quite |too )?sure\b|\bdon't know\b|\bno idea\b|\bnever (?:stops|lets)\b")


@dataclass(frozen=True)
class Finding:
    """A finding heard in a text."""

    id: str
    said: str
    """The phrase of the model that it was known by."""
    share: float
    """How much of that phrase was said, 0 to 1."""
    denied: bool
    """Said not to be there."""
    asked: bool
    """Only asked about, as in "is chest pain a sign of it"."""


class WarningSigns:
    """The phrases of every finding, the gravest finding first."""

    def __init__(self, phrases: Mapping[str, list[str]], sentences: Sequence[str]) -> None:
        """Take the phrases of each finding; and everything that is said, where a word that is rare tells more."""
        occurs = Counter(word for sentence in sentences for word in set(words(sentence)))
        self._rank = {key: rank for rank, key in enumerate(phrases)}
        self._known = [(plain(phrase), key) for key, ways in phrases.items() for phrase in ways]
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (phrase, _) in enumerate(self._known):
            tells = {word: math.log(len(sentences) / occurs[word]) for word in set(words(phrase))}
            whole = max(sum(tells.values()), TELLING)
            for word, amount in tells.items():
                self._holders[word].append((number, amount / whole))

    def hear(self, text: str) -> list[Finding]:
        """The findings that are sure in plain `text`, the gravest first."""
        best: dict[str, Finding] = {}
        for clause in dict.fromkeys((text, *(part.strip() for part in _CLAUSES.split(text)))):
            shares: dict[int, float] = defaultdict(float)
            for word in set(words(clause)):
                for number, share in self._holders.get(word, ()):
                    shares[number] += share
            for number, share in shares.items():
                phrase, key = self._known[number]
                if share >= SURE and _together(clause, phrase):
                    found = Finding(key, phrase, share, _denied(clause, phrase), bool(_QUESTION.match(clause)))
                    best[key] = max(best.get(key, found), found, key=_plainly_told)
        said = {found.id: set(words(found.said)) for found in best.values()}
        whole = [found for found in best.values() if not any(said[found.id] < more for more in said.values())]
        return sorted(whole, key=lambda found: self._rank[found.id])

    def is_emergency(self, found: Finding) -> bool:
        """Whether the finding alone means an emergency."""
        return content().check.findings[found.id].tier == "emergency"


def _plainly_told(found: Finding) -> tuple[bool, bool, float, int]:
    return not found.denied, not found.asked, found.share, len(found.said)


def _together(clause: str, phrase: str) -> bool:
    """Whether the words of the phrase stand near each other in the clause."""
    wanted = set(words(phrase))
    places = [place for place, word in enumerate(words(clause)) if word in wanted]
    return places[-1] - places[0] < 2 * len(wanted) + 2


def _denied(clause: str, phrase: str) -> bool:
    return bool(set(_DENIES.findall(_NO_DENIAL.sub("", clause))) - set(_DENIES.findall(phrase)))

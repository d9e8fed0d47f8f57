"""The sentences nearest to a text, by the words and pairs of words that they share: what is left when none fits."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from rapidfuzz import process

from skill.simulator.words import words

SPELT_ALIKE = 85
"""How alike a misspelt word and a known one must be (0 to 100)."""
VOTERS = 8
"""How many of the nearest sentences have a say."""


class Nearest:
    """Labelled sentences. A word counts for more the rarer it is (TF-IDF), a sentence the nearer it is (cosine)."""

    def __init__(self, sentences: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a plain sentence and its label."""
        known = [(Counter(_parts(text)), label) for text, label in sentences]
        self._labels = [label for _, label in known]
        occurs = Counter(part for parts, _ in known for part in parts)
        self._rarity = {part: math.log(len(known) / count) for part, count in occurs.items()}
        self._most = max(self._rarity.values())
        self._long_words = [word for word in self._rarity if len(word) > 3 and " " not in word]
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (parts, _) in enumerate(known):
            weights = {part: (1 + math.log(count)) * self._rarity[part] for part, count in parts.items()}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for part, weight in weights.items():
                self._holders[part].append((number, weight / length))

    def rarity(self, word: str) -> float:
        """How much a word tells: 0 for one in every sentence, most for one that no sentence has."""
        return self._rarity.get(word, self._most)

    def corrected(self, text: str) -> str:
        """The text with each word that is unknown replaced by a known one that is spelt nearly the same, if any."""
        return " ".join(self._known_as(word) for word in text.split())

    def _known_as(self, word: str) -> str:
        if len(word) < 4 or set(words(word)) & self._rarity.keys():
            return word
        near = process.extractOne(word, self._long_words, score_cutoff=SPELT_ALIKE)
        return near[0] if near else word

    def label(self, text: str) -> tuple[str | None, float]:
        """The label that the nearest sentences vote for, and how near the nearest is (0 to 1, 1 the same words)."""
        near: dict[int, float] = defaultdict(float)
        length = 0.0
        for part in set(_parts(text)):
            rarity = self.rarity(part)
            length += rarity * rarity
            for number, weight in self._holders.get(part, ()):
                near[number] += rarity * weight
        if not near:
            return None, 0.0
        voters = sorted(near.items(), key=lambda item: item[1], reverse=True)[:VOTERS]
        votes: dict[str, float] = defaultdict(float)
        for number, nearness in voters:
            votes[self._labels[number]] += nearness**3
        return max(votes, key=lambda label: votes[label]), voters[0][1] / math.sqrt(length)


def _parts(text: str) -> list[str]:
    each = words(text)
    return each + [f"{one} {other}" for one, other in zip(["^", *each], [*each, "$"], strict=True)]

"""The sentences nearest to a text, by the words and pairs of words that they share: what is left when none fits."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

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
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (parts, _) in enumerate(known):
            weights = {part: (1 + math.log(count)) * self._rarity[part] for part, count in parts.items()}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for part, weight in weights.items():
                self._holders[part].append((number, weight / length))

    def label(self, text: str) -> tuple[str | None, float]:
        """The label that the nearest sentences vote for, and how near the nearest is (0 to 1, 1 the same words)."""
        near: dict[int, float] = defaultdict(float)
        length = 0.0
        for part in set(_parts(text)):
            rarity = self._rarity.get(part, max(self._rarity.values()))
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
    words = text.split()
    return words + [f"{one} {other}" for one, other in zip(["^", *words], [*words, "$"], strict=True)]

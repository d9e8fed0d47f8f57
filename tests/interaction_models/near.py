"""Pairs of sentences that differ by one word: one added, or one exchanged in a sentence of five words or more."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

EXCHANGED_FROM = 5
"""In shorter sentences one word is most of what is said, and exchanging it makes another sentence, not a near one."""


@dataclass(frozen=True)
class Near:
    """Two sentences with different meanings."""

    word: str
    """The word that makes the difference: added, or "one/other" where exchanged."""
    meanings: frozenset[str]
    sentences: tuple[str, str]


def near(meanings: Mapping[str, str]) -> list[Near]:
    """The pairs among plain sentences (with what each means) that are one word apart and mean different things."""
    pairs = []
    exchanged: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for sentence, meaning in meanings.items():
        words = sentence.split()
        for place, word in enumerate(words):
            rest = " ".join(words[:place] + words[place + 1 :])
            if meanings.get(rest, meaning) != meaning:
                pairs.append(Near(word, frozenset((meaning, meanings[rest])), (rest, sentence)))
            if len(words) >= EXCHANGED_FROM:
                for other, like in exchanged[place, rest]:
                    if meanings[like] != meaning:
                        both = sorted(((other, like), (word, sentence)))
                        pairs.append(
                            Near(
                                f"{both[0][0]}/{both[1][0]}",
                                frozenset((meaning, meanings[like])),
                                (both[0][1], both[1][1]),
                            )
                        )
                exchanged[place, rest].append((word, sentence))
    return pairs

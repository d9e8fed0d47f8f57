"""What was learnt from the language files, run in plain Python: how likely each label is for a clause.

`skill/language/learn.py` learns it with scikit-learn and writes the file; this reads it. The file is compressed
MessagePack. Features are found by their CRC-32 in a sorted list, so that nothing is built when the file is read: as a
dictionary they took 22 MB of memory in place of 3.
"""

from __future__ import annotations

import math
import os
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import msgspec
from msgspec import Struct

from skill.content.errors import ContentError
from skill.understanding.features import features

FILE = os.path.join(os.path.dirname(__file__), "learnt.msgpack")


class NotLearnt(ContentError):
    """What was learnt can't be read; the message says why, and what to do."""


class Table(Struct, frozen=True):
    """One linear classifier: for a clause, a score for each label; the highest is the likeliest."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    """What one step of a weight is worth."""
    keys: bytes
    """The CRC-32 of each feature, ascending, as 32-bit integers in the machine's order of bytes: little-endian on every
    platform that this runs on."""
    ends: bytes
    """Where each feature's row ends in `rows`, likewise."""
    rows: bytes
    """Of each feature its rarity, then pairs of a label's number and a weight, 128 meaning none."""

    def scores(self, found: Sequence[str]) -> list[float]:
        """Return the score of every label for these features."""
        ends = memoryview(self.ends).cast("I")
        keys = self._keys()
        sums = [0.0] * len(self.labels)
        length = 0.0
        for feature in found:
            place = _place(keys, feature)
            if place is None:
                continue
            row = self.rows[ends[place - 1] if place else 0 : ends[place]]
            rare = row[0]
            length += rare * rare
            for label, weight in zip(row[1::2], row[2::2], strict=True):
                sums[label] += rare * (weight - 128)
        size = self.scale / math.sqrt(length) if length else 0.0
        return [bias + total * size for bias, total in zip(self.bias, sums, strict=True)]

    def knows(self, word: str) -> bool:
        """Return whether this word was there when it was learnt, more than once."""
        return _place(self._keys(), f"w {word}") is not None

    def _keys(self) -> memoryview[int]:
        return memoryview(self.keys).cast("I")


def _place(keys: memoryview[int], feature: str) -> int | None:
    """Return which row is the feature's, None for one that wasn't learnt."""
    key = key_of(feature)
    place = bisect_left(keys, key)
    return place if place < len(keys) and keys[place] == key else None


def key_of(feature: str) -> int:
    """Return what a feature is found by."""
    return zlib.crc32(feature.encode())


class Learnt(Struct, frozen=True):
    """Everything that was learnt."""

    digest: str
    """Of the language files and the code that it was learnt from."""
    topics: Table
    """What a clause is about: a finding, a cause, a topic, an intent, a crisis, or nothing of ours."""
    manner: Table
    """Of a clause about a finding: whether it says yes, no, or that it is old."""
    ways: Table
    """How each finding is typically told: labels such as `chest_pain/no`."""
    needs: dict[str, tuple[str, ...]]
    """Of some findings the words, or beginnings of words, of which one must be there for the finding to be heard."""
    tells: dict[str, str]
    """Of some causes and topics the finding that is told by having them: "I've got angina"."""
    subjects: frozenset[str]
    """What sentences about a finding open with: the leg, the pain, the swelling."""


@cache
def learnt() -> Learnt:
    """Return what was learnt, read once. Raises NotLearnt where nothing was."""
    return read(FILE)


def read(path: str) -> Learnt:
    """Return what this file holds. Raises NotLearnt for a file that is missing or damaged."""
    try:
        with open(path, "rb") as file:
            return msgspec.msgpack.decode(zlib.decompress(file.read()), type=Learnt)
    except (FileNotFoundError, zlib.error, msgspec.MsgspecError) as error:
        what = "is missing" if isinstance(error, FileNotFoundError) else f"is damaged ({error})"
        raise NotLearnt(f"{os.path.basename(path)} {what}; run `make learn`") from None


__all__ = ["FILE", "Learnt", "NotLearnt", "Table", "features", "key_of", "learnt", "read"]

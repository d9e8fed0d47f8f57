"""Which content files a clinician has reviewed (skill/content/review.toml), and whether that still holds.

A review holds for the words that were reviewed: it names the digest of the file, and lapses when the file changes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from skill.content.errors import Faults, meant
from skill.content.marks import Table

if TYPE_CHECKING:
    from pathlib import Path

NAME = "review.toml"
NOT_REVIEWED: Literal["not reviewed by a clinician"] = "not reviewed by a clinician"


class Review(Table, frozen=True):
    """One table of review.toml; `id` is the name of the content file."""

    id: str
    status: Literal["not reviewed by a clinician", "reviewed"] = NOT_REVIEWED
    reviewer: str = ""
    """Name and registration, as the clinician wants them shown."""
    date: datetime.date | None = None
    digest: str = ""
    """Of the file as it was reviewed, as the report shows it."""


@dataclass(frozen=True)
class Standing:
    """Where the review of one content file stands now."""

    review: Review
    digest: str
    """Of the file as it is."""

    @property
    def holds(self) -> bool:
        """A clinician has reviewed the file as it is."""
        return self.review.status == "reviewed" and self.review.digest == self.digest

    def __str__(self) -> str:
        if self.review.status == NOT_REVIEWED:
            return NOT_REVIEWED
        by = f"reviewed by {self.review.reviewer} on {self.review.date}"
        return by if self.holds else f"changed since it was {by}"


def standings(folder: Path, reviews: Mapping[str, Review]) -> dict[str, Standing]:
    """Return the standing of every content file in this folder; one that review.toml leaves out was not reviewed."""
    return {path.name: Standing(reviews.get(path.name, Review(path.name)), digest(path)) for path in files(folder)}


def files(folder: Path) -> list[Path]:
    """Return the content files of this folder, which can be reviewed."""
    return sorted(path for path in folder.glob("*.toml") if path.name != NAME)


def faults(folder: Path, reviews: Mapping[str, Review]) -> Faults:
    """Return what is wrong with these reviews: of a file that isn't there, or without reviewer, date or digest."""
    found = Faults()
    names = [path.name for path in files(folder)]
    for name, review in reviews.items():
        found.require(name in names, NAME, name, f"there is no such content file{meant(name, names)}")
        told = [bool(review.reviewer), bool(review.date), bool(review.digest)]
        whole = review.status != "reviewed" or all(told)
        found.require(whole, NAME, name, "a review needs reviewer, date and digest")
        empty = review.status != NOT_REVIEWED or not any(told)
        found.require(empty, NAME, name, f"says {NOT_REVIEWED!r}, yet has reviewer, date or digest")
    return found


def digest(path: Path) -> str:
    """Return a short name for what the file says: the first 16 hex digits of its SHA-256, with line ends as LF."""
    from hashlib import sha256  # not for a cold start, whose content is compiled

    return sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def statement(standings: Iterable[Standing]) -> str:
    """Return the review status of the whole content, in one sentence: for the report, the README and releases."""
    all_of_it = list(standings)
    holding = sum(standing.holds for standing in all_of_it)
    if not holding:
        return f"The content is {NOT_REVIEWED}: none of its {len(all_of_it)} files has a review that holds."
    if holding < len(all_of_it):
        return f"The content is in part {NOT_REVIEWED}: a review holds for {holding} of its {len(all_of_it)} files."
    return f"A clinician has reviewed all {holding} files of the content as they are."

"""Which content files a clinician has reviewed (skill/content/review.toml), and whether that still holds.

A review holds for the words that were reviewed: it names the digest of the file, and lapses when the file changes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from skill.content.errors import ContentError
from skill.content.schema import Table

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
    """The standing of every content file in this folder; one that review.toml leaves out was not reviewed.

    Raises ContentError for a file that isn't there, and for a review without reviewer, date or digest.
    """
    files = sorted(path for path in folder.glob("*.toml") if path.name != NAME)
    for name, review in reviews.items():
        if name not in {path.name for path in files}:
            raise ContentError(f"{NAME}: [{name}]: there is no such content file")
        told = [bool(review.reviewer), bool(review.date), bool(review.digest)]
        if review.status == "reviewed" and not all(told):
            raise ContentError(f"{NAME}: [{name}]: a review needs reviewer, date and digest")
        if review.status == NOT_REVIEWED and any(told):
            raise ContentError(f"{NAME}: [{name}]: says {NOT_REVIEWED!r}, yet has reviewer, date or digest")
    return {path.name: Standing(reviews.get(path.name, Review(path.name)), digest(path)) for path in files}


def digest(path: Path) -> str:
    """A short name for what the file says: the first 16 hex digits of its SHA-256, with line ends as LF."""
    from hashlib import sha256  # not for a cold start, whose content is compiled

    return sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def statement(standings: Iterable[Standing]) -> str:
    """The review status of the whole content, in one sentence: for the report, the README and releases."""
    all_of_it = list(standings)
    holding = sum(standing.holds for standing in all_of_it)
    if not holding:
        return f"The content is {NOT_REVIEWED}: none of its {len(all_of_it)} files has a review that holds."
    if holding < len(all_of_it):
        return f"The content is in part {NOT_REVIEWED}: a review holds for {holding} of its {len(all_of_it)} files."
    return f"A clinician has reviewed all {holding} files of the content as they are."

"""Signs content files off: writes review.toml (who, when, which digest) from file names or from the page's answer."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from skill.content.errors import ContentError, Faults, meant
from skill.content.review import NAME, NOT_REVIEWED, Review, Standing, digest, files

HEAD = """\
# Which content files a clinician has reviewed. A file that isn't named here was not reviewed.
# Written by `python -m skill review`, from the page that `make report` makes; see `python -m skill review --help`.
#   status    "not reviewed by a clinician", or "reviewed" with all of:
#   reviewer  name and registration of the clinician, as they want them shown
#   date      the day of the review
#   digest    stands for the file as it was reviewed
# When a file is changed, its digest changes and its review lapses: the report then says so.
"""


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the clinician's page gives back."""

    reviewer: str
    date: datetime.date
    files: dict[str, str]
    """Digests, by the names of the files that were signed off."""


def read_answer(path: Path) -> Answer:
    """Return the page's answer in this file. Raises ContentError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Answer)
    except OSError as error:
        raise ContentError(f"{path}: {error.strerror}") from None
    except msgspec.MsgspecError as error:
        raise ContentError(f"{path}: isn't what the page saves: {error}") from None


def named(folder: Path, names: Iterable[str], reviewer: str, on: datetime.date) -> Answer:
    """Return the same for these files as they are now, for whoever has read the files themselves."""
    known = {path.name: path for path in files(folder)}
    return Answer(reviewer, on, {name: digest(known[name]) if name in known else "" for name in names})


def sign(folder: Path, answer: Answer, reviews: Mapping[str, Standing], today: datetime.date) -> None:
    """Write review.toml with this review; other files keep theirs.

    Raises ContentError, and writes nothing, without a name, for a date to come, and for a file that isn't there or
    isn't now what was reviewed.
    """
    known = {path.name: digest(path) for path in files(folder)}
    faults = Faults()
    faults.require(bool(answer.reviewer.strip()), NAME, "", "a review needs a name and registration")
    faults.require(answer.date <= today, NAME, "", f"the review is of a day to come: {answer.date}")
    faults.require(bool(answer.files), NAME, "", "no file was signed off")
    for name, reviewed in answer.files.items():
        now = known.get(name)
        changed = f"has changed since it was reviewed: was {reviewed}, is {now}"
        faults.require(
            now == reviewed, name, "", changed if now else f"there is no such content file{meant(name, known)}"
        )
    if faults:
        raise ContentError(*faults)
    written = {name: standing.review for name, standing in reviews.items()}
    for name, reviewed in answer.files.items():
        written[name] = Review(name, "reviewed", answer.reviewer.strip(), answer.date, reviewed)
    (folder / NAME).write_text(_toml(written), encoding="utf-8")


def _toml(reviews: Mapping[str, Review]) -> str:
    tables = [HEAD]
    for name, review in sorted(reviews.items()):
        fields = {"status": json.dumps(review.status)}
        if review.status != NOT_REVIEWED:
            reviewer, digest = (json.dumps(text, ensure_ascii=False) for text in (review.reviewer, review.digest))
            fields |= {"reviewer": reviewer, "date": str(review.date), "digest": digest}
        tables.append(f'["{name}"]\n' + "".join(f"{field} = {value}\n" for field, value in fields.items()))
    return "\n".join(tables)

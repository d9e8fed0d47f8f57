"""Split what was said into clauses, each of which can be denied, asked about, or over, by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skill.understanding.words import BREAK

CONTRASTS = frozenset("but although though except because whereas unless".split())
_PAIRS = frozenset({("apart", "from"), ("mind", "you"), ("other", "than"), ("so", "is"), ("only", "that")})
_AFTER_AND = frozenset(
    "i my me it honestly sometimes some the there he she his her we they you no not never now then that this also can could is has have did was both "
    "even only just today still one nothing none mum dad neither a heard felt fell went landed lost came hit took woke got coughed banged".split()
)
_JOINS = frozenset("and or so then nor also plus while".split())
JOINTS = CONTRASTS | {"and", "or", "so", "then", "plus", "well"}
"""What may open a clause and says nothing by itself."""
_SUBJECTS = frozenset("i he she they we it".split())
_HELPERS = frozenset("am is are was were have has had can could do does did would will 's".split())
_ASKING = frozenset("can should could is do does will shall may".split())
_ASKED = frozenset("i it my you this that we he she".split())
_OPENS = frozenset(
    "when if that because as where what how since before after like than and but or think says say said know reckon reckons way time "
    "whenever until till moment soon once so all thing things bone only best much far place told feel feels swear hope wish nor "
    "sure afraid say suppose guess believe while why who which whether every though although except well yes yeah no nah um oh".split()
)
_VERBS = frozenset(
    "is are am was were be been has have had do does did can could will would should might may must got gets get gone goes go went "
    "aches throbs tingles burns stings gives gave lost popped snapped "
    "feels feel felt hurts hurt started came comes keeps kept looks look turned i he she it they we you no not never 's".split()
)
_SMALL = frozenset(
    (
        "a an the my me i it is am are was and or but so well um uh oh 's of to in on that this there just dear love mate really very "
        "he she his her has have had been be got with at for too also now then honestly yeah yes no not you know up as like"
    ).split()
)


def clauses(words: Sequence[str]) -> list[list[str]]:
    """Return the clauses of a sentence; the sentence itself where it is only one."""
    found: list[list[str]] = [[]]
    for part in _parts(words):
        contrasts = part[0] in CONTRASTS and content(part) > 1
        if found[-1] and content(part) and (contrasts or not _VERBS.isdisjoint(part)):
            found.append(part)
        else:
            found[-1] += part
    return [clause for clause in found if clause]


def _parts(words: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        starts = (
            word == BREAK
            or word in CONTRASTS
            or (word, following) in _PAIRS
            or (word in _JOINS and (following in _AFTER_AND or following.endswith("ed")) and part)
            or (len(part) > 2 and word in _ASKING and following in _ASKED and part[-1] not in _OPENS)
            or (len(part) > 2 and word in _SUBJECTS and following in _HELPERS and part[-1] not in _OPENS)
        )
        if starts and part:
            yield part
            part = []
        if word != BREAK:
            part.append(word)
    if part:
        yield part


def content(words: Sequence[str]) -> int:
    """Return how many of these words say something by themselves."""
    return sum(word not in _SMALL for word in words)

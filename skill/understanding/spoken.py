"""Which findings a sentence speaks of: by which of its clauses each, and in what manner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skill.understanding import manner
from skill.understanding.clauses import content
from skill.understanding.heard import LASTING, SURE, SURE_ASKED, SURE_LONG_PART, SURE_PART, Heard, Sentence, is_finding
from skill.understanding.model import Learnt

CLEAR_NO, CLEAR_YES = -0.4, 0.9
"""Between these leads of the yes over the others, it isn't clear whether something was affirmed."""
CLEAR_MILD = 0.4
"""The upper of them for what is no emergency by itself."""
SURE_PROMPTED = 0.6
"""How sure a clause among others must be of a finding that it speaks of only because it was asked for."""
YES_OPENS = 0.6
"""How much a yes that opens the sentence speaks for the yes: "yeah it tingles a little"."""
SURE_OF_NO_CLAUSE = 0.4
"""How sure the whole sentence must be of what none of its clauses speaks of."""
NEXT = 4
"""A clause of one telling word is believed if the whole sentence has its topic among so many."""
CLOSE = 0.35
"""A clause speaks of the sentence's topic if its score is at most so much lower."""
_SAYING = frozenset("'s is are am was were has have had had got get gets feel feels felt goes go went gone".split())
"""A clause that affirms something holds one of these; "putting weight on it" doesn't."""


@dataclass(frozen=True)
class Spoken:
    """A finding that is spoken of: in which clause, in what manner, and how far the yes leads over the others."""

    finding: str
    part: Heard
    way: str
    lead: float


def spoken_of(sentence: Sentence) -> Iterator[Spoken]:
    """Yield the findings that are spoken of, each by the clause that speaks of it most clearly."""
    for finding, part in _about(sentence).items():
        yield _spoken(sentence, finding, part)


def _about(sentence: Sentence) -> dict[str, Heard]:
    """Return the findings that are spoken of, each with the clause that speaks of it most clearly."""
    whole, asked = sentence.whole, sentence.asked
    found: dict[str, Heard] = {}
    if is_finding(whole.topic) and whole.sure >= _least(sentence):
        finding = whole.topic
        best = max(sentence.clauses, key=lambda part: part.scores.get(finding, -9))
        found[finding] = best if best.scores.get(finding, -9) > whole.scores[finding] - CLOSE else whole
    second = tuple(whole.scores)[:NEXT]
    for part in sentence.several:
        finding = part.topic
        if is_finding(finding) and finding not in found:
            telling = content(part.words)
            if finding in asked.covers:
                enough = telling > 0 and part.sure >= (SURE_ASKED if part.unprompted == finding else SURE_PROMPTED)
            else:
                enough = telling > 1 and part.sure >= (SURE_PART if telling < 3 else SURE_LONG_PART)
                enough = enough or (telling == 1 and finding in second and part.sure >= SURE_LONG_PART)
            if enough:
                found[finding] = part
    if not found and (whole.context.past or whole.context.lasting):
        # an old neighbour of what was asked: "I leak a bit since the kids"
        near = [finding for finding in second if finding in asked.covers]
        found = dict.fromkeys(near[:1], whole)
    return found


def _least(sentence: Sentence) -> float:
    """Return how sure the whole sentence must be of its topic."""
    topic = sentence.whole.topic
    least = SURE_ASKED if topic in sentence.asked.covers else SURE
    if topic in sentence.asked.grave and sentence.several and all(part.topic != topic for part in sentence.several):
        return max(least, SURE_OF_NO_CLAUSE)  # no clause by itself speaks of it
    return least


def _spoken(sentence: Sentence, finding: str, part: Heard) -> Spoken:
    """Return in what manner a finding is spoken of; of two clauses, by the one that affirms it."""
    way, lead = _manner(sentence, part, finding)
    if way != "yes" and (affirming := _affirming(sentence, finding)):
        return Spoken(finding, affirming, "yes", 0.0)  # which is to be asked for by itself
    return Spoken(finding, part, way, lead)


def is_clear(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether it is clear if the finding was affirmed or denied."""
    most = CLEAR_YES if spoken.finding in sentence.asked.grave else CLEAR_MILD
    return not CLEAR_NO < spoken.lead < most


def _affirming(sentence: Sentence, finding: str) -> Heard | None:
    """Return the clause that clearly affirms what another denies: "a bit tingly when I sit, but not numb"."""
    for part in sentence.several:
        says = part.topic == finding and is_finding(part.unprompted) and not _SAYING.isdisjoint(part.words)
        if says and part.sure >= SURE_LONG_PART:
            said, lead = _weighed(sentence.knows, ((1.5, part),), finding)
            if said == "yes" and lead > (CLEAR_YES if part.context.negations else CLEAR_MILD):
                return part
    return None


def _manner(sentence: Sentence, clause: Heard, finding: str) -> tuple[str, float]:
    """Return the manner of the clause that speaks of the finding, the whole counting half; and how far yes leads.

    What is denied elsewhere in the sentence isn't denied here: "no, don't go back, I have a fever"; and beside a
    clause about another finding the whole says nothing of this one.
    """
    whole = sentence.whole
    yes = YES_OPENS if sentence.lead == "yes" and not whole.context.negations else 0.0
    if whole.context.negations > clause.context.negations == 0:
        alone = _weighed(sentence.knows, ((1.5, clause),), finding, yes)
        if alone[0] == "yes":
            return alone
    elsewhere = any(
        is_finding(part.topic) and part.topic not in (finding, LASTING) and part.sure >= SURE_PART
        for part in sentence.several
    )
    if elsewhere and clause is not whole:
        return _weighed(sentence.knows, ((1.5, clause),), finding, yes)
    return _weighed(sentence.knows, ((1.0, clause), (0.5, whole)), finding, yes)


def _weighed(knows: Learnt, parts: Sequence[tuple[float, Heard]], finding: str, yes: float = 0.0) -> tuple[str, float]:
    sums = dict.fromkeys(manner.WAYS, 0.0) | {"yes": yes}
    for weight, part in parts:
        for way, score in manner.manner(knows, part.words, finding).items():
            sums[way] += weight * score
    lead = (sums["yes"] - max(sums["no"], sums["old"])) / 1.5
    return max(sums, key=sums.__getitem__), lead

"""What a sentence tells of findings: which it speaks of, and whether it affirms or denies them or leaves that open."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from skill.understanding import manner, person, phrases
from skill.understanding.clauses import content
from skill.understanding.context import context
from skill.understanding.heard import LASTING, SURE, SURE_ASKED, SURE_LONG_PART, SURE_PART, Heard, is_finding
from skill.understanding.meaning import Asked, Meaning, YesNo
from skill.understanding.model import Learnt

CLEAR_NO, CLEAR_YES = -0.4, 0.9
"""Between these leads of the yes over the others, it isn't clear whether something was affirmed."""
CLEAR_MILD = 0.4
"""The upper of them for what is no emergency by itself."""
CLEARLY_NO = -1.0
"""Below this lead of the yes, what "always" was so is a denial: "the same shade as always"."""
CLEAR_UNASKED = 0.2
"""The least lead of a yes that was neither asked for nor is grave."""
TELLING, TELLING_ASKED = 0.2, -0.2
"""How clearly words must tell of a body: unasked, and where the finding was asked about."""
SURE_LOWERING = 0.6
"""How sure a finding must be that nobody asked for and that can make the urgency lower."""
SURE_OF_NO_CLAUSE = 0.4
"""How sure the whole sentence must be of what none of its clauses speaks of."""
SURE_LASTING = 0.6
"""How sure it must be, unasked and without a time, that it has lasted."""
NEXT = 4
"""A clause of one telling word is believed if the whole sentence has its topic among so many."""
CLOSE = 0.35
"""A clause speaks of the sentence's topic if its score is at most so much lower."""
_SAYING = frozenset("'s is are am was were has have had got get gets feel feels felt goes go went gone".split())
"""A clause that affirms something holds one of these; "putting weight on it" doesn't."""


def _about(whole: Heard, heard: Sequence[Heard], asked: Asked) -> dict[str, Heard]:
    """Return the findings that are spoken of, each with the clause that speaks of it most clearly."""
    found: dict[str, Heard] = {}
    least = SURE_ASKED if whole.topic in asked.covers else SURE
    if whole.topic in asked.grave and len(heard) > 1 and all(part.topic != whole.topic for part in heard):
        least = max(least, SURE_OF_NO_CLAUSE)  # no clause by itself speaks of it
    if is_finding(whole.topic) and whole.sure >= least:
        finding = whole.topic
        best = max(heard, key=lambda part: part.scores.get(finding, -9))
        found[finding] = best if best.scores.get(finding, -9) > whole.scores[finding] - CLOSE else whole
    second = tuple(whole.scores)[:NEXT]
    for part in heard if len(heard) > 1 else ():
        finding = part.topic
        if is_finding(finding) and finding not in found:
            telling = content(part.words)
            if finding in asked.covers:
                enough = telling > 0 and part.sure >= SURE_ASKED
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


def with_findings(knows: Learnt, taken: Meaning, whole: Heard, heard: Sequence[Heard], asked: Asked) -> Meaning:
    """Add what is told of findings, in the manner and the context of the clause that tells it."""
    told: dict[str, YesNo] = {}
    old: set[str] = set()
    unclear: list[str] = []
    doubtful: set[str] = set()
    takes_back = taken.takes_back
    denied = phrases.lead(whole.words) == "no"
    about = _about(whole, heard, asked)
    for finding, part in about.items():
        way, lead = _manner(knows, (part, whole), finding)
        if finding not in asked.known and (affirming := _affirming(knows, heard, finding, way)):
            part, way, lead = affirming, "yes", 0.0  # which is to be asked for by itself
        clearly = not CLEAR_NO < lead < (CLEAR_YES if finding in asked.grave else CLEAR_MILD)
        if way == "yes" and finding in asked.covers and denied and not (clearly and part.unprompted == finding):
            continue  # what follows a no, and isn't the sign by itself, is the reason for the no: "no, it's like beer"
        if finding == "child" and finding in asked.known and not _grown(whole):
            continue  # "I'm not a child", says somebody of sixteen
        if finding in asked.known and way != "yes" and not (taken.takes_back or _denies(part, whole, finding, asked)):
            continue  # told before, and not clearly denied
        over = part.context.past and finding not in asked.ever
        denied_before = taken.takes_back or part.context.other or over or way == "no"
        if finding in asked.known and denied_before and (taken.takes_back or not part.context.supposed):
            told[finding], takes_back = "no", True
            continue
        if _tells_nothing(part, whole, finding, asked):
            continue
        if way == "no" and finding not in asked.covers and phrases.lead(part.words) == "yes":
            continue  # "yes my foot's numb" denies nothing
        if (
            finding in asked.lowering
            and finding not in asked.covers
            and max(part.chance(finding), whole.chance(finding)) < SURE_LOWERING
        ):
            continue
        if finding == LASTING and finding not in asked.covers and (way != "yes" or part.sure < SURE_LASTING):
            continue  # a time that is named tells it: numbers
        if finding in asked.ever and way == "old":
            way = "yes"
        if part.context.past and finding not in asked.ever and way != "no":
            if finding in asked.covers:
                told[finding] = "no"
                old.add(finding)
        elif way == "old" or (
            _is_lasting(part, whole, way) and lead > CLEARLY_NO and finding not in asked.ever and finding != LASTING
        ):
            unclear.append(finding)
        else:
            told[finding] = "yes" if way == "yes" else "no"
            if finding not in (*asked.covers, *asked.grave):
                clearly = lead > CLEAR_UNASKED if told[finding] == "yes" else clearly
            expected = finding in asked.covers and finding in asked.grave and part.unprompted != finding
            if not clearly or (expected and told[finding] == "yes"):
                doubtful.add(finding)  # asked back: only the question made it a sign
    if (
        whole.context.relation
        and not asked.for_other
        and all(f in asked.background for f, answer in told.items() if answer == "yes")
    ):
        # "my wife's diabetic, she does the cooking": nothing of the patient, unless it was asked or a complaint
        # stands beside it
        told = {f: answer for f, answer in told.items() if answer == "no" or f in asked.covers}
    # What wasn't asked for and isn't clear is asked for in its turn; an emergency is asked back.
    unsaid = [
        finding
        for finding in doubtful
        if finding not in asked.covers and (told.get(finding) != "yes" or finding not in asked.grave)
    ]
    told = {finding: answer for finding, answer in told.items() if finding not in unsaid}
    taken = replace(taken, told=told, old=frozenset(old), unclear=tuple(unclear), takes_back=takes_back)
    return replace(taken, doubtful=frozenset(doubtful & told.keys()))


def _grown(whole: Heard) -> bool:
    """Return whether it says more than "not a child" of the patient: an age of theirs, or that they misspoke."""
    return bool(phrases.GROWN.search(" ".join(whole.words))) and not person.of_a_relative(whole.words)


def _denies(part: Heard, whole: Heard, finding: str, asked: Asked) -> bool:
    """Return whether a clause denies a finding told before, by more than a no to what is asked now."""
    if finding in asked.covers:
        return True
    answers = phrases.lead(whole.words) == "no" and bool(asked.covers)
    told = context(" ".join(phrases.without_no(part.words)))
    if told.negations or told.other or told.past:
        return True
    return not answers and not phrases.INSISTS.search(" ".join(whole.words))


def _affirming(knows: Learnt, heard: Sequence[Heard], finding: str, way: str) -> Heard | None:
    """Return the clause that clearly affirms what another denies: "a bit tingly when I sit, but not numb"."""
    if way == "yes":
        return None
    for part in heard if len(heard) > 1 else ():
        says = part.topic == finding and is_finding(part.unprompted) and not _SAYING.isdisjoint(part.words)
        if says and part.sure >= SURE_LONG_PART and not part.context.negations:
            said, lead = _manner(knows, (part, part), finding)
            if said == "yes" and lead > CLEAR_MILD:
                return part
    return None


def _is_lasting(part: Heard, whole: Heard, way: str) -> bool:
    """Return whether something is said to be there, but always, or for a harmless reason."""
    if part.context.lasting and way == "yes":
        return True
    return whole.context.lasting and not whole.context.negations and part is not whole


def _tells_nothing(part: Heard, whole: Heard, finding: str, asked: Asked) -> bool:
    """Return whether the clause only asks about the finding, imagines it, or speaks of somebody else."""
    if part.context.other or (whole.context.other and finding not in asked.covers):
        return True
    old = finding in asked.covers and (whole.context.past or whole.context.lasting)  # raises no alarm, and answers
    least = TELLING_ASKED if finding in asked.covers else TELLING
    if not old and finding not in asked.ever and max(part.tells, whole.tells) < least:
        return True
    return part.context.supposed and not phrases.HAVING.search(" ".join(part.words))


def _manner(knows: Learnt, parts: Sequence[Heard], finding: str) -> tuple[str, float]:
    """Return the manner of the clause that speaks of the finding, the whole counting half; and how far yes leads.

    What is denied elsewhere in the sentence isn't denied here: "no, don't go back, I have a fever".
    """
    clause, whole = parts
    if whole.context.negations > clause.context.negations == 0:
        alone = _weighed(knows, ((1.5, clause),), finding)
        if alone[0] == "yes":
            return alone
    return _weighed(knows, ((1.0, clause), (0.5, whole)), finding)


def _weighed(knows: Learnt, parts: Sequence[tuple[float, Heard]], finding: str) -> tuple[str, float]:
    sums = dict.fromkeys(manner.WAYS, 0.0)
    for weight, part in parts:
        for way, score in manner.manner(knows, part.words, finding).items():
            sums[way] += weight * score
    lead = (sums["yes"] - max(sums["no"], sums["old"])) / 1.5
    return max(sums, key=sums.__getitem__), lead

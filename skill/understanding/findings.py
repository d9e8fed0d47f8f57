"""What a sentence tells of findings: which it speaks of, and whether it affirms or denies them or leaves that open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from skill.understanding import numbers, person, phrases
from skill.understanding.clauses import CONTRASTS
from skill.understanding.context import context
from skill.understanding.heard import LASTING, Sentence
from skill.understanding.meaning import Meaning, YesNo
from skill.understanding.spoken import Spoken, is_clear, spoken_of

CLEARLY_NO = -1.0
"""Below this lead of the yes, what "always" was so is a denial: "the same shade as always"."""
CLEAR_UNASKED = 0.2
"""The least lead of a yes that was neither asked for nor is grave."""
TELLING, TELLING_ASKED = 0.2, -0.2
"""How clearly words must tell of a body: unasked, and where the finding was asked about."""
SURE_LOWERING = 0.6
"""How sure a finding must be that nobody asked for and that can make the urgency lower."""
SURE_LASTING = 0.6
"""How sure it must be, unasked and without a time, that it has lasted."""


@dataclass(frozen=True)
class _Verdict:
    """What comes of a finding that is spoken of; `over` denies it as long past, `taken_back` as told before."""

    way: Literal["yes", "no", "over", "taken_back", "unclear"]
    doubtful: bool = False


def with_findings(taken: Meaning, sentence: Sentence) -> Meaning:
    """Add what is told of findings, in the manner and the context of the clause that tells it."""
    asked = sentence.asked
    verdicts = {
        spoken.finding: verdict for spoken in spoken_of(sentence) if (verdict := _verdict(taken, sentence, spoken))
    }
    told: dict[str, YesNo] = {
        finding: "yes" if verdict.way == "yes" else "no"
        for finding, verdict in verdicts.items()
        if verdict.way != "unclear"
    }
    if _only_of_a_relation(sentence, told):
        told = {finding: answer for finding, answer in told.items() if answer == "no" or finding in asked.covers}
    doubtful = {finding for finding in told if verdicts[finding].doubtful}
    # What wasn't asked for and isn't clear is asked for in its turn; an emergency is asked back.
    unsaid = {f for f in doubtful - {*asked.covers} if told[f] != "yes" or f not in asked.grave}
    return replace(
        taken,
        told={finding: answer for finding, answer in told.items() if finding not in unsaid},
        old=frozenset(finding for finding, verdict in verdicts.items() if verdict.way == "over"),
        unclear=tuple(finding for finding, verdict in verdicts.items() if verdict.way == "unclear"),
        doubtful=frozenset(doubtful - unsaid),
        takes_back=taken.takes_back or any(verdict.way == "taken_back" for verdict in verdicts.values()),
    )


def _verdict(taken: Meaning, sentence: Sentence, spoken: Spoken) -> _Verdict | None:
    """Return what comes of a finding that is spoken of, None if nothing does."""
    if spoken.finding in sentence.asked.covers and _is_denied_unsaid(sentence, spoken):
        return _Verdict("no")
    if _is_a_reason(sentence, spoken) or _is_of_other_things(sentence, spoken):
        return None
    if spoken.finding in sentence.asked.known:
        if _stays(taken, sentence, spoken):
            return None
        if _denied_again(taken, sentence, spoken):
            return _Verdict("taken_back")
    return None if _tells_nothing(sentence, spoken) or _too_weak(sentence, spoken) else _told(sentence, spoken)


def _is_denied_unsaid(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether a clause denies what it names in another way: "blood? heavens no", "I'd know if I'd fainted"."""
    return spoken.part in sentence.echo or bool(phrases.WOULD_KNOW.search(" ".join(spoken.part.words)))


def _told(sentence: Sentence, spoken: Spoken) -> _Verdict | None:
    """Return what is told of a finding by a clause that tells something of it."""
    asked, finding = sentence.asked, spoken.finding
    ever = finding in asked.ever
    if spoken.part.context.past and spoken.way != "no" and not ever:
        return _Verdict("over") if finding in asked.covers else None
    if spoken.way == "old" and not ever:
        return _Verdict("unclear")
    if _is_lasting(sentence, spoken) and spoken.lead > CLEARLY_NO and not ever and finding != LASTING:
        return _Verdict("unclear")
    return _Verdict("no" if spoken.way == "no" else "yes", _is_doubtful(sentence, spoken))


def _is_a_reason(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether what seems told is only the reason for a no: "no, it's like beer"."""
    if spoken.way != "yes" or sentence.lead != "no" or spoken.finding not in sentence.asked.covers:
        return False
    return spoken.finding not in (spoken.part.unprompted, sentence.whole.unprompted)


def _is_of_other_things(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether a denial is none: words about something else, which only the question made one."""
    likeliest = (spoken.part.unprompted, sentence.whole.unprompted)
    if spoken.way != "no" or sentence.lead == "no" or spoken.part.context.negations:
        return False
    return all(topic.startswith("other:") and topic not in ("other:near", "other:pain") for topic in likeliest)


def _stays(taken: Meaning, sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether what was told before isn't touched by what is said of it now."""
    if spoken.finding == "child" and not _says_grown(sentence):
        return True  # "I'm not a child", says somebody of sixteen
    of_a_relation = person.of_a_relative(spoken.part.words[:2]) and not spoken.part.context.other
    if of_a_relation and not sentence.asked.for_other and spoken.way == "no" and not taken.takes_back:
        return True  # "my wife has no fever"
    if spoken.finding == LASTING and not taken.takes_back and numbers.days(spoken.part.words) is None:
        return True  # "I'm there six days a week"
    return spoken.way != "yes" and not taken.takes_back and not _denies(sentence, spoken)


def _denied_again(taken: Meaning, sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether what was told before is now said not to be there."""
    if taken.takes_back:
        return True
    told, heard = spoken.part.context, (spoken.part.unprompted, sentence.whole.unprompted)
    if spoken.finding not in (*sentence.asked.covers, *heard):
        return False  # only what was told before made it this finding
    over = told.past and spoken.finding not in sentence.asked.ever
    return (told.other or over or spoken.way == "no") and not told.supposed


def _too_weak(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether what nobody asked for is not clear enough to count."""
    finding, part = spoken.finding, spoken.part
    if finding in sentence.asked.covers:
        return False
    if spoken.way == "no" and phrases.lead(part.words) == "yes":
        return True  # "yes my foot's numb" denies nothing
    if finding in sentence.asked.lowering and max(part.chance(finding), sentence.whole.chance(finding)) < SURE_LOWERING:
        return True
    return finding == LASTING and (spoken.way != "yes" or part.sure < SURE_LASTING)  # a named time tells it: numbers


def _is_doubtful(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether what is told must be asked back, or asked for in its turn."""
    asked, finding = sentence.asked, spoken.finding
    covered, grave, affirmed = finding in asked.covers, finding in asked.grave, spoken.way != "no"
    if affirmed and spoken.part.words[0] in CONTRASTS and spoken.part.unprompted == finding:
        return False  # "no, except that I fainted"
    if covered and grave and affirmed and spoken.part.unprompted != finding:
        return True  # only the question made it a sign
    if affirmed and not covered and not grave:
        return spoken.lead <= CLEAR_UNASKED
    return not is_clear(sentence, spoken)


def _only_of_a_relation(sentence: Sentence, told: dict[str, YesNo]) -> bool:
    """Return whether, while the patient is asked, nothing is said of them: "my wife's diabetic, she does the cooking";
    unless that was asked, or a complaint stands beside it."""
    if not sentence.whole.context.relation or sentence.asked.for_other or not sentence.asked.covers:
        return False
    return all(finding in sentence.asked.background for finding, answer in told.items() if answer == "yes")


def _says_grown(sentence: Sentence) -> bool:
    """Return whether it says more than "not a child" of the patient: an age of theirs, or that they misspoke."""
    return bool(phrases.GROWN.search(sentence.text)) and not person.of_a_relative(sentence.whole.words)


def _denies(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether a clause denies a finding told before, by more than a no to what is asked now."""
    if spoken.finding in sentence.asked.covers:
        return True
    told = context(" ".join(phrases.without_no(spoken.part.words)))
    if told.negations or told.other or told.past:
        return True
    answers = sentence.lead == "no" and bool(sentence.asked.covers)
    return not answers and not phrases.INSISTS.search(sentence.text)


def _is_lasting(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether something is said to be there, but always, or for a harmless reason."""
    whole, part = sentence.whole, spoken.part
    if part.context.lasting and spoken.way == "yes":
        return True
    return whole.context.lasting and not whole.context.negations and part is not whole


def _tells_nothing(sentence: Sentence, spoken: Spoken) -> bool:
    """Return whether the clause only asks about the finding, imagines it, or speaks of somebody else."""
    part, whole, asked = spoken.part, sentence.whole, sentence.asked
    covered = spoken.finding in asked.covers
    if part.context.other or (whole.context.other and not covered):
        return True
    old = covered and (whole.context.past or whole.context.lasting)  # raises no alarm, and answers
    least = TELLING_ASKED if covered else TELLING
    if not old and spoken.finding not in asked.ever and max(part.tells, whole.tells) < least:
        return True
    return part.context.supposed and not phrases.HAVING.search(" ".join(part.words))

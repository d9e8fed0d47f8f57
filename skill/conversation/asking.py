"""Asking: the open question in words, and coming back to it after something else was said.

Nothing is asked more than twice in the same words, nor more than three times in all (docs/design.md, rule 6). What
counts as one question is its id with the findings that it still asks about: once one of them is denied, what is left
is another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skill.content.schema import Question
from skill.conversation import spoken
from skill.conversation.offers import ASIDES, OFFERS
from skill.conversation.turn import Reply, Turn
from skill.triage import open_findings
from skill.understanding import Asked

MOST_ASKED = 3
MOST_PUT = 4
"""How often a question about several findings is put as a whole, whatever is left of it."""
NEW = ("start", "again", "second")
_START = re.compile(
    r"(?:please |yes |ok |okay )?(?:start|start it|begin|go|go on|go ahead|do it|set it|on you go)"
    r"(?: please| now| then)?",
    re.IGNORECASE,
)
"""A yes to "Shall I start a timer?" that elsewhere means something else."""


def open_question(turn: Turn) -> Question | None:
    """Return the question about the patient that is now open, if any."""
    if turn.session.confirms or turn.session.icing.asks:
        return None
    return turn.check.asked_in(turn.session.stage).get(turn.session.question or "")


def asked(turn: Turn) -> Asked:
    """Return what was asked, for understanding what is said to it."""
    session, check = turn.session, turn.check
    question = open_question(turn)
    covers: Sequence[str] = open_findings(question, session.known) if question else ()
    alone = session.confirms or session.clarifies
    aside = session.icing.asks
    if aside:
        covers, alone = turn.content.selfcare["ice"].unless if aside == "cautions" else (), ""
    return Asked(
        question=f"ice_{aside}" if aside else session.question or "",
        covers=(alone,) if alone else tuple(covers),
        known=session.known.positive,
        ever=check.ever,
        background=check.background,
        lowering=check.lowering,
        grave=check.grave,
        for_other=bool(session.who),
    )


def ask(turn: Turn, speech: str, question: Question, stage: str) -> Reply:
    """Say `speech`, then ask `question` and leave it open."""
    session = turn.session
    session.question, session.stage, session.unsure, session.clarifies = question.id, stage, False, ""
    return _put(turn, speech, question, "ask")


def ask_again(turn: Turn, speech: str) -> Reply:
    """Say `speech`, then ask the open question about the patient in other words."""
    question = open_question(turn)
    assert question, "there must be an open question"
    return _put(turn, speech, question, "again")


def ask_one(turn: Turn, speech: str, finding: str) -> Reply:
    """Say `speech`, then ask about one finding of the open question by itself; what it asks about is `clarifies`."""
    session = turn.session
    session.clarifies = finding
    times = session.asked.get(finding, 0)
    session.asked[finding] = times + 1
    if times >= MOST_ASKED - 1:
        return Reply(speech, exhausted="unclear")
    return Reply(speech, _alone(turn, finding))


def ask_back(turn: Turn, finding: str) -> Reply:
    """Ask whether this finding, told with doubt, is there."""
    turn.session.clarifies = finding
    return Reply("", clarifying(turn))


def offer(turn: Turn, speech: str, name: str) -> Reply:
    """Say `speech`, then make this offer and leave it open."""
    session = turn.session
    session.question, session.stage, session.unsure, session.confirms, session.clarifies = name, "", False, "", ""
    session.icing.asks = ""
    return Reply(speech, turn.say(OFFERS[name](turn.phrases)))


def ask_aside(turn: Turn, speech: str, name: str) -> Reply:
    """Say `speech`, then ask this about the ice timer; the question that is open stays as it is meanwhile."""
    session = turn.session
    keep_open(turn)
    session.icing.asks, session.clarifies = name, ""  # type: ignore[assignment]  # one of those that `Icing` lists
    session.asked[f"ice/{name}"] = 1
    return Reply(speech, aside_words(turn))


def keep_open(turn: Turn) -> None:
    """Keep open what was open before; where nothing was, make it the offer that fits."""
    fits = "offer_anything_else" if turn.session.checked else "offer_start"
    turn.session.question = turn.session.question or fits


def aside_again(turn: Turn, speech: str, name: str) -> Reply:
    """Say `speech`, then ask the same about the ice timer; where that was asked often enough, what was open before."""
    times = turn.session.asked.get(f"ice/{name}", 0)
    if times >= MOST_ASKED:
        return resume(turn, speech)
    reply = ask_aside(turn, speech, name)
    turn.session.asked[f"ice/{name}"] = times + 1
    return reply


def says_start(turn: Turn, asked: str) -> bool:
    """Return whether "start it" and the like, which elsewhere mean something else, answer "Shall I start a timer?"."""
    return asked in NEW and bool(_START.fullmatch(turn.words.strip()))


def aside_words(turn: Turn) -> str:
    """Return what is asked about the ice timer, in words."""
    icing = turn.session.icing
    time = spoken.hours(icing.remind) if icing.asks == "remind" else spoken.minutes(icing.minutes)
    text = ASIDES[icing.asks](turn.phrases)
    return turn.of_patient(text) if icing.asks == "cautions" else turn.say(text, time=time)


def settle(turn: Turn, name: str) -> None:
    """Settle this offer: it isn't made again after the same outcome."""
    if name not in turn.session.offered:
        turn.session.offered.append(name)


def resume(turn: Turn, speech: str) -> Reply:
    """Say `speech`, then ask the open question about the patient in its short form, or make the open offer again."""
    session, question = turn.session, open_question(turn)
    if question is None:
        again = session.question if session.question in OFFERS else None
        return offer(turn, speech, again or ("offer_anything_else" if session.checked else "offer_start"))
    session.clarifies = ""
    return _put(turn, speech, question, "short", turn.of_patient(turn.phrases.back_to_check))


def last_wording(turn: Turn) -> str:
    """Return the words of the open question as they were last heard."""
    session = turn.session
    if session.icing.asks:
        return aside_words(turn)
    if session.confirms or session.clarifies:
        ways = (check_back(turn), clarifying(turn), _alone(turn, session.clarifies))
        return next((words for words in ways if words and session.last.endswith(words)), "")
    question = open_question(turn)
    if question is None:
        offered = OFFERS.get(session.question or "")
        return turn.say(offered(turn.phrases)) if offered else ""
    ways = _ways(turn, question)
    return next((words for words in ways if session.last.endswith(words)), ways[0])


def check_back(turn: Turn) -> str:
    """ "I heard that your foot is cold. Is that right?"."""
    finding = turn.check.findings.get(turn.session.confirms)
    return turn.say(turn.phrases.check_back, said=turn.of_patient(finding.said)) if finding else ""


def clarifying(turn: Turn) -> str:
    """ "Is that new, or worse than usual?"."""
    finding = turn.check.findings.get(turn.session.clarifies)
    if finding and turn.session.ice_off and finding.id == "cold_pale_leg":
        return turn.say(turn.phrases.cold_beside_ice)
    return turn.of_patient(finding.clarify or turn.content.phrases.is_it_new) if finding else ""


def _alone(turn: Turn, finding: str) -> str:
    """Return the question about this finding by itself."""
    return turn.of_patient(turn.check.findings[finding].ask) if finding else ""


def _put(turn: Turn, speech: str, question: Question, way: str, lead: str = "") -> Reply:
    """Say `speech` and the question, in words that weren't heard twice; where it was put often enough, say so.

    `lead` leads over to the question: it is said only where the question is.
    """
    session = turn.session
    left = open_findings(question, session.known)
    key = f"{question.id}/{len(left)}"
    times = session.asked.get(key, 0)
    if times >= MOST_ASKED:
        return Reply(speech, exhausted="digressed" if way == "short" else "unclear")
    put = sum(often for asked, often in session.asked.items() if asked.startswith(f"{question.id}/"))
    if put >= MOST_PUT and len(left) > 1 and turn.check.findings[left[0]].ask:
        return Reply(speech, exhausted="digressed")  # what is left is asked one by one
    session.asked[key] = times + 1
    first, short, again = _ways(turn, question)
    words = {
        0: first,
        1: again if way == "again" else short,
        2: again if not session.last.endswith(again) and way != "again" and not session.unsure else short,
    }[times]
    return Reply(f"{speech} {lead}".strip(), words)


def _ways(turn: Turn, question: Question) -> tuple[str, str, str]:
    """Return the question as asked first, in short, and in other words: about the findings that are still open."""
    findings = turn.check.findings
    left = [findings[id] for id in open_findings(question, turn.session.known)]
    if len(left) == len(question.covers) or not left:
        first = question.follow if question.follow and _gate_just_opened(turn, question) else question.ask
        short = question.short or first
        # Without other words, the third time says at least what can be answered.
        again = question.again or (short if short != first else f"{turn.say(turn.phrases.plainly)} {first}")
        return turn.of_patient(first), turn.of_patient(short), turn.of_patient(again)
    if len(left) == 1 and left[0].ask:
        ask = turn.of_patient(left[0].ask)
        return ask, turn.say(turn.phrases.what_is_left_short, left=turn.of_patient(left[0].short)), ask
    names = [turn.of_patient(finding.short) for finding in left]
    listed = _listed(turn, names)
    first = turn.say(turn.phrases.what_is_left, left=listed)
    again = turn.of_patient(question.again) if question.again else first  # what is left has no other words of its own
    return first, turn.say(turn.phrases.what_is_left_short, left=listed), again


def _listed(turn: Turn, names: list[str]) -> str:
    """ "fainting or coughing blood"; a comma before "or" where there are more, or one of them holds an "or" itself."""
    word = turn.say(turn.phrases.or_)
    comma = "," if len(names) > 2 or any(f" {word} " in name for name in names) else ""
    return f"{', '.join(names[:-1])}{comma} {word} {names[-1]}" if len(names) > 1 else names[0]


def _gate_just_opened(turn: Turn, question: Question) -> bool:
    """Return whether the last answer was a yes to the gate that this question stands behind."""
    steps = turn.session.steps
    gate = turn.check.questions.get(steps[-1].question) if steps else None
    return gate is not None and question.id in gate.leads_to and turn.session.opened.get(gate.id) == "yes"

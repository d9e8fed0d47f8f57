"""Answers to what is asked about the ice and its timer, beside the question that is open; and what comes up by itself.

`answered` takes them; `beside` puts a question about the timer after whatever else was said: an answer that was put
off by a digression, or, where the patient tells of something that goes against ice, whether to stop a timer that
runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from skill.conversation import ice, lengths, reminder, timer
from skill.conversation.asking import NEW, aside_again, ask_aside, clarifying, resume, says_start
from skill.conversation.turn import Reply, Turn

MOST_MISSES = 2
_OF_SKIN = re.compile(r"\b(?:skin|blood|circulation|numb|broken|cuts?|sores?)\b", re.IGNORECASE)
"""What the cautions ask about: "my skin's fine" denies them."""
DIGRESSIONS = (
    "topic:",
    "cause:",
    "hours",
    "contact",
    "why",
    "heart",
    "when_to_worry",
    "prevention",
    "list_causes",
    "womens_causes",
)


def answered(turn: Turn, asked: str) -> Reply | None:
    """Take the answer to what was asked about the timer; return None where what was said is something else."""
    session, meaning = turn.session, turn.meaning
    named = set(meaning.told) <= set(turn.content.selfcare["ice"].unless) or _OF_SKIN.search(turn.words)
    clear = asked == "cautions" and named
    length = lengths.minutes(turn)
    told = meaning.told if not length else {}  # "ten minutes" denies nothing, "in three hours" is no journey
    signs = set(meaning.yes) - turn.check.background if length else meaning.yes
    if signs or meaning.unclear or (told and not clear):
        return None
    answer = "no" if told else meaning.answer
    if says_start(turn, asked) or (asked in NEW and meaning.asks in ("ice_timer", "more")):
        answer = answer or "yes"
    if length and answer != "no" and asked in (*NEW, "more") and meaning.asks in (None, "ice_timer", "timer_more"):
        return _length(turn, asked, length, answer)
    if length and answer is None and asked == "remind" and meaning.asks in (None, "remind_me", "timer_more"):
        return reminder.offer(turn)
    if meaning.asks in ("repeat", "help") or meaning.waits:
        return aside_again(turn, turn.say(turn.phrases.take_your_time) if meaning.waits else "", asked)
    if answer is None and meaning.aside:
        return aside_again(turn, turn.say(turn.phrases.aside_in_check), asked)
    if answer is None and meaning.empty and session.misses < MOST_MISSES:
        session.misses += 1
        missed = turn.phrases.missed_first if session.misses == 1 else turn.phrases.missed_second
        return aside_again(turn, turn.say(missed), asked)
    if answer is None:
        return None
    if answer == "not_sure":
        return _cautions_hold(turn) if asked == "cautions" else ON_NO[asked](turn)
    return (ON_YES if answer == "yes" else ON_NO)[asked](turn)


def beside(turn: Turn, reply: Reply, asked: str, times: dict[str, int]) -> Reply:
    """Put a question about the timer in place of the one that would come back; `times` is how often each was put
    before."""
    session = turn.session
    busy = session.confirms or session.clarifies or session.icing.asks
    if busy or reply.emergency or reply.consent or not reply.question:
        return reply
    if ice.against(turn):
        if not ice.runs(turn) or session.icing.kept:
            return reply
        session.icing.kept = True
        session.asked = times
        put = ask_aside(turn, f"{reply.speech} {turn.say(turn.phrases.ice_does_harm)}".strip(), "stop")
        return Reply(put.speech, put.question, card=reply.card)
    if asked and asked != "stop" and (turn.meaning.asks or "").startswith(DIGRESSIONS):
        session.asked = times
        put = aside_again(turn, reply.speech, asked)
        return Reply(put.speech, put.question, card=reply.card)
    return reply


def cold_again(turn: Turn, reply: Reply, asked: str, times: dict[str, int]) -> Reply:
    """Ask once more whether the leg is cold beside the ice, where something about the timer came between.

    `asked` is the finding that was being asked about. Inside the check the open question covers it, and comes back.
    """
    session = turn.session
    if (
        asked != ice.COLD
        or session.clarifies
        or asked in session.known.answers
        or turn.meaning.asks not in (*WISHES, "hours", "contact")
    ):
        return reply
    put = times.get("ice/cold", 0)
    if put >= MOST_MISSES or not reply.question or reply.emergency or reply.consent:
        return reply
    session.asked, session.clarifies, session.icing.asks = {**times, "ice/cold": put + 1}, asked, ""
    return Reply(reply.speech, clarifying(turn), card=reply.card)


def _length(turn: Turn, asked: str, length: int, answer: str | None) -> Reply:
    """Take a time: the one that was offered, or with a yes another one that is short enough; else it is asked
    anew."""
    icing = turn.session.icing
    if answer == "yes" and length <= (
        icing.minutes if asked == "more" else max(icing.minutes, (ice.MOST - ice.had(turn)) // 60)
    ):
        icing.minutes = length
        return ON_YES[asked](turn)
    return timer.more(turn) if asked == "more" else timer.propose(turn, length)


def _cautions_hold(turn: Turn) -> Reply:
    turn.session.ice_off = True
    return timer.instead(turn)


def _cautions_clear(turn: Turn) -> Reply:
    turn.session.icing.cautioned = True
    return timer.propose(turn, turn.session.icing.minutes or timer.USUAL)


def _none(turn: Turn) -> Reply:
    return resume(turn, turn.say(turn.phrases.timer_declined))


def _kept(turn: Turn) -> Reply:
    return resume(turn, turn.say(turn.phrases.timer_kept))


def _create(kind: str) -> Callable[[Turn], Reply]:
    return lambda turn: timer.create(turn, kind, turn.session.icing.minutes)


WISHES: dict[str, Callable[[Turn], Reply]] = {
    "ice_timer": timer.start,
    "timer_left": timer.left,
    "timer_pause": timer.pause,
    "timer_resume": timer.go_on,
    "timer_cancel": timer.cancel,
    "timer_more": timer.more,
    "remind_me": reminder.offer,
}
ON_YES: dict[str, Callable[[Turn], Reply]] = {
    "cautions": _cautions_hold,
    "start": _create("start"),
    "again": _create("again"),
    "second": _create("second"),
    "more": lambda turn: timer.add(turn, turn.session.icing.minutes),
    "stop": timer.cancel,
    "remind": lambda turn: reminder.create(turn, turn.session.icing.remind),
}
ON_NO: dict[str, Callable[[Turn], Reply]] = {
    "cautions": _cautions_clear,
    "start": _none,
    "again": _none,
    "second": _none,
    "more": _none,
    "stop": _kept,
    "remind": lambda turn: resume(turn, turn.say(turn.phrases.reminder_declined)),
}

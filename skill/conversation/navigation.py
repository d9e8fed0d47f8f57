"""Moving about: opening, help, yes and no, repeating, stopping, and what nothing matched."""

from __future__ import annotations

from collections.abc import Callable

from skill.conversation import advice, causes, check, clinic
from skill.conversation.outcome import next_offer
from skill.conversation.questions import OFFERS, last_wording, offer, open_question, resume, settle, wording
from skill.conversation.turn import Reply, Turn
from skill.session import Session

MOST_MISSES = 2


def launch(turn: Turn) -> Reply:
    turn.session = Session()
    return offer(turn, turn.phrase("welcome"), "offer_start")


def home(turn: Turn) -> Reply:
    """Back to the start: like opening the skill, without the greeting."""
    turn.session = Session()
    return offer(turn, turn.phrase("welcome_again"), "offer_start")


def help(turn: Turn) -> Reply:
    if open_question(turn):
        return resume(turn, turn.phrase("help_in_check"))
    return offer(turn, turn.phrase("help"), "what_next")


def stop(turn: Turn) -> Reply:
    """Goodbye; in the middle of the check, that it wasn't finished."""
    unfinished = open_question(turn) and not turn.session.checked
    return Reply(turn.phrase("goodbye_in_check" if unfinished else "goodbye"))


def yes(turn: Turn) -> Reply:
    if open_question(turn):
        return check.answer(turn, "yes")
    return _to_offer(turn, ON_YES)


def no(turn: Turn) -> Reply:
    if open_question(turn):
        return check.answer(turn, "no")
    return _to_offer(turn, ON_NO)


def more(turn: Turn) -> Reply:
    """ "Tell me more", "go on": a yes to an offer, but never an answer to a question about the patient."""
    if open_question(turn):
        return resume(turn, "")
    return _to_offer(turn, ON_YES)


def not_sure(turn: Turn) -> Reply:
    """ "I don't know" to a question about the patient; to an offer it is a wish to hear what there is."""
    if open_question(turn):
        return check.answer(turn, "not_sure")
    return offer(turn, "", "what_next")


def repeat(turn: Turn) -> Reply:
    """What was said last, word for word."""
    session = turn.session
    question = open_question(turn)
    if question:
        words = last_wording(turn, question)
        return Reply(_without(session.last, words), words)
    if session.question in OFFERS and session.last:
        asked = turn.phrase(session.question)
        return Reply(_without(session.last, asked), asked)
    return resume(turn, turn.phrase("nothing_to_repeat"))


def fallback(turn: Turn) -> Reply:
    """Nothing matched: twice a clearer prompt, then a graceful end with the way to get help."""
    turn.session.misses += 1
    if turn.session.misses > MOST_MISSES:
        return Reply(turn.phrase("missed_out"))
    nth = "first" if turn.session.misses == 1 else "second"
    question = open_question(turn)
    if question:
        return Reply(turn.phrase(f"missed_{nth}"), wording(turn, question))
    return resume(turn, turn.phrase(f"missed_{nth}_open"))


def _to_offer(turn: Turn, ways: dict[str, Callable[[Turn], Reply]]) -> Reply:
    """A yes or no to the open offer, which isn't made again after the same outcome."""
    name = turn.session.question or ""
    if name not in ways:
        return _unclear(turn)
    settle(turn, name)
    return ways[name](turn)


def _unclear(turn: Turn) -> Reply:
    return resume(turn, turn.phrase("yes_no_unclear"))


def _without(speech: str, question: str) -> str:
    return speech.removesuffix(question).strip()


def _what_next(turn: Turn) -> Reply:
    return offer(turn, "", "what_next")


ON_YES: dict[str, Callable[[Turn], Reply]] = {
    "offer_start": check.start,
    "offer_causes": causes.start,
    "offer_self_care": advice.home_care,
    "offer_hours": clinic.hours,
    "offer_more": advice.more,
    "offer_anything_else": _what_next,
    "what_next": _what_next,
    "which_cause": advice.about_cause,
    "which_topic": advice.self_care,
}
ON_NO: dict[str, Callable[[Turn], Reply]] = {
    "offer_start": _what_next,
    "offer_causes": lambda turn: next_offer(turn, ""),
    "offer_self_care": lambda turn: next_offer(turn, ""),
    "offer_hours": lambda turn: next_offer(turn, ""),
    "offer_more": lambda turn: next_offer(turn, ""),
    "offer_anything_else": stop,
    "what_next": stop,
    "which_cause": lambda turn: next_offer(turn, ""),
    "which_topic": lambda turn: next_offer(turn, ""),
}

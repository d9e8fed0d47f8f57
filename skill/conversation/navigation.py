"""Moving about: opening, help, yes and no, repeating, stopping, small talk, and what nothing matched."""

from __future__ import annotations

from collections.abc import Callable

from skill.content.schema import Answer
from skill.conversation import advice, causes, check, clinic, emergency
from skill.conversation.asking import ask_again, last_wording, offer, open_question, resume, settle
from skill.conversation.outcome import action_again, next_offer, offers
from skill.conversation.turn import Reply, Turn
from skill.session import Session

MOST_MISSES = 2


def launch(turn: Turn) -> Reply:
    turn.session = Session()
    return offer(turn, turn.say(turn.phrases.welcome), "offer_start")


def home(turn: Turn) -> Reply:
    """Back to the start: like opening the skill, without the greeting."""
    turn.session = Session(ice_off=turn.session.ice_off, icing=turn.session.icing)
    return offer(turn, turn.say(turn.phrases.welcome_again), "offer_start")


def help(turn: Turn) -> Reply:
    if open_question(turn):
        return resume(turn, turn.say(turn.phrases.help_in_check))
    return offer(turn, turn.say(turn.phrases.help), "what_next")


def stop(turn: Turn) -> Reply:
    """Goodbye; in the middle of the check, that it wasn't finished; while an emergency is open, the action."""
    session = turn.session
    if session.confirms or session.question == "emergency_more":
        return Reply(emergency.action_of(turn, emergency.reason(turn, session.confirms)), emergency=True)
    if session.question == "crisis_more":
        return Reply(turn.say(turn.phrases.goodbye_in_crisis), emergency=True)
    unfinished = open_question(turn) and not session.checked
    goodbye = turn.say(turn.phrases.goodbye_in_check if unfinished else turn.phrases.goodbye)
    return Reply(f"{action_again(turn)} {goodbye}".strip())


def answer(turn: Turn, said: Answer) -> Reply:
    """Yes, no or not sure: to the open question about the patient, or to the open offer."""
    if question := open_question(turn):
        return check.answer(turn, question, said)
    if said == "not_sure":
        return _undecided(turn)
    return _to_offer(turn, ON_YES if said == "yes" else ON_NO)


def more(turn: Turn) -> Reply:
    """ "Tell me more", "go on": a yes to an offer, but never an answer to a question about the patient."""
    if open_question(turn):
        return resume(turn, "")
    return _to_offer(turn, ON_YES)


def repeat(turn: Turn) -> Reply:
    """Say what was said last, word for word."""
    session = turn.session
    words = last_wording(turn)
    if words and session.last:
        return Reply(session.last.removesuffix(words).strip(), words)
    return resume(turn, turn.say(turn.phrases.nothing_to_repeat))


def which_finding(turn: Turn) -> Reply:
    """Answer a report of a finding that nothing is known of."""
    return resume(turn, turn.say(turn.phrases.which_finding))


def unknown(turn: Turn) -> Reply:
    """Something is asked that nothing is known of."""
    return resume(turn, turn.say(turn.phrases.cannot_answer))


def no_help_on_its_way(turn: Turn) -> Reply:
    """Somebody who asks how to wait for help that nobody called: the check, or what came of it."""
    if turn.session.checked:
        return resume(turn, action_again(turn))
    return check.start(turn)


def pain(turn: Turn) -> Reply:
    """Answer the pain itself, told without a sign: a kind word, once, and the check."""
    kind = "" if turn.session.kind else turn.say(turn.phrases.kind_word)
    turn.session.kind = True
    if open_question(turn):
        return resume(turn, kind)
    return check.start(turn).after(kind) if not turn.session.checked else resume(turn, kind)


def aside(turn: Turn) -> Reply:
    """Small talk, or something else than the leg: it counts as no misunderstanding, and is no alarm."""
    return resume(turn, turn.say(turn.phrases.aside_in_check if open_question(turn) else turn.phrases.aside))


def fallback(turn: Turn) -> Reply:
    """Nothing was understood: twice a clearer prompt; then the most cautious, or an end with the way to get help."""
    session, question = turn.session, open_question(turn)
    session.misses += 1
    if session.misses > MOST_MISSES:
        if question and question.danger and session.stage != "causes":
            session.misses = 0
            return check.settle(turn, question, "not_sure", assumed=turn.phrases.missed_emergency)
        return Reply(f"{turn.say(turn.phrases.missed_out)} {action_again(turn)}".strip())
    phrases, first = turn.phrases, session.misses == 1
    if question:
        return ask_again(turn, turn.say(phrases.missed_first if first else phrases.missed_second))
    return resume(turn, turn.say(phrases.missed_first_open if first else phrases.missed_second_open))


def _undecided(turn: Turn) -> Reply:
    """ "I don't know" to an offer: the first time what there is, the second time the check, which always helps."""
    if turn.session.question == "what_next":
        return _go_ahead(turn)
    return offer(turn, "", "what_next")


def _to_offer(turn: Turn, ways: dict[str, Callable[[Turn], Reply]], name: str = "") -> Reply:
    """Take a yes or no to this offer, or to the open one, which isn't made again after the same outcome."""
    name = name or turn.session.question or ""
    if name not in ways:
        return resume(turn, turn.say(turn.phrases.yes_no_unclear))
    settle(turn, name)
    return ways[name](turn)


def _what_next(turn: Turn) -> Reply:
    return offer(turn, "", "what_next")


def _go_ahead(turn: Turn) -> Reply:
    """Answer a yes to "what would you like?" with the check, or after it what wasn't heard yet; at last goodbye."""
    if not turn.session.checked:
        return check.start(turn)
    left = [name for name in offers(turn) if name not in turn.session.offered]
    return _to_offer(turn, ON_YES, left[0]) if left else stop(turn)


ON_YES: dict[str, Callable[[Turn], Reply]] = {
    "offer_start": check.start,
    "offer_check_waiting": check.start,
    "offer_causes": causes.start,
    "offer_self_care": advice.home_care,
    "offer_hours": clinic.hours,
    "offer_more": advice.more,
    "offer_anything_else": _what_next,
    "what_next": _go_ahead,
    "which_cause": advice.list_causes,
    "which_topic": advice.home_care,
}
ON_NO: dict[str, Callable[[Turn], Reply]] = {
    "offer_start": _what_next,
    "offer_check_waiting": _what_next,
    "offer_causes": lambda turn: next_offer(turn, ""),
    "offer_self_care": lambda turn: next_offer(turn, ""),
    "offer_hours": lambda turn: next_offer(turn, ""),
    "offer_more": lambda turn: next_offer(turn, ""),
    "offer_anything_else": stop,
    "what_next": stop,
    "which_cause": lambda turn: next_offer(turn, ""),
    "which_topic": lambda turn: next_offer(turn, ""),
}

"""What a meaning leads to, in any state: the one order in which things are acted on.

Whatever Alexa makes of a sentence, an intent of its own, a slot or the words, arrives here as a `Meaning`; so the rules
of the check hold on a device, in the terminal and in the browser alike.
"""

from __future__ import annotations

from collections.abc import Callable

from skill.conversation import advice, check, clinic, crisis, emergency, navigation, taking_back, telling
from skill.conversation.asking import ask_again, open_question, resume, says_start
from skill.conversation.turn import Reply, Turn

TIMED = ("ice_timer", "timer_left", "timer_pause", "timer_resume", "timer_cancel", "timer_more", "remind_me")
COMMANDS: dict[str, Callable[[Turn], Reply]] = {
    "stop": navigation.stop,
    "home": navigation.home,
    "start_over": check.start_over,
}
"""What is done in every state, even while an emergency is open."""
BARE_NO = 4
"""Words: "no, that's all, thanks"."""
NOT_BESIDE = (*COMMANDS, "start_check", "go_back", "repeat", "more", "help", "which_finding")
"""What isn't asked for beside an answer: it is part of it, or would undo it."""


def _iced(turn: Turn) -> Reply:
    """Do what is asked of the ice timer. Loaded with the first such wish: a launch does without."""
    from skill.conversation import icing

    return icing.WISHES[turn.meaning.asks or ""](turn)


WISHES: dict[str, Callable[[Turn], Reply]] = {
    **COMMANDS,
    "start_check": check.start,
    "why": check.why,
    "go_back": taking_back.last_thing,
    "list_causes": advice.list_causes,
    "womens_causes": advice.womens_causes,
    "heart": advice.heart,
    "when_to_worry": advice.when_to_worry,
    "prevention": advice.prevention,
    **dict.fromkeys(TIMED, _iced),
    "more": navigation.more,
    "hours": clinic.hours,
    "contact": clinic.contact,
    "help": navigation.help,
    "repeat": navigation.repeat,
    "which_finding": navigation.which_finding,
    "unknown": navigation.unknown,
}


def act(turn: Turn) -> Reply:
    """Return the reply to what was understood."""
    session, meaning = turn.session, turn.meaning
    if meaning.who == "i":
        session.who = ""
    elif meaning.who and not session.who:
        session.who = meaning.who
    asked, clarifies, times, session.icing.asks = session.icing.asks, session.clarifies, dict(session.asked), ""
    reply = _act(turn, asked)
    while reply.exhausted:
        reply = check.exhausted(turn, reply)
    if asked or clarifies or turn.session.icing.ends:
        from skill.conversation import icing

        reply = icing.beside(turn, icing.cold_again(turn, reply, clarifies, times), asked, times)
    if not meaning.empty or (reply.emergency and not session.confirms):
        session.misses = 0
    return reply


def _act(turn: Turn, asked: str) -> Reply:
    """Return the reply; `asked` is what was asked about the ice timer, beside the question that is open."""
    session, meaning = turn.session, turn.meaning
    if meaning.crisis:
        return crisis.respond(turn, meaning.crisis)
    if meaning.asks in COMMANDS and meaning.answer is None and not meaning.told and not says_start(turn, asked):
        return COMMANDS[meaning.asks](turn)
    if session.confirms:
        return _checked_back(turn)
    if session.question == "emergency_more":
        back = meaning.takes_back or meaning.asks == "go_back" or taking_back.corrected(turn) or _objects(turn)
        return taking_back.denied_emergency(turn) if back else emergency.afterwards(turn)
    if session.question == "crisis_more" and not any(
        turn.check.findings[sign].tier == "emergency" for sign in meaning.yes
    ):
        if not crisis.is_left(turn):
            return crisis.afterwards(turn)
        number = crisis.leave(turn)
        return _in_the_open(turn).after(number)
    if asked:
        from skill.conversation import icing

        if reply := icing.answered(turn, asked):
            return reply
    return _in_the_open(turn)


def _checked_back(turn: Turn) -> Reply:
    """Take the answer to "is that right?": a clear no takes it back; a question is answered; all else means yes."""
    session, meaning = turn.session, turn.meaning
    finding = session.confirms
    others = [told for told in meaning.yes if told != finding]
    if any(turn.check.findings[told].tier == "emergency" for told in others):
        session.confirms = ""
        return telling.tell(turn)
    said_no = meaning.answer == "no" or meaning.takes_back or meaning.lead == "no"
    if meaning.told.get(finding) == "no" or (meaning.told.get(finding) is None and said_no):
        if meaning.asks == "topic:ice_numb" or (finding in advice.LIKE_ICE and advice.of_ice(turn)):
            taking_back.forget(turn, [finding])
            return advice.ice_numb(turn).after(turn.say(turn.phrases.taken_back))
        return taking_back.take_back(turn, [finding])
    if meaning.asks in emergency.AFTER and "yes" not in (meaning.lead, meaning.answer):
        return emergency.afterwards(turn)
    if meaning.asks in ("repeat", "why") or (meaning.empty and not session.misses):
        session.misses += 1
        return emergency.again(turn, emergency.message(turn, emergency.reason(turn, finding)))
    return emergency.confirmed(turn)


def _objects(turn: Turn) -> bool:
    """Return whether more than a bare no is said to "Shall I say that again?": it may be to the emergency."""
    meaning = turn.meaning
    return meaning.asks is None and meaning.lead == "no" and len(turn.words.split()) > BARE_NO


def _in_the_open(turn: Turn) -> Reply:
    """Neither an emergency nor a crisis is being talked about."""
    session, meaning = turn.session, turn.meaning
    if back := taking_back.corrected(turn):
        return taking_back.take_back(turn, back)
    if session.clarifies and (
        meaning.answer or session.clarifies in (*meaning.told, *meaning.unclear) or telling.newly(turn)
    ):
        return telling.clarified(turn)
    if meaning.takes_back and not meaning.told:
        return taking_back.last_thing(turn)
    if meaning.told or meaning.unclear:
        return _with_wish(turn, telling.tell)
    if meaning.answer and (not meaning.asks or open_question(turn)):
        given = meaning.answer
        return _with_wish(turn, lambda turn: navigation.answer(turn, given))
    if meaning.asks:
        return wish(turn, meaning.asks)
    if meaning.waits:
        return resume(turn, turn.say(turn.phrases.take_your_time))
    if meaning.pain:
        return navigation.pain(turn)
    if meaning.aside:
        return navigation.aside(turn)
    return navigation.fallback(turn)


def _with_wish(turn: Turn, take: Callable[[Turn], Reply]) -> Reply:
    """Take in an answer or what is told; what is asked for beside it is answered then, before the next question.

    What is grave, an outcome, and a question about what was just told come first.
    """
    session, asks, asked = turn.session, turn.meaning.asks, dict(turn.session.asked)
    why = open_question(turn) if asks == "why" else None
    reason = turn.say(why.why) if why else ""  # of this question, not of the next
    reply = take(turn)
    first = reply.emergency or reply.exhausted or turn.session.clarifies or turn.shows == "outcome"
    if asks is None or asks in NOT_BESIDE or first:
        return reply
    session.asked = asked  # the next question is put after the answer, and counts then
    answered = resume(turn, reason) if reason else wish(turn, asks)
    return answered.after(telling.noted(turn)) if turn.meaning.yes else answered


def wish(turn: Turn, asks: str) -> Reply:
    """Do what was asked for: an intent's name, `cause:ID` or `topic:ID`."""
    kind, _, id = asks.partition(":")
    if asks in emergency.AFTER:  # help isn't on its way
        return navigation.no_help_on_its_way(turn)
    if kind == "cause":
        return advice.about_cause(turn, id)
    if id == "unclear_word" and open_question(turn):
        return ask_again(turn, turn.say(turn.phrases.again))
    if kind == "topic":
        return advice.topic(turn, id)
    return WISHES.get(asks, navigation.fallback)(turn)

"""Likely causes after a check: at most five questions, then one or two causes, hedged."""

from __future__ import annotations

from skill.content.schema import Question
from skill.conversation.asking import ask, settle
from skill.conversation.outcome import action_again, joined, next_offer
from skill.conversation.turn import Reply, Turn
from skill.triage import Likely, likely_causes, next_cause_question

MOST_REASONS = 2


def start(turn: Turn) -> Reply:
    """Begin to ask what tells the causes apart."""
    settle(turn, "offer_causes")
    return go_on(turn, turn.say(turn.phrases.causes_intro) if _next(turn) else "")


def go_on(turn: Turn, speech: str = "") -> Reply:
    """Ask the next question; where none is worth it, name the causes that fit best."""
    question = _next(turn)
    if question:
        return ask(turn, speech, question, "causes")
    turn.shows = "causes"
    return next_offer(turn, " ".join(filter(None, (speech, likely(turn), action_again(turn)))))


def _next(turn: Turn) -> Question | None:
    asked = sum(step.stage == "causes" for step in turn.session.steps)
    return next_cause_question(turn.content.check, turn.session.known, asked)


def likely_ids(turn: Turn) -> list[str]:
    """Return the ids of the one or two causes that fit best."""
    return [found.cause for found in likely_causes(turn.content.check, turn.session.known)]


def likely(turn: Turn) -> str:
    """Say the one or two causes that fit best, why, and what the first one is."""
    found = likely_causes(turn.content.check, turn.session.known)
    if not found:
        return turn.say(turn.phrases.causes_none)
    turn.session.likely = found[0].cause
    names = [_named(turn, cause) for cause in found]
    if len(found) == 1:
        fit = turn.say(turn.phrases.causes_one, cause=names[0])
    else:
        fit = turn.say(turn.phrases.causes_two, cause=names[0], second=names[1])
    because = turn.say(turn.phrases.because, because=joined(turn, list(dict.fromkeys(found[0].because))[:MOST_REASONS]))
    what = " ".join(turn.say(turn.content.causes[likely.cause].what) for likely in found)
    return " ".join((fit, because, what, turn.say(turn.phrases.causes_not_diagnosis)))


def _named(turn: Turn, likely: Likely) -> str:
    cause = turn.content.causes[likely.cause]
    return f"{cause.article} {turn.say(cause.name)}".strip()

"""Asking: the open question in words, and coming back to it after something else was said."""

from __future__ import annotations

from skill.content.schema import Question
from skill.conversation.turn import Reply, Turn

OFFERS = (
    "offer_start",
    "offer_causes",
    "offer_self_care",
    "offer_hours",
    "offer_more",
    "offer_anything_else",
    "what_next",
    "which_cause",
    "which_topic",
)
"""The open questions that are no questions about the patient; each is a phrase of the same name."""


def open_question(turn: Turn) -> Question | None:
    """The question about the patient that is now open, if any."""
    check = turn.content.check
    return check.asked_in(turn.session.stage).get(turn.session.question or "")


def ask(turn: Turn, speech: str, question: Question, stage: str) -> Reply:
    """Say `speech`, then ask `question` and leave it open."""
    session = turn.session
    gate = _gate_just_opened(turn, question)
    session.question, session.stage, session.unsure = question.id, stage, False
    return Reply(speech, turn.say(question.follow if gate and question.follow else question.ask))


def offer(turn: Turn, speech: str, name: str) -> Reply:
    """Say `speech`, then make this offer and leave it open."""
    turn.session.question, turn.session.stage, turn.session.unsure = name, "", False
    return Reply(speech, turn.phrase(name))


def settle(turn: Turn, name: str) -> None:
    """This offer is answered: it isn't made again after the same outcome."""
    if name not in turn.session.offered:
        turn.session.offered.append(name)


def resume(turn: Turn, speech: str) -> Reply:
    """Say `speech`, then ask the open question about the patient, or make the open offer, again."""
    session, question = turn.session, open_question(turn)
    if question is None:
        again = session.question if session.question in OFFERS else None
        return offer(turn, speech, again or ("offer_anything_else" if session.checked else "offer_start"))
    return Reply(f"{speech} {turn.phrase('back_to_check')}".strip(), wording(turn, question))


def wording(turn: Turn, question: Question) -> str:
    """The open question as it was last asked: in other words where the answer was "not sure"."""
    return turn.say(question.again if turn.session.unsure and question.again else question.ask)


def last_wording(turn: Turn, question: Question) -> str:
    """The open question in the very words that were last heard, which may be those that follow its gate."""
    follow = turn.say(question.follow)
    return follow if follow and turn.session.last.endswith(follow) else wording(turn, question)


def _gate_just_opened(turn: Turn, question: Question) -> bool:
    """The last answer was a yes to the gate that this question stands behind."""
    steps = turn.session.steps
    gate = turn.content.check.questions.get(steps[-1].question) if steps else None
    return gate is not None and question.id in gate.leads_to and turn.session.opened.get(gate.id) == "yes"

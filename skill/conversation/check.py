"""The check: asking for warning signs, and what each answer leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skill.content.schema import Answer, Question
from skill.conversation import causes, emergency
from skill.conversation.asking import ask, ask_again, ask_back, ask_one, open_question, resume
from skill.conversation.outcome import outcome, reasons
from skill.conversation.turn import Reply, Turn
from skill.session import Session, Step
from skill.triage import Known, Urgency, answered, open_findings, volunteered

_UNABLE = re.compile(r"\b(?:can't|cannot|can not|couldn't)\b", re.IGNORECASE)
"""A no to standing says that it can't be done: "no, I can't"."""


def start(turn: Turn) -> Reply:
    """Begin the check, come back to it where one is under way, or say again what came of it."""
    if open_question(turn):
        return resume(turn, "")
    if turn.session.checked:
        return outcome(turn).after(turn.say(turn.phrases.checked_already))
    return go_on(turn, f"{turn.say(turn.phrases.check_intro)} {turn.say(turn.phrases.first)}")


def start_over(turn: Turn) -> Reply:
    """Forget every answer and begin again; what goes against ice is kept, and the timer that runs."""
    old = turn.session
    turn.session = Session(who=old.who, ice_off=old.ice_off, icing=old.icing)
    return start(turn)


def go_on(turn: Turn, speech: str = "") -> Reply:
    """Ask the next question of the check; where none is left, say the outcome."""
    assessed = turn.assessed
    if assessed.urgency is Urgency.EMERGENCY:
        return emergency.certain(turn, emergency.reason(turn))
    if assessed.next_question:
        return ask(turn, speech, assessed.next_question, "check")
    return outcome(turn).after(speech)


def answer(turn: Turn, question: Question, said: Answer) -> Reply:
    """Take an answer to the open question of the check, or of the causes, as a whole."""
    session = turn.session
    if session.stage == "causes":
        return settle_cause(turn, question, said)
    if said == "not_sure" and question.again and not session.unsure:
        session.unsure = True
        return ask_again(turn, turn.say(turn.phrases.again))
    if said == "no" and question.covers == ("cannot_bear_weight",) and _UNABLE.search(turn.words):
        return ask_back(turn, "cannot_bear_weight")  # "no, I can't": a no to standing
    return settle(turn, question, said)


def settle_cause(turn: Turn, question: Question, said: Answer) -> Reply:
    """Take an answer about the causes; a sign among them counts as ever."""
    learn(turn, answered(turn.check, turn.session.known, question, said), question, said)
    return causes.go_on(turn)


def settle(turn: Turn, question: Question, said: Answer, speech: str = "", assumed: str = "") -> Reply:
    """Take this answer as the final one, and go on; `assumed` is why a not sure counts as a yes, if not as ever."""
    session = turn.session
    known = session.known
    left = open_findings(question, known)
    learn(turn, answered(turn.check, known, question, said), question, said)
    unsure = said == "not_sure" and bool(question.again)
    if turn.assessed.urgency is Urgency.EMERGENCY:
        alone = turn.check.findings[left[0]] if len(left) == 1 else None
        grave = alone if alone and alone.danger else question if question.danger else emergency.reason(turn)
        why = assumed or turn.phrases.you_did_not_rule_out if said == "not_sure" else ""
        return emergency.certain(turn, grave, why)  # the action first
    treated = turn.say(assumed or turn.phrases.treated_as_yes) if unsure else ""
    return go_on(turn, f"{speech} {treated}".strip())


def exhausted(turn: Turn, reply: Reply) -> Reply:
    """Go on where the open question was put often enough.

    After other talk, ask its first finding alone; after unclear answers, assume the more cautious, and say so.
    """
    session, question = turn.session, open_question(turn)
    if question is None:
        return outcome(turn).after(reply.speech)
    if session.stage == "causes":
        return settle_cause(turn, question, "not_sure").after(reply.speech)
    left = open_findings(question, session.known)
    if reply.exhausted == "digressed" and len(left) > 1 and turn.check.findings[left[0]].ask:
        return ask_one(turn, f"{reply.speech} {turn.of_patient(turn.phrases.back_to_check)}".strip(), left[0])
    session.clarifies = ""
    return settle(turn, question, "not_sure", reply.speech, turn.phrases.asked_enough)


def begun(turn: Turn) -> bool:
    """Return whether a question of the check was put before: its introduction is heard once."""
    return any(key.partition("/")[0] in turn.check.questions for key in turn.session.asked)


def why(turn: Turn) -> Reply:
    """Why the open question is asked, which is then asked again; after the check, why it came out as it did."""
    question = open_question(turn)
    if question:
        return resume(turn, turn.say(question.why))
    if turn.session.checked:
        return resume(turn, reasons(turn) or turn.say(turn.phrases.why_outcome))
    return resume(turn, turn.say(turn.phrases.why_nothing))


def learn(
    turn: Turn, known: Known, question: Question | None, said: Answer | None, told: Mapping[str, Answer] | None = None
) -> None:
    """Take over what is known now and the step that led there, with what its findings rule out."""
    ruled_out = [
        other
        for finding, given in known.answers.items()
        if given == "yes"
        for other in turn.check.findings[finding].rules_out
        if other not in known.answers
    ]
    for other in ruled_out:
        known = volunteered(turn.check, known, other, "no")
    all_told: dict[str, Answer] = {**dict.fromkeys(ruled_out, "no"), **(told or {})}
    step = Step(question.id if question else "", turn.session.stage if question else "", said, all_told)
    turn.session.learn(known, step)

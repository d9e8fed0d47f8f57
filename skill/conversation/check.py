"""The check: asking for warning signs, and what each answer leads to."""

from __future__ import annotations

from skill.content.schema import Answer, Finding, Question
from skill.conversation import causes
from skill.conversation.outcome import danger, emergency, joined, outcome, reasons
from skill.conversation.questions import ask, open_question, resume
from skill.conversation.turn import Reply, Turn
from skill.session import Session, Step
from skill.triage import Known, Urgency, answered, check_ended, next_question, urgency, volunteered


def start(turn: Turn) -> Reply:
    """Begin the check, come back to it where one is under way, or say again what came of it."""
    if open_question(turn):
        return resume(turn, "")
    if turn.session.checked:
        reply = outcome(turn)
        return Reply(f"{turn.phrase('checked_already')} {reply.speech}", reply.question)
    return go_on(turn, f"{turn.phrase('check_intro')} {turn.phrase('first')}")


def start_over(turn: Turn) -> Reply:
    """Forget every answer and begin again."""
    turn.session = Session()
    return start(turn)


def go_on(turn: Turn, speech: str = "") -> Reply:
    """Ask the next question of the check; where none is left, say the outcome."""
    check, known = turn.content.check, turn.session.known
    if urgency(check, known) is Urgency.EMERGENCY:
        return emergency(turn, danger(turn))
    question = next_question(check, known)
    if question:
        return ask(turn, speech, question, "check")
    reply = outcome(turn)
    return Reply(f"{speech} {reply.speech}".strip(), reply.question)


def answer(turn: Turn, said: Answer) -> Reply:
    """Take an answer to the open question of the check, or of the causes."""
    question = open_question(turn)
    assert question, "the dispatcher sends only answers to an open question here"
    session, check = turn.session, turn.content.check
    if turn.session.stage == "causes":
        _learn(session, question, answered(check, session.known, question, said))
        return causes.go_on(turn)
    if said == "not_sure" and question.again and not session.unsure:
        session.unsure = True
        return Reply(turn.phrase("again"), turn.say(question.again))
    _learn(session, question, answered(check, session.known, question, said))
    unsure = said == "not_sure" and bool(question.again)
    if question.danger and urgency(check, session.known) is Urgency.EMERGENCY:
        return emergency(turn, question.danger, unsure)
    return go_on(turn, turn.phrase("treated_as_yes") if unsure else "")


def report(turn: Turn) -> Reply:
    """What the patient says of themselves, at any time: a warning sign is acted on before anything else."""
    heard = _heard(turn)
    if not heard:
        return resume(turn, turn.phrase("which_finding"))
    session, check = turn.session, turn.content.check
    before = urgency(check, session.known)
    for finding in heard:
        session.learn(volunteered(check, session.known, finding.id))
    found = urgency(check, session.known)
    if found is Urgency.EMERGENCY:
        return emergency(turn, heard[0].danger or danger(turn))
    noted = turn.phrase("noted", said=joined(turn, [finding.id for finding in heard]))
    question = next_question(check, session.known)
    if question is None:
        if not session.checked or found > before or check_ended(check, session.known):
            return go_on(turn, "" if found > before else noted)
        if session.stage == "causes":
            return causes.go_on(turn, noted)
        return resume(turn, f"{noted} {turn.phrase('advice_stays')}")
    if found is Urgency.URGENT_SAME_DAY and found > before:
        noted = f"{noted} {turn.phrase('first_rule_out')}"
    begun = open_question(turn) or session.checked
    session.checked = False
    return go_on(turn, noted if begun else f"{noted} {turn.phrase('check_intro')}")


def call_for_help(turn: Turn) -> Reply:
    """ "Call an ambulance": what to do, and that the speaker can't make the call."""
    return emergency(turn, "")


def deny(turn: Turn) -> Reply:
    """ "I don't have chest pain": a no to that one finding; everything else stays open."""
    heard = _heard(turn)
    if not heard:
        return resume(turn, turn.phrase("which_finding"))
    session, check = turn.session, turn.content.check
    session.learn(volunteered(check, session.known, heard[0].id, "no"))
    question = open_question(turn)
    if question is None:
        return resume(turn, turn.phrase("denied"))
    if session.stage == "causes":
        return causes.go_on(turn, turn.phrase("denied"))
    in_part = heard[0].id in question.covers and next_question(check, session.known) is question
    return go_on(turn, turn.phrase("denied_in_part" if in_part else "denied"))


def why(turn: Turn) -> Reply:
    """Why the open question is asked, which is then asked again; after the check, why it came out as it did."""
    question = open_question(turn)
    if question:
        return resume(turn, turn.say(question.why))
    if turn.session.checked:
        return resume(turn, reasons(turn) or turn.phrase("why_outcome"))
    return resume(turn, turn.phrase("why_nothing"))


def go_back(turn: Turn) -> Reply:
    """Take back the last answer and ask that question again."""
    session, check = turn.session, turn.content.check
    if not session.steps:
        return resume(turn, turn.phrase("nowhere_back"))
    step = session.steps.pop()
    answers = {id: given for id, given in session.answers.items() if id not in step.added}
    opened = {id: given for id, given in session.opened.items() if id != step.question}
    session.learn(Known(answers, opened))
    causes_stage = step.stage == "causes"
    session.checked, session.likely = causes_stage, ""
    return ask(turn, "", check.asked_in(step.stage)[step.question], step.stage)


def _heard(turn: Turn) -> list[Finding]:
    """The findings that were named, in the order of content: the gravest first."""
    named = turn.meant(turn.content.check.findings)
    return [finding for id, finding in turn.content.check.findings.items() if id in named]


def _learn(session: Session, question: Question, known: Known) -> None:
    added = session.learn(known)
    session.steps.append(Step(question.id, session.stage, added))

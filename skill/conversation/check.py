"""The check: asking for warning signs, and what each answer leads to."""

from __future__ import annotations

from skill.content.schema import Answer, Question
from skill.conversation import causes
from skill.conversation.outcome import danger, emergency, outcome
from skill.conversation.questions import ask, open_question, resume
from skill.conversation.turn import Reply, Turn
from skill.session import Session, Step
from skill.triage import Known, Urgency, answered, next_question, urgency, volunteered

WARNING_TIERS = ("emergency", "conditional", "urgent")


def start(turn: Turn) -> Reply:
    """Begin the check, or come back to it where one is under way."""
    if open_question(turn):
        return resume(turn, "")
    if turn.session.checked:
        turn.session = Session()
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
    if said == "not_sure" and not session.unsure and question.again and _is_warning(turn, question):
        session.unsure = True
        return Reply(turn.phrase("again"), turn.say(question.again))
    _learn(session, question, answered(check, session.known, question, said))
    unsure = said == "not_sure" and _is_warning(turn, question)
    if question.danger and urgency(check, session.known) is Urgency.EMERGENCY:
        return emergency(turn, question.danger, unsure)
    return go_on(turn, turn.phrase("treated_as_yes") if unsure else "")


def report(turn: Turn) -> Reply:
    """A finding said by the patient, at any time: a warning sign is acted on before anything else."""
    finding = turn.content.check.findings.get(turn.slot_id("finding") or "")
    if finding is None:
        return resume(turn, turn.phrase("which_finding"), "offer_start")
    session, check = turn.session, turn.content.check
    if session.checked:
        session.checked, session.stage = False, ""
    under_way = session.stage == "check"
    session.learn(volunteered(check, session.known, finding.id))
    if urgency(check, session.known) is Urgency.EMERGENCY:
        return emergency(turn, finding.danger or danger(turn))
    said = turn.say(finding.said)
    if finding.tier in ("urgent", "conditional") and not finding.ends_check:
        lead = turn.phrase("noted_urgent", said=said)
    else:
        lead = "" if finding.ends_check else turn.phrase("noted", said=said)
    return go_on(turn, lead if under_way or finding.ends_check else f"{lead} {turn.phrase('check_intro')}")


def deny(turn: Turn) -> Reply:
    """ "I don't have chest pain": a no to that one finding; everything else stays open."""
    finding = turn.content.check.findings.get(turn.slot_id("finding") or "")
    if finding is None:
        return resume(turn, turn.phrase("which_finding"), "offer_start")
    turn.session.learn(volunteered(turn.content.check, turn.session.known, finding.id, "no"))
    question = open_question(turn)
    if question is None:
        return resume(turn, turn.phrase("denied"), "offer_start")
    if turn.session.stage == "causes":
        return causes.go_on(turn, turn.phrase("denied"))
    return go_on(turn, turn.phrase("denied"))


def why(turn: Turn) -> Reply:
    """Why the open question is asked; then it is asked again."""
    question = open_question(turn)
    return resume(turn, turn.say(question.why) if question else turn.phrase("why_nothing"), "offer_start")


def go_back(turn: Turn) -> Reply:
    """Take back the last answer and ask that question again."""
    session, check = turn.session, turn.content.check
    if not session.steps:
        return resume(turn, turn.phrase("nowhere_back"), "offer_start")
    step = session.steps.pop()
    answers = {id: given for id, given in session.answers.items() if id not in step.added}
    opened = {id: given for id, given in session.opened.items() if id != step.question}
    session.learn(Known(answers, opened))
    session.checked = False
    causes_stage = step.stage == "causes"
    questions = check.cause_questions if causes_stage else check.questions
    return ask(turn, "", questions[step.question], step.stage)


def _learn(session: Session, question: Question, known: Known) -> None:
    added = session.learn(known)
    session.steps.append(Step(question.id, session.stage, added))


def _is_warning(turn: Turn, question: Question) -> bool:
    findings = turn.content.check.findings
    return any(findings[id].tier in WARNING_TIERS for id in question.covers)

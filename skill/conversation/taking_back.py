"""Taking back what was misheard or misspoken, with everything that followed from it (docs/design.md, rule 7)."""

from __future__ import annotations

from skill.conversation import causes, check, emergency
from skill.conversation.asking import check_back, open_question, resume
from skill.conversation.outcome import outcome
from skill.conversation.turn import Reply, Turn
from skill.session import Step
from skill.triage import Known, Urgency, urgency


def corrected(turn: Turn) -> list[str]:
    """Return the findings, told before, that are now said not to be there."""
    return [finding for finding in turn.meaning.no if finding in turn.assessed.known.positive]


def take_back(turn: Turn, findings: list[str]) -> Reply:
    """Remove these findings and go on from what is left."""
    forget(turn, findings)
    return _after(turn, turn.say(turn.phrases.taken_back))


def forget(turn: Turn, findings: list[str]) -> None:
    """Remove these findings, and what followed from them."""
    for finding in findings:
        turn.session.unlearn(turn.check, finding)
    turn.session.confirms = ""


def last_thing(turn: Turn) -> Reply:
    """ "That's wrong", "go back": take back what was understood last; a question that it answered is asked again."""
    session = turn.session
    while session.steps and not (session.steps[-1].answer or session.steps[-1].told):
        session.steps.pop()
    if not session.steps:
        return resume(turn, turn.say(turn.phrases.nowhere_back))
    step = session.steps.pop()
    session.replay(turn.check)
    # What was told twice isn't gone with the last time.
    forget(
        turn, [finding for finding, said in step.told.items() if said == "yes" and finding in session.known.positive]
    )
    session.confirms = session.clarifies = ""
    if step.question:
        return _ask_again(turn, step)
    session.likely = ""
    return _after(turn, turn.say(turn.phrases.taken_back))


def denied_emergency(turn: Turn) -> Reply:
    """Take back an emergency after its message: ask once whether that is right, with the action first.

    What was told last is asked back; where it was a yes to a question about several signs, that question is put again.
    """
    session = turn.session
    latest = [finding for finding in reversed(session.answers) if finding in session.known.positive]
    grave = [finding for finding in corrected(turn) or latest if _is_grave(turn, finding)]
    if not grave and session.steps and session.steps[-1].question and session.steps[-1].answer:
        action = emergency.action_of(turn, emergency.reason(turn))
        return last_thing(turn).after(f"{action} {turn.say(turn.phrases.to_be_sure)}")
    if not grave:
        return emergency.afterwards(turn)
    session.confirms = grave[0]
    action = emergency.action_of(turn, emergency.reason(turn, grave[0]))
    return Reply(action, check_back(turn), emergency=True)


def _is_grave(turn: Turn, finding: str) -> bool:
    """Return whether it would be no emergency without this finding."""
    known = turn.session.known
    without = Known({**known.answers, finding: "no"}, known.opened)
    return urgency(turn.check, without) is not Urgency.EMERGENCY


def _ask_again(turn: Turn, step: Step) -> Reply:
    from skill.conversation.asking import ask

    session = turn.session
    question = turn.check.asked_in(step.stage)[step.question]
    session.checked, session.likely = step.stage == "causes", ""
    questions = turn.check.questions | turn.check.cause_questions
    session.asked = {key: times for key, times in session.asked.items() if key.partition("/")[0] not in questions}
    return ask(turn, "", question, step.stage)


def _after(turn: Turn, speech: str) -> Reply:
    """Go on from what is known now: with the check, the causes, or the outcome, which may be another."""
    session = turn.session
    session.likely = ""
    if session.stage == "causes":
        return causes.go_on(turn, speech)
    if open_question(turn) or not session.checked or turn.assessed.next_question:
        session.checked = False
        return check.go_on(turn, speech if check.begun(turn) else f"{speech} {turn.say(turn.phrases.check_intro)}")
    if turn.assessed.ended:
        return resume(turn, speech)
    return outcome(turn).after(speech)

"""What is said when the check ends."""

from __future__ import annotations

from collections.abc import Sequence

from skill.conversation.questions import offer
from skill.conversation.turn import Reply, Turn
from skill.triage import Urgency, check_ended, deciding_rules, urgency
from skill.triage.urgency import behind

MOST_REASONS = 2


def emergency(turn: Turn, danger: str, unsure: bool = False) -> Reply:
    """The action first, then why, then that a phone is needed, and the action once more; the session ends."""
    say = turn.phrase
    turn.session.question, turn.session.stage = None, ""
    parts = (
        say("emergency_action"),
        say("you_did_not_rule_out") if unsure else "",
        turn.say(danger),
        say("emergency_by_phone"),
        say("emergency_again"),
    )
    return Reply(" ".join(filter(None, parts)))


def outcome(turn: Turn) -> Reply:
    """The urgency, what to do now, when to get help sooner, and the offer that helps most."""
    session, check = turn.session, turn.content.check
    found = urgency(check, session.known)
    if found is Urgency.EMERGENCY:
        return emergency(turn, danger(turn))
    session.checked, session.offered = True, []
    if check_ended(check, session.known):
        return next_offer(turn, turn.phrase("child"))
    texts = turn.content.outcomes[found.id]
    parts = (texts.found, texts.action, texts.sooner)
    speech = " ".join(turn.say(part) for part in parts)
    if found is not Urgency.SELF_CARE and (why := reasons(turn)):
        speech = f"{why} {speech}"
    return next_offer(turn, speech)


def next_offer(turn: Turn, speech: str) -> Reply:
    """Say `speech`, then make the next offer of the outcome that wasn't answered yet; at last, anything else."""
    session = turn.session
    for name in _offers(turn) if session.checked else ():
        if name not in session.offered:
            return offer(turn, speech, name)
    return offer(turn, speech, "offer_anything_else")


def _offers(turn: Turn) -> tuple[str, ...]:
    check, known = turn.content.check, turn.session.known
    if check_ended(check, known):
        return ("offer_hours",)
    outcome = turn.content.outcomes.get(urgency(check, known).id)
    return outcome.offers if outcome else ()


def danger(turn: Turn) -> str:
    """Why it is an emergency: of the rule that says so, else of the opened question behind which it must be."""
    check, session = turn.content.check, turn.session
    for rule in deciding_rules(check, session.known):
        return rule.danger
    opened = map(check.question, reversed(session.opened))
    return next((question.danger for question in opened if question and question.danger), "")


def reasons(turn: Turn) -> str:
    """Which of the patient's words the urgency rests on."""
    known = turn.session.known
    decisive = dict.fromkeys(
        finding
        for rule in deciding_rules(turn.content.check, known)
        for group in rule.all
        for finding in group
        if finding in known.positive
    )
    sure = [id for id in decisive if known.answers[id] == "yes"]
    if sure:
        return turn.phrase("you_said", said=joined(turn, sure[:MOST_REASONS]))
    if decisive:
        return turn.phrase("you_did_not_rule_out")
    return _one_of_several(turn)


def _one_of_several(turn: Turn) -> str:
    """What the patient said where a question about several findings was answered yes, and none was told apart."""
    check, known = turn.content.check, turn.session.known
    for id in reversed(list(known.opened)):
        candidates = behind(check, known, id)
        if candidates and known.opened[id] == "yes":
            said = joined(turn, candidates if len(candidates) <= MOST_REASONS else [id], "or_")
            return turn.phrase("you_said", said=said) if said else ""
    return ""


def joined(turn: Turn, ids: Sequence[str], word: str = "and_") -> str:
    """What the patient said, of these findings or questions: "it is worse when you sit, and …"."""
    check = turn.content.check
    said = [check.findings[id].said if id in check.findings else check.question(id).said for id in ids]  # type: ignore[union-attr]
    return f", {turn.phrase(word)} ".join(map(turn.say, filter(None, said)))

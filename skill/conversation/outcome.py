"""What is said when the check ends."""

from __future__ import annotations

from collections.abc import Sequence

from skill.conversation import emergency
from skill.conversation.asking import offer
from skill.conversation.turn import Reply, Turn
from skill.triage import Urgency
from skill.triage.rules import behind

MOST_REASONS = 2
MOST_TOLD = 5


def outcome(turn: Turn) -> Reply:
    """Say the urgency, why, what to do now, when to get help sooner, and the offer that helps most."""
    session, found = turn.session, turn.assessed.urgency
    if found is Urgency.EMERGENCY:
        return emergency.certain(turn, emergency.reason(turn))
    session.checked, session.offered, session.stage = True, [], ""
    turn.shows = "outcome"
    if turn.assessed.ended:
        return next_offer(turn, turn.say(turn.phrases.child))
    texts = turn.content.outcomes[found.id]
    parts = [advised(turn, part) for part in (texts.found, texts.action, texts.sooner)]
    if found is not Urgency.SELF_CARE:
        parts.insert(0, reasons(turn))
        parts.insert(2, _danger(turn) if found is Urgency.URGENT_SAME_DAY else "")
    return next_offer(turn, " ".join(filter(None, parts)))


def action_again(turn: Turn) -> str:
    """Return what the outcome asks to do, once more; empty where no check has ended."""
    if not turn.session.checked:
        return ""
    found = Urgency.URGENT_SAME_DAY if turn.assessed.ended else turn.assessed.urgency
    return advised(turn, turn.content.outcomes[found.id].again) if found is not Urgency.EMERGENCY else ""


def next_offer(turn: Turn, speech: str) -> Reply:
    """Say `speech`, then make the next offer of the outcome that wasn't answered yet; at last, anything else."""
    session = turn.session
    for name in offers(turn) if session.checked else ():
        if name not in session.offered:
            return offer(turn, speech, name)
    first = not session.checked and "offer_start" not in session.offered
    return offer(turn, speech, "offer_start" if first else "offer_anything_else")


def offers(turn: Turn) -> tuple[str, ...]:
    """Return the offers that go with the outcome, the one that helps most first."""
    if turn.assessed.ended:
        return ("offer_hours",)
    outcome = turn.content.outcomes.get(turn.assessed.urgency.id)
    return outcome.offers if outcome else ()


def advised(turn: Turn, text: str) -> str:
    """Text of an outcome: in pregnancy, it is the midwife who is to be called."""
    rules = turn.assessed.deciding_rules
    advice = next((rule.advice for rule in rules if rule.advice), "") if all(rule.advice for rule in rules) else ""
    return turn.say(text, advice=turn.say(advice)) if advice else turn.say(text)


def _danger(turn: Turn) -> str:
    """Why it should be looked at today, in a few words, of the first rule that says so."""
    return next((turn.say(rule.danger) for rule in turn.assessed.deciding_rules if rule.danger), "")


def reasons(turn: Turn) -> str:
    """Which of the patient's words the urgency rests on."""
    known = turn.assessed.known
    decisive = dict.fromkeys(
        finding
        for rule in turn.assessed.deciding_rules
        for group in rule.all
        for finding in group
        if finding in known.positive
    )
    sure = [id for id in decisive if known.answers[id] == "yes"]
    if sure:
        return turn.say(turn.phrases.you_said, said=joined(turn, sure[:MOST_REASONS]))
    if decisive:
        return turn.say(turn.phrases.you_did_not_rule_out)
    return _one_of_several(turn)


def gravest(turn: Turn) -> list[str]:
    """Return the findings that the patient said yes to, the gravest first."""
    check, known = turn.check, turn.session.known
    tiers = ("emergency", "conditional", "urgent", "modifier", "clinic", "feature")
    said = [id for id in check.findings if known.answers.get(id) == "yes"]
    return sorted(said, key=lambda finding: tiers.index(check.findings[finding].tier))


def said_most(turn: Turn) -> list[str]:
    """Return what the patient said, one finding a line, the gravest first."""
    return [turn.of_patient(turn.check.findings[id].said) for id in gravest(turn)[:MOST_TOLD]]


def what_to_tell(turn: Turn) -> str:
    """Return what the patient said, in one or two sentences, the gravest first: for whoever is called."""
    said = gravest(turn)
    if not said:
        return reasons(turn) or turn.say(turn.phrases.told_nothing)
    first = turn.say(turn.phrases.tell_them, said=joined(turn, said[:MOST_REASONS]))
    more = said[MOST_REASONS:MOST_TOLD]
    return f"{first} {turn.say(turn.phrases.tell_them_also, said=joined(turn, more))}" if more else first


def _one_of_several(turn: Turn) -> str:
    """Return what was said where a question about several findings was answered yes, and none told apart."""
    check, known = turn.check, turn.session.known
    for id in reversed(list(known.opened)):
        candidates = behind(check, known, id)
        if candidates and known.opened[id] == "yes":
            said = joined(turn, candidates if len(candidates) <= MOST_REASONS else [id], turn.phrases.or_)
            return turn.say(turn.phrases.you_said, said=said) if said else ""
    return ""


def joined(turn: Turn, ids: Sequence[str], word: str = "") -> str:
    """Return what the patient said, of these findings or questions: "it is worse when you sit, and …"."""
    check = turn.check
    said = [check.findings[id].said if id in check.findings else check.question(id).said for id in ids]  # type: ignore[union-attr]
    return f", {turn.say(word or turn.phrases.and_)} ".join(map(turn.of_patient, filter(None, said)))

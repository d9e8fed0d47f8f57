"""Emergencies: the action first, then why, what to do while waiting, and that a phone is needed.

A yes to a question that was asked is certain. What the patient tells by themselves, or what was heard with doubt, gets
the same message at once; then it is asked back whether that was heard right (docs/design.md, rules 1 and 2).
"""

from __future__ import annotations

from typing import Protocol

import msgspec

from skill.conversation.asking import check_back, keep_open, offer
from skill.conversation.turn import Reply, Turn

MOST_REPEATS = 3
AFTER = ("topic:while_waiting", "topic:drive_there", "topic:alone")
"""What may be asked once help is on its way; each is answered in one sentence."""


ASKING = ("topic:", "cause:", "unknown")
"""How a wish begins that asks something which the operator can answer."""


class Grave(Protocol):
    """What an emergency rests on: a finding, a rule or a question of content."""

    @property
    def danger(self) -> str: ...
    @property
    def waiting(self) -> str: ...
    @property
    def action(self) -> str: ...


class Help(msgspec.Struct, frozen=True):
    """An emergency without a reason of ours: somebody asks for an ambulance."""

    danger: str = ""
    waiting: str = ""
    action: str = "call"


def certain(turn: Turn, grave: Grave, assumed: str = "") -> Reply:
    """Say the message, and offer to say it again. `assumed` says why it counts as a yes."""
    turn.session.asked.pop("emergency_more", None)
    reply = offer(turn, message(turn, grave, assumed), "emergency_more")
    return Reply(reply.speech, reply.question, emergency=True)


def doubtful(turn: Turn, grave: Grave, finding: str) -> Reply:
    """Say the message, and ask whether that was heard right. The check stays where it was meanwhile."""
    turn.session.asked.pop("emergency_more", None)
    turn.session.confirms = finding
    keep_open(turn)
    return Reply(message(turn, grave), check_back(turn), emergency=True)


def message(turn: Turn, grave: Grave, assumed: str = "") -> str:
    """Say the action first, then why, what to do while waiting, that a phone is needed, and the action once more."""
    action = action_of(turn, grave)
    parts = (
        action,
        turn.say(assumed),
        turn.say(grave.danger),
        turn.say(grave.waiting),
        turn.say(turn.phrases.emergency_by_phone),
        action,
    )
    return " ".join(filter(None, parts))


def action_of(turn: Turn, grave: Grave) -> str:
    phrases = turn.phrases
    return turn.say(phrases.emergency_action if grave.action == "call" else phrases.emergency_action_er)


def reason(turn: Turn, told: str = "") -> Grave:
    """Return what the emergency rests on.

    That is the finding that was told, if it is one by itself, else the rule that holds, else the opened question
    behind which it must be.
    """
    check, session = turn.check, turn.session
    finding = check.findings.get(told)
    if finding and finding.tier == "emergency":
        return finding
    for rule in turn.assessed.deciding_rules:
        return check.findings.get(rule.id) or rule
    opened = map(check.question, reversed(session.opened))
    return next((question for question in opened if question and question.danger), Help())


def confirmed(turn: Turn) -> Reply:
    """Answer a check-back that isn't denied: the action once more, and the end.

    Where something was asked, what to do while waiting as well: "should I put a hot water bottle on it".
    """
    phrases, asks = turn.phrases, turn.meaning.asks
    grave = reason(turn, turn.session.confirms)
    parts = [turn.say(phrases.to_be_safe), action_of(turn, grave)]
    if asks in AFTER:
        parts.append(while_waiting(turn, asks))
    elif asks and asks.startswith(ASKING):
        parts += [turn.say(grave.waiting), turn.say(phrases.ask_operator)]
    return Reply(" ".join(filter(None, parts)), emergency=True)


def afterwards(turn: Turn) -> Reply:
    """Answer what is said after the message: with one sentence each, and never less than the action."""
    meaning = turn.meaning
    grave = reason(turn)
    if meaning.asks in AFTER:
        return again(turn, while_waiting(turn, meaning.asks))
    wants_it_again = (
        meaning.answer == "yes" or meaning.asks in ("repeat", "why", "help", "more") or meaning.empty or meaning.waits
    )
    if wants_it_again:
        return again(turn, message(turn, grave))
    return Reply(f"{action_of(turn, grave)}", emergency=True)


def while_waiting(turn: Turn, asks: str) -> str:
    """Return the sentence that answers one of AFTER."""
    return turn.say(turn.content.topics[asks.removeprefix("topic:")].summary)


def again(turn: Turn, speech: str) -> Reply:
    """Say `speech` with the microphone left open, a few times; then with the action, and the end."""
    session = turn.session
    times = session.asked.get("emergency_more", 0)
    if times >= MOST_REPEATS:
        action = action_of(turn, reason(turn, session.confirms))
        return Reply(action if action in speech else f"{speech} {action}", emergency=True)
    session.asked["emergency_more"] = times + 1
    if session.confirms:
        return Reply(speech, check_back(turn), emergency=True)
    return Reply(speech, turn.say(turn.phrases.emergency_more), emergency=True)

"""What is said when something of ours failed."""

from __future__ import annotations

from skill.conversation.questions import offer, open_question, wording
from skill.conversation.turn import Reply, Turn


def apology(turn: Turn) -> Reply:
    """A short apology that says what the patient can do; the open question stays open."""
    question = open_question(turn)
    if question:
        return Reply(turn.phrase("apology_in_check"), wording(turn, question))
    return offer(turn, turn.phrase("apology"), "offer_anything_else" if turn.session.checked else "offer_start")

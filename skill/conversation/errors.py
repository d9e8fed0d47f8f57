"""What is said when something of ours failed."""

from __future__ import annotations

from skill.conversation.asking import last_wording, offer, open_question
from skill.conversation.turn import Reply, Turn


def apology(turn: Turn) -> Reply:
    """Say sorry, and what the patient can do; the open question stays open."""
    turn.session.icing.asks = ""
    if open_question(turn):
        return Reply(turn.say(turn.phrases.apology_in_check), last_wording(turn))
    return offer(turn, turn.say(turn.phrases.apology), "offer_anything_else" if turn.session.checked else "offer_start")

"""How far the check has come: which question this is, and of how many if the rest are answered no."""

from __future__ import annotations

from typing import Any

from skill.conversation.turn import Turn
from skill.triage import Known, answered, next_question


def of(turn: Turn) -> dict[str, Any]:
    """Return a title, a share from 0 to 1, and both in words."""
    texts = turn.content.screens
    if turn.session.stage == "causes":
        return {"title": turn.say(texts.progress_causes), "progress": 1.0, "progressText": ""}
    done = sum(step.stage == "check" for step in turn.session.steps)
    total = max(done + _ahead(turn), done + 1)
    said = turn.say(texts.progress, number=str(done + 1), total=str(total))
    return {"title": turn.say(texts.checking), "progress": round(done / total, 3), "progressText": said}


def _ahead(turn: Turn) -> int:
    """Return how many questions are left, the open one with them, if nothing more is found."""
    check, known, count = turn.check, Known(turn.session.answers, turn.session.opened), 0
    while question := next_question(check, known):
        known, count = answered(check, known, question, "no"), count + 1
    return count

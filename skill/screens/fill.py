"""What stands on the screen for a reply, as plain data: the same for the documents and for the page in the browser.

Every text is content's. What the patient said may stand here, since a screen keeps nothing; it never stands on a card.
"""

from __future__ import annotations

import re

from skill.conversation.asking import open_question
from skill.conversation.turn import Reply, Turn
from skill.screens import pages, progress
from skill.screens.pages import Data, button, heading, sentences, text

MOST_NOTE = 130
"""Characters of what was said before a question that stand above it; more would hide the question."""
CHOICES = ("offer_start", "what_next", "which_cause", "which_topic")
"""Offers that are better answered by a choice than by yes or no."""
_NUMBER = re.compile(r"[\d ]+")


def screen(turn: Turn, reply: Reply) -> Data | None:
    """Return what to show: its `kind` is the document's name."""
    if reply.emergency:
        return _with_frame(turn, _emergency(turn, reply))
    if not reply.question:
        return None
    if turn.session.clarifies or open_question(turn):
        return _with_frame(turn, _question(turn, reply))
    made = pages.about(turn, reply)
    if made is None:
        offered = turn.session.question
        made = _choices(turn, reply) if offered in CHOICES else pages.message(turn, reply)
    return _with_frame(turn, {**_offer(turn, reply), **made})


def _with_frame(turn: Turn, made: Data) -> Data:
    """Add what stands on every screen: the skill's name and the emergency line."""
    frame = {
        "accent": "neutral",
        "more": [],
        "note": "",
        "name": text(turn, "name"),
        "emergencyLine": text(turn, "emergency_line"),
    }
    return {**frame, **made}


def _answers(turn: Turn, *given: str) -> list[Data]:
    key = turn.session.open_id
    return [button(text(turn, name), "answer", name, key) for name in given]


def _offer(turn: Turn, reply: Reply) -> Data:
    """Return the open offer with its yes and no; below a choice no buttons are needed."""
    return {"offer": reply.question, "buttons": _answers(turn, "yes", "no")}


def _question(turn: Turn, reply: Reply) -> Data:
    note = reply.speech
    for lead in (turn.phrases.first, turn.phrases.back_to_check):
        note = note.replace(turn.say(lead), "").strip()
    return {
        "kind": "question",
        **progress.of(turn),
        "note": note if len(note) <= MOST_NOTE else "",
        "question": reply.question,
        "buttons": _answers(turn, "yes", "no", "not_sure"),
        "more": [button(text(turn, name), "wish", name) for name in ("repeat", "go_back", "why")],
    }


def _emergency(turn: Turn, reply: Reply) -> Data:
    """Return the number, huge; what was said beside "call it now"; where it asks back, yes and no."""
    session = turn.session
    call, hospital = turn.say(turn.phrases.emergency_action), turn.say(turn.phrases.emergency_action_er)
    said = reply.speech
    to_hospital = hospital in said
    for part in (hospital, call, turn.say(turn.phrases.emergency_by_phone)):
        said = said.replace(part, "")
    number = turn.locale.emergency_number
    buttons = []
    if session.confirms and reply.question:
        buttons = _answers(turn, "yes", "no")
    elif reply.question:
        key = session.open_id
        buttons = [button(text(turn, "again"), "answer", "yes", key)]
    return {
        "kind": "emergency",
        "accent": "emergency",
        "title": text(turn, "emergency_title"),
        "above": text(turn, "hospital_or_call" if to_hospital else "call"),
        "number": number,
        "long": not _NUMBER.fullmatch(number),
        "lines": sentences(said),
        "byPhone": text(turn, "by_phone"),
        "offer": reply.question if session.confirms else "",
        "buttons": buttons,
    }


def _choices(turn: Turn, reply: Reply) -> Data:
    """Return what can be asked for, as tiles: at the start, for help, and where a cause or a topic is to be chosen."""
    content, offered = turn.content, turn.session.question
    if offered == "which_cause":
        tiles = [button(heading(turn.say(cause.name)), "wish", f"cause:{id}") for id, cause in content.causes.items()]
        title = text(turn, "home_causes")
    elif offered == "which_topic":
        tiles = [
            button(heading(turn.say(topic.name)), "wish", f"topic:{id}")
            for id, topic in content.selfcare.items()
            if topic.more
        ]
        title = text(turn, "care_title")
    else:
        wishes = ("start_check", "list_causes", "topic:ice", "hours")
        labels = ("home_check", "home_causes", "home_care", "home_hours")
        tiles = [button(text(turn, label), "wish", wish) for label, wish in zip(labels, wishes, strict=True)]
        title = text(turn, "home_title" if offered == "offer_start" else "help_title")
    return {
        "kind": "choices",
        "title": title,
        "line": text(turn, "home_text") if offered == "offer_start" else "",
        "tiles": tiles,
        "offer": "",
        "buttons": [],
    }

"""What stands on the screen for a reply, as plain data: the same for the documents and for the page in the browser.

Every text is content's. What the patient said may stand here, since a screen keeps nothing; it never stands on a card.
"""

from __future__ import annotations

import re

from skill.conversation.advice import heading
from skill.conversation.asking import open_question
from skill.conversation.turn import Reply, Turn
from skill.screens import pages, progress
from skill.screens.pages import Data, button, sentences

MOST_NOTE = 130
"""Characters of what was said before a question that stand above it; more would hide the question."""
CHOICES = ("offer_start", "what_next", "which_cause", "which_topic")
"""Offers that are better answered by a choice than by yes or no."""
_NUMBER = re.compile(r"[\d ]+")


def screen(turn: Turn, reply: Reply) -> Data | None:
    """Return what to show: its `kind` is the document's name."""
    if reply.emergency:
        made = _emergency(turn, reply)
    elif not reply.question:
        return None
    elif turn.session.clarifies or open_question(turn):
        made = _question(turn, reply)
    else:
        choice = turn.session.question in CHOICES
        page = pages.about(turn, reply) or (_choices(turn) if choice else pages.message(turn, reply))
        made = {"offer": reply.question, "buttons": _answers(turn), **page}
    texts = turn.content.screens
    return {
        "accent": "neutral",
        "more": [],
        "note": "",
        "name": turn.say(texts.name),
        "emergencyLine": turn.say(texts.emergency_line),
        **made,
    }


def _answers(turn: Turn, *, not_sure: bool = False) -> list[Data]:
    texts = turn.content.screens
    labels = [(texts.yes, "yes"), (texts.no, "no"), (texts.not_sure, "not_sure")]
    given = labels if not_sure else labels[:2]
    return [button(turn.say(label), "answer", answer, turn.session.open_id) for label, answer in given]


def _question(turn: Turn, reply: Reply) -> Data:
    note, texts = reply.speech, turn.content.screens
    wishes = ((texts.repeat, "repeat"), (texts.go_back, "go_back"), (texts.why, "why"))
    for lead in (turn.phrases.first, turn.phrases.back_to_check):
        note = note.replace(turn.say(lead), "").strip()
    return {
        "kind": "question",
        **progress.of(turn),
        "note": note if len(note) <= MOST_NOTE else "",
        "question": reply.question,
        "buttons": _answers(turn, not_sure=True),
        "more": [button(turn.say(label), "wish", wish) for label, wish in wishes],
    }


def _emergency(turn: Turn, reply: Reply) -> Data:
    """Return the number, huge; what was said beside "call it now"; where it asks back, yes and no."""
    confirms, texts = turn.session.confirms, turn.content.screens
    call, hospital = turn.say(turn.phrases.emergency_action), turn.say(turn.phrases.emergency_action_er)
    said = reply.speech
    to_hospital = hospital in said
    for part in (hospital, call, turn.say(turn.phrases.emergency_by_phone)):
        said = said.replace(part, "")
    number = turn.locale.emergency_number
    again = [button(turn.say(texts.again), "answer", "yes", turn.session.open_id)]
    return {
        "kind": "emergency",
        "accent": "emergency",
        "title": turn.say(texts.emergency_title),
        "above": turn.say(texts.hospital_or_call if to_hospital else texts.call),
        "number": number,
        "long": not _NUMBER.fullmatch(number),
        "lines": sentences(said),
        "byPhone": turn.say(texts.by_phone),
        "offer": reply.question if confirms else "",
        "buttons": (_answers(turn) if confirms else again) if reply.question else [],
    }


def _choices(turn: Turn) -> Data:
    """Return what can be asked for, as tiles: at the start, for help, and where a cause or a topic is to be chosen."""
    content, texts, offered = turn.content, turn.content.screens, turn.session.question
    if offered == "which_cause":
        title = texts.home_causes
        wishes = [(heading(turn.say(cause.name)), f"cause:{id}") for id, cause in content.causes.items()]
    elif offered == "which_topic":
        title, topics = texts.care_title, content.selfcare.items()
        wishes = [(heading(turn.say(topic.name)), f"topic:{id}") for id, topic in topics if topic.more]
    else:
        title = texts.home_title if offered == "offer_start" else texts.help_title
        wishes = [
            (turn.say(texts.home_check), "start_check"),
            (turn.say(texts.home_causes), "list_causes"),
            (turn.say(texts.home_care), "topic:ice"),
            (turn.say(texts.home_hours), "hours"),
        ]
    return {
        "kind": "choices",
        "title": turn.say(title),
        "line": turn.say(texts.home_text) if offered == "offer_start" else "",
        "tiles": [button(label, "wish", wish) for label, wish in wishes],
        "offer": "",
        "buttons": [],
    }

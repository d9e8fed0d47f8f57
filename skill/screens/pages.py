"""Screens with something to read: an outcome, likely causes, one cause, advice, hours, what to tell, the timer."""

from __future__ import annotations

import re
from typing import Any

from skill.conversation.advice import heading
from skill.conversation.causes import likely_ids
from skill.conversation.outcome import advised, reasons, said_most
from skill.conversation.turn import Countdown, Reply, Turn
from skill.triage import Urgency

Data = dict[str, Any]
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'])")


def button(label: str, *arguments: str) -> Data:
    """Return something to touch: what it says, and what comes back."""
    return {"label": label, "arguments": list(arguments)}


def sentences(said: str) -> list[str]:
    """Return a text as its sentences, one idea a line."""
    return [sentence for sentence in _SENTENCE.split(said.strip()) if sentence]


def about(turn: Turn, reply: Reply) -> Data | None:
    """Return the page that this turn's reply is about, if it is about something that has one."""
    kind, _, id = turn.shows.partition(".")
    if kind == "outcome":
        return _outcome(turn)
    if kind == "causes" and not id:
        return _likely(turn, reply)
    if kind == "causes":
        return _cause(turn, id)
    if kind in ("selfcare", "topics"):
        advice = (turn.content.selfcare if kind == "selfcare" else turn.content.topics)[id]
        return _page(heading(turn.say(advice.name)), sentences(turn.say(advice.summary)))
    if kind == "more":
        named = turn.content.causes.get(id) or turn.content.selfcare.get(id) or turn.content.topics.get(id)
        return _page(heading(turn.say(named.name)) if named else "", sentences(reply.speech))
    if kind == "told":
        return _told(turn)
    if kind == "timer" and turn.countdown:
        return _timer(turn, turn.countdown)
    if kind == "hours":
        from skill.screens import week

        return {
            "kind": "hours",
            "title": turn.say(turn.content.screens.hours_title),
            **week.of(turn),
            "answer": " ".join(sentences(reply.speech)[:2]),
        }
    return None


def message(turn: Turn, reply: Reply) -> Data:
    """Return what was said, where nothing better can be shown."""
    return _page(turn.say(turn.content.screens.name), sentences(reply.speech))


def _page(title: str, lines: list[str], **more: Any) -> Data:
    return {
        "kind": "page",
        "title": title,
        "sections": [{"label": "", "text": line, "lead": not at} for at, line in enumerate(lines)],
        **more,
    }


def _outcome(turn: Turn) -> Data:
    ended, texts = turn.assessed.ended, turn.content.screens
    found = Urgency.URGENT_SAME_DAY if ended else turn.assessed.urgency
    accent, title = {
        Urgency.URGENT_SAME_DAY: ("same_day", texts.urgent_same_day),
        Urgency.CLINIC_SOON: ("clinic_soon", texts.clinic_soon),
        Urgency.SELF_CARE: ("self_care", texts.self_care),
    }[found]
    said = sentences(turn.say(turn.phrases.child)) if ended else []
    outcome = turn.content.outcomes[found.id]
    tell = [button(turn.say(texts.told_button), "wish", "topic:what_to_tell")] if found > Urgency.SELF_CARE else []
    return {
        "kind": "outcome",
        "accent": accent,
        "title": turn.say(title),
        "action": said[1] if ended else advised(turn, outcome.action),
        "reason": said[0] if ended else reasons(turn) if found > Urgency.SELF_CARE else turn.say(outcome.found),
        "soonerTitle": turn.say(texts.sooner),
        "sooner": said[2:] if ended else sentences(advised(turn, outcome.sooner)),
        "more": tell,
    }


def _likely(turn: Turn, reply: Reply) -> Data:
    """Return the one or two causes that fit best; each opens its own page."""
    causes = [turn.content.causes[id] for id in likely_ids(turn)]
    more = [button(heading(turn.say(cause.name)), "wish", f"cause:{cause.id}") for cause in causes]
    return _page(turn.say(turn.content.screens.likely_title), sentences(reply.speech), more=more)


def _cause(turn: Turn, id: str) -> Data:
    cause, texts = turn.content.causes[id], turn.content.screens
    parts = (
        (texts.cause_what, cause.what),
        (texts.cause_feels, cause.feels),
        (texts.cause_helps, cause.helps),
        (texts.cause_worry, cause.worry),
    )
    sections = [
        {"label": turn.say(label), "text": turn.say(said), "worry": label is texts.cause_worry} for label, said in parts
    ]
    return {"kind": "page", "title": heading(turn.say(cause.name)), "sections": sections, "two": True}


def _told(turn: Turn) -> Data:
    """Return what the patient said, for whoever is called; on the screen only."""
    texts = turn.content.screens
    said = [heading(line) for line in said_most(turn)] or [turn.say(texts.told_none)]
    return _page(turn.say(texts.told_title), said, note=turn.say(texts.told_note))


def _timer(turn: Turn, timer: Countdown) -> Data:
    """Return the ice timer: the device itself counts down from what is left now."""
    texts = turn.content.screens
    wishes = (
        (texts.timer_resume, "timer_resume") if timer.paused else (texts.timer_pause, "timer_pause"),
        (texts.timer_more, "timer_more"),
        (texts.timer_stop, "timer_cancel"),
    )
    return {
        "kind": "timer",
        "title": turn.say(texts.timer_title),
        "line": turn.say(texts.timer_line),
        "length": timer.seconds * 1000,
        "left": timer.left * 1000,
        "paused": timer.paused,
        "leftLabel": turn.say(texts.timer_left),
        "pausedLabel": turn.say(texts.timer_paused),
        "done": turn.say(texts.timer_done),
        "more": [button(turn.say(label), "wish", wish) for label, wish in wishes],
    }

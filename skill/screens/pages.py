"""Screens with something to read: an outcome, likely causes, one cause, advice, hours, what to tell, the timer."""

from __future__ import annotations

import re
from typing import Any

from skill.conversation.causes import likely_ids
from skill.conversation.outcome import advised, reasons, said_most
from skill.conversation.turn import Countdown, Reply, Turn
from skill.triage import Urgency

Data = dict[str, Any]
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'])")
ACCENTS = {Urgency.URGENT_SAME_DAY: "same_day", Urgency.CLINIC_SOON: "clinic_soon", Urgency.SELF_CARE: "self_care"}


def text(turn: Turn, name: str, **words: str) -> str:
    """Return a text of screens.toml."""
    return turn.say(getattr(turn.content.screens, name), **words)


def button(label: str, *arguments: str) -> Data:
    """Return something to touch: what it says, and what comes back."""
    return {"label": label, "arguments": list(arguments)}


def heading(name: str) -> str:
    return name[:1].upper() + name[1:]


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
            "title": text(turn, "hours_title"),
            **week.of(turn),
            "answer": " ".join(sentences(reply.speech)[:2]),
        }
    return None


def message(turn: Turn, reply: Reply) -> Data:
    """Return what was said, where nothing better can be shown."""
    return _page(text(turn, "name"), sentences(reply.speech))


def _page(title: str, lines: list[str], **more: Any) -> Data:
    return {
        "kind": "page",
        "title": title,
        "sections": [{"label": "", "text": line, "lead": not at} for at, line in enumerate(lines)],
        **more,
    }


def _outcome(turn: Turn) -> Data:
    ended = turn.assessed.ended
    found = Urgency.URGENT_SAME_DAY if ended else turn.assessed.urgency
    said = sentences(turn.say(turn.phrases.child)) if ended else []
    texts = turn.content.outcomes[found.id]
    tell = [button(text(turn, "told_button"), "wish", "topic:what_to_tell")] if found > Urgency.SELF_CARE else []
    return {
        "kind": "outcome",
        "accent": ACCENTS[found],
        "title": text(turn, found.id),
        "action": said[1] if ended else advised(turn, texts.action),
        "reason": said[0] if ended else reasons(turn) if found > Urgency.SELF_CARE else turn.say(texts.found),
        "soonerTitle": text(turn, "sooner"),
        "sooner": said[2:] if ended else sentences(advised(turn, texts.sooner)),
        "more": tell,
    }


def _likely(turn: Turn, reply: Reply) -> Data:
    """Return the one or two causes that fit best; each opens its own page."""
    causes = [turn.content.causes[id] for id in likely_ids(turn)]
    more = [button(heading(turn.say(cause.name)), "wish", f"cause:{cause.id}") for cause in causes]
    return _page(text(turn, "likely_title"), sentences(reply.speech), more=more)


def _cause(turn: Turn, id: str) -> Data:
    cause = turn.content.causes[id]
    parts = {"what": cause.what, "feels": cause.feels, "helps": cause.helps, "worry": cause.worry}
    sections = [
        {"label": text(turn, f"cause_{name}"), "text": turn.say(said), "worry": name == "worry"}
        for name, said in parts.items()
    ]
    return {"kind": "page", "title": heading(turn.say(cause.name)), "sections": sections, "two": True}


def _told(turn: Turn) -> Data:
    """Return what the patient said, for whoever is called; on the screen only."""
    said = [heading(line) for line in said_most(turn)] or [text(turn, "told_none")]
    return _page(text(turn, "told_title"), said, note=text(turn, "told_note"))


def _timer(turn: Turn, timer: Countdown) -> Data:
    """Return the ice timer: the device itself counts down from what is left now."""
    wishes = ("timer_resume" if timer.paused else "timer_pause", "timer_more", "timer_cancel")
    labels = ("timer_resume" if timer.paused else "timer_pause", "timer_more", "timer_stop")
    return {
        "kind": "timer",
        "title": text(turn, "timer_title"),
        "line": text(turn, "timer_line"),
        "length": timer.seconds * 1000,
        "left": timer.left * 1000,
        "paused": timer.paused,
        "leftLabel": text(turn, "timer_left"),
        "pausedLabel": text(turn, "timer_paused"),
        "done": text(turn, "timer_done"),
        "more": [button(text(turn, label), "wish", wish) for label, wish in zip(labels, wishes, strict=True)],
    }

"""The check as pictures: inline SVG, narrow enough for a phone, one panel for each depth that a question can reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from skill.content.schema import Check
from skill.report.flow import LEVEL, Place, names, places
from skill.triage import Urgency

WIDTH = 400
LINE = 15  # height of a line of text
GAP = 9  # between boxes
PAD = 8
TAG = 88  # width of a tag
SPINE = 15  # where the line of those who say no runs
INDENT = 28
LETTER = 8.2  # how wide a letter is at most, on average

COLOUR = {
    Urgency.EMERGENCY: "#a3161f",
    Urgency.URGENT_SAME_DAY: "#9a4b00",
    Urgency.CLINIC_SOON: "#1a5794",
    Urgency.SELF_CARE: "#5b6066",
}


@dataclass(frozen=True)
class Panel:
    """One picture and what it shows."""

    title: str
    svg: Markup


def panels(check: Check, say: Callable[[str], str]) -> list[Panel]:
    """First what can find an emergency, then what can't wait, then the rest; at last what is asked now and then.

    `say` puts the words of a locale into a text.
    """

    def headed(place: Place) -> str:
        question = place.question
        text = say(question.short if question.leads_to else names(check, question.covers))
        return text[:1].upper() + text[1:]

    every = {place.question.id: place for place in places(check)}
    main = [place for place in every.values() if place.number]
    titles = {
        Urgency.EMERGENCY: "First: is it an emergency?",
        Urgency.URGENT_SAME_DAY: "Then: can it wait?",
        Urgency.CLINIC_SOON: "Then: the clinic, or care at home?",
    }
    drawn = []
    for level, title in titles.items():
        here = [place for place in main if place.reach is level]
        if here:
            closing = LEVEL[Urgency.SELF_CARE] if here[-1] is main[-1] else ""
            drawn.append(Panel(title, _panel(title, here, every, headed, closing)))
    rest = [place for place in every.values() if not place.number and not place.gates]
    title = "Asked only when an answer before makes it matter"
    return [*drawn, Panel(title, _panel(title, rest, every, headed, ""))] if rest else drawn


def _panel(
    title: str, here: Iterable[Place], every: dict[str, Place], headed: Callable[[Place], str], closing: str
) -> Markup:
    parts, y, last = list[Markup](), 4, 4
    for place in here:
        drawn, height, middle = _box(place, headed(place), 2 * SPINE, y)
        if place.number:
            parts.append(_dot(place.number, y + middle))
            last = y + middle
        parts.append(drawn)
        y += height + GAP
        branch_from = y - GAP
        for id in place.question.leads_to:
            drawn, height, middle = _box(every[id], headed(every[id]), 2 * SPINE + INDENT, y)
            x = 2 * SPINE + INDENT // 2
            parts.append(
                Markup('<path class="yes" d="M{} {}V{}H{}"/>').format(x, branch_from, y + middle, x + INDENT // 2)
            )
            parts.append(drawn)
            y += height + GAP
    if closing:
        parts.append(_text(2 * SPINE, y + LINE, f"No to everything: {closing}.", "b"))
        last = y + LINE - 5
        y += 2 * LINE
    numbered = any(place.number for place in here)
    line = Markup('<path class="no" d="M{} 4V{}"/>').format(SPINE, last if closing else y) if numbered else Markup("")
    return Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>').format(
        WIDTH, y, f"{title} The same is in the list of questions.", line, Markup("").join(parts)
    )


def _box(place: Place, heading: str, x: int, y: int) -> tuple[Markup, int, int]:
    """The box of one question at x, y; with its height, and how far down its middle is."""
    question = place.question
    width = WIDTH - x - 2
    room = (width - 2 * PAD - (0 if question.leads_to else TAG)) / LETTER  # letters a line
    lines = [(line, "b") for line in wrap(heading, int(room))] + [("any of these:", "s")] * bool(question.leads_to)
    height = 2 * PAD + LINE * len(lines)
    parts = [
        Markup('<rect class="box" x="{}" y="{}" width="{}" height="{}" rx="6"/>').format(x, y, width, height),
        *(_text(x + PAD, y + PAD + 11 + LINE * number, *line) for number, line in enumerate(lines)),
    ]
    if not question.leads_to:
        parts.append(_tag(place, x + width - TAG - 6, y + height // 2 - 10))
    return Markup("").join(parts), height, height // 2


def _tag(place: Place, x: int, y: int) -> Markup:
    """What a yes means by itself."""
    level = place.alone
    words = "with others" if level is Urgency.SELF_CARE else LEVEL[level]
    return Markup('<rect x="{}" y="{}" width="{}" height="20" rx="10" fill="{}"/>').format(
        x, y, TAG, COLOUR[level]
    ) + Markup('<text class="tag" x="{}" y="{}" text-anchor="middle">{}</text>').format(x + TAG // 2, y + 14, words)


def _dot(number: int, y: int) -> Markup:
    return Markup('<circle class="dot" cx="{}" cy="{}" r="11"/>').format(SPINE, y) + Markup(
        '<text class="number" x="{}" y="{}" text-anchor="middle">{}</text>'
    ).format(SPINE, y + 4, number)


def _text(x: int, y: int, words: str, style: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(style, x, y, words)

"""What bears on icing, anywhere in the skill: what speaks against ice, and the ice that there has been in this
session."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skill.alerts import Failed, Timer
from skill.conversation import spoken
from skill.conversation.turn import Countdown, Turn

LABELS, LONGER = ("ice", "ice two", "ice three"), ("more ice", "more ice two")
"""The labels of our timers: no two may be alike, and one that was made longer is known by its own, in a later session
too. They are all that Amazon keeps beside the time, and hold nothing of the patient."""
MOST = 20 * 60
"""Seconds of ice in one go."""
REST = 2 * 60 * 60
"""Seconds from the end of the ice until it may be put on again."""
COLD = "cold_pale_leg"
"""The finding that is asked about where ice made the skin numb or cold."""
_ICE = re.compile(r"\b(?:ice|iced|icing|frozen|cold pack)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def against(turn: Turn) -> bool:
    """Return whether something that is known goes against ice."""
    known = turn.session.known.positive
    return turn.session.ice_off or not known.isdisjoint(turn.content.selfcare["ice"].unless)


def say(turn: Turn, text: str) -> str:
    """Return a text of content ready to be heard, without its sentences about ice where something goes against that."""
    said = turn.say(text)
    if not against(turn):
        return said
    return " ".join(sentence for sentence in _SENTENCE.split(said) if not _ICE.search(sentence))


def timers(turn: Turn) -> Sequence[Timer]:
    """Return the ice timers that run, the first to ring first, and remember that one. Raises Failed."""
    ours = [timer for timer in turn.alerts.timers(turn.now) if timer.label in (*LABELS, *LONGER)]
    if ours:
        icing, first = turn.session.icing, ours[0]
        icing.ends, icing.length = now(turn) + first.left, max(first.seconds, first.left)
        show(turn, first.seconds, first.left, first.paused)
    return ours


def look(turn: Turn) -> None:
    """Find out whether a timer runs that was started before this session; without leave to see it, none does."""
    if not turn.session.icing.ends:
        try:
            timers(turn)
        except Failed:
            return


def had(turn: Turn) -> int:
    """Return how many seconds of ice there have been in one go, as far as this session knows."""
    icing = turn.session.icing
    if not icing.ends:
        return icing.before
    if now(turn) - icing.ends > REST:
        return 0
    return icing.before + max(0, icing.length - max(0, icing.ends - now(turn)))


def show(turn: Turn, seconds: int, left: int, paused: bool = False) -> None:
    """Have a screen count this timer down."""
    turn.shows, turn.countdown = "timer", Countdown(max(seconds, left), left, paused)


def runs(turn: Turn) -> bool:
    """Return whether this session knows of a timer that runs."""
    return turn.session.icing.ends > now(turn)


def begin(turn: Turn, seconds: int) -> None:
    """Remember a timer that starts now."""
    icing = turn.session.icing
    icing.before, icing.length, icing.ends = had(turn), seconds, now(turn) + seconds
    show(turn, seconds, seconds)


def stop(turn: Turn) -> None:
    """Remember that no timer runs any more."""
    icing = turn.session.icing
    icing.before, icing.length, icing.ends = min(had(turn), MOST), 0, 0
    turn.shows = ""


def says(turn: Turn, running: Sequence[Timer]) -> str:
    """Say how long is left, of one or of two."""
    first = spoken.left(running[0].left)
    if len(running) > 1:
        return turn.say(turn.phrases.timers_left, time=first, second=spoken.left(running[1].left))
    return turn.say(turn.phrases.timer_halted if running[0].paused else turn.phrases.timer_left, time=first)


def now(turn: Turn) -> int:
    return int(turn.now.timestamp())

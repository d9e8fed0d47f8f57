"""The ice timer: its cautions, an explicit yes, and then a real timer of Alexa's.

What is asked about it stands beside the question that was open, which comes back afterwards: nothing is lost, whatever
becomes of the timer. A timer is started only after a yes to that question, as Amazon asks:
https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-timers-overview.html
"""

from __future__ import annotations

from collections.abc import Sequence

from skill.alerts import TIMERS, Failed, Timer, Trouble
from skill.conversation import ice, lengths, spoken
from skill.conversation.asking import ask_aside, offer, open_question, resume
from skill.conversation.outcome import next_offer
from skill.conversation.turn import Consent, Reply, Turn

USUAL, MORE = 15, 5
"""Minutes where none are said: of ice, and to add."""
LEAST = 60
"""Seconds that are worth a timer."""


def start(turn: Turn) -> Reply:
    """Say the cautions once and ask whether one holds; then offer the timer."""
    if ice.against(turn):
        return instead(turn)
    wanted = lengths.minutes(turn) or USUAL
    if not turn.session.icing.cautioned:
        turn.session.icing.minutes = min(wanted, ice.MOST // 60)
        reason = turn.say(turn.phrases.ice_limit) if wanted > ice.MOST // 60 else ""
        return ask_aside(turn, f"{reason} {turn.say(turn.phrases.ice_cautions)}".strip(), "cautions")
    return propose(turn, wanted)


def propose(turn: Turn, wanted: int) -> Reply:
    """Ask for the yes, for as long as may be; say what runs already."""
    running = _running_or_none(turn)
    speech = ice.says(turn, running) if running else ""
    if running and lengths.SECOND.search(turn.words):
        return _propose(turn, speech, "second", wanted, ice.MOST)
    room = ice.MOST - ice.had(turn)
    if room < LEAST:
        return _at_most(turn, speech) if running else over(turn, turn.phrases.timer_rest)
    return _propose(turn, speech, "again" if running else "start", wanted, room)


def _propose(turn: Turn, speech: str, kind: str, wanted: int, room: int) -> Reply:
    icing = turn.session.icing
    icing.minutes = max(1, min(wanted, room // 60))
    reason = turn.say(turn.phrases.ice_limit) if icing.minutes < wanted else ""
    return ask_aside(turn, f"{speech} {reason}".strip(), kind)


def create(turn: Turn, kind: str, minutes: int) -> Reply:
    """Start the timer: a first one, one in place of those that run, or one beside them."""
    try:
        running = [] if kind == "start" else ice.timers(turn)
        _begin(turn, ice.LABELS, minutes * 60, running)
    except Failed as failed:
        return failure(turn, failed.trouble, kind, minutes)
    if kind == "again":
        _stop_all(turn, running)
    if kind != "second" or not ice.runs(turn):
        ice.begin(turn, minutes * 60)
    turn.session.icing.no_timers = turn.session.icing.kept = False
    return _waiting(turn, turn.say(turn.phrases.timer_started, time=spoken.minutes(minutes)))


def _begin(turn: Turn, labels: Sequence[str], seconds: int, running: Sequence[Timer]) -> None:
    """Start a timer under a label that is free; where the first is in use after all, under the next."""
    used = {timer.label for timer in running}
    first, second = [label for label in (*labels, *ice.LABELS) if label not in used][:2]
    try:
        turn.alerts.start(first, seconds, turn.say(turn.phrases.timer_announcement))
    except Failed as failed:
        if failed.trouble is not Trouble.REFUSED:
            raise
        turn.alerts.start(second, seconds, turn.say(turn.phrases.timer_announcement))


def failure(turn: Turn, trouble: Trouble, kind: str, minutes: int) -> Reply:
    """Go on where it couldn't be started: ask for leave, once; else what to say to Alexa instead."""
    if trouble is Trouble.NO_PERMISSION and not turn.session.icing.no_timers:
        return Reply("", consent=Consent(TIMERS, f"{kind} {minutes}"))
    why = turn.say(turn.phrases.timer_not_allowed if trouble is Trouble.NOT_ALLOWED else turn.phrases.timer_trouble)
    return by_hand(turn, why, minutes)


def by_hand(turn: Turn, why: str, minutes: int) -> Reply:
    """Say what to say to Alexa, and go on with what was open."""
    return resume(turn, f"{why} {turn.say(turn.phrases.timer_instead, time=spoken.minutes(minutes))}")


def left(turn: Turn) -> Reply:
    """How long is left."""
    try:
        running = ice.timers(turn)
    except Failed as failed:
        return _unseen(turn, failed.trouble)
    return resume(turn, ice.says(turn, running)) if running else _none(turn)


def pause(turn: Turn) -> Reply:
    """Halt what runs."""
    return _switch(turn, paused=True)


def go_on(turn: Turn) -> Reply:
    """Let what was halted go on."""
    if ice.against(turn):
        return instead(turn)
    return _switch(turn, paused=False)


def _switch(turn: Turn, paused: bool) -> Reply:
    """Halt every timer that runs, or let every one that was halted go on."""
    try:
        running = ice.timers(turn)
        for timer in running:
            if timer.paused != paused:
                (turn.alerts.pause if paused else turn.alerts.resume)(timer)
    except Failed as failed:
        return _unseen(turn, failed.trouble)
    if not running:
        return _none(turn)
    ice.show(turn, running[0].seconds, running[0].left, paused=paused)
    words = turn.phrases.timer_paused if paused else turn.phrases.timer_resumed
    return resume(turn, turn.say(words, time=spoken.left(running[0].left)))


def cancel(turn: Turn) -> Reply:
    """Stop every ice timer."""
    try:
        running = ice.timers(turn)
    except Failed as failed:
        return _unseen(turn, failed.trouble)
    if not running:
        return _none(turn)
    if not _stop_all(turn, running):
        return _unseen(turn, Trouble.DOWN)
    ice.stop(turn)
    return resume(turn, turn.say(turn.phrases.timer_stopped))


def more(turn: Turn) -> Reply:
    """Offer to add some minutes, as far as twenty in all."""
    if ice.against(turn):
        return instead(turn)
    icing, known = turn.session.icing, bool(turn.session.icing.ends)
    try:
        running = ice.timers(turn)
    except Failed as failed:
        return _unseen(turn, failed.trouble)
    if not running and not known:
        return _none(turn)
    room = ice.MOST - ice.had(turn) - (running[0].left if running else 0)
    if running and running[0].label in ice.LONGER and not known:
        room = 0  # how long the ice was on before it was made longer, nobody knows any more
    if room < LEAST:
        return _at_most(turn, ice.says(turn, running)) if running else over(turn, turn.phrases.timer_rest)
    wanted = lengths.minutes(turn) or MORE
    icing.minutes = min(wanted, room // 60)
    reason = turn.say(turn.phrases.ice_limit) if icing.minutes < wanted else ""
    speech = ice.says(turn, running) if running else turn.say(turn.phrases.timer_over)
    return ask_aside(turn, f"{speech} {reason}".strip(), "more")


def add(turn: Turn, minutes: int) -> Reply:
    """Make the timer longer: another is started in its place, and then the first is stopped."""
    try:
        running = ice.timers(turn)
        seconds = (running[0].left if running else 0) + minutes * 60
        seconds = min(seconds, ice.MOST - ice.had(turn))
        _begin(turn, ice.LONGER, seconds, running)
    except Failed as failed:
        return failure(turn, failed.trouble, "more", minutes)
    _stop_all(turn, running[:1])
    ice.begin(turn, seconds)
    return _waiting(turn, turn.say(turn.phrases.timer_added, time=spoken.left(seconds)))


def over(turn: Turn, phrase: str = "") -> Reply:
    """Say that the time is up; the first time, offer to remind of the next."""
    icing = turn.session.icing
    speech = turn.say(phrase or turn.phrases.timer_over)
    if ice.against(turn) or icing.remind or icing.no_reminders:
        return resume(turn, speech)
    icing.remind = ice.REST // 60
    return ask_aside(turn, speech, "remind")


def instead(turn: Turn) -> Reply:
    """Something goes against ice: what to do in its place."""
    speech = turn.say(turn.content.selfcare["ice"].instead)
    return resume(turn, speech) if open_question(turn) else next_offer(turn, speech)


def _running_or_none(turn: Turn) -> Sequence[Timer]:
    try:
        return ice.timers(turn)
    except Failed:
        return []


def _stop_all(turn: Turn, running: Sequence[Timer]) -> bool:
    """Stop these; return whether that worked. One that has gone by itself is stopped."""
    worked = True
    for timer in running:
        try:
            turn.alerts.cancel(timer)
        except Failed as failed:
            worked = worked and failed.trouble is Trouble.GONE
    return worked


def _at_most(turn: Turn, speech: str) -> Reply:
    return resume(turn, f"{speech} {turn.say(turn.phrases.ice_limit)}".strip())


def _none(turn: Turn) -> Reply:
    """None runs: it has run out, or there never was one."""
    icing = turn.session.icing
    ran_out = 0 < icing.ends <= ice.now(turn) + LEAST // 4
    if ran_out and ice.had(turn):
        return over(turn)
    icing.ends = 0
    return instead(turn) if ice.against(turn) else resume(turn, turn.say(turn.phrases.timer_none))


def _unseen(turn: Turn, trouble: Trouble) -> Reply:
    """Say that the timers can't be had. Without leave for them none of ours can run."""
    if trouble in (Trouble.NO_PERMISSION, Trouble.GONE) or (
        trouble is Trouble.NO_TOKEN and not turn.session.icing.ends
    ):
        return _none(turn)
    return resume(turn, turn.say(turn.phrases.timer_unseen))


def _waiting(turn: Turn, speech: str) -> Reply:
    """Go on where the ice is on: offer to look for warning signs, unless that is done or under way."""
    if open_question(turn):
        return resume(turn, speech)
    return next_offer(turn, speech) if turn.session.checked else offer(turn, speech, "offer_check_waiting")

"""A reminder to ice again, in two to three hours: only after a yes to the question that names the time.

https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-reminders-guidelines-for-usage.html
"""

from __future__ import annotations

from skill.alerts import REMINDERS, Failed, Trouble
from skill.conversation import ice, lengths, spoken, timer
from skill.conversation.asking import ask_aside, resume
from skill.conversation.turn import Consent, Reply, Turn


def offer(turn: Turn) -> Reply:
    """Ask whether to remind, in so many hours; ice needs two hours between."""
    if ice.against(turn):
        return timer.instead(turn)
    wanted, soonest = lengths.minutes(turn), ice.REST // 60
    turn.session.icing.remind = max(wanted, soonest)
    return ask_aside(turn, turn.say(turn.phrases.reminder_too_soon) if 0 < wanted < soonest else "", "remind")


def create(turn: Turn, minutes: int) -> Reply:
    """Set the reminder, and say the time again."""
    time = spoken.hours(minutes)
    try:
        turn.alerts.remind(minutes * 60, turn.say(turn.phrases.reminder_text), turn.now)
    except Failed as failed:
        if failed.trouble is Trouble.NO_PERMISSION and not turn.session.icing.no_reminders:
            return Reply("", consent=Consent(REMINDERS, f"remind {minutes}"))
        return by_hand(turn, turn.say(turn.phrases.reminder_trouble), minutes)
    turn.session.icing.no_reminders = False
    return resume(turn, turn.say(turn.phrases.reminder_set, time=time))


def by_hand(turn: Turn, why: str, minutes: int) -> Reply:
    """Say what to say to Alexa, and go on with what was open."""
    return resume(turn, f"{why} {turn.say(turn.phrases.reminder_instead, time=spoken.hours(minutes))}")

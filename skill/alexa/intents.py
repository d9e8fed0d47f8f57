"""Alexa's intents to meanings: what an intent, its slots and its words say of the patient.

Short fixed things have intents of their own. An intent named after a finding (ChestPainIntent) says that it is there,
and carries no words: it is heard with doubt, so an emergency gets the check-back. Everything else that people say
comes as free words (TellIntent and its sisters), which understanding reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from skill.content.schema import Answer
from skill.conversation.asking import asked
from skill.conversation.turn import Turn
from skill.understanding import Meaning, understand

DOUBTFUL, PLAIN = 0.5, 0.9
"""How sure a finding is whose intent carries no words, and one that is a slot's value."""

ANSWERS: Mapping[str, Answer] = {"AMAZON.YesIntent": "yes", "AMAZON.NoIntent": "no", "NotSureIntent": "not_sure"}
WISHES = {
    "StartCheckIntent": "start_check",
    "WhyIntent": "why",
    "GoBackIntent": "go_back",
    "AMAZON.StartOverIntent": "start_over",
    "ListCausesIntent": "list_causes",
    "WomensCausesIntent": "womens_causes",
    "HeartIntent": "heart",
    "WhenToWorryIntent": "when_to_worry",
    "PreventionIntent": "prevention",
    "IceTimerIntent": "ice_timer",
    "TimerLeftIntent": "timer_left",
    "TimerPauseIntent": "timer_pause",
    "TimerResumeIntent": "timer_resume",
    "TimerCancelIntent": "timer_cancel",
    "TimerMoreIntent": "timer_more",
    "RemindMeIntent": "remind_me",
    "MoreIntent": "more",
    "ClinicHoursIntent": "hours",
    "ClinicContactIntent": "contact",
    "AMAZON.HelpIntent": "help",
    "AMAZON.RepeatIntent": "repeat",
    "AMAZON.NavigateHomeIntent": "home",
    "AMAZON.StopIntent": "stop",
    "AMAZON.CancelIntent": "stop",
}
OTHER = {"WaitIntent": Meaning(waits=True, sure=1.0), "TakeBackIntent": Meaning(takes_back=True, sure=1.0)}
OPENINGS = {"TellIntent": "", "TellYesIntent": "yes", "TellNoIntent": "no", "AskIntent": "is"}
"""Intents of free words, with the word that their carriers stand for: "no {words}" leaves the no out of the slot."""
SLOTTED = ("ReportFindingIntent", "DenyFindingIntent", "AboutCauseIntent", "SelfCareIntent")
FALLBACK = "AMAZON.FallbackIntent"


@cache
def names(ids: tuple[str, ...], ending: str = "Intent") -> dict[str, str]:
    """Return the names of the intents that are named after these ids: chest_pain has ChestPainIntent."""
    return {"".join(part.capitalize() for part in id.split("_")) + ending: id for id in ids}


def meaning(turn: Turn, intent: str) -> Meaning:
    """Return what this intent means in this turn; nothing for one that isn't known."""
    if intent in ANSWERS:
        return Meaning(answer=ANSWERS[intent], sure=1.0)
    if intent in WISHES:
        return Meaning(asks=WISHES[intent], sure=1.0)
    if intent in OPENINGS:
        return _of_words(turn, f"{OPENINGS[intent]} {_value(turn, 'words')}")
    if intent in SLOTTED:
        return _of_slot(turn, intent)
    if finding := names(tuple(turn.check.findings)).get(intent):
        return Meaning(told={finding: "yes"}, sure=DOUBTFUL)
    if crisis := names(tuple(turn.content.crises), "CrisisIntent").get(intent):
        return Meaning(crisis=crisis, sure=PLAIN)
    return OTHER.get(intent) or Meaning()


def touched(turn: Turn, arguments: Sequence[Any]) -> Meaning:
    """Return what a touch means: what saying it would. An answer to a question that is no longer open is none."""
    match arguments:
        case ["answer", ("yes" | "no" | "not_sure") as given, str(key)]:
            return Meaning(answer=given, sure=1.0) if key == turn.session.open_id else Meaning(asks="repeat")
        case ["wish", str(wish)] if _can_be_wished(turn, wish):
            return Meaning(asks=wish, sure=1.0)
    return Meaning()


def _can_be_wished(turn: Turn, wish: str) -> bool:
    kind, _, id = wish.partition(":")
    content = turn.content
    known = {"cause": content.causes.keys(), "topic": {"what_to_tell", *content.selfcare, *content.topics}}
    return wish in WISHES.values() or id in known.get(kind, ())


def _of_words(turn: Turn, words: str) -> Meaning:
    turn.words = words
    return understand(words, asked(turn))


def _of_slot(turn: Turn, intent: str) -> Meaning:
    """Return what the intent's slot means; a value that Alexa couldn't match is read as words."""
    id = next((turn.slot_id(name) for name in ("finding", "cause", "topic") if turn.slot_id(name)), None)
    content = turn.content
    if intent in ("ReportFindingIntent", "DenyFindingIntent"):
        if id in content.check.findings:
            return Meaning(told={str(id): "yes" if intent == "ReportFindingIntent" else "no"}, sure=PLAIN)
        value = _value(turn, "finding")
        said = _of_words(turn, f"{'no ' if intent == 'DenyFindingIntent' else ''}{value}") if value else Meaning()
        return said if said.told or said.unclear else Meaning(asks="which_finding")
    if intent == "AboutCauseIntent":
        return Meaning(asks=f"cause:{id or ''}", sure=PLAIN)
    if id is None and (value := _value(turn, "topic")):
        said = _of_words(turn, value)
        return said if said.asks else Meaning(asks="topic:")
    return Meaning(asks=f"topic:{id or ''}", sure=PLAIN)


def _value(turn: Turn, name: str) -> str:
    return turn.slots[name].value if name in turn.slots else ""

"""What Alexa would send for a line that is typed.

A line that stands in the model word for word, in an intent that is short and fixed, is that intent; everything else
goes as free words, as Alexa's TellIntent brings them, and the skill's own understanding reads it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

from skill.alexa.intents import ANSWERS, WISHES, names
from skill.content.compiled import content
from skill.conversation.turn import Slot
from skill.language import source
from skill.understanding import Asked, Meaning, times, understand
from skill.understanding.words import plain

TELL, FALLBACK = "TellIntent", "AMAZON.FallbackIntent"
WITH_TIMES = {"ClinicHoursIntent", "ClinicContactIntent", "IceTimerIntent", "TimerMoreIntent", "RemindMeIntent"}
WITH_LENGTHS = ("ice_timer", "timer_more", "remind_me")
FIXED = frozenset((*ANSWERS, *WISHES)) - WITH_TIMES


@dataclass(frozen=True)
class Recognised:
    """What Alexa would send."""

    intent: str
    slots: dict[str, Slot] = field(default_factory=dict)


class Recogniser:
    """The interaction model of one locale."""

    def __init__(self, locale: str = "en-GB") -> None:
        made = json.loads((source.FOLDER / f"{locale}.json").read_text(encoding="utf-8"))
        intents = made["interactionModel"]["languageModel"]["intents"]
        self._fixed = {
            plain(sample): intent["name"]
            for intent in intents
            if intent["name"] in FIXED
            for sample in intent["samples"]
        }
        self._fixed |= BUILT_IN

    def recognise(self, text: str) -> Recognised:
        """Return what is sent for this line."""
        intent = self._fixed.get(plain(text))
        return Recognised(intent) if intent else Recognised(TELL, {"words": Slot(text.strip())})


def intent_of(text: str, meaning: Meaning, today: date) -> Recognised:
    """Return the intent of the model that a meaning belongs to: what Alexa is meant to make of the line by itself."""
    own = {id: name for name, id in names(tuple(content().check.findings)).items()}
    wishes = {wish: name for name, wish in reversed(WISHES.items())}
    answers = {answer: name for name, answer in ANSWERS.items()}
    if meaning.crisis:
        crises = {id: name for name, id in names(tuple(content().crises), "CrisisIntent").items()}
        return Recognised(crises[meaning.crisis])
    if meaning.yes:
        first = min(meaning.yes, key=list(own).index)
        return Recognised(own[first], {"finding": Slot(text, first)})
    if meaning.no:
        return Recognised("DenyFindingIntent", {"finding": Slot(text, meaning.no[0])})
    if meaning.takes_back:
        return Recognised("TakeBackIntent")
    if meaning.asks:
        kind, _, id = meaning.asks.partition(":")
        if id:
            name = "AboutCauseIntent" if kind == "cause" else "SelfCareIntent"
            return Recognised(name, {kind: Slot(text, id)})
        return Recognised(wishes.get(meaning.asks, TELL), _times(text, meaning.asks, today))
    if meaning.answer:
        return Recognised(answers[meaning.answer])
    if meaning.waits:
        return Recognised("WaitIntent")
    return Recognised("StartCheckIntent" if meaning.pain else FALLBACK)


def means(text: str, recognised: Recognised, asked: Asked) -> Meaning:
    """Return what a line means, whether it came as an intent or as words."""
    if recognised.intent in ANSWERS:
        return Meaning(answer=ANSWERS[recognised.intent], sure=1.0)
    if recognised.intent in WISHES:
        return Meaning(asks=WISHES[recognised.intent], sure=1.0)
    return understand(text, asked)


def _times(text: str, asks: str, today: date) -> dict[str, Slot]:
    """Return the slots for days, times and lengths of time of the intents that have them."""
    said = plain(text)
    if asks == "hours":
        found = {"day": times.find_date(said, today), "time": times.find_time(said)}
    else:
        found = {"duration": times.find_duration(said) if asks in WITH_LENGTHS else None}
    return {name: Slot(span.value) for name, span in found.items() if span}


BUILT_IN = {
    "repeat": "AMAZON.RepeatIntent",
    "help": "AMAZON.HelpIntent",
    "stop": "AMAZON.StopIntent",
    "cancel": "AMAZON.CancelIntent",
    "yes": "AMAZON.YesIntent",
    "no": "AMAZON.NoIntent",
    "start over": "AMAZON.StartOverIntent",
    "go home": "AMAZON.NavigateHomeIntent",
}
"""Some of what Alexa's own intents know without samples of ours."""

"""Recognises what is typed at the terminal speaker: words in, the intent and slots that Alexa would send out.

The sentences of `interaction_models/en.yaml` come first, word for word (hassil). Where none fits, warning signs are
looked for, so that one wins over anything else in the sentence; then what was learnt from the sentences decides.
"""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from hassil import Intents, recognize_all
from rapidfuzz import fuzz, process

from skill.simulator import models, times
from skill.simulator.classifier import Classifier
from skill.simulator.warning import WarningSigns
from skill.simulator.words import plain

REPORT, DENY, FALLBACK = "ReportFindingIntent", "DenyFindingIntent", "AMAZON.FallbackIntent"
KNOWN_ENOUGH = 0.5
"""How many of the words must be known, as a share."""
CLEAR_ENOUGH = -0.5
"""How clear the intent, and what it is about, must be together (see Classifier.label)."""
FILLS = 4
"""In how many ways a slot is filled to make sentences to learn from."""


@dataclass(frozen=True)
class Slot:
    """One filled slot."""

    value: str
    """As it was said; for days, times and durations in Alexa's own form."""
    id: str | None = None
    """The value's id in its slot type; None for Alexa's own types."""


@dataclass(frozen=True)
class Recognised:
    """What was understood."""

    text: str
    intent: str
    slots: dict[str, Slot] = field(default_factory=dict)


class Recogniser:
    """The interaction model of one locale, ready to recognise with."""

    def __init__(self, locale: str = "en-GB", today: date | None = None) -> None:
        """Load the model of `locale`, one of `models.LOCALES`.

        "Tomorrow" is counted from `today`; None is the machine's own date.
        """
        self._today = today
        made = json.loads((models.FOLDER / f"{locale}.json").read_text(encoding="utf-8"))
        language = made["interactionModel"]["languageModel"]
        self._slots: dict[str, dict[str, str]] = {
            intent["name"]: {slot["name"]: slot["type"] for slot in intent["slots"]} for intent in language["intents"]
        }
        self._values = models.ways_of_saying(language)
        self._written = {
            _apart(plain(way)): way for held in self._values.values() for ways in held.values() for way in ways
        }
        self._exact = Intents.from_dict(self._for_hassil(models.source(), locale))
        self._ways = {kind: self._ways_of(kind) for kind in ("FINDING", "CAUSE", "TOPIC", "CLINIC")}
        self._sentences = sorted(set(self._labelled(language["intents"])))
        self._warning_signs = WarningSigns(self._ways["FINDING"], [text for text, _, _ in self._sentences])

    def learn(self) -> None:
        """Learn now what is else learnt when a sentence first needs it: seconds, once (see Classifier)."""
        _ = self._intents, self._ids

    @cached_property
    def _intents(self) -> Classifier:
        return Classifier([(text, intent) for text, intent, _ in self._sentences])

    @cached_property
    def _ids(self) -> dict[str, Classifier]:
        """What tells what an intent is about, for each intent of which that can be told."""
        return {
            name: Classifier([(text, key) for text, intent, key in self._sentences if intent == name and key])
            for name in _SLOT
            if name != DENY
        }

    def recognise(self, text: str, today: date | None = None) -> Recognised:
        """The intent and slots of `text`; AMAZON.FallbackIntent when that isn't clear enough.

        A finding is always in the slot `finding`, whichever slot Alexa would have put it in.
        """
        said = plain(text)
        intent, slots = next(iter(self.word_for_word(said)), None) or self._forgiving(said)
        day = today or self._today or date.today()
        for name, span in (
            ("day", times.find_date(said, day)),
            ("time", times.find_time(said)),
            ("duration", times.find_duration(said)),
        ):
            if span and name in self._slots.get(intent, ()):
                slots[name] = Slot(span.value)
        return Recognised(text, intent, slots)

    def word_for_word(self, text: str) -> list[tuple[str, dict[str, Slot]]]:
        """Every intent, with its slots, that has `text` as a sentence; warning signs first, then the fullest."""
        fitting = []
        for form in dict.fromkeys((plain(text), _with_marks(plain(text)))):
            for result in recognize_all(_apart(form), self._exact):
                name = result.intent.name
                kinds = self._slots[name]
                slots = {
                    slot: Slot(self._written.get(entity.text_clean, entity.text_clean), str(entity.value))
                    for slot, entity in result.entities.items()
                    if kinds.get(slot) in self._values
                }
                if result.intent_metadata:  # a whole sentence about one finding or cause
                    slots[next(iter(kinds))] = Slot(plain(text), result.intent_metadata["id"])
                fitting.append((name, slots))
        return sorted(fitting, key=lambda fit: (fit[0] != REPORT, -len(fit[1])))

    def _forgiving(self, said: str) -> tuple[str, dict[str, Slot]]:
        intent, clear = self._intents.label(said)
        heard = self._warning_signs.hear(said)
        told = [found for found in heard if not found.denied and not found.asked]
        if told and (intent == DENY or self._warning_signs.is_emergency(told[0])):
            return REPORT, {"finding": Slot(told[0].said, told[0].id)}
        if self._intents.knows(said) < KNOWN_ENOUGH:
            return FALLBACK, {}
        if intent == REPORT and heard and not told and _SAYS_NO.match(said):
            intent = DENY
        if intent == DENY and heard:
            return intent, {"finding": Slot(heard[0].said, heard[0].id)}
        if intent in _SLOT:
            about, sure = self._ids[REPORT if intent == DENY else intent].label(said)
            return (intent, {_SLOT[intent]: Slot(said, about)}) if clear + sure > CLEAR_ENOUGH else (FALLBACK, {})
        return intent, self._resolved(intent, said)

    def _resolved(self, intent: str, said: str) -> dict[str, Slot]:
        """The slot values that stand out most in the text."""
        slots = {}
        for name, kind in self._slots[intent].items():
            if kind not in self._ways:
                continue
            owner = {plain(way): key for key, ways in self._ways[kind].items() for way in ways}
            found = process.extract(said, list(owner), scorer=fuzz.token_set_ratio, score_cutoff=80, limit=20)
            if found:
                way = max(found, key=lambda match: match[1] + len(match[0]) / 1000)[0]
                slots[name] = Slot(way, owner[way])
        return slots

    def _ways_of(self, kind: str) -> dict[str, list[str]]:
        """The ways of saying each value of a type, with the whole sentences of the value's own type."""
        return {
            key: [*ways, *self._values.get(key.upper(), {}).get(key, [])] for key, ways in self._values[kind].items()
        }

    def _labelled(self, intents: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
        """Plain sentences, each with its intent, and the id of what it is about if there is one."""
        for intent in intents:
            name, slots = intent["name"], self._slots[intent["name"]]
            ways = self._ways[slots[_SLOT[name]]] if name in _SLOT and name != DENY else {}
            for key, said in ways.items():
                yield from ((plain(way), name, key) for way in said)
            for number, sample in enumerate(intent["samples"]):
                names = re.findall(r"{(\w+)}", sample)
                if ways and names == [_SLOT[name]]:
                    for key, said in ways.items():
                        yield plain(_put(sample, said[number % len(said)])), name, key
                elif not (ways and names):
                    yield from ((plain(text), name, "") for text in self._filled(sample, slots))

    def _filled(self, sample: str, slots: dict[str, str]) -> Iterator[str]:
        """The sample with its slots filled; a slot that stands alone with every value."""
        names = re.findall(r"{(\w+)}", sample)
        choices = [[way for ways in self._values.get(slots[name], _SPOKEN).values() for way in ways] for name in names]
        if sample in [f"{{{name}}}" for name in names]:
            yield from choices[0]
            return
        spread = [ways[:: max(1, len(ways) // FILLS)] for ways in choices]
        for chosen in itertools.islice(zip(*spread, strict=False), FILLS) if names else [()]:
            text = sample
            for way in chosen:
                text = _put(text, way)
            yield text

    def _for_hassil(self, source: dict[str, Any], locale: str) -> dict[str, Any]:
        """The source in hassil's own form; days, times and durations are marks that stand in the text instead."""
        lists: dict[str, Any] = {}
        intents: dict[str, Any] = {}
        for name, intent in source["intents"].items():
            for slot, kind in intent.get("slots", {}).items():
                values = self._values.get(kind, {slot: [f"any{slot}"]})
                lists[slot] = {
                    "values": [{"in": _apart(plain(way)), "out": key} for key, ways in values.items() for way in ways]
                }
            data: list[dict[str, Any]] = [
                {"sentences": [_plain_template(text) for text in intent.get("sentences", [])]}
            ]
            data += [
                {"sentences": list(map(_plain_template, sentences)), "metadata": {"id": key}}
                for key, sentences in intent.get("said", {}).items()
            ]
            intents[name] = {"data": data}
        rules = source["expansion_rules"] | source["locales"][locale]
        rules = {name: _plain_template(body) for name, body in rules.items()}
        return {"language": "en", "intents": intents, "lists": lists, "expansion_rules": rules}


_SAYS_NO = re.compile(
    r"(?:no |not |i don't (?:have|feel|get)|i haven't|i've (?:not|no|never)|i have no|i'm not|there's no|there isn't)\b"
)
_SPOKEN = {"": ["saturday", "tomorrow", "ten minutes"]}
_SLOT = {REPORT: "finding", DENY: "finding", "AboutCauseIntent": "cause", "SelfCareIntent": "topic"}
"""The slot that says what an intent is about."""


def _put(sample: str, way: str) -> str:
    """The sample with its first slot filled."""
    return re.sub(r"{\w+}", way, sample, count=1)


def _apart(text: str) -> str:
    """The text, or template, with its endings as words of their own: "leg s cold", "leg (s|is) cold"."""
    return re.sub(r"([\w)\]])?([(\[|]*)'(?=(?:s|ve|m|re|d|ll)\b)", r"\1 \2", text)


def _plain_template(text: str) -> str:
    """A template with its spelt-out letters as `plain` leaves them, and its endings apart."""
    return _apart(re.sub(r"\b(?:[a-z]\. ?)+(?=\W|$)", lambda m: re.sub(r"\W", "", m[0]) + " ", text).replace(" )", ")"))


def _with_marks(said: str) -> str:
    """The text with marks in place of a duration, a day and a time."""
    for slot, find in (
        ("duration", times.find_duration),
        ("day", lambda text: times.find_date(text, date.today())),
        ("time", times.find_time),
    ):
        span = find(said)
        if span:
            said = f"{said[: span.start]}any{slot}{said[span.end :]}"
    return said

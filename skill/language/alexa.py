"""Make the Alexa interaction models, `interaction_models/en-XX.json`, from the language files.

Short fixed things keep intents of their own. Each finding and crisis has an intent named after it, with its most varied
sentences and no slot. Short phrases come in slots. Everything else that people say comes as free words, with carriers for
the ways in which English sentences open; understanding reads the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from msgspec import structs

from skill.content.load import content
from skill.intents import names
from skill.language import source
from skill.progress import counted
from skill.understanding.words import plain

LOCALES = ("en-GB", "en-US", "en-AU", "en-CA", "en-IN")
INVOCATION = "bedford leg clinic"
MOST_SENTENCES = 40
"""Of a finding's or a crisis' sentences, so many go to Alexa, the most varied first."""
MOST_VALUES = 24
FREE = "AMAZON.SearchQuery"
MADE = "Made by `make models` from interaction_models/en; changes here are lost."

INTENT_NAMES = {
    "start_check": "StartCheckIntent",
    "yes": "AMAZON.YesIntent",
    "no": "AMAZON.NoIntent",
    "not_sure": "NotSureIntent",
    "take_back": "TakeBackIntent",
    "wait": "WaitIntent",
    "why": "WhyIntent",
    "go_back": "GoBackIntent",
    "start_over": "AMAZON.StartOverIntent",
    "list_causes": "ListCausesIntent",
    "womens_causes": "WomensCausesIntent",
    "heart": "HeartIntent",
    "when_to_worry": "WhenToWorryIntent",
    "prevention": "PreventionIntent",
    "ice_timer": "IceTimerIntent",
    "timer_left": "TimerLeftIntent",
    "timer_pause": "TimerPauseIntent",
    "timer_resume": "TimerResumeIntent",
    "timer_cancel": "TimerCancelIntent",
    "timer_more": "TimerMoreIntent",
    "remind_me": "RemindMeIntent",
    "more": "MoreIntent",
    "hours": "ClinicHoursIntent",
    "contact": "ClinicContactIntent",
    "help": "AMAZON.HelpIntent",
    "repeat": "AMAZON.RepeatIntent",
    "home": "AMAZON.NavigateHomeIntent",
    "stop": "AMAZON.StopIntent",
}
SLOTS = {
    "ClinicHoursIntent": {"day": "AMAZON.DATE", "time": "AMAZON.TIME", "clinic": "CLINIC"},
    "ClinicContactIntent": {"clinic": "CLINIC"},
    "IceTimerIntent": {"duration": "AMAZON.DURATION"},
    "TimerMoreIntent": {"duration": "AMAZON.DURATION"},
    "RemindMeIntent": {"duration": "AMAZON.DURATION"},
}
CARRIERS = {
    ("ReportFindingIntent", "finding"): (
        "{finding}", "I have {finding}", "I've got {finding}", "there's {finding}", "I'm having {finding}", "I also have {finding}",
        "my mum has {finding}", "my husband has {finding}", "she has {finding}", "he has {finding}", "it's {finding}",
        "I get {finding}", "I had {finding}", "I suddenly got {finding}", "I think I have {finding}", "and {finding}",
    ),
    ("DenyFindingIntent", "finding"): (
        "no {finding}", "not {finding}", "I don't have {finding}", "I haven't got {finding}", "I do not have {finding}",
        "there's no {finding}", "I've no {finding}", "I never had {finding}", "there isn't any {finding}", "she has no {finding}",
        "he has no {finding}", "without {finding}", "no I don't have {finding}", "no there's no {finding}",
    ),
    ("AboutCauseIntent", "cause"): (
        "what is {cause}", "what's {cause}", "tell me about {cause}", "could it be {cause}", "is it {cause}", "explain {cause}",
        "what about {cause}", "do I have {cause}", "what helps {cause}", "is this {cause}", "how do I know if it's {cause}",
        "what are the symptoms of {cause}", "I want to know about {cause}", "more about {cause}", "how is {cause} treated",
    ),
    ("SelfCareIntent", "topic"): (
        "should I use {topic}", "tell me about {topic}", "what about {topic}", "is {topic} good", "does {topic} help",
        "can I use {topic}", "how do I use {topic}", "what do you say about {topic}", "advice on {topic}", "I want to know about {topic}",
    ),
}  # fmt: skip
TELL = (
    "I", "I'm", "I've", "I've got", "I have", "I had", "I was", "I feel", "I get", "I got", "I think", "my", "my leg", "my foot", "my thigh",
    "it", "it's", "it was", "it feels", "it started", "it came", "it hurts", "the", "there's", "there is", "there was", "he", "he's", "she", "she's",
    "they", "we", "well", "so", "um", "oh", "and", "but", "actually", "just", "only", "since", "when I", "because", "for", "about", "one", "both",
    "a", "an", "this", "that", "that's", "last", "yesterday", "today", "sometimes", "every", "after", "both of", "been", "got", "can't", "hold on",
)  # fmt: skip
ASK = (
    "is", "is it", "can I", "can you", "could it", "could I", "should I", "do I", "does it", "will it", "would it", "what", "what's", "what if",
    "why", "how", "how do", "when", "where", "which", "who", "tell me", "am I", "are you", "are there", "do you",
)  # fmt: skip
YES = (
    "yes",
    "yeah",
    "yep",
    "aye",
    "yes well",
    "yeah well",
    "well yes",
    "yes and",
    "yes I",
    "yes my",
    "yes it",
    "yes but",
)
NO = ("no", "nope", "nah", "no but", "no I", "no my", "no it", "well no", "no except", "no not", "no there's")
WORDS = {"TellIntent": TELL, "AskIntent": ASK, "TellYesIntent": YES, "TellNoIntent": NO}


@dataclass(frozen=True)
class Intent:
    """One intent of a locale."""

    name: str
    slots: dict[str, str]
    """Slot name to slot type."""
    samples: tuple[str, ...]
    """Every sentence, with slots as {slot}; no sentence twice."""


@dataclass(frozen=True)
class Model:
    """What can be said in one locale."""

    locale: str
    intents: tuple[Intent, ...]
    types: dict[str, dict[str, list[str]]]
    """Slot type to value id to the ways of saying it; the first is the value's name in Alexa."""

    def to_alexa(self) -> dict[str, Any]:
        """Return the model in the form of Amazon's schema (`InteractionModelData`)."""
        intents = [
            {
                "name": intent.name,
                "slots": [{"name": name, "type": kind} for name, kind in intent.slots.items()],
                "samples": list(intent.samples),
            }
            for intent in self.intents
        ]
        types = [
            {
                "name": kind,
                "values": [{"id": id, "name": {"value": ways[0], "synonyms": ways[1:]}} for id, ways in values.items()],
            }
            for kind, values in self.types.items()
        ]
        language: dict[str, Any] = {"invocationName": INVOCATION, "intents": intents, "types": types}
        language["modelConfiguration"] = {"fallbackIntentSensitivity": {"level": "LOW"}}
        return {"interactionModel": {"languageModel": language, "description": MADE}}


def load(locale: str) -> Model:
    """Return the model of one locale. Raises LanguageError, naming what the content and the files don't share."""
    say = _in_locale(locale)
    used: set[str] = set()
    types = _types(locale, say)
    intents = []
    own = {id: name for name, id in names(tuple(content().check.findings)).items()}
    crises = {id: name for name, id in names(tuple(content().crises), "CrisisIntent").items()}
    said = [(own, "findings"), (crises, "crises"), (INTENT_NAMES, "intents")]
    for named, kind in said:
        found = source.of_kind(kind)
        _same(kind, named, found)
        for id, name in named.items():
            most = 999 if kind == "intents" else MOST_SENTENCES
            samples = _new(map(say, varied(found[id].sentences("sentences"))[:most]), used)
            intents.append(Intent(name, SLOTS.get(name, {}), samples))
    for (name, slot), carriers in CARRIERS.items():
        intents.append(Intent(name, {slot: slot.upper()}, _new(map(say, carriers), used)))
    for name, openings in WORDS.items():
        intents.append(Intent(name, {"words": FREE}, _new((f"{opening} {{words}}" for opening in openings), used)))
    for name in ("AMAZON.CancelIntent", "AMAZON.FallbackIntent"):
        intents.append(Intent(name, {}, ()))
    return Model(locale, tuple(intents), types)


def varied(sentences: Iterable[str]) -> list[str]:
    """Return the sentences in such an order that each brings as many new words as can be."""
    left, seen, ordered = list(sentences), set[str](), list[str]()
    while left:
        best = max(left, key=lambda sentence: len(set(sentence.lower().split()) - seen) / (3 + len(sentence.split())))
        left.remove(best)
        seen |= set(best.lower().split())
        ordered.append(best)
    return ordered


def as_json(model: Model) -> str:
    """Return the text of the model's file, one value a line."""
    return json.dumps(model.to_alexa(), indent=0, ensure_ascii=False) + "\n"


def write(folder: Path = source.FOLDER) -> None:
    """Write the Alexa interaction model of every locale into `folder`. Raises LanguageError for what Amazon refuses."""
    from skill.language.amazon import refused

    for locale in counted("Models", LOCALES):
        model = load(locale)
        if wrong := refused(model.to_alexa(), locale):
            raise source.LanguageError("; ".join(wrong))
        (folder / f"{locale}.json").write_text(as_json(model), encoding="utf-8")


def _types(locale: str, say: Any) -> dict[str, dict[str, list[str]]]:
    held = content()
    words = structs.asdict(held.locales[locale])
    called: dict[str, dict[str, tuple[str, ...]]] = {
        "FINDING": dict.fromkeys(held.check.findings, ()),
        "CAUSE": {id: (cause.name.format_map(words),) for id, cause in held.causes.items()},
        "TOPIC": dict.fromkeys(source.of_kind("topics"), ()),
        "CLINIC": {clinic.id: (clinic.name, *clinic.also_called) for clinic in held.clinics.clinic},
    }
    found = {"FINDING": "findings", "CAUSE": "causes", "TOPIC": "topics"}
    types: dict[str, dict[str, list[str]]] = {}
    for kind, values in called.items():
        used: set[str] = set()
        phrases = source.of_kind(found[kind]) if kind in found else {}
        if kind in ("FINDING", "CAUSE"):
            _same(found[kind], values, phrases)
        types[kind] = {}
        for id, own in values.items():
            ways = [*own, *(map(say, phrases[id].sentences("phrases")) if id in phrases else ())]
            kept = list(_new(ways, used))[:MOST_VALUES]
            if kept:
                types[kind][id] = kept
    return types


def _same(kind: str, wanted: Iterable[str], found: Iterable[str]) -> None:
    missing, unknown = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    if missing or unknown:
        raise source.LanguageError(
            f"interaction_models/en/{kind}: {'no file for ' + ', '.join(missing) if missing else ''}"
            f"{'; ' if missing and unknown else ''}{'nothing is called ' + ', '.join(unknown) if unknown else ''}"
        )


def _new(ways: Iterable[str], used: set[str]) -> tuple[str, ...]:
    """Return the ways that weren't used; from now on they are."""
    found = {}
    for way in ways:
        key = plain(re.sub(r"[{}]", "", way))
        if key not in used and not re.search(r"\d", way):
            used.add(key)
            found[key] = way
    return tuple(found.values())


def _in_locale(locale: str) -> Any:
    """Return a function that says a British sentence in the words of this locale."""
    written = yaml.safe_load((source.FOLDER / "locales" / f"{locale}.yaml").read_text(encoding="utf-8"))
    words: dict[str, str] = written["words"]
    if not words:
        return lambda text: text
    pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![\w])")
    return lambda text: pattern.sub(lambda found: words[found[0]], text)


def lines(model: Sequence[Intent]) -> Iterator[tuple[str, str]]:
    """Yield each sample with its intent's name."""
    for intent in model:
        for sample in intent.samples:
            yield sample, intent.name

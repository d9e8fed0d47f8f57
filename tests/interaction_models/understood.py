"""Scores an interaction model and the terminal's recogniser on things that people say: `make understood`.

    python tests/interaction_models/understood.py [--locale en-GB] [--misses]

Alexa's own recogniser can't be had offline. An ordinary text classifier, trained on nothing but the sentences and
slot values of the model's file, stands in for it: what it gets right, the model has taught it. The recogniser of the
terminal speaker is scored beside it. The misses of the held-out file are never shown.
"""

import argparse
import itertools
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1]))

from skill.simulator import models  # noqa: E402
from skill.simulator.recogniser import Recogniser  # noqa: E402

# what an utterance means, in plain words, to the intents that carry it
MEANS = {
    "start_check": {"StartCheckIntent"},
    "report_red_flag": {"ReportFindingIntent"},
    "deny": {"DenyFindingIntent"},
    "about_cause": {"AboutCauseIntent"},
    "list_causes": {"ListCausesIntent"},
    "female_causes": {"WomensCausesIntent"},
    "heart": {"HeartIntent"},
    "when_to_worry": {"WhenToWorryIntent"},
    "self_care_ice": {"SelfCareIntent"},
    "self_care_heat": {"SelfCareIntent"},
    "self_care_painkillers": {"SelfCareIntent"},
    "self_care_exercise": {"SelfCareIntent"},
    "prevention": {"PreventionIntent"},
    "clinic_hours_now": {"ClinicHoursIntent"},
    "clinic_hours_day": {"ClinicHoursIntent"},
    "clinic_location": {"ClinicContactIntent"},
    "clinic_booking": {"ClinicContactIntent"},
    "ice_timer": {"IceTimerIntent"},
    "dont_know": {"NotSureIntent"},
    "yes": {"AMAZON.YesIntent"},
    "no": {"AMAZON.NoIntent"},
    "why": {"WhyIntent"},
    "go_back": {"GoBackIntent"},
    "repeat": {"AMAZON.RepeatIntent"},
    "help": {"AMAZON.HelpIntent"},
    "start_over": {"AMAZON.StartOverIntent"},
    "stop": {"AMAZON.StopIntent", "AMAZON.CancelIntent"},
    "out_of_scope": {"AMAZON.FallbackIntent"},
}
VALUE_SLOT = {"report_red_flag": "finding", "about_cause": "cause", "deny": "finding"}
# a few of the sentences that Alexa brings to its own intents
ALEXAS_OWN = {
    "AMAZON.RepeatIntent": ["repeat", "say that again", "repeat that"],
    "AMAZON.HelpIntent": ["help", "help me", "can you help me"],
    "AMAZON.StopIntent": ["stop", "off", "shut up"],
    "AMAZON.CancelIntent": ["cancel", "never mind", "forget it"],
    "AMAZON.YesIntent": ["yes", "yes please", "sure"],
    "AMAZON.NoIntent": ["no", "no thanks"],
}
FILLS = 12
SETS = [FOLDER / f"{name}.yaml" for name in ("utterances-dev", "utterances-heldout", "told-dev", "told-heldout")]
"""What patients might say; and the same told freely, which is harder."""

Understand = Callable[[str], tuple[str, dict[str, str | None]]]
"""Words in, intent and slot ids out."""


@dataclass
class Scores:
    """How many utterances of one file were understood."""

    utterances: int
    intent_right: float
    warning_signs_caught: float
    value_right: float
    misses: list[str]


def classifier(model: dict[str, Any]) -> Understand:
    """A classifier trained on an Alexa interaction model, with slots filled in a dozen ways a sentence."""
    language = model["interactionModel"]["languageModel"]
    values = models.ways_of_saying(language)
    texts, labels = [], []
    slots = {}
    for intent in language["intents"]:
        slots[intent["name"]] = {slot["name"]: slot["type"] for slot in intent["slots"]}
        for sample in intent["samples"] + ALEXAS_OWN.get(intent["name"], []):
            for text in filled(sample, slots[intent["name"]], values):
                texts.append(text.lower())
                labels.append(intent["name"])
    trained = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"[\w']+"),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        ),
        LinearSVC(class_weight="balanced"),
    ).fit(texts, labels)

    def understand(text: str) -> tuple[str, dict[str, str | None]]:
        intent = str(trained.predict([text.lower()])[0])
        found = {name: nearest(text, values[kind]) for name, kind in slots[intent].items() if kind in values}
        return intent, found

    return understand


def filled(sample: str, slots: dict[str, str], values: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """The sample with its slots filled, in a dozen ways spread over each slot's values."""
    names = re.findall(r"{(\w+)}", sample)
    choices = []
    for name in names:
        ways = [way for ways in values.get(slots[name], {"": ["saturday", "ten minutes"]}).values() for way in ways]
        choices.append(ways[:: max(1, len(ways) // FILLS)][:FILLS])
    for combination in itertools.islice(itertools.product(*choices), FILLS):
        text = sample
        for name, way in zip(names, combination, strict=True):
            text = text.replace(f"{{{name}}}", way)
        yield text


def nearest(text: str, values: dict[str, list[str]]) -> str:
    """The id of the value that stands out most in the text; of equals the longest."""
    return max(
        (fuzz.token_set_ratio(way.lower(), text.lower()) + len(way) / 1000, key)
        for key, ways in values.items()
        for way in ways
    )[1]


def recogniser(locale: str) -> Understand:
    """The terminal speaker's recogniser."""
    speaker = Recogniser(locale, today=date(2026, 11, 23))

    def understand(text: str) -> tuple[str, dict[str, str | None]]:
        found = speaker.recognise(text)
        return found.intent, {name: slot.id for name, slot in found.slots.items()}

    return understand


def score(understand: Understand, path: Path) -> Scores:
    """Score the utterances of one file; `also` lists meanings that are right too."""
    right = danger = caught = valued = value_right = 0
    misses = []
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))["utterances"]
    for case in cases:
        intent, slots = understand(case["text"])
        meanings = [meaning.partition(":") for meaning in [case["intent"], *case.get("also", [])]]
        fitting = [(word, value) for word, _, value in meanings if intent in MEANS[word]]
        wanted = [(VALUE_SLOT[word], value) for word, value in fitting if word in VALUE_SLOT]
        value_ok = any(value in (slots.get(name), slots.get("fine")) for name, value in wanted)
        right += bool(fitting)
        valued += bool(wanted)
        value_right += value_ok
        if case["intent"].startswith("report_red_flag"):
            danger += 1
            caught += bool(fitting)
        if not fitting or (wanted and not value_ok):
            value = slots.get("finding") or slots.get("cause") or "-"
            misses.append(f"  {case['intent']:<45} {intent:<24} {value:<20} {case['text']}")
    return Scores(len(cases), right / len(cases), caught / max(1, danger), value_right / max(1, valued), misses)


def main() -> None:
    """Print the scores of every file, for the classifier and for the recogniser."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--locale", default="en-GB", choices=models.LOCALES)
    parser.add_argument("--misses", action="store_true", help="show what was not understood, of the dev files only")
    options = parser.parse_args()
    model = json.loads((models.FOLDER / f"{options.locale}.json").read_text(encoding="utf-8"))
    print(f"{options.locale:<31} utterances  intent right  warning signs caught  value right")
    for name, understand in (("classifier", classifier(model)), ("recogniser", recogniser(options.locale))):
        for path in SETS:
            scores = score(understand, path)
            print(
                f"{name + ', ' + path.stem:<31} {scores.utterances:>10} {scores.intent_right:>13.3f}"
                f" {scores.warning_signs_caught:>21.3f} {scores.value_right:>12.3f}"
            )
            if options.misses and path.stem.endswith("dev"):
                print("\n".join(scores.misses))


if __name__ == "__main__":
    main()

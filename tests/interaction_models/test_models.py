"""The Alexa interaction models: made from en.yaml, within Alexa's limits, and of the shape that Amazon defines."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from msgspec import structs

from skill.simulator import models

DEFINITIONS = json.loads((Path(__file__).parent / "amazon-definitions.json").read_text(encoding="utf-8"))
NAMES_THAT_STAY = {
    "StartCheckIntent": {},
    "ReportFindingIntent": {"finding": "FINDING"},
    "DenyFindingIntent": {"finding": "FINDING"},
    "AboutCauseIntent": {"cause": "CAUSE"},
    "ListCausesIntent": {},
    "WomensCausesIntent": {},
    "HeartIntent": {},
    "WhenToWorryIntent": {},
    "SelfCareIntent": {"topic": "TOPIC"},
    "PreventionIntent": {},
    "ClinicHoursIntent": {"day": "AMAZON.DATE", "time": "AMAZON.TIME", "clinic": "CLINIC"},
    "ClinicContactIntent": {},
    "IceTimerIntent": {"duration": "AMAZON.DURATION"},
    "NotSureIntent": {},
    "WhyIntent": {},
    "GoBackIntent": {},
    "MoreIntent": {},
    "EmergencyIntent": {},
} | {
    f"AMAZON.{name}Intent": {}
    for name in ("Yes", "No", "Help", "Repeat", "StartOver", "Stop", "Cancel", "Fallback", "NavigateHome")
}
# Alexa's limits (developer documentation: interaction model limits, rules for sample utterances and slot values)
MOST_BYTES = 1_500_000
MOST_INTENTS = 250
MOST_VALUES = 50_000
LONGEST_SAMPLE = 200
LONGEST_VALUE = 140
SAMPLE = re.compile(r"(?:[A-Za-z'. -]|\{[a-z_0-9]+\})+")
VALUE = re.compile(r"[A-Za-z'. -]+")


@pytest.fixture(params=models.LOCALES, scope="module")
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def text(locale: str) -> str:
    return (models.FOLDER / f"{locale}.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def language(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)["interactionModel"]["languageModel"]
    return found


def test_the_file_is_what_the_source_makes(locale: str, text: str) -> None:
    assert text == models.as_json(models.load(locale)), "run `make models`"


def test_the_file_is_of_the_shape_that_amazon_defines(text: str) -> None:
    Draft4Validator(DEFINITIONS).validate(json.loads(text))


def test_a_model_of_the_wrong_shape_is_refused(text: str) -> None:
    model = json.loads(text)
    model["interactionModel"]["languageModel"]["intents"][0]["samples"] = "one sentence"
    assert not Draft4Validator(DEFINITIONS).is_valid(model)


def test_every_intent_and_slot_has_its_name(language: dict[str, Any]) -> None:
    slots = {each["name"]: {slot["name"]: slot["type"] for slot in each["slots"]} for each in language["intents"]}
    assert slots.keys() == NAMES_THAT_STAY.keys()
    for name, wanted in NAMES_THAT_STAY.items():
        assert wanted.items() <= slots[name].items()


def test_the_model_is_within_alexas_limits(language: dict[str, Any], text: str) -> None:
    assert len(text.encode()) < MOST_BYTES
    assert len(language["intents"]) <= MOST_INTENTS
    values = [value for kind in language["types"] for value in kind["values"]]
    ways = [way for value in values for way in (value["name"]["value"], *value["name"]["synonyms"])]
    assert len(ways) <= MOST_VALUES
    assert [way for way in ways if len(way) > LONGEST_VALUE or not VALUE.fullmatch(way)] == []
    samples = [sample for intent in language["intents"] for sample in intent["samples"]]
    assert [sample for sample in samples if len(sample) > LONGEST_SAMPLE or not SAMPLE.fullmatch(sample)] == []


def test_no_sample_has_the_same_slot_twice_or_two_slots_without_a_word_between(language: dict[str, Any]) -> None:
    samples = [sample for intent in language["intents"] for sample in intent["samples"]]
    slots = {sample: re.findall(r"{(\w+)}", sample) for sample in samples}
    assert [sample for sample in samples if len(slots[sample]) != len(set(slots[sample]))] == []
    wanted = {"{day} {time}", "{time} {day}"}  # "friday afternoon"
    touching = {match for sample in samples for match in re.findall(r"{\w+} {\w+}", sample)}
    assert touching <= wanted


def test_every_slot_stands_in_a_sample_and_every_type_is_used(language: dict[str, Any]) -> None:
    used = set()
    for intent in language["intents"]:
        heard = {name for sample in intent["samples"] for name in re.findall(r"{(\w+)}", sample)}
        assert heard == {slot["name"] for slot in intent["slots"]}, intent["name"]
        used |= {slot["type"] for slot in intent["slots"]}
    assert {kind["name"] for kind in language["types"]} == {kind for kind in used if not kind.startswith("AMAZON.")}


def test_the_invocation_name_follows_amazons_rules(language: dict[str, Any]) -> None:
    name = language["invocationName"]
    assert name == "bedford leg clinic"
    assert re.fullmatch(r"[a-z]+(?: [a-z]+)+", name)
    assert not {"alexa", "skill", "app", "amazon", "echo", "open", "ask", "start", "to", "for"} & set(name.split())


def test_locales_say_their_own_words_first() -> None:
    british, american = (" ".join(models.load(locale).intents[7].samples) for locale in ("en-GB", "en-US"))
    assert "nine nine nine" in british
    assert "nine nine nine" not in american
    assert "nine one one" in american
    first = {locale: models.load(locale).types["FINDING"]["bowel_change"] for locale in ("en-GB", "en-US")}
    assert "can't hold my poo" in first["en-GB"]
    assert "can't hold my poop" in first["en-US"]


def test_a_mistake_in_the_source_is_named(tmp_path: Path) -> None:
    source = (models.FOLDER / "en.yaml").read_text(encoding="utf-8")
    broken = tmp_path / "en.yaml"
    broken.write_text(source.replace('"go back', '"(go back', 1).replace('"[can you|can we', '"(can you|can we', 1))
    with pytest.raises(Exception, match="can you"):
        models.load("en-GB", broken)


def with_types(tmp_path: Path, old: str, new: str) -> Path:
    """A copy of the source with one change."""
    source = (models.FOLDER / "en.yaml").read_text(encoding="utf-8")
    assert old in source
    changed = tmp_path / "en.yaml"
    changed.write_text(source.replace(old, new), encoding="utf-8")
    return changed


@pytest.mark.parametrize(("locale", "name"), [("en-GB", "physiotherapy"), ("en-US", "physical therapy")])
def test_what_the_content_calls_a_thing_is_understood(locale: str, name: str) -> None:
    types = models.load(locale).types
    assert types["CAUSE"]["dvt"][0] == "blood clot in the leg"
    assert types["TOPIC"]["physiotherapy"][0] == name
    assert types["CLINIC"]["bedford"][:2] == ["Clinics in Bedford", "Bedford"]


def test_a_clinic_that_is_added_to_the_content_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = models.content()
    one = real.clinics.clinic[0]
    north = structs.replace(one, id="north", name="Clinic North", also_called=("the north one",))
    more = replace(real, clinics=structs.replace(real.clinics, clinic=(one, north)))
    monkeypatch.setattr(models, "content", lambda: more)
    assert models.load("en-GB").types["CLINIC"]["north"] == ["Clinic North", "the north one"]


def test_an_id_that_the_content_does_not_have_is_named(tmp_path: Path) -> None:
    source = with_types(
        tmp_path, '    hamstring_strain:\n      - "hamstring strain"', '    hamstring_sprain:\n      - "x y"'
    )
    with pytest.raises(ValueError, match="CAUSE: the content has no hamstring_sprain"):
        models.load("en-GB", source)


def test_a_finding_that_nobody_can_say_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    names = models.names_in_content("en-GB")
    names["FINDING"]["hiccups"] = ()
    monkeypatch.setattr(models, "names_in_content", lambda locale: names)
    with pytest.raises(ValueError, match="FINDING: no way of saying hiccups"):
        models.load("en-GB")


def test_whole_sentences_have_slots_of_their_own_and_are_values_in_short() -> None:
    model = models.load("en-GB")
    report = next(intent for intent in model.intents if intent.name == "ReportFindingIntent")
    assert report.slots["breathless"] == "BREATHLESS"
    assert report.slots["breathless_said"] == "OPENING"
    assert "I've got no breath left" in model.types["BREATHLESS"]["breathless"]
    assert "{breathless_said} I've got no breath left" in report.samples
    assert "no breath left" in model.types["FINDING"]["breathless"]
    assert all(len(way.split()) <= 12 for way in model.types["FINDING"]["breathless"])

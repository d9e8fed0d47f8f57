"""The Alexa models: made from the language files, of the shape that Amazon defines, and understood by the skill."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from msgspec import structs

from skill.alexa import intents
from skill.content.compiled import content
from skill.conversation.turn import Turn, nearest_locale
from skill.language import alexa, source
from skill.language.amazon import refused
from skill.session import Session
from skill.understanding import Meaning
from skill.understanding.words import plain

DEFINITIONS = json.loads((Path(__file__).parent / "amazon-definitions.json").read_text(encoding="utf-8"))
FINDINGS = intents.names(tuple(content().check.findings))
CRISES = intents.names(tuple(content().crises), "CrisisIntent")
FIXED = {*intents.ANSWERS, *intents.WISHES, *intents.OTHER}
WITH_WORDS = {*intents.OPENINGS, *intents.SLOTTED}


@pytest.fixture(params=source.LOCALES, scope="module")
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def text(locale: str) -> str:
    return (source.FOLDER / f"{locale}.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def language(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)["interactionModel"]["languageModel"]
    return found


def samples(language: dict[str, Any]) -> dict[str, list[str]]:
    return {intent["name"]: intent["samples"] for intent in language["intents"]}


def ways(locale: str, kind: str) -> dict[str, list[str]]:
    """The ways of saying each value of a slot type, by its id."""
    types = alexa.load(locale)["interactionModel"]["languageModel"]["types"]
    values = next(one["values"] for one in types if one["name"] == kind)
    return {value["id"]: [value["name"]["value"], *value["name"]["synonyms"]] for value in values}


def test_the_file_is_what_the_language_files_make(locale: str, text: str) -> None:
    assert text == alexa.as_json(alexa.load(locale)), "run `make models`"


def test_amazon_takes_it(locale: str, text: str) -> None:
    Draft4Validator(DEFINITIONS).validate(json.loads(text))
    assert refused(json.loads(text), locale) == []


def test_a_model_of_the_wrong_shape_would_not_be_taken(text: str) -> None:
    model = json.loads(text)
    model["interactionModel"]["languageModel"]["intents"][0]["samples"] = "one sentence"
    assert not Draft4Validator(DEFINITIONS).is_valid(model)


def test_a_reader_sees_that_the_file_is_made(text: str) -> None:
    assert alexa.MADE in text
    assert max(map(len, text.splitlines())) < 200, "one value a line"


def test_every_intent_is_one_that_the_skill_knows_and_the_other_way_round(language: dict[str, Any]) -> None:
    known = {*FINDINGS, *CRISES, *FIXED, *WITH_WORDS, intents.FALLBACK}
    assert set(samples(language)) == known


@pytest.mark.parametrize("name", sorted({*FINDINGS, *CRISES, *FIXED}))
def test_the_skill_makes_something_of_every_intent_without_words(name: str) -> None:
    held = content()
    turn = Turn(held, Session(), nearest_locale("en-GB", held), datetime(2026, 11, 24, tzinfo=UTC))
    meaning = intents.meaning(turn, name)
    assert not meaning.empty
    if name in FINDINGS:
        assert meaning.told == {FINDINGS[name]: "yes"}
        assert meaning.sure == intents.DOUBTFUL, "it carries no words"
    if name in CRISES:
        assert meaning.crisis == CRISES[name]


def test_an_intent_that_nobody_knows_means_nothing() -> None:
    held = content()
    turn = Turn(held, Session(), nearest_locale("en-GB", held), datetime(2026, 11, 24, tzinfo=UTC))
    assert intents.meaning(turn, "HiccupsIntent") == Meaning()
    assert intents.meaning(turn, intents.FALLBACK) == Meaning()


def test_each_finding_and_crisis_has_its_sentences(language: dict[str, Any]) -> None:
    found = samples(language)
    assert {name: len(found[name]) for name in FINDINGS if not 20 <= len(found[name]) <= 40} == {}
    assert {name: len(found[name]) for name in CRISES if len(found[name]) < 10} == {}
    assert not [sample for name in (*FINDINGS, *CRISES) for sample in found[name] if "{" in sample]


def test_free_words_have_carriers_for_the_ways_in_which_sentences_open(language: dict[str, Any]) -> None:
    found = samples(language)
    for name in intents.OPENINGS:
        assert len(found[name]) >= 10, name
        assert all(re.fullmatch(r"[A-Za-z'. ]+ \{words\}", sample) for sample in found[name])
    slots = {intent["name"]: intent["slots"] for intent in language["intents"]}
    assert all(slots[name] == [{"name": "words", "type": "AMAZON.SearchQuery"}] for name in intents.OPENINGS)


def test_no_sample_is_in_two_intents_however_it_is_written(language: dict[str, Any]) -> None:
    owners: dict[str, str] = {}
    for name, said in samples(language).items():
        for sample in said:
            assert owners.setdefault(plain(sample), name) == name, sample


def test_the_short_phrases_have_ids_of_the_content(language: dict[str, Any]) -> None:
    held = content()
    ids = {kind["name"]: {value["id"] for value in kind["values"]} for kind in language["types"]}
    assert ids["FINDING"] <= set(held.check.findings)
    assert ids["CAUSE"] == set(held.causes)
    assert ids["TOPIC"] == set(source.of_kind("topics"))
    assert ids["TOPIC"] <= {*held.topics, *held.selfcare, "what_to_tell"}
    assert {finding for finding, one in held.check.findings.items() if one.tier == "emergency"} <= ids["FINDING"]


def test_the_invocation_name_follows_amazons_rules(language: dict[str, Any]) -> None:
    name = language["invocationName"]
    assert name == "bedford leg clinic"
    assert not {"alexa", "skill", "app", "amazon", "echo", "open", "ask", "start", "to", "for"} & set(name.split())


def test_locales_say_their_own_words() -> None:
    british, american = (" ".join(map(str, ways(locale, "FINDING").values())) for locale in ("en-GB", "en-US"))
    assert re.search(r"\bpoo\b", british)
    assert "poop" not in british
    assert re.search(r"\bpoop\b", american)
    assert not re.search(r"\bpoo\b", american)
    assert ways("en-US", "TOPIC")["physiotherapy"] != ways("en-GB", "TOPIC")["physiotherapy"]


def test_the_most_varied_sentences_come_first() -> None:
    ordered = alexa.varied(("my leg hurts", "my leg hurts badly", "a pain in the thigh", "my leg hurts a lot"))
    assert set(ordered[:2]) == {"a pain in the thigh", "my leg hurts badly"}
    assert sorted(ordered) == sorted(
        ["my leg hurts", "my leg hurts badly", "a pain in the thigh", "my leg hurts a lot"]
    )


def test_a_clinic_that_is_added_to_the_content_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = content()
    one = real.clinics.clinic[0]
    north = structs.replace(one, id="north", name="Clinic North", also_called=("the north one",))
    more = structs.replace(real, clinics=structs.replace(real.clinics, clinic=(one, north)))
    monkeypatch.setattr(alexa, "content", lambda: more)
    assert ways("en-GB", "CLINIC")["north"] == ["Clinic North", "the north one"]


@pytest.mark.parametrize(
    ("kind", "gone", "said"),
    [
        ("findings", "chest_pain", "findings: no file for chest_pain"),
        ("crises", "stroke", "crises: no file for stroke"),
    ],
)
def test_a_meaning_without_a_file_is_named(monkeypatch: pytest.MonkeyPatch, kind: str, gone: str, said: str) -> None:
    real = source.of_kind
    monkeypatch.setattr(
        source, "of_kind", lambda asked: {id: one for id, one in real(asked).items() if (asked, id) != (kind, gone)}
    )
    with pytest.raises(source.LanguageError, match=said):
        alexa.load("en-GB")


def test_a_file_that_means_nothing_in_the_content_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = source.of_kind
    extra = source.Meaning("findings", "hiccups", {"sentences": ("hic",)})
    monkeypatch.setattr(
        source, "of_kind", lambda asked: real(asked) | ({"hiccups": extra} if asked == "findings" else {})
    )
    with pytest.raises(source.LanguageError, match="nothing is called hiccups"):
        alexa.load("en-GB")


def test_what_amazon_refuses_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alexa, "INVOCATION", "bedford")
    with pytest.raises(source.LanguageError, match="no invocation name of two words"):
        alexa.write(tmp_path)
    assert list(tmp_path.iterdir()) == []

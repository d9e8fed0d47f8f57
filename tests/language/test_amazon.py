"""What Amazon's builder refuses is found here first, and named."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from skill.language.amazon import refused

Language = dict[str, Any]
SOUND: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "bedford leg clinic",
            "intents": [
                {"name": "AMAZON.StopIntent", "slots": [], "samples": []},
                {"name": "ChestPainIntent", "slots": [], "samples": ["my chest hurts", "it's my chest", "D. V. T."]},
                {
                    "name": "AboutCauseIntent",
                    "slots": [{"name": "cause", "type": "CAUSE"}],
                    "samples": ["what is {cause}", "{cause}"],
                },
                {
                    "name": "TellIntent",
                    "slots": [{"name": "words", "type": "AMAZON.SearchQuery"}],
                    "samples": ["my {words}"],
                },
            ],
            "types": [
                {
                    "name": "CAUSE",
                    "values": [{"id": "dvt", "name": {"value": "a clot", "synonyms": ["D.V.T.", "a thrombosis"]}}],
                }
            ],
        }
    }
}


def test_a_sound_model_is_taken() -> None:
    assert refused(SOUND, "en-GB") == []


def intent(name: str, *samples: str, **slots: str) -> dict[str, Any]:
    return {
        "name": name,
        "slots": [{"name": slot, "type": kind} for slot, kind in slots.items()],
        "samples": list(samples),
    }


def adds(*made: dict[str, Any]) -> Callable[[Language], object]:
    return lambda language: language["intents"].extend(made)


def says(sample: str) -> Callable[[Language], object]:
    return lambda language: language["intents"][1]["samples"].append(sample)


def means(**value: Any) -> Callable[[Language], object]:
    return lambda language: language["types"][0]["values"].append(
        {"id": "x", "name": {"value": "x", "synonyms": [], **value}}
    )


@pytest.mark.parametrize(
    ("breaks", "said"),
    [
        (adds(intent("Chest2Intent", "hic")), "Chest2Intent: a name holds letters and underscores only"),
        (adds(intent("_Chest", "hic")), "_Chest: a name holds"),
        (adds(intent("Chest_", "hic")), "Chest_: a name holds"),
        (adds(intent("AgeIntent", "I am {age_65}", age_65="CAUSE")), "age_65: a name holds"),
        (adds(intent("ChestPainIntent", "hic")), "ChestPainIntent: the name stands twice"),
        (adds(intent("CAUSE", "hic")), "CAUSE: the name stands twice"),
        (adds(intent("cause", "hic")), "cause: an intent and a slot have this name"),
        (adds(intent("HicIntent", "My  chest hurts")), "HicIntent: 'My  chest hurts' stands in ChestPainIntent too"),
        (says("my chest hurts"), "ChestPainIntent: 'my chest hurts' stands in ChestPainIntent too"),
        (says("I'm 42"), "ChestPainIntent: \"I'm 42\": a sample holds letters"),
        (says("chest, heart"), "ChestPainIntent: 'chest, heart': a sample holds letters"),
        (says("ouch!"), "ChestPainIntent: 'ouch!': a sample holds letters"),
        (says("is it {cause}"), "ChestPainIntent: 'is it {cause}': no slot cause"),
        (adds(intent("XIntent", "{cause} or {cause}", cause="CAUSE")), "XIntent: '{cause} or {cause}': the same slot twice"),
        (adds(intent("XIntent", "hic", cause="CAUSE")), "XIntent: no sample uses the slot cause"),
        (adds(intent("XIntent", "{query}", query="AMAZON.SearchQuery")), "XIntent: '{query}': free words need a word beside them"),
        (
            adds(intent("XIntent", "hic {query} {cause}", query="AMAZON.SearchQuery", cause="CAUSE")),
            "XIntent: 'hic {query} {cause}': beside free words there may be no other slot",
        ),
        (
            adds(intent("XIntent", "hic " + " ".join(f"{{s{'abcdefghijklm'[n]}}}" for n in range(13)), **{f"s{'abcdefghijklm'[n]}": "CAUSE" for n in range(13)})),
            "XIntent: 13 slots, more than 12",
        ),
        (adds(intent("XIntent", *(" ".join("abcdefghij"[int(d)] for d in str(n)) for n in range(1001)))), "XIntent: 1001 samples, more than 1000"),
        (adds(*(intent("X" + "".join("abcdefghij"[int(d)] for d in str(n))) for n in range(250))), "254 intents and 1 types, more than Amazon takes"),
        (says("leg " * 130_000), "bytes, more than 500000"),
        (means(value="x" * 141), "characters or length that a value can't have"),
        (means(value="a clot!"), "CAUSE: 'a clot!': characters or length that a value can't have"),
        (means(value=""), "CAUSE: '': characters or length that a value can't have"),
        (means(synonyms=["A Clot"]), "CAUSE: 'A Clot' stands in dvt too"),
        (lambda language: language.update(invocationName="bedford"), "bedford: no invocation name of two words"),
        (lambda language: language.update(invocationName="Bedford Leg 1"), "Bedford Leg 1: no invocation name"),
    ],
)  # fmt: skip
def test_each_fault_is_named(breaks: Callable[[Language], object], said: str) -> None:
    broken = copy.deepcopy(SOUND)
    breaks(broken["interactionModel"]["languageModel"])
    found = refused(broken, "en-GB")
    assert len(found) == 1, "one fault, one line"
    assert found[0].startswith("en-GB: ")
    assert said in found[0]


def test_of_several_faults_none_is_hidden() -> None:
    broken = copy.deepcopy(SOUND)
    language = broken["interactionModel"]["languageModel"]
    for breaks in (says("I'm 42"), says("my chest hurts"), means(value="a clot!")):
        breaks(language)
    assert len(refused(broken, "en-IN")) == 3

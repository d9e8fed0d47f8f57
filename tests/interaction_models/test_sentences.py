"""The sentences and values of en.yaml: none means two things, and there are enough ways of saying each."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from skill.simulator import models
from skill.simulator.recogniser import Recogniser
from skill.simulator.words import plain
from tests.interaction_models.near import near

FEWEST_FOR_AN_EMERGENCY = 12
FEWEST = 6
EMERGENCIES = """chest_pain breathless coughing_blood collapse saddle_numbness bladder_change bowel_change
    both_legs_nerve_symptoms cannot_move_leg_or_foot cold_pale_leg major_trauma deformity_or_open_wound
    tense_swelling_severe_pain skin_blistering_or_spreading_fast very_unwell_sepsis dark_urine
    sudden_tummy_or_back_pain""".split()
OTHER_FINDINGS = """cannot_bear_weight one_leg_swelling leg_hot_red fever leg_weakness pop_felt large_bruise
    cancer_history weight_loss constant_night_pain foot_rest_pain_or_sore hard_painful_vein
    pelvic_pain_with_discharge clot_risk pregnant_or_recent_birth blood_thinner osteoporosis_or_bone_medicine
    infection_risk age_65_plus diabetes_or_artery_disease numbness_or_tingling over_two_weeks getting_worse
    under_18""".split()
CAUSES = """hamstring_strain hamstring_avulsion hamstring_tendinopathy sciatica herniated_disc ischial_bursitis
    nerve_compression deep_gluteal_syndrome dvt pad angina spinal_stenosis period_pain endometriosis
    pelvic_inflammatory_disease pregnancy_related osteoporosis stress_fracture varicose_veins hip_or_sacroiliac
    muscle_soreness""".split()
TOPICS = "ice rest heat pain_relief exercise physiotherapy tests getting_going".split()


@pytest.fixture(params=models.LOCALES, scope="module")
def model(request: pytest.FixtureRequest) -> models.Model:
    return models.load(request.param)


def samples(model: models.Model) -> list[tuple[str, str]]:
    """Plain sentence without a slot, and its intent."""
    return [(plain(text), intent.name) for intent in model.intents for text in intent.samples if "{" not in text]


def values(model: models.Model) -> list[tuple[str, str]]:
    """Plain way of saying a value, and the value's type and id."""
    return [
        (plain(way), f"{kind} {key}")
        for kind, held in model.types.items()
        if kind != "OPENING"  # never heard alone
        for key, ways in held.items()
        for way in ways
    ]


def test_no_sentence_is_in_two_intents(model: models.Model) -> None:
    owners = defaultdict(set)
    for text, intent in samples(model):
        owners[text].add(intent)
    assert {text: names for text, names in owners.items() if len(names) > 1} == {}


def test_no_sentence_fits_another_intents_templates() -> None:
    recogniser = Recogniser()
    model = models.load("en-GB")
    strays = {
        text: fits
        for intent in model.intents
        for text in intent.samples
        if "{" not in text and (fits := {name for name, _ in recogniser.word_for_word(text)}) != {intent.name}
    }
    assert strays == {}


def test_no_way_of_saying_a_value_is_anothers(model: models.Model) -> None:
    owners = defaultdict(set)
    for way, value in values(model):
        owners[way].add(value)
    assert {way: held for way, held in owners.items() if len(held) > 1} == {}


def test_no_sentence_is_a_value_of_another_intent(model: models.Model) -> None:
    owners = dict(values(model))
    taking = {kind: intent.name for intent in model.intents for kind in intent.slots.values()}
    both = {text: (intent, owners[text]) for text, intent in samples(model) if text in owners}
    assert {text: held for text, held in both.items() if taking[held[1].split(" ")[0]] != held[0]} == {}


def test_what_is_one_word_apart_is_wanted() -> None:
    wanted = {
        (*sorted(entry["between"]), word)
        for entry in yaml.safe_load((Path(__file__).parent / "near.yaml").read_text(encoding="utf-8"))["near"]
        for word in entry["words"]
    }
    found = set()
    for locale in ("en-GB", "en-US"):
        model = models.load(locale)
        ids = {way: value.split(" ")[1] for way, value in values(model)}
        found |= {(*sorted(pair.meanings), pair.word) for pair in near(dict(samples(model))) + near(ids)}
    assert found - wanted == set(), "one word apart, and not in near.yaml"
    assert wanted - found == set(), "in near.yaml, but no longer so"


def test_near_pairs_are_found() -> None:
    pairs = near({"it is": "yes", "it is not": "no", "my left leg is hot": "hot", "my left leg is cold": "cold"})
    assert {pair.word for pair in pairs} == {"not", "cold/hot"}


def test_there_are_enough_ways_of_saying_each(model: models.Model) -> None:
    findings, causes, topics = (model.types[kind] for kind in ("FINDING", "CAUSE", "TOPIC"))
    assert list(findings)[: len(EMERGENCIES)] == EMERGENCIES, "the gravest come first"
    assert set(findings) == {*EMERGENCIES, *OTHER_FINDINGS}
    assert set(causes) == set(CAUSES)
    assert set(topics) == set(TOPICS)
    assert {key for key in EMERGENCIES if len(findings[key]) < FEWEST_FOR_AN_EMERGENCY} == set()
    few = {key for held in (findings, causes, topics) for key, ways in held.items() if len(ways) < FEWEST}
    assert few == set()


def test_every_finding_and_cause_has_whole_sentences(model: models.Model) -> None:
    assert {key for key in EMERGENCIES if len(model.types[key.upper()][key]) < FEWEST_FOR_AN_EMERGENCY} == set()
    assert {key for key in OTHER_FINDINGS + CAUSES if len(model.types[key.upper()][key]) < FEWEST} == set()


@pytest.mark.parametrize(
    "way",
    [
        "tendon apathy",
        "sy attica",
        "deep vein from bosis",
        "very close veins",
        "coffin up blood",
        "peripheral archery disease",
    ],
)
def test_words_that_are_often_misheard_are_known(way: str) -> None:
    assert way in {known for known, _ in values(models.load("en-GB"))}

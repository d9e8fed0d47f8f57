"""What is answered rather than asked: outcomes with their safety net, and advice that knows what was said."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest

from skill.content.compiled import content
from skill.content.errors import ContentError

CONTENT = content()
LOCALES = sorted(CONTENT.locales)
NET = {
    "chest": r"chest pain",
    "breath": r"trouble breathing",
    "numb between the legs": r"numbness between your legs",
    "bladder": r"new trouble (?:peeing|pooing|pooping) or",
    "bowel": r"or (?:pooing|pooping)",
    "both legs": r"both legs",
    "cold or pale": r"cold, pale",
    "rock hard": r"rock hard",
    "shaking or confused": r"shaking or confus",
}
ASKED_BESIDES = (
    "elevation compression massage bath stretching hamstring_exercises sciatica_exercises driving work sport flying "
    "sitting stairs sleeping gel ice_numb lump statins shingles cauda_equina recovery how_many_questions "
    "reach_advice_line at_hospital cost parking insurance human booking privacy real_doctor midwife worry_cancer "
    "no_appointment unclear_word while_waiting drive_there alone"
).split()
AFTER_AN_EMERGENCY = ("while_waiting", "drive_there", "alone")


def said(text: str, locale: str) -> str:
    return text.format_map(msgspec.structs.asdict(CONTENT.locales[locale]))


ADVICE = {**CONTENT.selfcare, **CONTENT.topics}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("outcome", CONTENT.outcomes)
def test_every_outcome_names_every_sign_of_the_safety_net_beside_the_number(outcome: str, locale: str) -> None:
    sooner = said(CONTENT.outcomes[outcome].sooner, locale)
    number = CONTENT.locales[locale].emergency_number
    assert number in sooner
    emergency = sooner[sooner.index(number) :]
    assert {sign for sign, pattern in NET.items() if not re.search(pattern, emergency)} == set()


def test_the_action_is_repeated_but_for_care_at_home() -> None:
    assert CONTENT.outcomes["urgent_same_day"].again == "My advice stays: call {advice} today."
    assert "book a visit" in CONTENT.outcomes["clinic_soon"].again
    assert CONTENT.outcomes["self_care"].again == ""


def test_the_hours_come_last_where_the_advice_is_to_call_today() -> None:
    assert CONTENT.outcomes["urgent_same_day"].offers[-1] == "offer_hours"
    assert "{advice}" in CONTENT.outcomes["urgent_same_day"].action


def test_whatever_people_ask_besides_has_an_answer_of_at_most_forty_words() -> None:
    assert set(ASKED_BESIDES) <= ADVICE.keys()
    for id in ASKED_BESIDES:
        for locale in LOCALES:
            for text in (ADVICE[id].summary, ADVICE[id].instead):
                assert len(said(text, locale).split()) <= 40, id


@pytest.mark.parametrize("id", AFTER_AN_EMERGENCY)
@pytest.mark.parametrize("locale", LOCALES)
def test_after_an_emergency_an_answer_is_short_and_never_lowers(id: str, locale: str) -> None:
    text = said(ADVICE[id].summary, locale)
    assert len(text.split()) <= 20
    assert re.search(rf"{CONTENT.locales[locale].emergency_number}|operator", text)
    assert not re.search(r"clinic|GP|book|rest at home|wait and see", text)


@pytest.mark.parametrize("id", ADVICE)
def test_a_name_can_be_said_inside_a_sentence(id: str) -> None:
    name = said(ADVICE[id].name, "en-GB")
    assert not name.endswith((".", "?"))
    assert name[0].islower(), name


def test_the_first_answer_about_pain_relief_names_whom_ibuprofen_is_not_for() -> None:
    first = said(ADVICE["pain_relief"].summary, "en-GB")
    for word in (
        "pharmacist",
        "blood thinner",
        "other such medicines",
        "pregnant",
        "over 65",
        "ulcer",
        "asthma",
        "high blood pressure",
        "heart",
        "liver",
        "kidney",
        "allergic",
    ):
        assert word in first, word


@pytest.mark.parametrize(
    ("id", "finding", "word"),
    [
        ("ice", "numbness_or_tingling", "leave the ice off"),
        ("ice", "diabetes_or_artery_disease", "leave the ice off"),
        ("ice", "walk_distance_relief", "leave the ice off"),
        ("heat", "numbness_or_tingling", "keep heat off"),
        ("heat", "one_leg_swelling", "keep heat off"),
        ("elevation", "foot_rest_pain_or_sore", "don't raise"),
        ("elevation", "cold_pale_leg", "don't raise"),
        ("rest", "diabetes_or_artery_disease", "keep the leg level"),
        ("pain_relief", "blood_thinner", "Not without a pharmacist or doctor"),
        ("pain_relief", "pregnant_or_recent_birth", "Not without a pharmacist or doctor"),
        ("pain_relief", "infection_risk", "Not without a pharmacist or doctor"),
        ("gel", "blood_thinner", "Not without a pharmacist"),
        ("exercise", "osteoporosis_or_bone_medicine", "get checked before"),
        ("sport", "hurts_on_weight_bearing", "No sport for now"),
        ("flying", "clot_risk", "get checked before you fly"),
        ("driving", "leg_weakness", "Don't drive for now"),
        ("recovery", "leg_weakness", "being seen comes first"),
        ("getting_going", "leg_weakness", "get checked before"),
    ],
)
def test_advice_gives_way_to_what_the_patient_said(id: str, finding: str, word: str) -> None:
    assert finding in ADVICE[id].unless
    assert word in said(ADVICE[id].instead, "en-GB")


@pytest.mark.parametrize("cause", CONTENT.causes)
def test_nothing_in_a_causes_summary_says_that_it_can_wait(cause: str) -> None:
    """A summary may follow any outcome: nothing in it lowers "call today"."""
    told = CONTENT.causes[cause]
    heard = said(" ".join((told.feels, told.helps)), "en-GB")
    assert not re.search(
        r"see a (?:GP|doctor)|\bsoon\b|weeks|eases? (?:by itself|in)", heard.replace("in a few days", "")
    )


def test_weeks_of_healing_are_promised_only_where_the_leg_is_not_weak() -> None:
    for advice in ADVICE.values():
        for text in (advice.summary, *advice.more):
            if "four to six weeks" in text:
                assert "without a weak leg" in text
                assert "leg_weakness" in advice.unless
    for cause in CONTENT.causes.values():
        for text in (cause.what, cause.feels, cause.helps, cause.worry, *cause.more):
            assert "four to six weeks" not in text or "If the leg isn't weak" in text


def test_every_source_is_named_and_something_rests_on_it() -> None:
    for source in CONTENT.sources.values():
        assert source.title
        assert source.publisher
    used = {
        source
        for table in (CONTENT.check.findings, CONTENT.causes, CONTENT.outcomes, CONTENT.crises, ADVICE)
        for entry in table.values()
        for source in entry.sources
    } | {source for rule in CONTENT.check.rules for source in rule.sources}
    assert set(CONTENT.sources) - used == set(), "a source that nothing rests on"


Edit = Callable[[str], str]
Refusal = Callable[[str, Edit], ContentError]
BROKEN: list[tuple[str, str, Edit, str]] = [
    (
        "an id that stands twice",
        "topics.toml",
        lambda s: s.replace("[lump]", "[ice]"),
        "topics.toml: [ice]: the same id",
    ),
    (
        "a condition without words",
        "selfcare.toml",
        lambda s: re.sub(r"(?s)(\[elevation\].*?)instead = .*?\n", r"\1", s, count=1),
        "selfcare.toml: [elevation]: unless and instead",
    ),
    (
        "a condition on nothing",
        "selfcare.toml",
        lambda s: s.replace('unless = ["numbness_or_tingling"', 'unless = ["numb_or_so"', 1),
        "selfcare.toml: [ice]: unless: unknown id 'numb_or_so'",
    ),
    (
        "an answer too long",
        "topics.toml",
        lambda s: s.replace("I don't know about parking.", "I don't know about parking." + " I don't." * 20),
        "topics.toml: [parking]: summary: ",
    ),
    (
        "a crisis too long",
        "crises.toml",
        lambda s: s.replace("Call even if it gets better.", "Call even if it gets better." + " Do call." * 20),
        "crises.toml: [stroke]: words: ",
    ),
    (
        "a crisis without a source",
        "crises.toml",
        lambda s: s.replace('sources = ["nhs_seizure", "in_112"]', "sources = []"),
        "crises.toml: [fit]: sources: ",
    ),
    (
        "care at home told at length",
        "outcomes.toml",
        lambda s: s.replace("Start with care at home.", "You can start with care at home if you would like to."),
        "outcomes.toml: [self_care]: found, action and sooner: ",
    ),
    (
        "a source that is no document",
        "sources.toml",
        lambda s: s + '\n[hearsay]\ntitle = "Said by many"\npublisher = "somebody"\n',
        "sources.toml: [hearsay]: a document has a url",
    ),
    (
        "an address that nobody looked at",
        "sources.toml",
        lambda s: s + '\n[page]\ntitle = "A page"\npublisher = "somebody"\nurl = "https://example.org/"\n',
        "sources.toml: [page]: a url needs looked_at",
    ),
    (
        "a look at no address",
        "sources.toml",
        lambda s: s + '\n[page]\ntitle = "A page"\npublisher = "somebody"\nnote = "a"\nlooked_at = 2026-11-24\n',
        "sources.toml: [page]: looked_at needs a url",
    ),
    (
        "an outcome without its repetition",
        "outcomes.toml",
        lambda s: s.replace('again = ""\n', ""),
        "outcomes.toml: [self_care]",
    ),
]


@pytest.mark.parametrize(("what", "name", "edit", "message"), BROKEN, ids=[what for what, *_ in BROKEN])
def test_wrong_answers_are_refused_with_their_place(
    what: str, name: str, edit: Edit, message: str, refusal: Refusal
) -> None:
    assert message in str(refusal(name, edit))

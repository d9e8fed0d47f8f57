"""The cases are many, balanced, sourced and complete; and the check is safe on each."""

from collections import Counter

import pytest
import yaml
from msgspec.structs import replace

from skill.content.compiled import content
from skill.content.schema import Answer
from skill.evaluation.cases import CASES, load_cases, run_case
from skill.evaluation.evaluate import evaluated
from skill.triage import Urgency
from skill.understanding import Asked, understand

ENTRIES = yaml.safe_load(CASES.read_text(encoding="utf-8"))["vignettes"]
OWN = [entry for entry in ENTRIES if int(entry["id"][1:]) > 50]
NAMED = {
    "AAFP stress fractures": "aafp_stress_fracture",
    "Brain and Spine piriformis page": "brain_spine_piriformis",
    "Calderdale tendinopathy leaflet": "cht_tendinopathy",
    "Cauda equina warning card": "cauda_equina_card",
    "GIRFT suspected CES pathway": "girft_ces",
    "General guidance": "project",
    "MHRA 2011 on atypical fractures": "mhra_atypical",
    "MSK Dorset stenosis page": "msk_dorset_stenosis",
    "NHS DVT page": "nhs_dvt",
    "NHS PAD page": "nhs_pad",
    "NHS angina page": "nhs_angina",
    "NHS aortic aneurysm page": "nhs_aortic_aneurysm",
    "NHS back pain page": "nhs_back_pain",
    "NHS bursitis page": "nhs_bursitis",
    "NHS cellulitis page": "nhs_cellulitis",
    "NHS compartment syndrome page": "nhs_compartment_syndrome",
    "NHS hamstring injury page": "nhs_hamstring",
    "NHS hip fracture page": "nhs_hip_fracture",
    "NHS hip pain page": "nhs_hip_pain",
    "NHS inform soreness page": "nhs_inform_soreness",
    "NHS necrotising fasciitis page": "nhs_necrotising_fasciitis",
    "NHS pelvic pain in pregnancy page": "nhs_pelvic_pain_pregnancy",
    "NHS period pain page": "nhs_period_pain",
    "NHS sciatica page": "nhs_sciatica",
    "NHS sepsis page": "nhs_sepsis",
    "NHS sarcoma page": "nhs_sarcoma",
    "NHS shingles page": "nhs_shingles",
    "NHS slipped disc page": "nhs_slipped_disc",
    "NHS sprains page": "nhs_sprains",
    "NHS statins page": "nhs_statins",
    "NHS varicose veins page": "nhs_varicose",
    "NICE CG147": "nice_cg147",
    "NICE CKS sciatica": "cks_sciatica",
    "NICE NG12": "nice_ng12",
    "NICE NG158": "nice_ng158",
    "NICE NG37": "nice_ng37",
    "NICE NG234": "nice_ng234",
    "NICE NG59": "nice_ng59",
    "NICE on superficial vein thrombosis": "nice_superficial_vein",
    "Paediatric limp guidance": "paediatric_limp",
    "RCEM acute limb ischaemia": "rcem_limb_ischaemia",
    "RCOG 37b": "rcog_37b",
    "Wells criteria": "wells",
    "nidirect hamstring page": "nidirect_hamstring",
}
"""How the cases name the sources of sources.toml."""


@pytest.fixture(scope="module")
def pairs():
    return evaluated()


def test_there_are_at_least_a_hundred_and_twenty_five_a_level():
    levels = Counter(entry["gold_urgency"] for entry in ENTRIES)
    assert len(ENTRIES) >= 100
    assert len(OWN) >= 79
    assert set(levels) == {level.id for level in Urgency}
    assert min(levels.values()) >= 25
    assert max(levels.values()) - min(levels.values()) <= 1


def test_ids_are_unique():
    assert [id for id, times in Counter(entry["id"] for entry in ENTRIES).items() if times > 1] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_a_case_is_complete(entry):
    for field in ("title", "story", "first_utterance", "justification", "guideline", "likely_causes"):
        assert entry[field], field
    assert len(entry["story"].split()) >= 20
    assert Urgency.of(entry["gold_urgency"]) < min(
        map(Urgency.of, entry["also_acceptable_more_cautious"]), default=Urgency.EMERGENCY + 1
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_the_age_of_a_case_is_what_it_answers(entry):
    assert (entry["answers"].get("older_adult") == "yes") == (entry["age"] >= 65)
    assert (entry["answers"].get("child") == "yes") == (entry["age"] < 18)


@pytest.mark.parametrize("entry", OWN, ids=lambda entry: entry["id"])
def test_a_guideline_is_one_of_our_sources(entry):
    sources = content().sources
    for name in entry["guideline"].split("; "):
        assert NAMED[name] in sources


def test_every_finding_that_matters_alone_is_in_a_case():
    """All emergency and same-day findings, so that none goes untried."""
    answered = {finding for entry in ENTRIES for finding in entry["answers"]}
    alone = {id for id, finding in content().check.findings.items() if finding.tier in ("emergency", "urgent")}
    assert alone - answered == set()


def test_every_finding_that_a_rule_weighs_is_in_a_case():
    answered = {finding for entry in ENTRIES for finding in (*entry["answers"], *entry["features"])}
    weighed = {finding for rule in content().check.rules for group in (*rule.all, rule.unless) for finding in group}
    assert weighed - answered == set()


def test_every_cause_is_likely_in_a_case():
    likely = {cause for entry in ENTRIES for cause in entry["likely_causes"]}
    assert set(content().causes) - likely == set()


def test_no_case_gets_advice_below_the_right_level(pairs):
    assert [case.id for case, result in pairs if not result.safe] == []


def test_no_case_is_over_triaged(pairs):
    assert [case.id for case, result in pairs if result.safe and not result.exact] == []


def test_nobody_in_the_cases_is_asked_more_than_twenty_questions(pairs):
    """Design, rules 8 and 10: of the check; and five about causes."""
    assert max(result.questions for _, result in pairs) <= 20
    assert max(result.cause_questions for _, result in pairs) <= 5


def test_causes_are_judged_where_they_are_offered(pairs):
    for case, result in pairs:
        offered = result.urgency != "emergency" and "child" not in case.answers
        assert (result.cause_right is not None) == offered, case.id


def test_the_cause_is_named_where_causes_are_offered(pairs):
    """At least 85 of 100; those of the others that content has no cause for can't be named at all."""
    judged = [result.cause_right for _, result in pairs if result.cause_right is not None]
    assert sum(judged) / len(judged) >= 0.85


CLOT_SIGNS = {
    "one_leg_swelling",
    "leg_hot_red",
    "clot_risk",
    "long_journey",
    "pregnant_or_recent_birth",
    "hard_painful_vein",
    "injects_drugs",
}


def test_a_clot_is_named_wherever_same_day_advice_rests_on_its_signs(pairs):
    """An injury or a pregnancy that fits better doesn't hide it."""
    for case, result in pairs:
        signs = CLOT_SIGNS & {finding for finding, answer in case.answers.items() if answer == "yes"}
        others = {
            finding for finding in case.answers if content().check.findings[finding].tier == "urgent"
        } - CLOT_SIGNS
        if result.urgency == "urgent_same_day" and signs and not others and "child" not in case.answers:
            assert "dvt" in result.causes or not rests_on(case, signs), (case.id, result.causes)


def rests_on(case, signs):
    """Whether it isn't urgent without these signs."""
    without = {finding: answer for finding, answer in case.answers.items() if finding not in signs}
    return run_case(replace(case, answers=without)).urgency != "urgent_same_day"


TOLD = [case for case in load_cases(CASES, content()) if case.told]


def test_at_least_thirty_are_told_in_free_words():
    assert len(TOLD) >= 30
    assert all(1 <= len(case.told) <= 3 for case in TOLD)


MISHEARD = {
    "U70": "a numb foot after a pull is taken for one that went numb all at once: too cautious",
}
"""What understanding doesn't get right yet; a test of these that passes fails, so that the entry goes."""


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.id,
            marks=[pytest.mark.xfail(reason=MISHEARD[case.id], strict=True)] if case.id in MISHEARD else [],
        )
        for case in TOLD
    ],
)
def test_what_is_told_in_free_words_lands_on_the_same_urgency(case):
    """What is understood of it, and then the answers to what is asked. As in the check, a no takes back no yes."""
    check = content().check
    ever = frozenset(id for id, finding in check.findings.items() if finding.ever)
    told: dict[str, Answer] = {}
    for utterance in case.told:
        for finding, answer in understand(utterance, Asked(ever=ever, lowering=check.lowering)).told.items():
            told[finding] = "yes" if told.get(finding) == "yes" else answer
    result = run_case(case, told=told)
    assert result.safe, told
    assert result.exact, told

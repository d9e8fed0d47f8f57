"""The rule of the check in the plainest words, written from the clinical base alone and without a look at skill/triage.

The proof compares the two: what they share is the clinical base and nothing else. So this module imports nothing
of ours, reads no content, and spells out every finding by name.
"""

from collections.abc import Mapping

EMERGENCY = (
    "chest_pain",
    "breathless",
    "coughing_blood",
    "collapse",
    "saddle_numbness",
    "bladder_change",
    "bowel_change",
    "both_legs_nerve_symptoms",
    "cannot_move_leg_or_foot",
    "sudden_numb_leg",
    "weakness_worsening_fast",
    "cold_pale_leg",
    "major_trauma",
    "deformity_or_open_wound",
    "tense_swelling_severe_pain",
    "skin_blistering_or_spreading_fast",
    "very_unwell_sepsis",
    "dark_urine",
    "sudden_tummy_or_back_pain",
    "testicle_pain",
)
URGENT = (
    "sudden_severe_pain",
    "one_leg_swelling",
    "leg_hot_red",
    "fever",
    "leg_weakness",
    "pop_felt",
    "large_bruise",
    "weight_loss",
    "constant_night_pain",
    "foot_rest_pain_or_sore",
    "hard_painful_vein",
    "pelvic_pain_with_discharge",
    "clot_risk",
    "shingles_rash",
    "injects_drugs",
    "recent_spinal_injection",
    "child",
)
CLINIC = (
    "numbness_or_tingling",
    "over_two_weeks",
    "getting_worse",
    "trouble_walking",
    "lump",
    "muscle_medicine",
)
WEIGHED = (
    "cannot_bear_weight",
    "cancer_history",
    "long_journey",
    "hormones",
    "pregnant_or_recent_birth",
    "blood_thinner",
    "osteoporosis_or_bone_medicine",
    "older_adult",
    "simple_fall",
    "onset_sprint_or_stretch",
    "training_increase",
    "back_pain",
    "walk_distance_relief",
    "hurts_on_weight_bearing",
    "groin_or_hip_stiffness",
)
"""Findings that count only together with others, or in a rule of their own."""

FINDINGS = EMERGENCY + URGENT + CLINIC + WEIGHED
NEVER_ASKED = ("testicle_pain", "shingles_rash", "injects_drugs", "recent_spinal_injection", "muscle_medicine")


def naive_urgency(facts: Mapping[str, str]) -> str:
    """Return the urgency of these facts; a finding that isn't among them is not there."""
    if is_emergency(facts):
        return "emergency"
    if is_same_day(facts):
        return "urgent_same_day"
    if is_clinic(facts):
        return "clinic_soon"
    return "self_care"


def there(facts: Mapping[str, str], *findings: str) -> bool:
    """Return whether one of the findings is there or may be there: not sure counts as yes."""
    return any(facts.get(finding) in ("yes", "not_sure") for finding in findings)


def plainly(facts: Mapping[str, str], *findings: str) -> bool:
    """Return whether one of the findings is there for certain: under `unless` only a plain yes counts."""
    return any(facts.get(finding) == "yes" for finding in findings)


def is_emergency(facts: Mapping[str, str]) -> bool:
    """Return whether a finding is an emergency alone, or several are together."""
    old_or_weak_bones = there(facts, "older_adult", "osteoporosis_or_bone_medicine")
    return (
        there(facts, *EMERGENCY)
        or (there(facts, "cannot_bear_weight") and old_or_weak_bones)
        or (there(facts, "cancer_history") and there(facts, "leg_weakness"))
        or (there(facts, "leg_hot_red") and there(facts, "fever"))
    )


def is_same_day(facts: Mapping[str, str]) -> bool:
    """Return whether these facts, if no emergency, need a clinician the same day."""
    sprint = plainly(facts, "onset_sprint_or_stretch")
    back = plainly(facts, "back_pain")
    old_or_weak_bones = there(facts, "older_adult", "osteoporosis_or_bone_medicine")
    each_step = there(facts, "hurts_on_weight_bearing")
    return (
        there(facts, *URGENT)
        or there(facts, "cannot_bear_weight")
        or (there(facts, "long_journey") and not back and not sprint)
        or (there(facts, "long_journey") and there(facts, "getting_worse") and not back)
        or (there(facts, "pregnant_or_recent_birth") and not sprint)
        or (
            there(facts, "blood_thinner")
            and there(facts, "simple_fall", "onset_sprint_or_stretch", "groin_or_hip_stiffness", "getting_worse")
        )
        or (
            there(facts, "simple_fall")
            and old_or_weak_bones
            and there(facts, "hurts_on_weight_bearing", "groin_or_hip_stiffness", "trouble_walking")
        )
        or (there(facts, "osteoporosis_or_bone_medicine") and each_step)
        or (each_step and there(facts, "training_increase") and there(facts, "groin_or_hip_stiffness"))
        or (there(facts, "numbness_or_tingling") and there(facts, "getting_worse"))
        or (there(facts, "numbness_or_tingling") and there(facts, "onset_sprint_or_stretch", "simple_fall"))
        or (there(facts, "cancer_history") and not sprint)
    )


def is_clinic(facts: Mapping[str, str]) -> bool:
    """Return whether these facts, if nothing graver, need an appointment."""
    explained = plainly(facts, "onset_sprint_or_stretch", "training_increase", "back_pain")
    return (
        there(facts, *CLINIC)
        or there(
            facts,
            "cancer_history",
            "pregnant_or_recent_birth",
            "osteoporosis_or_bone_medicine",
            "walk_distance_relief",
        )
        or (there(facts, "hormones") and not explained)
        or (there(facts, "hurts_on_weight_bearing") and there(facts, "training_increase", "groin_or_hip_stiffness"))
    )

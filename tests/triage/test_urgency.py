"""The rules, on a check small enough to reason about by hand (tests/triage/small.py)."""

from __future__ import annotations

import pytest

from skill.content.schema import Answer
from skill.triage import Urgency, deciding_rules, urgency
from skill.triage.urgency import behind, undecided
from tests.triage.small import CHECK, all_no, known

E, U, C, S = Urgency.EMERGENCY, Urgency.URGENT_SAME_DAY, Urgency.CLINIC_SOON, Urgency.SELF_CARE


def test_urgencies_have_an_order_and_ids() -> None:
    assert E > U > C > S
    assert [level.id for level in Urgency] == ["self_care", "clinic_soon", "urgent_same_day", "emergency"]
    assert Urgency.of("clinic_soon") is C


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, S),
        ({"stroke": "yes"}, E),
        ({"stroke": "not_sure"}, E),
        ({"stroke": "no"}, S),
        ({"swelling": "yes"}, U),
        ({"swelling": "not_sure"}, U),
        ({"lasting": "yes"}, C),
        ({"lasting": "yes", "swelling": "yes"}, U),
        ({"frail": "yes"}, S),
        ({"lame": "yes"}, U),
        ({"lame": "yes", "frail": "no"}, U),
        ({"lame": "yes", "frail": "yes"}, E),
        ({"lame": "not_sure", "frail": "not_sure"}, E),
        ({"risk": "yes", "sprint": "no", "training": "no"}, U),
        ({"risk": "yes", "sprint": "not_sure", "training": "no"}, U),
        ({"risk": "yes", "sprint": "yes", "training": "no"}, S),
        ({"risk": "yes", "sprint": "no", "training": "yes"}, S),
        ({"risk": "yes", "sprint": "no"}, S),
        ({"risk": "no", "sprint": "no", "training": "no"}, S),
    ],
)
def test_what_is_certain(answers: dict[str, Answer], expected: Urgency) -> None:
    """Unknown counts as no; an injury that may still explain the pain keeps the clot rule from being certain."""
    assert urgency(CHECK, known(**answers)) is expected


def test_an_opened_question_counts_as_the_mildest_that_may_be_behind_it() -> None:
    assert urgency(CHECK, known(opened={"look": "yes"})) is U
    assert urgency(CHECK, known(opened={"look": "not_sure"})) is U
    assert urgency(CHECK, known(opened={"look": "yes"}, swelling="no", heat="no")) is E
    assert urgency(CHECK, known(opened={"leg": "yes"})) is U
    assert urgency(CHECK, known(opened={"posture": "yes"})) is S


def test_an_opened_question_says_nothing_more_once_one_behind_it_is_known() -> None:
    assert behind(CHECK, known(opened={"look": "yes"}, heat="no"), "look") == ["bleeding", "swelling"]
    assert behind(CHECK, known(opened={"look": "yes"}, heat="yes"), "look") == []
    assert behind(CHECK, known(opened={"look": "yes"}, heat="not_sure"), "look") == []
    assert behind(CHECK, known(), "no such question") == []
    assert urgency(CHECK, known(opened={"look": "yes"}, heat="yes", swelling="no")) is U


def test_unknown_ids_in_the_state_do_no_harm() -> None:
    assert urgency(CHECK, known(opened={"gone": "yes"}, gone="yes")) is S


def test_what_can_still_raise_it() -> None:
    nearly = all_no("lame", "frail", "lasting")
    assert undecided(CHECK, known(**nearly)) == {
        "lame": (E, False),
        "frail": (E, False),
        "lasting": (C, False),
    }
    assert undecided(CHECK, known(**nearly, lame="yes")) == {"frail": (E, True)}
    assert undecided(CHECK, known(**nearly, lame="no")) == {"lasting": (C, False)}
    assert undecided(CHECK, known(**nearly, frail="yes")) == {"lame": (E, True), "lasting": (C, False)}
    assert undecided(CHECK, known(**nearly, lame="yes", frail="yes")) == {}


def test_an_explanation_is_needed_only_while_the_risk_may_be_there() -> None:
    open_ones = all_no("risk", "sprint", "training")
    assert set(undecided(CHECK, known(**open_ones))) == {"risk", "sprint", "training"}
    assert undecided(CHECK, known(**open_ones, risk="yes")) == {"sprint": (U, True), "training": (U, True)}
    assert undecided(CHECK, known(**open_ones, risk="no")) == {}
    assert undecided(CHECK, known(**open_ones, risk="yes", sprint="yes")) == {}
    assert undecided(CHECK, known(**open_ones, sprint="not_sure", training="no")) == {"risk": (U, False)}


def test_what_the_urgency_rests_on() -> None:
    assert [rule.id for rule in deciding_rules(CHECK, known(swelling="yes", lasting="yes"))] == ["swelling"]
    assert [rule.id for rule in deciding_rules(CHECK, known(lame="yes", heat="yes"))] == ["heat", "lame"]
    assert deciding_rules(CHECK, known(opened={"leg": "yes"})) == []
    assert deciding_rules(CHECK, known()) == []


def test_knowing_more_leaves_what_was_known_as_it_was() -> None:
    before = known(opened={"leg": "yes"}, heat="no")
    after = before.given({"swelling": "yes"})
    assert before.answers == {"heat": "no"}
    assert after.answers == {"heat": "no", "swelling": "yes"}
    assert after.opened == {"leg": "yes"}
    assert after.given({"heat": "yes"}).answers["heat"] == "yes"

"""The rules, on a check small enough to reason about by hand (tests/triage/small.py)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from skill.content.schema import Answer, Question
from skill.triage import Urgency, deciding_rules, urgency
from skill.triage.rules import behind, mildest, opened_groups, undecided
from tests.triage.small import CHECK, all_no, known, rule

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
    assert urgency(CHECK, known({"look": "yes"})) is U
    assert urgency(CHECK, known({"look": "not_sure"})) is U
    assert urgency(CHECK, known({"look": "yes"}, swelling="no", heat="no")) is E
    assert urgency(CHECK, known({"leg": "yes"})) is U
    assert urgency(CHECK, known({"posture": "yes"})) is S


def test_an_opened_question_says_nothing_more_once_one_behind_it_is_known() -> None:
    assert behind(CHECK, known({"look": "yes"}, heat="no"), "look") == ["bleeding", "swelling"]
    assert behind(CHECK, known({"look": "yes"}, heat="yes"), "look") == []
    assert behind(CHECK, known({"look": "yes"}, heat="not_sure"), "look") == []
    assert behind(CHECK, known(), "no such question") == []
    assert urgency(CHECK, known({"look": "yes"}, heat="yes", swelling="no")) is U


def test_unknown_ids_in_the_state_do_no_harm() -> None:
    assert urgency(CHECK, known({"gone": "yes"}, gone="yes")) is S


def test_what_can_still_raise_it() -> None:
    nearly = all_no("lame", "frail", "lasting")
    assert undecided(CHECK, known(**nearly)) == {"lame": (E, -2), "frail": (E, -2), "lasting": (C, -1)}
    assert undecided(CHECK, known(**nearly, lame="yes")) == {"frail": (E, -1)}
    assert undecided(CHECK, known(**nearly, lame="no")) == {"lasting": (C, -1)}
    assert undecided(CHECK, known(**nearly, frail="yes")) == {"lame": (E, -1), "lasting": (C, -1)}
    assert undecided(CHECK, known(**nearly, lame="yes", frail="yes")) == {}


def test_an_explanation_is_needed_only_while_the_risk_may_be_there() -> None:
    open_ones = all_no("risk", "sprint", "training")
    assert set(undecided(CHECK, known(**open_ones))) == {"risk", "sprint", "training"}
    assert undecided(CHECK, known(**open_ones, risk="yes")) == {"sprint": (U, 0), "training": (U, 0)}
    assert undecided(CHECK, known(**open_ones, risk="no")) == {}
    assert undecided(CHECK, known(**open_ones, risk="yes", sprint="yes")) == {}
    assert undecided(CHECK, known(**open_ones, sprint="not_sure", training="no")) == {"risk": (U, -1)}


def test_what_is_never_asked_is_not_waited_for_but_counts_when_said() -> None:
    assert undecided(CHECK, known(**all_no("rash"))) == {}
    assert urgency(CHECK, known(**all_no("rash"), rash="yes")) is U


def test_a_yes_to_what_explains_is_enough_and_not_sure_is_not() -> None:
    """A question about all that explains the pain, answered yes: one of it is so, whichever."""
    both = Question(id="both", ask="?", short="?", why=".", covers=("sprint", "training"))
    check = replace(CHECK, questions={**CHECK.questions, "both": both})
    state = all_no("sprint", "training", "risk")
    assert undecided(check, known({"both": "yes"}, **state, risk="yes")) == {}
    assert undecided(check, known({"both": "not_sure"}, **state, risk="yes")) != {}
    assert undecided(check, known({"leg": "yes"}, **state, risk="yes")) != {}
    wider = replace(check, questions={"both": replace(both, covers=("sprint", "training", "sitting"))})
    sitting = {id: answer for id, answer in state.items() if id != "sitting"}
    assert undecided(wider, known({"both": "yes"}, **sitting, risk="yes")) != {}, "it may have meant the sitting"


def test_what_a_rule_asks_for_once_is_not_waited_for_twice() -> None:
    either = replace(CHECK, rules=(rule("fracture", "emergency", ("lame",), ("frail", "risk")),))
    state = all_no("lame", "frail", "risk")
    assert set(undecided(either, known(**state))) == {"lame", "frail", "risk"}
    assert undecided(either, known(**state, frail="yes")) == {"lame": (E, -1)}


def test_which_of_several_is_the_mildest() -> None:
    assert mildest(CHECK, known(), ["bleeding", "swelling", "lasting"]) == "lasting"
    assert mildest(CHECK, known(), ["bleeding", "heat"]) == "heat"
    assert mildest(CHECK, known(lame="yes"), ["frail", "heat"]) == "heat"


def test_the_groups_behind_what_was_opened() -> None:
    state = known({"look": "yes", "leg": "yes", "gone": "yes"}, heat="no")
    assert opened_groups(CHECK, state) == [frozenset({"bleeding", "swelling"}), frozenset({"swelling"})]
    assert opened_groups(CHECK, known({"look": "yes"}, heat="yes")) == []


def test_what_the_urgency_rests_on() -> None:
    assert [rule.id for rule in deciding_rules(CHECK, known(swelling="yes", lasting="yes"))] == ["swelling"]
    assert [rule.id for rule in deciding_rules(CHECK, known(lame="yes", heat="yes"))] == ["heat", "lame"]
    assert deciding_rules(CHECK, known({"leg": "yes"})) == []
    assert deciding_rules(CHECK, known()) == []


def test_knowing_more_leaves_what_was_known_as_it_was() -> None:
    before = known({"leg": "yes"}, heat="no")
    after = before.given({"swelling": "yes"})
    assert before.answers == {"heat": "no"}
    assert after.answers == {"heat": "no", "swelling": "yes"}
    assert after.opened == {"leg": "yes"}
    assert after.given({"heat": "yes"}).answers["heat"] == "yes"

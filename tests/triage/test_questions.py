"""Which question comes next and what answers mean, on the small check."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from skill.content.schema import Answer, Question
from skill.triage import Known, answered, check_ended, next_question, volunteered
from tests.triage.small import CHECK, all_no, known

Q = CHECK.questions


def asked(answers: dict[str, Answer] | None = None, opened: dict[str, Answer] | None = None) -> str | None:
    question = next_question(CHECK, Known(answers or {}, opened or {}))
    return question.id if question else None


def test_a_gate_covers_what_it_leads_to() -> None:
    assert Q["look"].covers == ("bleeding", "swelling", "heat")


def test_emergencies_first_in_the_order_of_content() -> None:
    assert asked() == "danger"
    assert asked({"stroke": "no"}) == "look"
    assert asked({"stroke": "no", "bleeding": "no", "swelling": "no", "heat": "no"}) == "frail_q"


def test_a_gate_with_one_needed_question_behind_it_is_skipped_for_that_one() -> None:
    assert asked({"stroke": "no", "bleeding": "no"}) == "frail_q"
    assert asked({**all_no("swelling", "heat"), "lame": "yes"}) is None
    assert asked(all_no("swelling", "heat")) == "leg"
    assert asked({**all_no("bleeding", "swelling", "heat"), "lame": "yes"}) == "bleeding_q"


def test_a_yes_to_a_gate_leads_to_what_is_behind_it() -> None:
    assert asked(all_no("bleeding", "swelling", "heat"), {"look": "yes"}) == "bleeding_q"
    assert asked(all_no("swelling", "heat"), {"look": "yes"}) is None


def test_a_question_about_several_is_asked_while_all_that_is_unknown_is_needed() -> None:
    assert asked(all_no("heat")) == "leg"
    assert asked({**all_no("heat"), "swelling": "yes"}) is None


def test_what_follows_up_an_answer_comes_before_what_is_new() -> None:
    assert asked({**all_no("child", "risk", "sprint", "training"), "risk": "yes"}) == "sprint_q"
    assert asked({**all_no("child", "risk", "sprint", "training")}) == "child_q"


def test_but_not_before_an_emergency_that_content_puts_first() -> None:
    assert asked({"lame": "yes"}) == "danger"
    assert asked({"lame": "yes", "stroke": "no", "bleeding": "no"}) == "frail_q"


def test_nothing_is_asked_that_changes_nothing() -> None:
    assert asked(all_no()) is None
    assert asked({"stroke": "yes"}) is None
    assert asked({**all_no("lasting", "sprint"), "swelling": "yes"}) is None


def test_a_child_ends_the_check() -> None:
    assert asked({"child": "yes"}) is None
    assert asked({"child": "not_sure"}) is None
    assert asked({"child": "no"}) == "danger"
    assert check_ended(CHECK, known(child="yes"))
    assert not check_ended(CHECK, known(child="no", stroke="yes"))


def test_no_settles_all_that_is_covered_but_for_what_was_said_before() -> None:
    after = answered(CHECK, known(heat="yes"), Q["look"], "no")
    assert after.answers == {"heat": "yes", "bleeding": "no", "swelling": "no"}
    assert after.opened == {}


@pytest.mark.parametrize("answer", ["yes", "no", "not_sure"])
def test_one_finding_takes_the_answer_as_it_is(answer: Answer) -> None:
    after = answered(CHECK, known(), Q["danger"], answer)
    assert after.answers == {"stroke": answer}
    assert after.opened == {}


def test_an_earlier_answer_to_a_single_question_stays() -> None:
    assert answered(CHECK, known(stroke="yes"), Q["danger"], "no").answers == {"stroke": "yes"}


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_several_findings_are_opened_and_none_is_made_up(answer: Answer) -> None:
    after = answered(CHECK, known(opened={"leg": "yes"}), Q["look"], answer)
    assert after.answers == {}
    assert after.opened == {"leg": "yes", "look": answer}


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_the_last_that_can_be_behind_a_gate_is_concluded(answer: Answer) -> None:
    opened: dict[str, Answer] = {"look": answer}
    assert answered(CHECK, known(opened, swelling="no", heat="no"), Q["bleeding_q"], "no").answers["bleeding"] == "no"
    after = answered(CHECK, known(opened, bleeding="no"), Q["leg"], "no")
    assert after.answers == {"bleeding": "no", "swelling": "no", "heat": "no"}
    after = volunteered(CHECK, known(opened, bleeding="no"), "swelling", "no")
    assert after.answers == {"bleeding": "no", "swelling": "no", "heat": answer}


def test_what_could_lower_the_urgency_is_never_concluded() -> None:
    assert CHECK.lowering == {"sprint", "training"}
    both = Question(id="both", ask="?", why=".", covers=("sprint", "training"))
    check = replace(CHECK, cause_questions={"both": both})
    after = volunteered(check, known(opened={"both": "yes"}), "sprint", "no")
    assert after.answers == {"sprint": "no"}


def test_what_is_said_unasked_wins_unless_it_takes_a_worry_back() -> None:
    assert volunteered(CHECK, known(), "heat").answers == {"heat": "yes"}
    assert volunteered(CHECK, known(heat="no"), "heat").answers == {"heat": "yes"}
    assert volunteered(CHECK, known(heat="yes"), "heat", "no").answers == {"heat": "yes"}
    assert volunteered(CHECK, known(heat="not_sure"), "heat", "no").answers == {"heat": "not_sure"}
    assert volunteered(CHECK, known(), "heat", "no").answers == {"heat": "no"}

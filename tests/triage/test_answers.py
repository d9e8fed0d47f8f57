"""What answers and what is told unasked mean, on the small check."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from skill.content.schema import Answer, Check, Question
from skill.triage import Known, Urgency, answered, next_question, urgency, volunteered
from skill.triage.interview import MOST_QUESTIONS
from tests.triage.small import CHECK, all_no, known, question

Q = CHECK.questions


def with_questions(*more: Question) -> Check:
    return replace(CHECK, questions={**CHECK.questions, **{question.id: question for question in more}})


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
    after = answered(CHECK, known({"leg": "yes"}), Q["look"], answer)
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
    both = Question(id="both", ask="?", short="?", why=".", covers=("sprint", "training"))
    check = replace(CHECK, cause_questions={"both": both})
    after = volunteered(check, known({"both": "yes"}), "sprint", "no")
    assert after.answers == {"sprint": "no"}


def test_what_is_said_unasked_wins_unless_it_takes_a_worry_back() -> None:
    assert volunteered(CHECK, known(), "heat").answers == {"heat": "yes"}
    assert volunteered(CHECK, known(heat="no"), "heat").answers == {"heat": "yes"}
    assert volunteered(CHECK, known(heat="yes"), "heat", "no").answers == {"heat": "yes"}
    assert volunteered(CHECK, known(heat="not_sure"), "heat", "no").answers == {"heat": "not_sure"}
    assert volunteered(CHECK, known(), "heat", "no").answers == {"heat": "no"}


def test_an_answer_about_nothing_that_is_open_says_nothing() -> None:
    state = known(swelling="no", heat="no")
    after = answered(CHECK, state, Q["leg"], "yes")
    assert (after.answers, after.opened) == (state.answers, {})


def test_twenty_is_the_most() -> None:
    assert MOST_QUESTIONS == 20


def test_answers_are_counted_and_what_is_told_is_not() -> None:
    after = answered(CHECK, known(), Q["danger"], "no")
    assert after.asked == 1
    assert answered(CHECK, after, Q["look"], "yes").asked == 2
    assert volunteered(CHECK, after, "heat").asked == 1
    assert answered(CHECK, after, CHECK.cause_questions["posture"], "no").asked == 1


def test_after_twenty_what_is_left_counts_as_not_sure() -> None:
    state = all_no("child", "lasting", "sprint", "training")
    before = Known({**state, "risk": "yes"}, {}, MOST_QUESTIONS - 2)
    after = answered(CHECK, before, Q["lasting_q"], "no")
    assert after.answers == {**state, "risk": "yes", "lasting": "no"}
    after = answered(CHECK, after, Q["child_q"], "no")
    assert {id: after.answers[id] for id in ("sprint", "training")} == {"sprint": "not_sure", "training": "not_sure"}
    assert urgency(CHECK, after) is Urgency.URGENT_SAME_DAY
    assert next_question(CHECK, after) is None


def test_after_twenty_an_emergency_told_late_is_still_asked_about() -> None:
    late = Known(all_no("lame", "frail", "lasting"), {}, MOST_QUESTIONS)
    after = volunteered(CHECK, late, "lame")
    assert after.answers == {**all_no("lame", "frail", "lasting"), "lame": "yes"}
    assert next_question(CHECK, after) == Q["frail_q"]
    assert (
        volunteered(CHECK, Known(all_no("heat", "lasting"), {}, MOST_QUESTIONS), "heat", "no").answers["lasting"]
        == "not_sure"
    )


def test_a_no_taken_back_lowers_nothing() -> None:
    """Yes to swelling or heat or bleeding, no to bleeding, so the leg; then bleeding all the same."""
    told = known({"look": "yes"}, **all_no("swelling", "heat"))
    mild = with_questions(replace(question("mild", leads_to=("frail_q", "leg")), covers=("frail", "swelling", "heat")))
    opened = known({"mild": "yes"}, **all_no("swelling", "heat"))
    assert urgency(mild, opened) is Urgency.URGENT_SAME_DAY
    after = volunteered(mild, opened, "frail")
    assert urgency(mild, after) is Urgency.URGENT_SAME_DAY
    assert after.answers["swelling"] == "not_sure"
    assert "heat" not in after.answers
    assert "swelling" not in volunteered(mild, told, "frail").answers, "another question was opened"
    assert "frail" not in volunteered(mild, known({"mild": "yes"}), "swelling").answers, "it wasn't denied before"

"""Which question comes next, on the small check."""

from __future__ import annotations

from msgspec.structs import replace

from skill.content.schema import Answer, Check, Question
from skill.triage import Known, check_ended, next_question, open_findings
from tests.triage.small import CHECK, all_no, known, question, rule

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


def test_what_is_open_of_a_question() -> None:
    assert open_findings(Q["look"], known()) == ["bleeding", "swelling", "heat"]
    assert open_findings(Q["look"], known(swelling="no", heat="not_sure")) == ["bleeding"]
    assert open_findings(Q["danger"], known(stroke="no")) == []


def test_a_sign_told_opens_its_gate() -> None:
    """What is behind it and still matters is asked directly; the gate isn't asked, nor when it was not sure."""
    assert asked({"stroke": "no", "heat": "yes"}) == "bleeding_q"
    assert asked({"stroke": "no", "heat": "not_sure"}) == "bleeding_q"
    assert asked({"stroke": "no", "heat": "no"}) == "look"


def with_questions(*more: Question) -> Check:
    return replace(CHECK, questions={**CHECK.questions, **{question.id: question for question in more}})


def test_what_is_left_of_a_group_is_asked_alone_where_a_question_is_about_it_alone() -> None:
    check = with_questions(question("heat_q", "heat"))
    left = next_question(check, Known(all_no("heat"), {}))
    assert left
    assert left.id == "heat_q"
    left = next_question(check, Known(all_no("swelling"), {}))
    assert left
    assert left.id == "leg", "no other question is about swelling alone"


def test_of_a_group_with_one_sign_told_no_yes_is_asked_that_could_mean_that_sign() -> None:
    """A yes to "walking is hard or hurts" tells nothing new once one of both is known, so the rest is asked alone."""
    three = question("three", "lasting", "frail", "lame")
    check = replace(CHECK, questions={"three": three, **{id: Q[id] for id in ("frail_q", "lame_q", "lasting_q")}})
    state = Known(all_no("lasting", "frail", "lame"), {})
    assert next_question(check, state) == three
    assert next_question(check, state.given({"lasting": "yes"})) == Q["frail_q"]


def test_a_question_whose_yes_is_known_is_not_asked() -> None:
    """A yes to the wide one, and no to one of three: one of the two that are left is so."""
    wide = question("wide", "lasting", "sitting", "cough")
    pair = question("pair", "sitting", "cough")
    rules = (*CHECK.rules, *(rule(id, "clinic_soon", (id,)) for id in ("sitting", "cough")))
    ones = {id: question(id, id) for id in ("sitting", "cough")}
    check = replace(CHECK, rules=rules, questions={"pair": pair, "wide": wide, **ones})
    state = all_no("sitting", "cough")
    assert next_question(check, Known(state, {})) == pair
    assert next_question(check, Known(state, {"wide": "yes"})) == ones["sitting"]
    more = replace(pair, covers=("sitting", "cough", "child"))
    check = replace(check, questions={"more": more, "wide": wide, **ones})
    state = all_no("sitting", "cough", "child")
    assert next_question(check, Known(state, {})) == more
    assert next_question(check, Known(state, {"wide": "yes"})) == ones["sitting"], "its yes is known"
    check = replace(check, questions={"pair": pair, "wide": wide, **ones})
    assert next_question(check, Known(all_no("sitting", "cough", "lasting"), {"wide": "yes"})) == pair, "its yes isn't"


def test_a_question_about_something_that_matters_and_something_that_does_not_is_not_asked() -> None:
    check = replace(CHECK, questions={"mixed": question("mixed", "swelling", "sitting")})
    assert next_question(check, Known(all_no("swelling", "sitting"), {})) is None


def test_what_stands_behind_an_opened_question_comes_first_short_of_an_emergency() -> None:
    wide = question("wide", leads_to=("lasting_q", "frail_q"))
    check = with_questions(replace(wide, covers=("lasting", "frail")))
    state = all_no("lasting", "frail", "child", "lame")
    assert asked_of(check, state, {}) == "frail_q", "frail and lame together are an emergency"
    assert asked_of(check, state, {"wide": "yes"}) == "frail_q", "and what leads to one comes before what was opened"
    calm = all_no("lasting", "frail", "child")
    assert asked_of(check, calm, {}) == "child_q"
    assert asked_of(check, calm, {"wide": "yes"}) == "lasting_q"
    assert asked_of(check, {**calm, "frail": "no"}, {"look": "yes"}) == "child_q", "the gate was about other things"
    half = replace(check, questions={"half": question("half", "lasting", "child"), **check.questions})
    assert asked_of(half, calm, {"wide": "yes"}) == "lasting_q", "only half of it stands behind the gate"


def test_of_an_emergency_group_the_nearest_counts() -> None:
    group = question("group", "bleeding", "frail")
    check = replace(CHECK, questions={"lame_q": Q["lame_q"], "group": group})
    assert asked_of(check, all_no("bleeding", "frail", "lame"), {}) == "group"


def asked_of(check: Check, answers: dict[str, Answer], opened: dict[str, Answer]) -> str | None:
    found = next_question(check, Known(answers, opened))
    return found.id if found else None


def test_a_group_waits_for_the_least_of_its_findings_and_a_gate_for_none() -> None:
    """A yes to a group may mean the mildest; a no to a gate settles the gravest."""
    state = all_no("lasting", "swelling", "heat")
    group = question("group", "lasting", "swelling")
    gate = replace(question("gate", leads_to=("lasting_q", "swelling_q")), covers=("lasting", "swelling"))
    swelling = question("swelling_q", "swelling")
    others = {"lasting_q": Q["lasting_q"], "swelling_q": swelling, "leg": Q["leg"]}
    assert asked_of(replace(CHECK, questions={"group": group, **others}), state, {}) == "swelling_q"
    assert asked_of(replace(CHECK, questions={"gate": gate, **others}), state, {}) == "gate"


def test_what_would_take_less_comes_first() -> None:
    assert asked(all_no("child", "risk", "sprint", "training")) == "child_q"
    emergencies = all_no("lame", "frail", "bleeding")
    assert asked(emergencies) == "bleeding_q"
    assert asked({**emergencies, "lame": "yes"}) == "bleeding_q", "as near, and before it in content"

"""Likely causes, on the small check: what is asked, what is named, and why."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from scipy.stats import entropy

from skill.content.schema import Answer, Check, Evidence
from skill.triage import Known, causes, likely_causes, next_cause_question
from skill.triage.causes import weights
from tests.triage.small import CHECK, all_no, known, rule


def asked(answers: dict[str, Answer], opened: dict[str, Answer] | None = None, before: int = 0) -> str | None:
    question = next_cause_question(CHECK, Known(answers, opened or {}), before)
    return question.id if question else None


def named(opened: dict[str, Answer] | None = None, /, **answers: Answer) -> list[tuple[str, tuple[str, ...]]]:
    return [(likely.cause, likely.because) for likely in likely_causes(CHECK, known(opened, **answers))]


def test_the_belief_adds_up_and_starts_at_what_is_common() -> None:
    belief = weights(CHECK, known())
    assert sum(belief.values()) == pytest.approx(1)
    assert belief == pytest.approx({"tendon": 3 / 7.4, "strain": 3 / 7.4, "disc": 1 / 7.4, "tear": 0.4 / 7.4})
    assert list(belief) == sorted(belief, key=lambda cause: -belief[cause])


def test_a_yes_and_a_no_weigh_as_the_levels_say() -> None:
    yes, no = weights(CHECK, known(sitting="yes")), weights(CHECK, known(sitting="no"))
    assert yes["tendon"] / yes["strain"] == pytest.approx(0.75 / 0.01)
    assert yes["tendon"] / yes["disc"] == pytest.approx(3 * 0.75 / 0.4)
    assert yes["tendon"] / yes["tear"] == pytest.approx(3 * 0.75 / (0.4 * 0.03))
    assert no["tendon"] / no["strain"] == pytest.approx(0.25 / 0.99)


def test_not_sure_says_nothing() -> None:
    assert weights(CHECK, known(sitting="not_sure")) == pytest.approx(weights(CHECK, known()))


def test_an_opened_question_weighs_as_one_of_its_findings() -> None:
    belief = weights(CHECK, known({"posture": "yes"}))
    assert belief["tendon"] / belief["strain"] == pytest.approx((1 - 0.25 * 0.99) / (1 - 0.99 * 0.97))
    assert weights(CHECK, known({"posture": "not_sure"})) == pytest.approx(belief)


def test_the_broader_question_comes_before_the_ones_it_covers() -> None:
    assert asked(all_no("sitting", "cough")) == "posture"
    # A posture it is: of the tendon's patients hardly any mean the cough, of all others most do.
    assert asked(all_no("sitting", "cough"), {"posture": "yes"}) == "cough_q"
    assert asked(all_no("cough")) == "cough_q"


def test_the_most_telling_comes_first() -> None:
    assert asked(all_no("sprint", "cough")) == "sprint_q"
    assert asked(all_no("lasting", "cough")) == "cough_q"


def test_at_most_five_and_none_that_tells_nothing() -> None:
    assert asked(all_no("sitting", "cough"), before=4) == "posture"
    assert asked(all_no("sitting", "cough"), before=5) is None
    assert asked(all_no("stroke")) is None
    assert asked(all_no()) is None


def test_a_cause_is_named_with_what_speaks_for_it() -> None:
    assert named(**all_no("sitting"), sitting="yes") == [("tendon", ("sitting",))]
    assert named(**all_no("cough", "lasting", "sitting"), cough="yes", lasting="yes", sitting="yes") == [
        ("disc", ("cough", "lasting", "sitting"))
    ]


def test_nothing_is_named_for_nothing() -> None:
    assert named() == []
    assert named(**all_no()) == []
    assert named(**all_no("lasting"), lasting="yes") == [], "sometimes alone is no reason"
    assert named(sitting="not_sure") == []


def test_what_overlaps_is_named_second_where_something_speaks_for_it() -> None:
    assert [cause for cause, _ in named(**all_no("sprint"), sprint="yes")] == ["strain", "tear"]
    assert [cause for cause, _ in named(**all_no("sitting"), sitting="yes")] == ["tendon"]


def test_a_close_second_is_named_and_a_far_one_is_not() -> None:
    close = named(sitting="yes", sprint="yes", cough="not_sure")
    assert [cause for cause, _ in close] == ["tendon", "strain"]
    far = named(sitting="yes", sprint="yes", cough="yes", lasting="yes")
    assert [cause for cause, _ in far] == ["disc"]


def test_an_opened_question_speaks_in_its_own_words() -> None:
    assert named({"posture": "yes"})[0] == ("tendon", ("posture",))
    assert named({"posture": "yes"}, sitting="yes")[0] == ("tendon", ("sitting",))
    assert named({"posture": "not_sure"}) == []
    assert all("leg" not in because for _, because in named({"leg": "yes"})), "it has no words of its own"


def mutual_information(joint: list[tuple[float, float]]) -> float:
    """In bits, of a table with a row a cause: the chance of the cause with a yes, and with a no."""
    rows = [sum(row) for row in joint]
    columns = [sum(column) for column in zip(*joint, strict=True)]
    together = [cell for row in joint for cell in row]
    return float(entropy(rows, base=2) + entropy(columns, base=2) - entropy(together, base=2))


@pytest.mark.parametrize(
    ("opened", "chances"),
    [
        ({}, (0.75, 0.03)),
        # Given that it is one of the two, a yes to the one is likelier by what the other leaves.
        ({"posture": "yes"}, (0.75 / (1 - 0.25 * 0.97), 0.03 / (1 - 0.97 * 0.97))),
    ],
)
def test_a_question_is_asked_exactly_while_it_tells_enough(
    monkeypatch: pytest.MonkeyPatch, opened: dict[str, Answer], chances: tuple[float, float]
) -> None:
    two = {"a": Evidence(prior="common", often=("sitting",)), "b": Evidence(prior="common")}
    check = replace(CHECK, evidence=two)
    state = Known(all_no("sitting") if not opened else all_no("sitting", "cough"), opened)
    belief = weights(check, state)
    tells = mutual_information([(belief[c] * p, belief[c] * (1 - p)) for c, p in zip("ab", chances, strict=True)])
    monkeypatch.setattr(causes, "WORTH_ASKING", tells - 1e-9)
    assert next_cause_question(check, state, 0) == CHECK.cause_questions["sitting_q"]
    monkeypatch.setattr(causes, "WORTH_ASKING", tells + 1e-9)
    assert next_cause_question(check, state, 0) is None


def test_never_more_than_two_are_named() -> None:
    alike = {id: Evidence(prior="common", often=("sitting",)) for id in ("a", "b", "c")}
    assert len(likely_causes(replace(CHECK, evidence=alike), known(sitting="yes"))) == 2
    alone = {"a": Evidence(prior="common", often=("sitting",), overlaps=("b", "c"))}
    rare = {id: Evidence(prior="rare", often=("sitting",), sometimes=()) for id in ("b", "c")}
    found = likely_causes(replace(CHECK, evidence={**alone, **rare}), known(sitting="yes"))
    assert [likely.cause for likely in found] == ["a", "b"]


def test_a_broader_question_is_left_out_once_one_of_its_findings_alone_is_unknown() -> None:
    three = replace(CHECK.cause_questions["posture"], id="three", covers=("sitting", "cough", "sprint"))
    check = replace(CHECK, cause_questions={"three": three})
    assert next_cause_question(check, known(**all_no("sitting", "cough")), 0) == three
    assert next_cause_question(check, known(**all_no("sitting")), 0) is None


def clotting() -> Check:
    """The small check, where a clot is named for a swelling, and for a risk that nothing explains."""
    clot = Evidence(prior="rare", often=("swelling",), rarely=("sitting", "sprint"), named_for=("swelling", "risk"))
    return replace(CHECK, evidence={"tendon": CHECK.evidence["tendon"], "disc": CHECK.evidence["disc"], "clot": clot})


def names(opened: dict[str, Answer] | None = None, /, **answers: Answer) -> list[tuple[str, tuple[str, ...]]]:
    return [(likely.cause, likely.because) for likely in likely_causes(clotting(), known(opened, **answers))]


def test_what_same_day_advice_rests_on_is_named_second_whatever_fits_better() -> None:
    state = all_no("sitting", "swelling", "cough", "lasting")
    two = names(**state, sitting="yes", cough="yes", lasting="yes", swelling="yes")
    assert [cause for cause, _ in two] == ["disc", "clot"]
    assert two[1] == ("clot", ("swelling",))
    assert names(**all_no("swelling"), swelling="yes") == [("clot", ("swelling",))]


def test_a_risk_counts_only_where_the_advice_rests_on_it() -> None:
    state = all_no("risk", "sprint", "training")
    assert names(**state, risk="yes", sprint="no", training="no") == [("clot", ("risk",))]
    assert names(**state, risk="yes", sprint="yes", training="no") == []
    graver = all_no("risk", "sprint", "training", "stroke")
    assert names(**graver, risk="yes", sprint="no", training="no", stroke="yes") == [], "it rests on the stroke"
    assert names(**all_no("lasting"), lasting="yes") == []


def test_only_same_day_advice_names_what_it_rests_on_and_only_by_what_is_so() -> None:
    named_for = {"clot": Evidence(prior="rare", named_for=("lasting", "risk"))}
    check = replace(CHECK, evidence=named_for)
    assert likely_causes(check, known(**all_no("lasting"), lasting="yes")) == (), "that is for the clinic"
    either = rule("either", "urgent_same_day", ("risk", "frail"))
    check = replace(check, rules=(either,), rules_about={"frail": (either,), "risk": (either,)})
    assert likely_causes(check, known(frail="yes", risk="no")) == ()
    assert [likely.cause for likely in likely_causes(check, known(frail="no", risk="yes"))] == ["clot"]


def test_what_must_be_named_takes_the_place_of_the_second() -> None:
    alike = {id: Evidence(prior="common", often=("sitting",)) for id in ("a", "b")}
    check = replace(CHECK, evidence={**alike, "clot": clotting().evidence["clot"]})
    found = likely_causes(check, known(sitting="yes", swelling="yes"))
    assert [likely.cause for likely in found] == ["a", "clot"]


def test_what_may_be_behind_an_opened_question_counts_and_not_sure_gives_no_reason() -> None:
    assert names({"leg": "yes"}, **all_no("swelling", "heat")) == [("clot", ())]
    assert names(**all_no("swelling"), swelling="not_sure") == [("clot", ())]


def test_a_reason_is_given_once() -> None:
    both = {"tendon": Evidence(prior="common", often=("sitting",), sometimes=("cough",))}
    found = likely_causes(replace(CHECK, evidence=both), known({"posture": "yes"}))
    assert [likely.because for likely in found] == [("posture",)]

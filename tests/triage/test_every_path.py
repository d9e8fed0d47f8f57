"""The check is right on every path: its whole answer space, not a sample.

Why this is complete. What the skill asks next, and what it concludes, depends only on `Known`: the answers so far and
the opened questions (skill/triage is pure, and test_same_state_same_question holds it to that). So walking every answer
to every question from the empty state, and visiting each state once however it was reached, sees every conversation
without volunteered findings. A volunteered finding only adds an answer to a state; volunteering is walked from every
state of the check, not only from the empty one, and what follows is walked to its end too.

That stopping early changes nothing is shown against `naive`, a statement of the rule written anew from the clinical
base, for every completion of what was not asked. There are too many unknown findings to list each completion, and no
need to: each rule looks at its own few findings, so whether any completion changes the urgency is settled by the
completions of the findings that naive's rules name; and naive is monotone in each (test_naive_is_monotone), but for the
two that explain a pain by an injury. So the lowest and the highest urgency over all completions are reached at the
corners: all unknown `no` or all `yes`, with each of the four settings of those two.
"""

from __future__ import annotations

import sys
from itertools import product

import pytest

from skill.content.load import content
from skill.content.schema import Answer, Question
from skill.triage import Known, Urgency, answered, check_ended, next_question, urgency, volunteered
from skill.triage.urgency import behind

CHECK = content().check
ANSWERS: tuple[Answer, ...] = ("yes", "no", "not_sure")
MOST = 18
MOST_WITHOUT_A_SIGN = 14

EMERGENCY = (
    "chest_pain breathless coughing_blood collapse saddle_numbness bladder_change bowel_change "
    "both_legs_nerve_symptoms cannot_move_leg_or_foot cold_pale_leg major_trauma deformity_or_open_wound "
    "tense_swelling_severe_pain skin_blistering_or_spreading_fast very_unwell_sepsis dark_urine "
    "sudden_tummy_or_back_pain"
).split()
URGENT = (
    "one_leg_swelling leg_hot_red fever leg_weakness pop_felt large_bruise cancer_history weight_loss "
    "constant_night_pain foot_rest_pain_or_sore hard_painful_vein pelvic_pain_with_discharge under_18"
).split()
MODIFIERS = (
    "cannot_bear_weight age_65_plus osteoporosis_or_bone_medicine clot_risk blood_thinner hurts_on_weight_bearing "
    "numbness_or_tingling getting_worse over_two_weeks pregnant_or_recent_birth diabetes_or_artery_disease "
    "walk_distance_relief"
).split()
INJURY = ("onset_sprint_or_stretch", "training_increase")
NAMED = (*EMERGENCY, *URGENT, *MODIFIERS, *INJURY)


def naive(answers: dict[str, str]) -> Urgency:
    """The rule as the clinical base (findings.yaml) states it, line by line, from all answers; not listed is no."""

    def has(finding: str) -> bool:
        return answers.get(finding, "no") in ("yes", "not_sure")

    if any(map(has, EMERGENCY)):
        return Urgency.EMERGENCY
    if has("cannot_bear_weight") and (has("age_65_plus") or has("osteoporosis_or_bone_medicine")):
        return Urgency.EMERGENCY
    if has("cancer_history") and has("leg_weakness"):
        return Urgency.EMERGENCY
    if has("cannot_bear_weight") or any(map(has, URGENT)):
        return Urgency.URGENT_SAME_DAY
    if has("clot_risk") and not any(answers.get(cause) == "yes" for cause in INJURY):
        return Urgency.URGENT_SAME_DAY
    if has("blood_thinner") and has("onset_sprint_or_stretch"):
        return Urgency.URGENT_SAME_DAY
    if has("osteoporosis_or_bone_medicine") and has("hurts_on_weight_bearing"):
        return Urgency.URGENT_SAME_DAY
    if has("numbness_or_tingling") and has("getting_worse"):
        return Urgency.URGENT_SAME_DAY
    lasting = ("numbness_or_tingling", "over_two_weeks", "getting_worse", "pregnant_or_recent_birth")
    if any(map(has, lasting)) or (has("diabetes_or_artery_disease") and has("walk_distance_relief")):
        return Urgency.CLINIC_SOON
    return Urgency.SELF_CARE


State = tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]
ASKS: dict[State, Question | None] = {}


def state(known: Known) -> State:
    return frozenset(known.answers.items()), frozenset(known.opened.items())


def over(known: Known) -> bool:
    return urgency(CHECK, known) is Urgency.EMERGENCY or asks(known) is None


def asks(known: Known) -> Question | None:
    """next_question, worked out once a state: test_same_state_same_question shows that nothing else counts."""
    key = state(known)
    if key not in ASKS:
        ASKS[key] = next_question(CHECK, known)
    return ASKS[key]


def walk(start: Known, answers: tuple[Answer, ...] = ANSWERS) -> dict[State, Known]:
    """Every state that can be reached from `start` by answering what is asked."""
    seen = {state(start): start}
    todo = [start]
    while todo:
        known = todo.pop()
        if over(known):
            continue
        question = asks(known)
        assert question is not None
        for answer in answers:
            then = answered(CHECK, known, question, answer)
            if state(then) not in seen:
                seen[state(then)] = then
                todo.append(then)
    return seen


@pytest.fixture(scope="module")
def reached() -> dict[State, Known]:
    return walk(Known())


def longest(known: Known, memo: dict[State, int], answers: tuple[Answer, ...] = ANSWERS) -> int:
    """The most questions that can still be asked from here."""
    key = state(known)
    if key not in memo:
        question = None if over(known) else asks(known)
        memo[key] = (
            0
            if question is None
            else 1 + max(longest(answered(CHECK, known, question, answer), memo, answers) for answer in answers)
        )
    return memo[key]


def test_it_ends_within_eighteen_questions_and_fourteen_without_a_sign(reached: dict[State, Known]) -> None:
    ended = [known for known in reached.values() if over(known)]
    memo: dict[State, int] = {}
    most = longest(Known(), memo)
    without = longest(Known(), {}, ("no",))
    print(f"\n{len(reached)} states, {len(ended)} of them ends; {conversations(Known(), {})} conversations;")
    print(f"longest {most} questions; {without} where every answer is no")
    assert most <= MOST
    assert without <= MOST_WITHOUT_A_SIGN
    assert all(key in memo for key in reached), "the two walks must have seen the same states"


def conversations(known: Known, memo: dict[State, int]) -> int:
    """In how many ways the check can go from here to its end."""
    key = state(known)
    if key not in memo:
        question = None if over(known) else asks(known)
        memo[key] = (
            1
            if question is None
            else sum(conversations(answered(CHECK, known, question, answer), memo) for answer in ANSWERS)
        )
    return memo[key]


def test_naive_is_monotone() -> None:
    """no -> not sure -> yes never lowers it, in any company of one or two other findings; but for the injuries."""
    steps = 0
    for finding in NAMED:
        if finding in INJURY:
            continue
        for company in product(NAMED, NAMED):
            around = {other: "yes" for other in company if other != finding}
            results = [naive({**around, finding: answer}) for answer in ("no", "not_sure", "yes")]
            assert results == sorted(results), (finding, company)
            steps += 1
    print(f"\n{steps} findings in company")


def completions(known: Known) -> list[dict[str, str]]:
    """The corners of all that a patient may truly be, given what they answered (see the docstring above).

    A yes to a question about several means that at least one of them is so: each corner is taken with each of the
    findings that may be behind it.
    """
    unknown = [finding for finding in NAMED if finding not in known.answers]
    groups = [group for id in known.opened if (group := behind(CHECK, known, id))]
    corners = []
    for fill in ("no", "yes"):
        for injuries in product(("no", "yes"), repeat=len(INJURY)):
            for chosen in product(*groups):
                true = dict.fromkeys(unknown, fill)
                true.update({i: a for i, a in zip(INJURY, injuries, strict=True) if i not in known.answers})
                true.update(dict.fromkeys(chosen, "yes"))
                corners.append({**true, **known.answers})
    return corners


def test_stopping_early_gives_the_same_urgency_as_knowing_all_answers(reached: dict[State, Known]) -> None:
    checked = 0
    for known in reached.values():
        if not over(known) or check_ended(CHECK, known):
            continue
        concluded = urgency(CHECK, known)
        for true in completions(known):
            assert naive(true) == concluded, (dict(known.answers), dict(known.opened), true)
            checked += 1
    print(f"\n{checked} corners of completions, none with another urgency")


def test_a_child_is_never_below_the_same_day(reached: dict[State, Known]) -> None:
    """The adult check isn't run for a child: it ends there, at the same day or at the emergency heard before."""
    children = [known for known in reached.values() if check_ended(CHECK, known)]
    assert children
    for known in children:
        assert over(known)
        assert urgency(CHECK, known) >= Urgency.URGENT_SAME_DAY
        assert known.positive.isdisjoint(EMERGENCY), "emergencies were asked about first"
        assert all(finding in known.answers for finding in EMERGENCY)


def test_more_worrying_answers_never_lower_the_urgency(reached: dict[State, Known]) -> None:
    """At every question of every state: no, then not sure, then yes. But for the two that tell of an injury."""
    compared = 0
    memo: dict[State, tuple[Urgency, Urgency]] = {}
    for known in reached.values():
        question = None if over(known) else asks(known)
        if question is None or CHECK.lowering.intersection(question.covers):
            continue
        ends = [span(answered(CHECK, known, question, answer), memo) for answer in ("no", "not_sure", "yes")]
        assert [low for low, _ in ends] == sorted(low for low, _ in ends), question.id
        assert [high for _, high in ends] == sorted(high for _, high in ends), question.id
        compared += 1
    assert compared > 200
    print(f"\n{compared} questions compared")


def span(known: Known, memo: dict[State, tuple[Urgency, Urgency]]) -> tuple[Urgency, Urgency]:
    """The lowest and the highest urgency in which the check can end from here."""
    key = state(known)
    if key not in memo:
        question = None if over(known) else asks(known)
        if question is None:
            memo[key] = (urgency(CHECK, known), urgency(CHECK, known))
        else:
            spans = [span(answered(CHECK, known, question, answer), memo) for answer in ANSWERS]
            memo[key] = (min(low for low, _ in spans), max(high for _, high in spans))
    return memo[key]


def answer_truly(known: Known, question: Question, true: dict[str, str]) -> Known:
    told = {true.get(finding, "no") for finding in question.covers}
    return answered(CHECK, known, question, "yes" if "yes" in told else "not_sure" if "not_sure" in told else "no")


def result(true: dict[str, str], volunteer: str | None, after: int) -> tuple[Urgency, int]:
    """The urgency for a patient who answers truly and says one finding unasked after so many questions."""
    known, asked = Known(), 0
    while True:
        if asked == after and volunteer:
            known, volunteer = volunteered(CHECK, known, volunteer), None
        if over(known):
            break
        question = asks(known)
        assert question is not None
        known, asked = answer_truly(known, question, true), asked + 1
    if volunteer:
        known = volunteered(CHECK, known, volunteer)
        while not over(known):
            question = asks(known)
            assert question is not None
            known, asked = answer_truly(known, question, true), asked + 1
    return urgency(CHECK, known), asked


def test_a_finding_said_early_late_or_out_of_order_gives_the_same_result() -> None:
    """Every patient with up to two findings, each of them said unasked after 0, 1, … questions and after the end."""
    told, most = 0, 0
    for pair in product(NAMED, NAMED):
        true = dict.fromkeys(pair, "yes")
        if "under_18" in true:
            continue  # a child ends the check where it is said: see the test above
        expected = naive(true)
        for after in range(MOST + 1):
            found, asked = result(true, pair[0], after)
            assert found == expected, (pair, after)
            most = max(most, asked)
            told += 1
    print(f"\n{told} tellings, the longest {most} questions")
    assert most <= MOST


def test_volunteering_from_every_state_ends_and_never_lowers(reached: dict[State, Known]) -> None:
    """From each state of the check, each finding said unasked; then every answer to what follows, to the end."""
    sys.setrecursionlimit(10_000)
    memo: dict[State, int] = {}
    told = 0
    for known in reached.values():
        before = urgency(CHECK, known)
        for finding in CHECK.findings:
            then = volunteered(CHECK, known, finding)
            if finding not in CHECK.lowering:
                assert urgency(CHECK, then) >= before, finding
            if finding in EMERGENCY:
                assert urgency(CHECK, then) is Urgency.EMERGENCY
            longest(then, memo)  # raises if it doesn't end
            told += 1
    print(f"\n{told} findings volunteered; {len(memo)} states walked to their end")


def test_an_emergency_answer_ends_the_check_at_once(reached: dict[State, Known]) -> None:
    """A yes or not sure to a question that only covers emergencies leaves nothing to ask."""
    ended = 0
    for known in reached.values():
        question = None if over(known) else asks(known)
        if question and set(question.covers) <= set(EMERGENCY):
            for answer in ("yes", "not_sure"):
                assert over(answered(CHECK, known, question, answer)), question.id
                assert urgency(CHECK, answered(CHECK, known, question, answer)) is Urgency.EMERGENCY
                ended += 1
    assert ended
    print(f"\n{ended} emergency answers")


def test_emergency_questions_come_first(reached: dict[State, Known]) -> None:
    """While an answer can still make it an emergency, no question is asked that can't."""
    for known in reached.values():
        question = None if over(known) else asks(known)
        if question and can_reach_emergency(known):
            rises = [f for f in question.covers if f not in known.answers and naive_emergency_with(known, f)]
            assert rises, (question.id, dict(known.answers))


def can_reach_emergency(known: Known) -> bool:
    return any(naive_emergency_with(known, f) for f in NAMED if f not in known.answers)


def naive_emergency_with(known: Known, finding: str) -> bool:
    """A yes to this can be part of an emergency, with what is still open answered yes."""
    hopeful = {**dict.fromkeys(NAMED, "yes"), **known.answers}
    without = {**hopeful, finding: "no"}
    if finding in EMERGENCY:
        return True
    others = dict.fromkeys(EMERGENCY, "no")
    return naive({**hopeful, **others}) is Urgency.EMERGENCY and (
        naive({**without, **others}) is not Urgency.EMERGENCY
        or finding in ("cancer_history", "leg_weakness", "cannot_bear_weight", "age_65_plus")
        or finding == "osteoporosis_or_bone_medicine"
    )


def test_same_state_same_question(reached: dict[State, Known]) -> None:
    """What is asked next doesn't depend on the order in which answers came."""
    for known in reached.values():
        turned = Known(dict(reversed(known.answers.items())), dict(reversed(known.opened.items())))
        first, second = next_question(CHECK, known), next_question(CHECK, turned)
        assert (first and first.id) == (second and second.id)
        assert urgency(CHECK, known) == urgency(CHECK, turned)


def test_every_finding_is_asked_about_or_can_be_said() -> None:
    """All are in the interaction model's FINDING values (see tests/interaction_models); all but one are asked."""
    asked = {finding for question in CHECK.questions.values() for finding in question.covers}
    assert set(NAMED) <= asked
    unasked = {id for id, f in CHECK.findings.items() if f.tier != "feature"} - asked
    assert unasked == {"infection_risk"}, "the rules give it no weight, so it is only heard, not asked"


@pytest.mark.parametrize("finding", EMERGENCY)
def test_each_emergency_alone_is_found_by_being_asked(finding: str) -> None:
    assert result({finding: "yes"}, None, 0)[0] is Urgency.EMERGENCY
    assert result({finding: "not_sure"}, None, 0)[0] is Urgency.EMERGENCY

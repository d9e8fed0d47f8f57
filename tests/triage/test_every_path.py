"""The check is right on every path: its whole answer space, not a sample.

Why this is complete. What the skill asks next, and what it concludes, depends only on `Known`: the answers so far, the
opened questions and their number (skill/triage is pure). So walking every answer to every question from the empty
state sees every conversation without volunteered findings. A volunteered finding only adds an answer to a state;
volunteering is walked from every state of the check, not only from the empty one, and what follows to its end too.

That stopping early changes nothing is shown against `naive_urgency`, a statement of the rule written anew from the
clinical base, for every completion of what was not asked (see tests/triage/paths.py: completions).
"""

from __future__ import annotations

import sys
from itertools import combinations, product

import pytest

from skill.triage import Known, Urgency, answered, check_ended, next_question, open_findings, urgency, volunteered
from skill.triage.interview import MOST_QUESTIONS
from skill.triage.rules import opened_groups, undecided
from tests.triage.naive import EMERGENCY, FINDINGS, NEVER_ASKED, naive_urgency
from tests.triage.paths import (
    ANSWERS,
    CHECK,
    EXPLAINS,
    State,
    asks,
    completions,
    conversations,
    ends,
    merged,
    no_path,
    span,
    state,
    to_the_end,
    walk,
)

MOST_WITHOUT_A_SIGN = 16
MOST_LATE = 3
"""Questions about an emergency that come after the twentieth, where a sign of it was told late."""
sys.setrecursionlimit(10_000)


def naive(facts: dict[str, str]) -> Urgency:
    return Urgency.of(naive_urgency(facts))


@pytest.fixture(scope="module")
def reached() -> dict[State, Known]:
    return walk(Known())


def test_it_ends_within_twenty_questions_and_sixteen_without_a_sign(reached: dict[State, Known]) -> None:
    over = ends(reached.values())
    longest, without = span(Known(), {})[2], len(no_path())
    print(f"\n{len(reached)} states, {len(over)} of them ends; {conversations(Known(), {})} conversations;")
    print(f"longest {longest} questions; {without} where every answer is no")
    assert longest <= MOST_QUESTIONS
    assert max(known.asked for known in over) <= MOST_QUESTIONS
    assert without <= MOST_WITHOUT_A_SIGN


def test_the_rule_is_monotone_but_for_what_explains_a_pain() -> None:
    """no -> not sure -> yes never lowers it, in any company of one or two other findings."""
    for finding in FINDINGS:
        for company in combinations(FINDINGS, 2):
            around = dict.fromkeys(company, "yes")
            results = [naive({**around, finding: answer}) for answer in ("no", "not_sure", "yes")]
            rises = results == sorted(results)
            assert rises or finding in EXPLAINS, (finding, company)
    assert EXPLAINS == ["back_pain", "onset_sprint_or_stretch", "training_increase"]


def test_not_sure_is_a_yes_but_for_what_explains(reached: dict[State, Known]) -> None:
    """The walks from a volunteered finding rest on this."""
    for known in reached.values():
        alike = merged(known)
        assert urgency(CHECK, known) == urgency(CHECK, alike)
        assert asks(known) == asks(alike)


def test_stopping_early_gives_the_same_urgency_as_knowing_all_answers(reached: dict[State, Known]) -> None:
    checked = 0
    for known in ends(reached.values()):
        if check_ended(CHECK, known):
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
        assert asks(known) is None
        assert urgency(CHECK, known) >= Urgency.URGENT_SAME_DAY
        asked = set(EMERGENCY) - set(NEVER_ASKED)
        assert all(known.answers.get(finding) == "no" for finding in asked), "emergencies were asked about first"


def test_what_is_given_up_after_twenty_questions_is_no_emergency(reached: dict[State, Known]) -> None:
    """The question that would be the twenty-first never tells of an emergency: those were all asked before."""
    late = [known for known in reached.values() if known.asked == MOST_QUESTIONS - 1 and asks(known)]
    assert late
    for known in late:
        assert all(need.level < Urgency.EMERGENCY for need in undecided(CHECK, known).values())


def test_more_worrying_answers_never_lower_the_urgency(reached: dict[State, Known]) -> None:
    """At every question of every state: no, then not sure, then yes. But for what explains a pain.

    With as many questions as it takes: where twenty were answered, the more cautious is assumed for what is left.
    """
    compared = 0
    memo: dict[State, tuple[Urgency, Urgency, int]] = {}
    for known in reached.values():
        question = asks(known)
        if question is None or CHECK.lowering.intersection(question.covers):
            continue
        if any(group.intersection(question.covers) for group in opened_groups(CHECK, known)):
            continue  # a no to one of several that may be behind a yes says that it was another
        spans = [
            span(answered(CHECK, known, question, answer), memo, limit=False) for answer in ("no", "not_sure", "yes")
        ]
        assert [low for low, _, _ in spans] == sorted(low for low, _, _ in spans), question.id
        assert [high for _, high, _ in spans] == sorted(high for _, high, _ in spans), question.id
        compared += 1
    assert compared > 200
    print(f"\n{compared} questions compared")


def test_a_finding_said_early_late_or_out_of_order_gives_the_same_result() -> None:
    """Every patient with up to two findings, each of them said unasked after 0, 1, … questions and after the end."""
    told, cautious = 0, 0
    for pair in product(FINDINGS, FINDINGS):
        true = dict.fromkeys(pair, "yes")
        if "child" in true or pair[1] in NEVER_ASKED:
            continue  # a child ends the check where it is said: see the test above; what isn't asked has to be told
        expected = naive(true)
        steps = [Known()]
        while question := asks(steps[-1]):
            steps.append(to_the_end(steps[-1], true, 1))
            assert question
        for before in steps:
            known = to_the_end(volunteered(CHECK, before, pair[0]), true)
            found = urgency(CHECK, known)
            assert found == expected or (found > expected and known.asked == MOST_QUESTIONS), (pair, before.asked)
            assert known.asked <= MOST_QUESTIONS
            told, cautious = told + 1, cautious + (found != expected)
    print(f"\n{told} tellings, {cautious} of them more cautious after twenty questions")
    assert cautious < told / 100


def test_volunteering_from_every_state_ends_and_never_lowers(reached: dict[State, Known]) -> None:
    """From each state of the check, each finding said unasked; then every answer to what follows, to the end."""
    memo: dict[State, tuple[Urgency, Urgency, int]] = {}
    told = 0
    for known in {state(merged(known)): merged(known) for known in reached.values()}.values():
        before = urgency(CHECK, known)
        for finding in CHECK.findings:
            then = volunteered(CHECK, known, finding)
            now = urgency(CHECK, then)
            if finding not in CHECK.lowering:
                assert now >= before, finding
            if finding in EMERGENCY:
                assert now is Urgency.EMERGENCY
            low, _, more = span(then, memo)
            assert low >= now
            assert then.asked + more <= MOST_QUESTIONS or more <= MOST_LATE, (finding, known)
            told += 1
    print(f"\n{told} findings volunteered; {len(memo)} states walked to their end")


def test_a_sign_told_opens_its_gate(reached: dict[State, Known]) -> None:
    """Once a sign that a gate covers is told, the gate isn't asked; nor is any question whose answer is known."""
    gates = [question for question in CHECK.questions.values() if question.leads_to]
    for known in reached.values():
        question = asks(known)
        if question is None:
            continue
        assert open_findings(question, known), question.id
        assert question.id not in known.opened
        if question not in gates:
            continue
        for finding in question.covers:
            told = volunteered(CHECK, known, finding)
            assert asks(told) != question, (question.id, finding)


def test_an_emergency_answer_ends_the_check_at_once(reached: dict[State, Known]) -> None:
    """A yes or not sure to a question that only covers emergencies leaves nothing to ask."""
    ended = 0
    for known in reached.values():
        question = asks(known)
        if question and set(question.covers) <= set(EMERGENCY):
            for answer in ANSWERS[::2]:
                assert urgency(CHECK, answered(CHECK, known, question, answer)) is Urgency.EMERGENCY
                ended += 1
    assert ended


TOGETHER = [
    pair
    for pair in combinations([finding for finding in FINDINGS if finding not in EMERGENCY], 2)
    if naive(dict.fromkeys(pair, "yes")) is Urgency.EMERGENCY
]


def can_be_an_emergency(known: Known, finding: str) -> bool:
    """Return whether a yes to this, alone or with another that isn't denied, makes it an emergency."""
    others = {other for pair in TOGETHER if finding in pair for other in pair} - {finding}
    unknown = finding not in known.answers and finding not in NEVER_ASKED
    return unknown and (finding in EMERGENCY or any(known.answers.get(other) != "no" for other in others))


def test_emergency_questions_come_first(reached: dict[State, Known]) -> None:
    """While an answer can still make it an emergency, no question is asked that can't."""
    assert len(TOGETHER) == 4
    for known in reached.values():
        question = asks(known)
        if question and any(can_be_an_emergency(known, finding) for finding in FINDINGS):
            assert any(can_be_an_emergency(known, finding) for finding in question.covers), question.id


def test_same_state_same_question(reached: dict[State, Known]) -> None:
    """What is asked next doesn't depend on the order in which answers came."""
    for known in reached.values():
        turned = Known(dict(reversed([*known.answers.items()])), dict(reversed([*known.opened.items()])), known.asked)
        assert next_question(CHECK, known) == next_question(CHECK, turned)
        assert urgency(CHECK, known) == urgency(CHECK, turned)


def test_every_finding_of_the_rule_is_asked_about_but_for_those_that_never_are() -> None:
    asked = {finding for question in CHECK.questions.values() for finding in question.covers}
    assert asked == set(FINDINGS) - set(NEVER_ASKED)
    assert {id for id, finding in CHECK.findings.items() if not finding.asked} == {*NEVER_ASKED, "infection_risk"}
    assert set(FINDINGS) == {id for rule in CHECK.rules for group in (*rule.all, rule.unless) for id in group}


@pytest.mark.parametrize("finding", sorted(set(EMERGENCY) - set(NEVER_ASKED)))
def test_each_emergency_alone_is_found_by_being_asked(finding: str) -> None:
    for answer in ("yes", "not_sure"):
        assert urgency(CHECK, to_the_end(Known(), {finding: answer})) is Urgency.EMERGENCY

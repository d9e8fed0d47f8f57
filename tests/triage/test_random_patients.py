"""Five thousand random patients, who answer truly and tell some of it by themselves: the check and the rule agree."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from skill.content.schema import Answer
from skill.triage import Known, Urgency, next_question, urgency, volunteered
from skill.triage.interview import MOST_QUESTIONS
from tests.triage.naive import CLINIC, EMERGENCY, FINDINGS, NEVER_ASKED, URGENT, WEIGHED, naive_urgency
from tests.triage.paths import CHECK, answer_truly, no_path, to_the_end

PATIENTS = 5_000


def patient(dice: random.Random) -> dict[str, Answer]:
    """Return what is true of somebody: now and then an emergency, a few other signs, some of them not sure."""
    often = dice.choice((0.02, 0.05, 0.1, 0.2))
    chance = {**dict.fromkeys(EMERGENCY, 0.004), **dict.fromkeys(URGENT, often / 4)}
    chance.update(dict.fromkeys((*CLINIC, *WEIGHED), often))
    return {id: dice.choice(("yes", "yes", "not_sure")) for id in FINDINGS if dice.random() < chance[id]}


def talk(true: Mapping[str, Answer], dice: random.Random) -> Known:
    """Return what is known at the end, where some of what is true is told unasked, at any time and in any order.

    What is never asked counts only where it is told, so all of that is told.
    """
    told = [id for id in true if id in NEVER_ASKED or (id != "child" and dice.random() < 0.3)]
    dice.shuffle(told)
    known = Known()
    for finding in told:
        known = to_the_end(known, true, dice.choice((0, 0, 1, 3, 8)))
        known = volunteered(CHECK, known, finding, true[finding])
    return to_the_end(known, true)


def test_the_check_and_the_rule_agree() -> None:
    """Where twenty questions were answered, the check may be more cautious, and says so; else it is the same."""
    dice = random.Random(11)
    cautious, found = 0, dict.fromkeys(Urgency, 0)
    for _ in range(PATIENTS):
        true = patient(dice)
        known, expected = talk(true, dice), Urgency.of(naive_urgency(true))
        result = urgency(CHECK, known)
        found[expected] += 1
        if known.positive & {"child"} and result is Urgency.URGENT_SAME_DAY:
            continue  # the adult check ended there, with the signs of an emergency named
        assert result == expected or (result > expected and known.asked >= MOST_QUESTIONS), (true, known)
        assert result < Urgency.EMERGENCY or expected is Urgency.EMERGENCY
        assert known.asked <= MOST_QUESTIONS + 3
        cautious += result != expected
    print(f"\n{found}; {cautious} more cautious after {MOST_QUESTIONS} questions")
    assert cautious < PATIENTS / 100
    assert min(found.values()) > PATIENTS / 50


@pytest.mark.parametrize("finding", FINDINGS)
def test_one_sign_is_found_whoever_asks(finding: str) -> None:
    """A single sign, told at once or asked for, leads where the rule says."""
    expected = Urgency.of(naive_urgency({finding: "yes"}))
    assert urgency(CHECK, to_the_end(volunteered(CHECK, Known(), finding), {finding: "yes"})) == expected
    if finding not in NEVER_ASKED:
        assert urgency(CHECK, to_the_end(Known(), {finding: "yes"})) == expected


def test_a_sign_told_in_answer_is_followed_by_what_is_left() -> None:
    """ "My leg's hot", to the question about swelling, heat and bruises: whether there is fever is asked next."""
    known = Known()
    for question in no_path():
        if question.id == "look":
            break
        known = answer_truly(known, question, {})
    then = next_question(CHECK, volunteered(CHECK, known, "leg_hot_red"))
    assert then
    assert then.id == "fever"
    feverish = volunteered(CHECK, volunteered(CHECK, known, "fever"), "fever")
    then = next_question(CHECK, feverish)
    assert then
    assert then.id == "hot"


def test_standing_is_asked_alone_and_an_accident_denied_does_not_answer_it() -> None:
    stand = [question for question in no_path() if "cannot_bear_weight" in question.covers]
    assert [question.covers for question in stand] == [("cannot_bear_weight",)]
    denied = volunteered(CHECK, Known(), "major_trauma", "no")
    assert "cannot_bear_weight" not in denied.answers


def test_the_words_of_the_questions_without_a_sign() -> None:
    """Printed by `python -m skill evaluate` too. With the outcome at most 300 words, in every locale."""
    asked = no_path()
    assert len(asked) <= 16
    from skill.content.compiled import content
    from skill.evaluation.cases import words

    for locale in content().locales.values():
        total = sum(words(question.ask, locale) for question in asked)
        assert total <= 230, locale.id
        assert all(words(question.ask, locale) <= 25 for question in asked)
    few = [question for question in asked if words(question.ask, content().locales["en-GB"]) < 15]
    assert len(few) > len(asked) / 2

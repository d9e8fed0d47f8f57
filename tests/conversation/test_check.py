"""The check as a whole: its beginning, not sure, misunderstandings, and its end."""

from __future__ import annotations

import pytest

from skill.content.compiled import content
from skill.session import Session, Step
from skill.triage import next_question
from tests.conversation.said import Said

CHECK = content().check
AT_THE_START = [id for id, question in CHECK.questions.items() if question.again]


def test_no_to_everything_is_care_at_home():
    said = Said()
    heard = said.through()
    assert heard.startswith("I didn't hear a warning sign.")
    assert said.session.checked
    assert not said.session.stage


def test_the_introduction_is_heard_once():
    said = Said()
    assert "short questions" in said.asks("start_check")
    for _ in range(8):
        assert "short questions" not in said.no()


def test_starting_again_in_the_check_goes_on_with_it():
    said = Said()
    said.up_to("cold")
    assert said.asks("start_check").startswith("Back to your leg:")
    assert said.session.question == "cold"


def test_starting_over_forgets_the_answers_but_not_whom_it_is_for():
    said = Said(who="she")
    said.up_to("cold")
    said.asks("start_over")
    assert said.session.answers == {}
    assert said.session.question == "chest"
    assert said.session.who == "she"


@pytest.mark.parametrize("question", ["chest", "saddle", "cold", "shape", "ill", "look", "clot"])
def test_not_sure_is_asked_in_other_words_and_then_counts(question):
    said = Said()
    first = said.up_to(question)
    heard = said.unsure()
    again = said.turn().of_patient(CHECK.questions[question].again)
    assert heard == f"Let me ask in other words. {again}"
    assert again not in first
    heard = said.unsure()
    assert "not sure" in heard or heard.startswith("To be safe")
    assert said.session.question != question


def test_a_no_after_not_sure_is_a_no():
    said = Said()
    said.up_to("chest")
    said.unsure()
    said.no()
    assert said.session.answers["chest_pain"] == "no"


def test_after_a_grave_assumption_misunderstandings_are_counted_anew():
    said = Said()
    said.up_to("look")
    for _ in range(3):
        heard = said.nothing()
    assert heard.startswith("I couldn't understand, so to be safe I take it as a yes.")
    question = said.session.question
    assert said.nothing().startswith("Sorry, I didn't catch that.")
    assert said.session.question == question


def test_misunderstandings_count_in_a_row_only():
    said = Said()
    said.up_to("chest")
    for _ in range(4):
        said.nothing(), said.nothing()
        said.no()
    assert said.listening


@pytest.mark.parametrize("turn", [{"waits": True}, {"aside": True}])
def test_small_talk_is_no_misunderstanding(turn):
    said = Said()
    said.up_to("chest")
    said.nothing()
    assert said.session.misses == 1
    heard = said.means(**turn)
    assert said.session.misses == 0
    assert heard.startswith(("Take your time.", "That's fine."))
    assert said.session.question == "chest"


def test_nobody_is_asked_more_than_twenty_questions():
    """The session counts the questions that were answered, as triage wants it."""
    session = Session(
        steps=[Step("chest", "check", "no")] * 19 + [Step("seat", "causes", "no"), Step(told={"fever": "no"})]
    )
    assert session.known.asked == 19
    said = Said()
    said.asks("start_check")
    before = said.session.known.asked
    said.no()
    assert said.session.known.asked == before + 1
    said.asks("go_back")
    assert said.session.known.asked == before


def test_a_child_ends_it_at_once():
    said = Said()
    said.up_to("look")
    heard = said.tells(child="yes")
    assert heard.startswith("A child or teenager with leg pain should be seen today.")
    assert next_question(CHECK, said.session.known) is None
    assert said.session.question == "offer_hours"


@pytest.mark.parametrize("answer", ["yes", "no", "not_sure"])
def test_one_answer_given_throughout_comes_to_an_end(answer):
    said = Said()
    said.asks("start_check")
    for _ in range(80):
        if not said.listening:
            return
        said.means(answer=answer)
    raise AssertionError(f"it never ends: {said.reply.text}")


def test_what_an_age_rules_out_is_not_asked():
    said = Said()
    said.tells(older_adult="yes")
    assert said.session.answers["pregnant_or_recent_birth"] == said.session.answers["child"] == "no"
    said.tells(older_adult="no")
    assert "pregnant_or_recent_birth" not in said.session.answers

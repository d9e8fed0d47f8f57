"""Nothing is asked more than twice in the same words, nor more than three times in all; and how what is left is put."""

from __future__ import annotations

from collections import Counter

import pytest

from skill.content.compiled import content
from skill.conversation.asking import asked
from skill.conversation.offers import OFFERS
from tests.conversation.said import Said

CHECK = content().check
ASKED = sorted(CHECK.questions)
DIGRESSIONS = ["hours", "topic:ice", "cause:sciatica", "help", "why", "more"]


LEADS = {"age": [("yes", "cannot_bear_weight")], "journey": [("yes", "hormones")]}
"""What is told first so that a question is asked."""


def times_asked(said: Said, turn: str, most: int = 12) -> list[str]:
    """Which questions about the patient are put while nothing but this happens."""
    question, asked = said.session.question, []
    for _ in range(most):
        said.nothing() if turn == "nothing" else said.asks(turn)
        if said.session.question != question or not said.listening:
            break
        asked.append(said.reply.question)
    return asked


@pytest.mark.parametrize("turn", ["nothing", *DIGRESSIONS])
@pytest.mark.parametrize("question", ["chest", "stand", "age", "clot", "look", "journey"])
def test_nothing_is_asked_more_than_three_times_nor_twice_in_the_same_words(question: str, turn: str) -> None:
    said = Said()
    for lead, *told in LEADS.get(question, ()):
        said.tells(**dict.fromkeys(told, lead))
    said.up_to(question)
    asked = [said.reply.question, *times_asked(said, turn)]
    alone = {CHECK.findings[finding].ask for finding in CHECK.questions[question].covers}
    of_all = [words for words in asked if words not in alone or len(CHECK.questions[question].covers) == 1]
    assert 2 <= len(of_all) <= 3, of_all
    assert max(Counter(asked).values()) <= 2, asked
    assert said.session.question != question or not said.listening, "it comes to an end"


def test_a_loop_of_other_talk_comes_to_an_end() -> None:
    """After three times the findings are asked alone; then the more cautious is assumed, the action first."""
    said = Said()
    said.up_to("chest")
    heard = [said.asks("hours") for _ in range(5)]
    assert said.session.question == "emergency_more"
    assert heard[-1].startswith("Call 999 now. I've asked a few times")
    assert "Monday" not in heard[-1], "the hours can wait"
    assert "not sure" not in heard[-1], "nobody said so"


def test_unsure_of_something_mild_is_counted_and_said_once() -> None:
    said = Said()
    said.up_to("clot")
    said.unsure()
    heard = said.unsure()
    assert heard.startswith("To be safe, I'll treat that as a yes.")
    assert said.session.opened.get("clot", said.session.answers.get("clot_risk")) == "not_sure"


def test_what_is_left_is_named_and_the_last_one_asked_by_itself() -> None:
    said = Said()
    said.up_to("chest")
    assert said.tells(chest_pain="no") == (
        "Okay, no to that. And what about trouble breathing, blood when you cough, or fainting?"
    )
    assert said.tells(breathless="no").endswith("And what about blood when you cough or fainting?")
    assert said.tells(collapse="no").endswith("Have you coughed up blood?")
    assert said.asks("hours").endswith("Back to your leg: So: blood when you cough?")


def test_what_is_left_is_counted_anew() -> None:
    """Each denial leaves another question: it may be asked as often as any."""
    said = Said()
    said.up_to("chest")
    for _ in range(2):
        said.asks("hours")
    said.tells(chest_pain="no")
    assert [said.asks("hours") for _ in range(2)]
    assert said.session.question == "chest"
    assert said.listening


def test_a_sign_that_the_question_covers_answers_it() -> None:
    """Never the same question again: 33 times in a row were seen."""
    said = Said()
    said.up_to("look")
    heard = said.tells(one_leg_swelling="yes")
    assert heard.startswith("Okay, one leg is swollen.")
    assert said.session.question != "look"


@pytest.mark.parametrize("offer", OFFERS)
def test_every_offer_has_its_words_and_ends_on_a_question(offer: str) -> None:
    assert getattr(content().phrases, offer).endswith("?")


def test_repeating_is_word_for_word_in_every_state() -> None:
    said = Said()
    for turn in ("start_check", "hours", "why", "repeat"):
        heard = said.asks(turn)
        assert said.asks("repeat") == heard
    said.asks("hours")
    alone = said.asks("hours")
    assert said.session.clarifies
    assert said.asks("repeat") == alone, "a finding asked by itself"


def test_repeat_is_no_asking() -> None:
    said = Said()
    said.up_to("chest")
    for _ in range(10):
        said.asks("repeat")
    assert said.session.question == "chest"
    assert said.listening


@pytest.mark.parametrize("question", ASKED)
def test_a_gate_is_followed_without_asking_the_whole_again(question: str) -> None:
    gate = CHECK.questions[question]
    if not gate.leads_to:
        return
    said = Said()
    try:
        said.up_to(question)
    except AssertionError:
        return  # asked only after other answers
    said.yes()
    assert said.session.question != question


def test_an_offer_is_repeated_word_for_word() -> None:
    said = Said()
    for turn in ("hours", "repeat"):
        heard = said.asks(turn)
        assert said.asks("repeat") == heard
    said.through()
    heard = said.reply.text
    assert said.asks("repeat") == heard
    while said.session.question != "offer_anything_else":
        said.no()
        heard = said.reply.text
        assert said.asks("repeat") == heard


def test_understanding_is_told_what_is_asked() -> None:
    said = Said()
    assert asked(said.turn()).question == "offer_start"
    said.up_to("look")
    told = asked(said.turn())
    assert (told.question, told.covers) == ("look", CHECK.questions["look"].covers)
    assert (told.background, told.ever, told.grave) == (CHECK.background, CHECK.ever, CHECK.grave)
    said.means(unclear=("one_leg_swelling",))
    assert asked(said.turn()).covers == ("one_leg_swelling",), "the one of which it is asked whether it is new"
    said.tells(sure=0.5, cold_pale_leg="yes")
    assert asked(said.turn()).covers == ("cold_pale_leg",), "the one of which it is asked whether it was heard right"


def test_what_is_asked_beside_the_ice_is_told_too() -> None:
    said = Said()
    said.asks("ice_timer")
    told = asked(said.turn())
    assert (told.question, told.covers) == ("ice_cautions", tuple(content().selfcare["ice"].unless))
    said.no()
    told = asked(said.turn())
    assert (told.question, told.covers) == ("ice_start", ())


@pytest.mark.parametrize(("checked", "offer"), [(False, "offer_start"), (True, "offer_anything_else")])
def test_where_nothing_is_open_the_offer_that_fits_comes_back(checked: bool, offer: str) -> None:
    for way in ("aside", "ice_timer"):
        said = Said()
        if checked:
            said.through()
        said.session.question = None
        if way == "aside":
            said.means(aside=True)
        else:
            said.asks("ice_timer")
            said.no()
            said.no()
        assert said.session.question == offer

"""The order in which what was understood is acted on, in any state."""

from __future__ import annotations

import pytest

from skill.content.compiled import content
from skill.conversation.dialogue import WISHES
from tests.conversation.said import Said

STATES = ("opened", "check", "clarified", "checked", "causes", "more", "asked what")


def state(name: str) -> Said:
    said = Said()
    if name in ("check", "clarified"):
        said.up_to("look")
        if name == "clarified":
            said.means("always", unclear=("one_leg_swelling",))
    elif name in ("checked", "causes"):
        said.through()
        if name == "causes":
            said.yes()
    elif name == "more":
        said.asks("cause:sciatica")
    elif name == "asked what":
        said.unsure()
    return said


@pytest.mark.parametrize("name", STATES)
def test_a_crisis_comes_before_all_else(name):
    said = state(name)
    heard = said.means(crisis="suicide", told={"chest_pain": "yes"}, asks="hours", answer="no")
    assert heard.startswith("If anyone is in danger now, call 999.")


@pytest.mark.parametrize("name", STATES)
def test_an_emergency_comes_before_wishes_and_answers(name):
    said = state(name)
    assert said.means(told={"chest_pain": "yes"}, asks="hours", answer="no", sure=0.9).startswith("Call 999 now.")


@pytest.mark.parametrize("name", STATES)
def test_stopping_works_everywhere(name):
    said = state(name)
    heard = said.asks("stop")
    assert not said.listening
    assert "999" in heard
    if name in ("check", "clarified"):
        assert "We haven't finished looking for warning signs." in heard


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("wish", sorted(WISHES))
def test_every_wish_is_answered_everywhere_with_a_question_or_an_end(name, wish):
    said = state(name)
    heard = said.asks(wish)
    assert heard
    assert said.listening or wish == "stop"
    assert "None" not in heard
    assert "{" not in heard


@pytest.mark.parametrize(
    "wish", [*(f"cause:{id}" for id in content().causes), *(f"topic:{id}" for id in content().topics)]
)
def test_a_digression_is_answered_and_the_question_comes_back(wish):
    said = state("check")
    said.asks(wish)
    assert said.session.question == "look" or wish == "topic:ice_numb"
    assert said.listening


@pytest.mark.parametrize("name", STATES)
def test_a_word_about_somebody_else_makes_it_about_her(name):
    said = state(name)
    said.means(who="she", told={"over_two_weeks": "yes"})
    assert said.session.who == "she"


@pytest.mark.parametrize("name", STATES)
def test_the_speaker_can_say_that_it_is_about_them(name):
    said = state(name)
    said.session.who = "she"
    said.means(who="i", told={"over_two_weeks": "yes"})
    assert said.session.who == ""


def test_a_wish_beside_a_no_is_answered_and_the_next_question_put_whole():
    said = state("check")
    plain = state("check")
    plain.means(answer="no")
    heard = said.means(answer="no", asks="hours")
    assert said.session.question == plain.session.question
    assert "nine to five" in heard
    assert said.session.asked == plain.session.asked


def test_an_outcome_is_never_lost_for_a_wish_beside_it():
    said = Said()
    heard = said.means(told={"child": "yes"}, asks="topic:sport")
    assert "NHS 111" in heard


def test_a_no_with_an_old_state_denies_what_was_heard():
    said = state("check")
    said.means(told={"bladder_change": "yes"}, sure=0.5)
    assert said.session.confirms == "bladder_change"
    heard = said.means("No, that's the prostate, I've had it for years", unclear=("bladder_change",))
    assert "taken that back" in heard


def test_after_a_crisis_the_patient_may_go_on_to_the_leg():
    said = Said()
    said.means(crisis="stroke")
    heard = said.means(asks="start_check")
    assert "call 999" in heard
    assert said.session.question == "chest"


def test_undecided_twice_does_something():
    said = Said()
    assert "What would you like?" in said.unsure()
    said.unsure()
    assert said.session.question == "chest"


def test_not_sure_yes_yes_is_no_round():
    said = Said()
    said.unsure()
    said.yes()
    assert said.session.question == "chest"


def test_the_hours_are_not_offered_again_once_heard():
    said = state("checked")
    said.no(), said.no()
    assert said.session.question == "offer_hours"
    said.yes()
    assert said.session.question == "offer_anything_else"
    said = state("checked")
    said.asks("hours")
    heard = []
    while said.listening:
        heard.append(said.reply.question)
        said.no()
    assert not any("clinic is open" in offer for offer in heard)


def test_every_offer_comes_to_an_end_with_no():
    for name in STATES:
        said = state(name)
        for _ in range(30):
            if not said.listening:
                break
            said.no()
        assert not said.listening, name

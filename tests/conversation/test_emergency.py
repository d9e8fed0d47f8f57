"""Emergencies: the action first; the check-back where it was told or heard with doubt; and what comes after."""

from __future__ import annotations

import pytest

from skill.content.compiled import content
from tests.conversation.said import Said

CHECK = content().check
GRAVE = [finding for finding in CHECK.findings.values() if finding.tier == "emergency"]
LOCALES = sorted(content().locales)


@pytest.mark.parametrize("finding", GRAVE, ids=lambda finding: finding.id)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_one_that_is_told_gets_the_action_first_and_is_asked_back(finding, locale):
    said = Said(locale)
    heard = said.tells(sure=0.5, **{finding.id: "yes"})
    words = content().locales[locale]
    action = f"Call {words.emergency_number} now." if finding.action == "call" else f"Go to {words.er} now."
    assert heard.startswith(action)
    assert words.emergency_number in heard
    assert heard.index(action) < heard.index(said.turn().say(finding.danger)) < heard.index("I can't make that call")
    assert said.turn().say(finding.waiting) in heard
    assert heard.endswith("Is that right?")
    assert said.session.confirms == finding.id


@pytest.mark.parametrize("finding", GRAVE, ids=lambda finding: finding.id)
def test_anything_but_a_clear_no_is_the_action_once_more_and_the_end(finding):
    for turn in (
        {"answer": "yes"},
        {"answer": "not_sure"},
        {"asks": "hours"},
        {"aside": True},
        {"told": {"fever": "yes"}},
    ):
        said = Said()
        said.tells(sure=0.5, **{finding.id: "yes"})
        heard = said.means(**turn)
        assert not said.listening
        assert heard.startswith("Then please don't wait.")
        assert "999" in heard


def test_silence_gets_the_message_once_more_and_no_oftener():
    said = Said()
    first = said.tells(sure=0.5, chest_pain="yes")
    assert said.nothing() == first
    assert said.nothing() == "Then please don't wait. Call 999 now."
    assert not said.listening


def test_a_clear_no_takes_it_back_and_the_check_goes_on_where_it_was():
    said = Said()
    said.up_to("look")
    said.tells(sure=0.5, cold_pale_leg="yes")
    assert said.session.confirms == "cold_pale_leg"
    heard = said.no()
    assert heard.startswith("Okay, I've taken that back.")
    assert said.session.question == "look"
    assert said.session.answers["cold_pale_leg"] == "no"
    assert not said.session.confirms


def test_another_sign_at_the_check_back_is_acted_on():
    said = Said()
    said.tells(sure=0.5, cold_pale_leg="yes")
    heard = said.tells(sure=0.5, chest_pain="yes", cold_pale_leg="no")
    assert heard.startswith("Call 999 now. Chest pain can be your heart")
    assert said.session.confirms == "chest_pain"


def test_what_was_asked_and_clearly_told_is_not_asked_back():
    said = Said()
    said.up_to("chest")
    heard = said.tells("yes I can't breathe", breathless="yes")
    assert heard.startswith("Call 999 now.")
    assert heard.endswith("Shall I say that again?")


@pytest.mark.parametrize("words", ["I don't think so, although I fainted", "no, except that I fainted"])
def test_what_begins_as_a_no_is_asked_back(words):
    said = Said()
    said.up_to("chest")
    assert said.tells(words, collapse="yes").endswith("Is that right?")


def test_of_two_the_gravest_is_said_and_none_is_forgotten():
    said = Said()
    heard = said.tells(sure=0.9, fever="yes", cold_pale_leg="yes", chest_pain="yes")
    assert heard.startswith("Call 999 now. Chest pain")
    heard = said.no()
    assert heard.startswith("Call 999 now. A cold or pale leg")
    assert said.session.answers["fever"] == "yes"


def test_what_is_together_an_emergency_says_why():
    said = Said()
    said.tells(cancer_history="yes")
    heard = said.tells(leg_weakness="yes")
    assert heard.startswith("Call 999 now. After cancer, a weak leg can mean pressure on your spine.")
    assert heard.endswith("I heard that your leg or foot is newly weak. Is that right?")


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ("topic:drive_there", "Don't drive yourself."),
        ("topic:alone", "Keep the phone with you"),
        ("topic:while_waiting", "Rest near the phone."),
    ],
)
def test_while_the_microphone_is_open_each_question_gets_its_sentence(wish, sentence):
    for certain in (True, False):
        said = Said()
        said.up_to("chest")
        said.yes() if certain else said.tells(sure=0.5, chest_pain="yes")
        for _ in range(3):
            heard = said.asks(wish)
            assert heard.startswith(sentence)
            assert said.listening
        heard = said.asks(wish)
        assert heard.startswith(sentence)
        assert heard.endswith("Call 999 now.")
        assert not said.listening


def test_a_second_emergency_has_its_questions_again():
    said = Said()
    said.tells(sure=0.5, chest_pain="yes")
    for _ in range(3):
        said.asks("topic:alone")
    said.no()
    said.tells(sure=0.5, cold_pale_leg="yes")
    said.asks("topic:alone")
    assert said.listening


@pytest.mark.parametrize("wish", ["hours", "cause:sciatica", "start_check", "ice_timer"])
def test_nothing_else_is_talked_about(wish):
    said = Said()
    said.up_to("chest")
    said.yes()
    assert said.asks(wish) == "Call 999 now."
    assert not said.listening


@pytest.mark.parametrize("turn", [{"asks": "stop"}, {"answer": "no"}])
def test_who_stops_hears_the_action_once_more(turn):
    said = Said()
    said.up_to("saddle")
    said.yes()
    assert said.means(**turn) == "Go to A and E now. Or call 999."


def test_three_misunderstandings_at_a_grave_question_are_its_emergency():
    said = Said()
    said.up_to("cold")
    said.nothing(), said.nothing()
    heard = said.nothing()
    assert heard.startswith("Call 999 now. I couldn't understand")
    assert "enough blood" in heard


def test_three_misunderstandings_elsewhere_repeat_the_advice_that_is_certain():
    said = Said()
    said.tells(one_leg_swelling="yes")
    said.through()
    said.nothing(), said.nothing()
    heard = said.nothing()
    assert heard.endswith("My advice stays: call NHS 111 today.")
    assert not said.listening


@pytest.mark.parametrize("locale", LOCALES)
def test_a_crisis_is_met_in_any_state_and_says_nothing_of_legs(locale):
    number = content().locales[locale].emergency_number
    for crisis in content().crises:
        for state in ("", "check", "emergency", "checked"):
            said = Said(locale)
            if state == "check":
                said.up_to("look")
            elif state == "emergency":
                said.tells(sure=0.5, chest_pain="yes")
            elif state == "checked":
                said.through()
            heard = said.means(crisis=crisis)
            assert number in heard.split(".")[0]
            assert " leg" not in heard.replace("with the legs up", ""), heard
            assert said.session.question == "crisis_more"
            assert said.asks("repeat") == heard
            assert said.asks("stop") == f"Please get help now. In an emergency, call {number}."


def test_a_question_beside_a_yes_hears_what_to_do_while_waiting():
    said = Said()
    said.means(told={"cold_pale_leg": "yes"}, sure=0.5)
    heard = said.means(answer="yes", asks="topic:heat")
    assert "Call 999 now." in heard
    assert "Don't heat or rub the leg" in heard
    assert not said.listening


def test_objecting_to_an_emergency_has_it_confirmed_once():
    said = Said()
    said.up_to("chest")
    said.yes()
    heard = said.means("no no I said yes to the wrong thing", answer="no")
    assert heard.startswith("Call 999 now.")
    assert said.listening


@pytest.mark.parametrize("finding", [one.id for one in content().check.findings.values() if one.tier == "emergency"])
def test_the_danger_that_is_said_is_that_of_the_sign_told_last(finding: str) -> None:
    first = "chest_pain" if finding != "chest_pain" else "dark_urine"
    said = Said()
    said.tells(**{first: "yes"})
    heard = said.tells(**{finding: "yes"})
    assert said.turn().say(content().check.findings[finding].danger) in heard
    assert said.turn().say(content().check.findings[first].danger) not in heard or (
        content().check.findings[finding].danger == content().check.findings[first].danger
    )

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


@pytest.mark.parametrize(
    "turn",
    [{"answer": "yes"}, {"waits": True}, {}, *({"asks": wish} for wish in ("repeat", "why", "help", "more"))],
    ids=str,
)
def test_the_whole_message_is_said_again_where_it_is_wanted_or_nothing_was_understood(turn):
    said = Said()
    said.up_to("chest")
    message = said.yes()
    for _ in range(3):
        assert said.means(**turn) == message
        assert said.listening
    assert said.means(**turn) == "Call 999 now.", "after that, the action alone"
    assert not said.listening


def test_a_second_yes_to_a_grave_question_has_its_message_as_often_again():
    said = Said()
    said.up_to("chest")
    said.yes()
    for _ in range(3):
        said.asks("topic:alone")
    said.means(answer="no", takes_back=True)
    said.yes()
    said.asks("topic:alone")
    assert said.listening


@pytest.mark.parametrize("wish", ["repeat", "why", None])
def test_what_is_asked_back_is_said_again_with_its_own_danger(wish):
    """Of two signs told one after the other: the last, of which it is asked whether it was heard right."""
    said = Said()
    said.tells(sure=0.5, chest_pain="yes")
    message = said.tells(sure=0.5, cold_pale_leg="yes")
    assert said.means(asks=wish) == message
    assert said.listening


def test_what_to_do_while_waiting_is_that_of_the_sign_asked_back():
    said = Said()
    said.tells(sure=0.5, chest_pain="yes")
    said.tells(sure=0.5, cold_pale_leg="yes")
    heard = said.asks("topic:heat")
    assert heard.startswith("Then please don't wait. Call 999 now. Don't heat or rub the leg, and keep it level.")


def test_a_denial_by_name_takes_it_back_and_a_yes_after_a_no_does_not():
    said = Said()
    said.tells(sure=0.5, cold_pale_leg="yes")
    assert said.tells("my foot is warm", cold_pale_leg="no").startswith("Okay, I've taken that back.")
    said = Said()
    said.tells(sure=0.5, cold_pale_leg="yes")
    assert said.tells("no it really is cold", cold_pale_leg="yes") == "Then please don't wait. Call 999 now."


def test_only_what_ice_can_feel_like_may_have_been_the_ice():
    said = Said()
    said.tells(sure=0.5, cold_pale_leg="yes")
    assert "Take the ice off now" in said.means(answer="no", asks="topic:ice_numb")
    said = Said()
    said.tells(sure=0.5, chest_pain="yes")
    assert "Take the ice off now" not in said.means("no, I have ice on my leg", answer="no")
    said = Said()
    said.tells(sure=0.5, cold_pale_leg="yes")
    assert "Take the ice off now" not in said.means("no", answer="no")


def test_a_wish_that_opens_with_a_no_is_no_objection():
    said = Said()
    said.up_to("chest")
    said.yes()
    assert said.means("no but when do you open tomorrow", answer="no", asks="hours") == "Call 999 now."
    assert not said.listening


CRISIS_OVER = "Please get help now. In an emergency, call 999."


@pytest.mark.parametrize(
    "turn", [{"answer": "yes"}, {"waits": True}, {}, *({"asks": wish} for wish in ("repeat", "help", "more"))], ids=str
)
def test_in_a_crisis_the_same_is_said_again_as_often_as_thrice(turn):
    said = Said()
    for _ in range(2):  # a second crisis has its words as often again
        words = said.means(crisis="suicide")
        assert said.reply.emergency
        for _ in range(3):
            assert said.means(**turn) == words
            assert said.listening
            assert said.reply.emergency
    assert said.means(**turn) == CRISIS_OVER
    assert not said.listening
    assert said.reply.emergency


@pytest.mark.parametrize("wish", ["topic:pain_relief", "topic:while_waiting", "topic:drive_there", "topic:alone"])
def test_what_is_asked_about_a_crisis_leaves_it_not_for_the_leg(wish):
    said = Said()
    said.means(crisis="stroke")
    heard = said.asks(wish)
    assert said.reply.emergency
    assert said.session.stage == ""
    topic, phrases = said.content.topics.get(wish.removeprefix("topic:")), said.content.phrases
    words = topic.summary if topic else f"{phrases.goodbye_in_crisis} {phrases.ask_operator}"
    assert heard.startswith(said.turn().say(words))


@pytest.mark.parametrize("turn", [{"pain": True}, {"told": {"fever": "yes"}}, {"takes_back": True}, {"asks": "hours"}])
def test_who_goes_on_to_something_else_hears_the_number_first(turn):
    said = Said()
    said.means(crisis="suicide")
    assert said.means(**turn).startswith(CRISIS_OVER)
    assert said.listening


@pytest.mark.parametrize("yes", [{"answer": "yes"}, {"lead": "yes"}], ids=str)
@pytest.mark.parametrize("topic", ["while_waiting", "drive_there", "alone"])
def test_a_yes_with_a_question_beside_it_is_the_action_the_answer_and_the_end(yes, topic):
    said = Said()
    said.tells(sure=0.5, chest_pain="yes")
    heard = said.means(asks=f"topic:{topic}", **yes)
    summary = said.turn().say(said.content.topics[topic].summary)
    assert heard == f"Then please don't wait. Call 999 now. {summary}"
    assert not said.listening

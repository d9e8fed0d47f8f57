"""What is said when the check ends, and that nothing said afterwards lowers it."""

from __future__ import annotations

import pytest

from skill.content.compiled import content
from tests.conversation.said import Said

LOCALES = sorted(content().locales)


def ended(locale: str = "en-GB", who: str = "", **told: str) -> Said:
    said = Said(locale, who)
    if told:
        said.tells(**told)
    said.through()
    return said


def test_today_says_what_it_rests_on_and_why():
    heard = ended(one_leg_swelling="yes").reply.text
    assert heard.startswith("You said one leg is swollen. This should be looked at today. That can mean a clot.")


def test_the_hours_are_offered_last_where_the_advice_is_to_call_today():
    said = ended(one_leg_swelling="yes")
    offers = []
    while said.listening and said.session.question != "offer_anything_else":
        offers.append(said.session.question)
        said.no()
    assert offers == ["offer_causes", "offer_self_care", "offer_hours"]


@pytest.mark.parametrize("locale", LOCALES)
def test_in_pregnancy_it_is_the_midwife(locale):
    said = ended(locale, pregnant_or_recent_birth="yes")
    assert "Please call your midwife or maternity unit now" in said.reply.text
    assert "My advice stays: call your midwife or maternity unit today." in said.asks("cause:sciatica")


def test_pregnant_with_a_swollen_leg_it_is_the_advice_line():
    """The midwife alone would be less than what the swelling asks for."""
    heard = ended(pregnant_or_recent_birth="yes", one_leg_swelling="yes").reply.text
    assert "Please call NHS 111 now" in heard


def test_at_most_two_reasons_are_given():
    heard = ended(one_leg_swelling="yes", fever="yes", weight_loss="yes", pop_felt="yes").reply.text
    assert heard.split(".")[0].count(", and ") == 1


def test_not_sure_is_no_quotation():
    said = Said()
    said.up_to("clot")
    said.unsure(), said.unsure()
    heard = said.through()
    assert "You said" not in heard
    assert 'To be safe, I counted "not sure" as a yes.' in heard


def test_what_to_tell_is_the_gravest_first_and_all_of_it():
    said = ended(over_two_weeks="yes", one_leg_swelling="yes", back_pain="yes", blood_thinner="yes")
    heard = said.asks("topic:what_to_tell")
    assert heard.startswith("Tell them this: one leg is swollen, and you take a blood thinner.")
    assert "Also: it has lasted more than two weeks, and your lower back hurts too." in heard


def test_what_to_tell_speaks_of_her():
    said = ended(who="she", one_leg_swelling="yes", blood_thinner="yes")
    assert "she takes a blood thinner" in said.asks("topic:what_to_tell")


def test_with_nothing_told_there_is_something_to_say():
    assert ended().asks("topic:what_to_tell").startswith("You haven't told me a warning sign.")


@pytest.mark.parametrize(
    "wish",
    [
        *(
            "cause:sciatica",
            "cause:hamstring_strain",
            "topic:heat",
            "topic:exercise",
            "topic:driving",
            "topic:recovery",
        ),
        *("list_causes", "heart", "womens_causes", "prevention", "when_to_worry"),
    ],
)
def test_nothing_said_afterwards_lowers_it(wish):
    said = ended(one_leg_swelling="yes")
    if wish == "list_causes":
        said.no()  # not what is likely, but what there is
    assert "My advice stays: call NHS 111 today." in said.asks(wish)
    if said.session.question == "offer_more":
        assert "My advice stays: call NHS 111 today." in said.yes()


def test_the_likely_causes_repeat_the_action_and_hedge():
    said = ended(one_leg_swelling="yes")
    said.yes()
    while said.session.stage == "causes":
        said.no()
    heard = said.reply.text
    assert heard.startswith("What you said fits best with a blood clot in the leg. That's because you said one leg is")
    assert "I can't be sure of that." in heard
    assert "My advice stays: call NHS 111 today." in heard


def test_goodbye_says_the_advice_first():
    assert ended(one_leg_swelling="yes").asks("stop").startswith("My advice stays: call NHS 111 today. Goodbye.")
    assert ended().asks("stop").startswith("Goodbye.")


def test_going_home_or_hearing_hours_takes_no_advice_away():
    said = ended(one_leg_swelling="yes")
    said.asks("hours")
    assert said.asks("start_check").startswith("We've done the check.")
    assert "This should be looked at today." in said.reply.text


@pytest.mark.parametrize(
    ("told", "wish", "instead"),
    [
        ("numbness_or_tingling", "topic:ice", "leave the ice off"),
        ("diabetes_or_artery_disease", "topic:elevation", "don't raise the leg"),
        ("blood_thinner", "topic:pain_relief", "Not without a pharmacist"),
        ("numbness_or_tingling", "ice_timer", "leave the ice off"),
        ("leg_weakness", "topic:driving", "Don't drive for now"),
    ],
)
def test_advice_that_goes_against_what_is_known_is_not_given(told, wish, instead):
    for state in (Said(), ended(**{told: "yes"})):
        if told not in state.session.answers:
            state.tells(**{told: "yes"})
        assert instead in state.asks(wish)
        assert state.reply.card is None, "a card would tell of the answer"


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("nerves", "You said the leg tingles or feels numb."),
        ("look", "You said one leg is swollen, hot or bruised, or a vein is hard."),
        ("about", "You said you are pregnant or a new mother."),
    ],
)
def test_a_yes_about_several_of_which_none_was_told_apart_is_the_reason(question, reason):
    said = Said()
    said.up_to(question)
    said.yes()
    assert said.through().startswith(reason)


def test_what_to_tell_is_in_the_order_of_its_gravity():
    said = Said()
    said.tells(worse_sitting="yes", over_two_weeks="yes", fever="yes", blood_thinner="yes", sudden_severe_pain="yes")
    said.through()
    heard = said.asks("topic:what_to_tell")
    said_so = [said.content.check.findings[id].said for id in ("sudden_severe_pain", "fever", "blood_thinner")]
    places = [heard.index(said.turn().of_patient(words)) for words in said_so]
    assert places == sorted(places)


def test_two_causes_that_fit_alike_are_both_named_and_explained():
    said = Said()
    said.through()
    said.asks("list_causes")
    for _ in range(4):
        said.yes()
    heard = said.no()
    assert heard.startswith("What you said fits best with ischial bursitis or hamstring tendinopathy.")
    causes = said.content.causes
    assert f"{causes['ischial_bursitis'].what} {causes['hamstring_tendinopathy'].what}" in heard


def test_the_likely_causes_are_not_offered_again_once_asked_for():
    said = ended(one_leg_swelling="yes")
    said.asks("list_causes")
    while said.session.stage == "causes":
        said.no()
    offers = [said.session.question]
    while said.session.question != "offer_anything_else":
        said.no()
        offers.append(said.session.question)
    assert "offer_causes" not in offers


def test_a_question_about_the_causes_that_is_talked_past_counts_as_not_sure():
    said = ended()
    said.asks("list_causes")
    first = said.session.question
    for _ in range(2):
        said.asks("why")
        assert said.session.question == first
    why = said.content.check.cause_questions[str(first)].why
    assert said.asks("why").startswith(why), "what was asked is answered all the same"
    assert said.session.question != first
    assert said.session.stage == "causes"
    assert said.session.steps[-1].answer == "not_sure"


def test_leg_that_bears_no_weight_is_told_before_a_fever():
    said = ended(cannot_bear_weight="yes", fever="yes")
    assert said.asks("topic:what_to_tell").startswith(
        "Tell them this: you can't put weight on the leg, and you feel feverish."
    )


def test_who_waits_for_help_that_nobody_called_hears_the_advice_again():
    said = ended(one_leg_swelling="yes")
    assert said.asks("topic:while_waiting").startswith("My advice stays: call NHS 111 today. Would you like")


def test_pain_after_the_outcome_gets_sympathy_once_and_the_offer_again():
    said = ended(one_leg_swelling="yes")
    offer = said.reply.question
    assert said.means(pain=True) == f"I'm sorry it hurts. {offer}"
    assert said.means(pain=True) == offer


def test_going_home_forgets_the_answers_but_not_what_the_ice_did():
    said = Said()
    said.tells(sure=0.5, cold_pale_leg="yes")
    said.means("no, that's the ice", answer="no", takes_back=True)
    said.asks("home")
    assert said.session.answers == {}
    assert "leave the ice off" in said.asks("topic:ice")


def test_undecided_after_the_outcome_hears_what_was_not_heard_yet_and_then_goodbye():
    said = ended(one_leg_swelling="yes")
    for _ in range(3):
        said.no()
    assert said.session.question == "offer_anything_else"
    said.unsure()
    assert said.session.question == "what_next"
    assert said.yes().startswith("My advice stays: call NHS 111 today. Goodbye.")
    said = ended(one_leg_swelling="yes")
    said.no()
    said.unsure()
    assert said.yes().startswith(said.content.selfcare["rest"].summary), "what comes after the causes"


def test_misunderstood_among_the_causes_it_is_no_emergency():
    said = ended(one_leg_swelling="yes")
    said.asks("list_causes")
    assert said.content.check.cause_questions[str(said.session.question)].danger
    for _ in range(3):
        said.nothing()
    assert not said.reply.emergency
    assert said.reply.text.endswith("My advice stays: call NHS 111 today.")

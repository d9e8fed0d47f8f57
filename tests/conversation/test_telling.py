"""An answer is whatever answers: findings told, doubted and clarified in the middle of the check."""

from __future__ import annotations

import pytest

from skill.content.compiled import content
from skill.triage import Urgency, urgency
from tests.conversation.said import Said

CHECK = content().check
TOLD = [finding for finding in CHECK.findings.values() if finding.tier not in ("emergency", "feature")]


@pytest.mark.parametrize("finding", TOLD, ids=lambda finding: finding.id)
def test_whatever_is_told_at_the_start_is_said_back_and_the_check_begins(finding):
    said = Said()
    heard = said.tells(**{finding.id: "yes"})
    if finding.ends_check:
        assert "should be seen today" in heard
        return
    assert heard.startswith(f"Okay, {said.turn().say(finding.said)}.")
    assert ("That should be looked at today." in heard) == (
        urgency(CHECK, said.session.known) is Urgency.URGENT_SAME_DAY
    )
    assert said.session.question == "chest"
    assert heard.count("short questions") == 1


def test_a_no_to_one_of_several_leaves_the_others_open():
    said = Said()
    said.up_to("look")
    said.tells(large_bruise="no")
    assert said.session.question == "look"
    assert "one_leg_swelling" not in said.session.answers


def test_a_no_that_stands_beside_a_denial_settles_all():
    said = Said()
    said.up_to("look")
    said.means(answer="no", told={"large_bruise": "no"})
    assert said.session.answers["one_leg_swelling"] == "no"
    assert said.session.question != "look"


def test_no_weakness_is_no_growing_weakness():
    said = Said()
    said.up_to("nerves")
    said.tells(numbness_or_tingling="yes")
    heard = said.tells(leg_weakness="no")
    assert "weaker by the hour" not in heard
    assert said.session.answers["weakness_worsening_fast"] == "no"


def test_a_growing_weakness_is_asked_about_where_there_is_one():
    said = Said()
    said.up_to("nerves")
    assert said.tells(leg_weakness="yes").endswith("Is the leg getting weaker by the hour or by the day?")


def test_an_old_state_is_asked_about():
    said = Said()
    said.up_to("chest")
    assert said.means("that's the cigarettes", unclear=("breathless",)) == "Is that new, or worse than usual?"
    heard = said.no()
    assert heard.startswith("That's not new, so I'll count it as a no. And what about")
    assert said.session.answers["breathless"] == "no"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("it's worse than usual", {"told": {"getting_worse": "yes"}}),
        ("it's new", {"pain": True}),
        ("since yesterday", {"told": {"over_two_weeks": "no"}}),
        ("yes", {"answer": "yes"}),
        ("I don't know", {"answer": "not_sure"}),
    ],
)
def test_new_or_worse_is_a_yes_in_whatever_words(words, meant):
    said = Said()
    said.up_to("chest")
    said.means("that's the cigarettes", unclear=("breathless",))
    assert said.means(words, **meant).startswith("Call 999 now.")


@pytest.mark.parametrize("words", ["no worse than usual", "it's not new", "nothing new"])
def test_not_new_is_no_yes(words):
    said = Said()
    said.up_to("chest")
    said.means("that's the cigarettes", unclear=("breathless",))
    said.means(words, answer="no")
    assert said.session.answers["breathless"] == "no"


def test_the_same_old_state_said_again_is_a_no():
    said = Said()
    said.up_to("chest")
    said.means("that's the cigarettes", unclear=("breathless",))
    assert said.means("it's the cigarettes", unclear=("breathless",)).startswith("That's not new")


def test_another_sign_told_while_one_is_clarified_is_acted_on():
    said = Said()
    said.up_to("chest")
    said.means("that's the cigarettes", unclear=("breathless",))
    heard = said.tells(chest_pain="yes", breathless="no")
    assert heard.startswith("Call 999 now. Chest pain")
    said = Said()
    said.up_to("chest")
    said.means("that's the cigarettes", unclear=("breathless",))
    assert said.tells(cold_pale_leg="yes").startswith("Call 999 now. A cold or pale leg")


def test_what_was_asked_and_heard_with_doubt_is_asked_about_once():
    said = Said()
    said.up_to("look")
    assert said.tells(sure=0.5, large_bruise="yes") == "Is there a bruise larger than your hand, or one that spreads?"
    assert said.no().startswith("Okay, no to that.")
    assert said.session.answers["large_bruise"] == "no"


def test_something_else_told_while_one_is_clarified_is_noted_and_the_question_comes_back():
    said = Said()
    said.up_to("look")
    said.tells(sure=0.5, large_bruise="yes")
    heard = said.tells(over_two_weeks="yes")
    assert heard.startswith("Okay, it has lasted more than two weeks. Back to your leg:")
    assert said.session.question == "look"


@pytest.mark.parametrize("words", ["no, I can't", "no she can't stand", "no I cannot"])
def test_no_to_standing_may_mean_that_it_cannot_be_done(words):
    said = Said()
    said.up_to("stand")
    assert said.means(words, answer="no") == "Is it true that you can't stand on that leg at all?"
    said.yes()
    assert said.session.answers["cannot_bear_weight"] == "yes"


def test_unable_is_asked_back_only_there():
    said = Said()
    said.up_to("chest")
    said.means("no, I can't say so", answer="no")
    assert said.session.question == "saddle"


def test_a_sign_told_among_the_causes_is_no_cause_but_a_sign():
    """Nothing goes on about sitting where a leg has swollen since."""
    said = Said()
    said.through()
    said.yes()
    assert said.session.stage == "causes"
    heard = said.tells(one_leg_swelling="yes")
    assert "This should be looked at today." in heard or "That should be looked at today." in heard
    assert said.session.stage != "causes"


def test_a_sign_told_after_the_outcome_makes_a_new_one():
    said = Said()
    said.through()
    heard = said.tells(one_leg_swelling="yes")
    assert "You said one leg is swollen. This should be looked at today." in heard or "rule out" in heard


def test_what_changes_nothing_after_the_outcome_is_noted():
    said = Said()
    said.tells(one_leg_swelling="yes")
    said.through()
    heard = said.tells(over_two_weeks="yes")
    assert heard.startswith("Okay, it has lasted more than two weeks. My advice stays the same.")


def test_sympathy_is_said_once():
    said = Said()
    assert said.means(pain=True).startswith("I'm sorry it hurts.")
    assert "sorry" not in said.means(pain=True, told={"over_two_weeks": "yes"})


def test_a_wish_beside_what_is_told_is_answered():
    said = Said()
    heard = said.means("I'm on warfarin, can I take ibuprofen", told={"blood_thinner": "yes"}, asks="topic:pain_relief")
    assert heard.startswith("Okay, you take a blood thinner. Not without a pharmacist")
    assert said.session.answers["blood_thinner"] == "yes"


def test_a_wish_beside_a_grave_sign_waits():
    said = Said()
    heard = said.means("are you open and my chest hurts", told={"chest_pain": "yes"}, asks="hours", sure=0.9)
    assert heard.startswith("Call 999 now.")
    assert "nine to five" not in heard


def test_what_was_asked_and_found_new_is_asked_again_when_going_back():
    said = Said()
    said.up_to("nerves")
    said.means(unclear=("leg_weakness",))
    said.yes()
    assert said.session.question == "weaker"
    assert not said.asks("go_back").startswith("Okay, I've taken that back."), "a question that is put again says so"
    assert said.session.question == "nerves"
    assert "leg_weakness" not in said.session.answers


def test_what_was_found_new_stays_when_something_later_is_taken_back():
    said = Said()
    said.up_to("nerves")
    said.means(unclear=("leg_weakness",))
    said.yes()
    said.no()
    said.asks("go_back")
    assert said.session.question == "weaker"
    assert said.session.answers["leg_weakness"] == "yes"


def test_an_old_state_that_was_not_asked_about_leads_back_to_the_question():
    said = Said()
    said.up_to("chest")
    said.means(unclear=("cold_pale_leg",))
    heard = said.no()
    assert heard.startswith("Okay, no to that. Back to your leg:")
    assert said.session.question == "chest"
    assert said.asks("go_back").startswith("Okay, I've taken that back.")
    assert "cold_pale_leg" not in said.session.answers


def test_an_old_state_told_first_begins_the_check_with_its_introduction():
    said = Said()
    said.means(unclear=("cold_pale_leg",))
    assert said.no().startswith("Okay, no to that. I'll ask some short questions.")


def test_a_sign_found_new_with_doubt_is_an_emergency_and_asked_back():
    said = Said()
    said.tells(sure=0.5, pregnant_or_recent_birth="yes")
    said.up_to("chest")
    said.means(unclear=("cold_pale_leg",))
    heard = said.means(told={"cold_pale_leg": "yes"}, doubtful=frozenset({"cold_pale_leg"}))
    assert heard.startswith("Call 999 now. A cold or pale leg")
    assert heard.endswith("I heard that your leg or foot has turned cold or changed colour. Is that right?")


def test_not_sure_whether_a_grave_sign_is_new_is_the_emergency_and_says_why():
    said = Said()
    said.up_to("chest")
    said.means(unclear=("breathless",))
    heard = said.unsure()
    assert heard.startswith(f"Call 999 now. {said.content.phrases.you_did_not_rule_out}")
    assert said.turn().say(said.content.check.findings["breathless"].danger) in heard


@pytest.mark.parametrize(("answer", "known"), [("no", "no"), ("yes", "yes"), ("not_sure", "yes")])
def test_the_answer_counts_for_what_is_clarified_beside_something_else_told(answer, known):
    said = Said()
    said.up_to("nerves")
    said.means(unclear=("leg_weakness",))
    said.means(told={"fever": "yes"}, answer=answer)
    assert said.session.answers["leg_weakness"] == known
    assert said.session.answers["fever"] == "yes"


def test_an_old_state_among_the_causes_is_asked_about_and_they_go_on():
    said = Said()
    said.through()
    said.asks("list_causes")
    finding = said.content.check.cause_questions[str(said.session.question)].covers[0]
    said.means(unclear=(finding,))
    assert said.session.clarifies == finding
    assert said.no().startswith("Okay, no to that.")
    assert said.session.stage == "causes"
    assert said.session.answers[finding] == "no"
    assert said.asks("stop").startswith("Goodbye.")


def test_going_back_after_a_sign_asks_its_question_again_if_it_answered_one():
    said = Said()
    said.up_to("look")
    said.tells(one_leg_swelling="yes")
    assert said.asks("go_back").startswith("Is one leg newly swollen")
    said.tells(over_two_weeks="yes")
    assert said.asks("go_back").startswith("Okay, I've taken that back.")
    assert said.session.question == "look"


def test_what_is_told_beside_a_no_is_said_back_and_the_no_counts():
    said = Said()
    said.up_to("look")
    heard = said.means("no, but it's been a month", told={"over_two_weeks": "yes"}, answer="no")
    assert heard.startswith("Okay, it has lasted more than two weeks. Ever had cancer")
    assert said.session.answers["one_leg_swelling"] == "no"


def test_a_yes_with_the_sign_leaves_the_others_of_its_question_open():
    said = Said()
    said.up_to("look")
    said.means("yes, it's hot", told={"leg_hot_red": "yes"}, answer="yes")
    assert said.session.opened == {}
    assert "one_leg_swelling" not in said.session.answers


def test_an_old_state_that_is_mild_and_not_asked_about_is_left_alone():
    said = Said()
    said.up_to("chest")
    heard = said.means(unclear=("fever",))
    assert heard == "Back to your leg: Any new chest pain, trouble breathing, fainting, or blood?"
    assert not said.session.clarifies


def test_what_is_told_among_the_causes_is_said_back_and_they_go_on():
    said = Said()
    said.through()
    said.asks("list_causes")
    for told in ("worse_sitting", "with_period"):  # what is asked, and what isn't
        assert said.tells(**{told: "yes"}).startswith("Okay, it ")
        assert said.session.stage == "causes"
    assert said.asks("stop").startswith("Goodbye.")


def test_at_most_three_are_said_back_at_once():
    said = Said()
    heard = said.tells(worse_sitting="yes", back_pain="yes", below_knee="yes", over_two_weeks="yes")
    assert heard.startswith(
        "Okay, it is worse when you sit, and your lower back hurts too, and it goes below your knee."
    )


def test_sympathy_beside_a_sign_is_said_once():
    said = Said()
    assert said.means(told={"worse_sitting": "yes"}, pain=True).startswith("I'm sorry it hurts.")
    assert "sorry" not in said.means(told={"back_pain": "yes"}, pain=True)


def test_a_sign_after_the_outcome_that_needs_more_questions_has_the_check_unfinished():
    said = Said()
    said.through()
    said.tells(simple_fall="yes")
    assert said.session.stage == "check"
    assert said.asks("stop").startswith("Okay, I'll stop. We haven't finished looking for warning signs.")


def clarified(question: str, finding: str, lead: str, doubtful: bool) -> Said:
    """Asked whether it is new, it is told with a yes or no at the head of the sentence, clearly or not."""
    said = Said()
    said.up_to(question)
    said.means(unclear=(finding,))
    said.means(told={finding: "yes"}, lead=lead, doubtful=frozenset({finding} if doubtful else ()))
    return said


def test_a_doubtful_sign_behind_a_no_is_a_no_unless_it_is_grave():
    assert clarified("nerves", "leg_weakness", "no", doubtful=True).session.answers["leg_weakness"] == "no"
    assert clarified("nerves", "leg_weakness", "no", doubtful=False).session.answers["leg_weakness"] == "yes"
    assert clarified("nerves", "leg_weakness", "yes", doubtful=True).session.answers["leg_weakness"] == "yes"
    assert clarified("chest", "breathless", "no", doubtful=True).session.confirms == "breathless"


def test_a_grave_sign_behind_a_yes_is_not_asked_back():
    assert clarified("chest", "breathless", "yes", doubtful=True).session.question == "emergency_more"


def test_a_doubtful_sign_behind_a_no_is_asked_about_by_itself():
    said = Said()
    said.up_to("chest")
    doubtful = frozenset({"chest_pain"})
    heard = said.means("no, just a bit of it", told={"chest_pain": "yes"}, lead="no", doubtful=doubtful)
    assert heard == "Is there any new pain, tightness or pressure in your chest?"
    said = Said()
    said.up_to("chest")
    heard = said.means("just a bit of it", told={"chest_pain": "yes"}, doubtful=doubtful)
    assert heard.startswith("Call 999 now."), "without the no it seems to be there"


@pytest.mark.parametrize(("lead", "asked_about"), [("no", "one_leg_swelling"), (None, "")])
def test_beside_a_denial_it_is_asked_about_too(lead, asked_about):
    said = Said()
    said.up_to("look")
    told = {"leg_hot_red": "no", "one_leg_swelling": "yes"}
    said.means("no heat, a bit swollen", told=told, lead=lead, doubtful=frozenset({"one_leg_swelling"}))
    assert said.session.clarifies == asked_about

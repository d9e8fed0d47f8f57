"""Whatever was said can be taken back, with everything that followed from it."""

from __future__ import annotations

from tests.conversation.said import Said


def test_a_volunteered_finding_goes_with_what_followed():
    said = Said()
    said.tells(pregnant_or_recent_birth="yes")
    heard = said.tells(pregnant_or_recent_birth="no")
    assert heard.startswith("Okay, I've taken that back.")
    outcome = said.through()
    assert "pregnant" not in outcome
    assert outcome.startswith("I didn't hear a warning sign.")


def test_going_back_takes_back_what_was_volunteered():
    said = Said()
    said.tells(one_leg_swelling="yes")
    assert said.asks("go_back").startswith("Okay, I've taken that back.")
    assert "one_leg_swelling" not in said.session.answers


def test_going_back_asks_the_last_question_again():
    said = Said()
    said.up_to("cold")
    assert said.asks("go_back").startswith("Any new numbness between your legs")
    assert "saddle_numbness" not in said.session.answers
    assert said.asks("go_back").startswith("Any new chest pain")
    assert said.session.answers == {}
    assert said.asks("go_back").startswith("There's no question before this one.")


def test_going_back_may_be_done_as_often_as_one_likes():
    said = Said()
    said.up_to("saddle")
    for _ in range(6):
        said.no()
        assert said.session.question == "cold"
        said.asks("go_back")
        assert said.session.question == "saddle"
    assert said.listening


def test_a_correction_after_the_outcome_makes_another_outcome():
    said = Said()
    said.tells(one_leg_swelling="yes")
    assert "This should be looked at today." in said.through()
    said.tells(one_leg_swelling="no")
    assert said.through().startswith("I didn't hear a warning sign.")
    assert said.session.checked


def test_a_correction_among_the_causes_names_no_stale_cause():
    said = Said()
    said.tells(one_leg_swelling="yes")
    said.through()
    said.asks("list_causes")
    while said.session.stage == "causes":
        said.no()
    assert said.session.likely == "dvt"
    said.tells(one_leg_swelling="no")
    assert said.session.likely == ""
    said.through()
    said.yes()
    while said.session.stage == "causes":
        said.no()
    assert "clot" not in said.reply.text


def test_a_denial_of_something_else_takes_nothing_back():
    said = Said()
    said.tells(one_leg_swelling="yes")
    said.tells(fever="no")
    assert said.session.answers["one_leg_swelling"] == "yes"


def test_what_followed_from_a_yes_about_several_can_be_taken_back():
    """Yes to "swollen, hot, bruised or a vein", all others denied: swollen, by itself. Then that is taken back."""
    said = Said()
    said.up_to("look")
    said.yes()
    said.tells(leg_hot_red="no", large_bruise="no", hard_painful_vein="no")
    assert said.tells(fever="no").endswith("Would you like to know what might be causing it?")
    assert "one leg is swollen" in said.asks("topic:what_to_tell"), "it is what is left"
    said.tells(one_leg_swelling="no")
    assert said.session.answers["one_leg_swelling"] == "no"
    assert "look" not in said.session.opened


def test_an_emergency_that_was_told_is_confirmed_once():
    said = Said()
    said.up_to("chest")
    said.tells("I can't breathe", breathless="yes")
    heard = said.tells(breathless="no")
    assert heard == "Call 999 now. I heard that you are short of breath. Is that right?"
    assert said.no().startswith("Okay, I've taken that back.")
    assert said.session.answers["breathless"] == "no"


def test_an_emergency_that_is_not_denied_when_asked_back_stays():
    said = Said()
    said.up_to("chest")
    said.tells("I can't breathe", breathless="yes")
    said.means(takes_back=True)
    assert said.session.confirms == "breathless"
    assert said.yes() == "Then please don't wait. Call 999 now."


def test_a_yes_to_a_grave_question_is_put_again_with_the_action_first():
    said = Said()
    said.up_to("chest")
    said.yes()
    heard = said.means(answer="no", takes_back=True)
    assert heard.startswith("Call 999 now. To be sure, let me ask once more. Any new chest pain")
    assert said.no().startswith("Any new numbness")


def test_of_two_that_make_an_emergency_the_last_told_is_asked_back():
    said = Said()
    said.up_to("stand")
    said.yes()
    said.yes()
    assert said.session.question == "emergency_more"
    assert said.means(takes_back=True).endswith("I heard that you are sixty-five or over. Is that right?")
    said.no()
    assert said.session.answers["cannot_bear_weight"] == "yes"
    assert said.session.answers["older_adult"] == "no"


def test_it_was_the_ice():
    """Taken back, the ice off, and once more whether it is cold beside that: a yes is the emergency."""
    for answer in ("no", "yes"):
        said = Said()
        said.tells(sure=0.5, cold_pale_leg="yes")
        heard = said.means("no, that's the ice", answer="no", takes_back=True)
        assert heard.startswith("Okay, I've taken that back. Take the ice off now")
        assert heard.endswith("Is your foot or leg cold or numb where the ice wasn't?")
        heard = said.means(answer=answer)
        if answer == "yes":
            assert heard.startswith("Call 999 now.")
        else:
            assert "not new" not in heard
            assert said.session.question == "chest"
            assert "leave the ice off" in said.asks("topic:ice")


def test_no_introduction_twice():
    said = Said()
    said.up_to("chest")
    said.tells("yes, chest pain", chest_pain="yes")
    said.tells(chest_pain="no")
    assert "short questions" not in said.no()


def test_a_correction_before_the_check_begins_it_with_its_introduction():
    said = Said()
    said.tells(chest_pain="yes")
    heard = said.no()
    assert heard.startswith("Okay, I've taken that back. I'll ask some short questions.")
    assert heard.endswith("And what about trouble breathing, blood when you cough, or fainting?")


def test_an_outcome_that_was_taken_back_is_no_longer_the_advice():
    """By a correction, and by going back to a question of the check: what is asked anew may change it."""
    for way in ("correct", "go_back"):
        said = Said()
        said.tells(one_leg_swelling="yes")
        said.through()
        if way == "correct":
            said.tells(one_leg_swelling="no")
        else:
            said.asks("go_back")
        assert said.session.stage == "check"
        assert said.asks("stop").startswith("Okay, I'll stop. We haven't finished looking for warning signs.")


def test_going_back_among_the_causes_stays_among_them_and_keeps_the_advice():
    said = Said()
    said.tells(one_leg_swelling="yes", worse_sitting="yes")
    said.through()
    first = said.asks("list_causes").partition("fits. ")[2]
    said.no()
    assert said.asks("go_back") == first
    assert said.session.stage == "causes"
    assert said.asks("stop").startswith("My advice stays: call NHS 111 today. Goodbye.")


def test_a_correction_among_the_causes_goes_on_among_them():
    said = Said()
    said.tells(one_leg_swelling="yes", worse_sitting="yes")
    said.through()
    said.asks("list_causes")
    said.no()
    assert said.tells(worse_sitting="no").startswith("Okay, I've taken that back.")
    assert said.session.stage == "causes"
    assert said.asks("stop").startswith("My advice stays: call NHS 111 today. Goodbye.")


def test_another_answer_about_the_causes_leaves_no_stale_cause():
    """The cause that was named goes with the answer that it rested on: what helps is no longer its own advice."""
    said = Said()
    said.through()
    said.asks("list_causes")
    first = said.session.question
    said.yes()
    while said.session.stage == "causes":
        said.no()
    assert "fits best with" in said.reply.text
    while said.session.question != first:
        said.asks("go_back")
    while said.session.stage == "causes":
        said.no()
    assert said.reply.text.startswith("Your answers don't point to one cause.")
    assert said.yes().startswith(said.content.selfcare["rest"].summary)


def test_a_correction_of_a_detail_says_the_outcome_anew():
    said = Said()
    said.tells(worse_sitting="yes")
    said.through()
    heard = said.tells(worse_sitting="no")
    assert heard.startswith("Okay, I've taken that back. I didn't hear a warning sign.")


def test_for_a_child_a_correction_goes_on_where_it_was():
    said = Said()
    said.tells(child="yes", worse_sitting="yes")
    heard = said.tells(worse_sitting="no")
    assert heard == "Okay, I've taken that back. Would you like to hear when the clinic is open?"


def test_of_two_that_are_each_an_emergency_the_other_stays():
    said = Said()
    said.up_to("chest")
    said.tells("my chest hurts and I can't breathe", chest_pain="yes", breathless="yes")
    assert said.tells(chest_pain="no") == "Call 999 now."


def test_what_is_no_emergency_is_not_asked_back_in_its_place():
    """A yes to the question about the chest is denied: not that she is pregnant, which was told before."""
    said = Said()
    said.tells(pregnant_or_recent_birth="yes")
    said.up_to("chest")
    said.yes()
    heard = said.means(answer="no", takes_back=True)
    assert heard.startswith("Call 999 now. To be sure, let me ask once more. Any new chest pain")


def test_what_was_told_twice_is_taken_back_at_once():
    said = Said()
    said.tells(one_leg_swelling="yes")
    said.tells(one_leg_swelling="yes")
    assert said.asks("go_back").startswith("Okay, I've taken that back.")
    assert "swollen" not in said.through()


def test_what_was_denied_before_stays_so_when_something_is_taken_back():
    said = Said()
    said.tells(fever="no")
    said.tells(fever="no", one_leg_swelling="yes")
    said.asks("go_back")
    assert said.session.answers == {"fever": "no"}

"""What sentences mean, by kind; those of patients' talks, and others of each kind."""

from __future__ import annotations

import builtins
import os
import random
import socket
import time
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from skill.content.compiled import content
from skill.triage import Known, open_findings
from skill.understanding import Asked, Meaning, understand
from skill.understanding.heard import hear
from skill.understanding.model import learnt
from skill.understanding.words import tokens

CHECK = content().check
UTTERANCES = Path(__file__).parents[1] / "utterances"
EMERGENCIES = {finding.id for finding in CHECK.findings.values() if finding.tier == "emergency"}


def asked(question: str = "", *known: str, for_other: bool = False) -> Asked:
    """As the conversation asks it: the id of a question or of a finding, and what was told before."""
    found = CHECK.question(question)
    covers = tuple(open_findings(found, Known())) if found else (question,) if question else ()
    return Asked(
        question,
        covers,
        known=frozenset(known),
        ever=CHECK.ever,
        background=CHECK.background,
        grave=CHECK.grave,
        lowering=CHECK.lowering,
        for_other=for_other,
    )


def told(text: str, question: str = "", *known: str) -> dict[str, str]:
    return dict(understand(text, asked(question, *known)).told)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("chest", "yes", "yes"),
        ("chest", "aye", "yes"),
        ("chest", "yeah, I'd say so", "yes"),
        ("chest", "well yes", "yes"),
        ("chest", "no", "no"),
        ("chest", "no love", "no"),
        ("chest", "nah", "no"),
        ("chest", "um not that I know of", "no"),
        ("chest", "no no nothing like that", "no"),
        ("chest", "touch wood, no", "no"),
        ("chest", "yeah no", "no"),
        ("shape", "no, none of those", "no"),
        ("chest", "I haven't a clue", "not_sure"),
        ("chest", "hard to say", "not_sure"),
        ("offer_start", "yes please", "yes"),
        ("offer_start", "no thanks", "no"),
    ],
)
def test_a_short_answer(question: str, text: str, answer: str) -> None:
    meaning = understand(text, asked(question) if question in CHECK.questions else Asked(question))
    assert (meaning.answer, dict(meaning.told)) == (answer, {})


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("look", "the left one's swollen", {"one_leg_swelling": "yes"}),
        ("look", "the left one is swollen like I said", {"one_leg_swelling": "yes"}),
        ("look", "they're both a bit swollen, my ankles", {"one_leg_swelling": "no"}),
        ("look", "it's a bit bruised maybe, the size of a two pound coin", {"large_bruise": "no"}),
        ("look", "no it's hot", {"leg_hot_red": "yes"}),
        ("saddle", "just the one leg", {"both_legs_nerve_symptoms": "no"}),
        ("saddle", "it shoots down my left leg only", {"both_legs_nerve_symptoms": "no"}),
        ("saddle", "no love just the right leg", {"both_legs_nerve_symptoms": "no"}),
        ("nerves", "foot slaps a bit on the stairs since yesterday", {"leg_weakness": "yes"}),
        ("stand", "I can stand on it, bit of a limp", {"cannot_bear_weight": "no"}),
        ("stand", "I can put weight on it", {"cannot_bear_weight": "no"}),
        ("stand", "can't stand on it at all", {"cannot_bear_weight": "yes"}),
        ("shape", "no accident", {"major_trauma": "no"}),
        ("shape", "there wasn't an accident", {"major_trauma": "no"}),
        ("over_two_weeks", "since March", {"over_two_weeks": "yes"}),
        ("over_two_weeks", "thirty years", {"over_two_weeks": "yes"}),
        ("over_two_weeks", "a week", {"over_two_weeks": "no"}),
        ("over_two_weeks", "fourteen days", {"over_two_weeks": "no"}),
        ("over_two_weeks", "since yesterday", {"over_two_weeks": "no"}),
        ("age", "no I'm twenty eight", {"older_adult": "no", "child": "no"}),
        ("age", "I'm eighty in March", {"older_adult": "yes", "child": "no"}),
        ("age", "sixty four", {"older_adult": "no", "child": "no"}),
        ("age", "sixty-five", {"older_adult": "yes", "child": "no"}),
        ("age", "it's been sore thirty years", {"over_two_weeks": "yes"}),
    ],
)  # fmt: skip
def test_a_reply_is_read_in_the_light_of_what_was_asked(question: str, text: str, wanted: dict[str, str]) -> None:
    assert told(text, question) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nah chest's fine", {"chest_pain": "no"}),
        ("my breathing is fine", {"breathless": "no"}),
        ("He has no chest pain and no shortness of breath", {"chest_pain": "no", "breathless": "no"}),
        ("no I don't have chest pain, I can't breathe though", {"chest_pain": "no", "breathless": "yes"}),
    ],
)
def test_denying_one_of_several_denies_no_other(text: str, wanted: dict[str, str]) -> None:
    meaning = understand(text, asked("chest"))
    assert (dict(meaning.told), meaning.answer) == (wanted, None)


@pytest.mark.parametrize(
    ("question", "text", "finding"),
    [
        ("chest", "I don't think so, although I did pass out earlier", "collapse"),
        ("saddle", "no, except I can't feel when I wipe", "saddle_numbness"),
        ("saddle", "no but I've wet myself", "bladder_change"),
        ("chest", "no, only I've been coughing up blood", "coughing_blood"),
        ("saddle", "is it normal to have no feeling when you wipe", "saddle_numbness"),
    ],
)
def test_a_no_with_an_exception_is_no_no(question: str, text: str, finding: str) -> None:
    meaning = understand(text, asked(question))
    assert meaning.told.get(finding) == "yes"
    assert meaning.answer is None


@pytest.mark.parametrize(
    ("question", "text", "finding"),
    [
        ("chest", "no dear, I had a bit of a cough last winter but no", "coughing_blood"),
        ("saddle", "I leak a bit when I laugh since the kids", "bladder_change"),
    ],
)
def test_what_is_long_past_is_a_no_and_said_to_be_old(question: str, text: str, finding: str) -> None:
    meaning = understand(text, asked(question))
    assert meaning.told == {finding: "no"}
    assert meaning.old == {finding}


def test_the_past_counts_where_it_matters() -> None:
    assert told("I had a clot in 1995") == {"clot_risk": "yes"}
    assert told("I had breast cancer twenty years ago", "cancer_ever") == {"cancer_history": "yes"}


@pytest.mark.parametrize(
    ("question", "text", "finding"),
    [
        ("chest", "well I get a bit puffed going up the stairs but that's the cigarettes", "breathless"),
        ("nerves", "they're always a bit weak at my age", "leg_weakness"),
    ],
)
def test_an_old_state_is_neither_yes_nor_no_until_it_is_asked_whether_it_is_new(
    question: str, text: str, finding: str
) -> None:
    meaning = understand(text, asked(question))
    assert meaning.unclear == (finding,)
    assert meaning.told == {}
    assert meaning.answer is None


@pytest.mark.parametrize(
    "text",
    [
        "my dog's leg is cold",
        "my phone's dead",
        "the wardrobe weighed a ton",
        "I nearly died laughing",
        "my mum had cancer",
        "the cat's got a swollen paw",
        "there was a film where his leg went black",
        "oh my phone's nearly dead",
        "it's raining cats and dogs",
        "put the kettle on love",
    ],
)
@pytest.mark.parametrize("question", ["", "chest", "shape"])
def test_what_is_nothing_of_the_patients_means_nothing(text: str, question: str) -> None:
    meaning = understand(text, asked(question))
    assert (meaning.told, meaning.unclear, meaning.crisis) == ({}, (), None)
    assert meaning.answer != "yes"


def test_whom_it_is_for() -> None:
    assert understand("it's for my mum she's ninety one").who == "she"
    assert understand("my husband's leg is swollen").who == "he"
    assert understand("my leg is swollen").who is None
    assert understand("my mum had cancer").who is None


@pytest.mark.parametrize("text", ["my sister says it's a clot", "my wife says I limp", "I'm worried my nan will fuss"])
def test_who_is_only_mentioned_is_not_the_patient(text: str) -> None:
    assert understand(text).who is None


@pytest.mark.parametrize("text", ["it's me that's poorly", "not my nan, it's for me", "I'm a fella", "stop saying she"])
def test_the_speaker_says_that_it_is_about_them(text: str) -> None:
    assert understand(text).who == "i"


def test_a_man_is_not_asked_about_pregnancy_or_periods() -> None:
    told = understand("pregnant! I'm a seventy one year old man").told
    assert told["pregnant_or_recent_birth"] == told["with_period"] == "no"


def test_nobody_becomes_the_patient_in_the_middle_of_the_check() -> None:
    asked = Asked("stand", ("cannot_bear_weight",))
    assert understand("she can't stand on it", asked).who is None
    assert understand("it's for my mum, she can't stand on it", asked).who == "she"


@pytest.mark.parametrize(
    "text", ["my thigh hurts and I don't want to live any more", "I can't stand on it and I'm going to kill myself"]
)
def test_a_wish_to_die_is_not_lost_beside_a_sign(text: str) -> None:
    assert understand(text).crisis == "suicide"


def test_an_illness_of_somebody_else_is_told_only_of_whom_the_talk_is() -> None:
    text, chest = "my wife's diabetic", ("chest_pain", "breathless")
    assert understand(text, Asked(covers=chest, background=CHECK.background)).told == {}
    assert understand(text, Asked(covers=chest, background=CHECK.background, for_other=True)).told == {
        "diabetes_or_artery_disease": "yes"
    }
    assert understand(text, asked()).told == {"diabetes_or_artery_disease": "yes"}, "who opens with her asks for her"


@pytest.mark.parametrize(
    ("text", "crisis"),
    [
        ("I want to kill myself", "suicide"),
        ("I don't want to be here any more", "suicide"),
        ("I took too many paracetamol", "overdose"),
        ("my husband's face has dropped and he can't speak", "stroke"),
        ("my son is choking", "choking"),
        ("she's having a fit", "fit"),
        ("my tongue's swelling up and I've come out in hives", "allergic_reaction"),
        ("call 911", "ambulance"),
        ("get me an ambulance", "ambulance"),
    ],
)
@pytest.mark.parametrize("question", ["", "chest", "age"])
def test_a_crisis_is_one_in_any_state(text: str, crisis: str, question: str) -> None:
    assert understand(text, asked(question)).crisis == crisis


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("can I run tomorrow", "topic:sport"),
        ("should I ring my midwife", "topic:midwife"),
        ("what time do you close", "hours"),
        ("are you open at nine tonight", "hours"),
        ("is it cancer", "topic:worry_cancer"),
        ("what?", "repeat"),
        ("I live alone", "topic:alone"),
        ("should I drive there?", "topic:drive_there"),
        ("why do you ask", "why"),
        ("go back", "go_back"),
        ("stop", "stop"),
        ("what is sciatica", "cause:sciatica"),
        ("my skin's gone numb from the ice", "topic:ice_numb"),
    ],
)
def test_a_wish_is_heard_and_tells_nothing(text: str, wish: str) -> None:
    meaning = understand(text, asked("chest"))
    assert (meaning.asks, dict(meaning.told), meaning.answer) == (wish, {}, None)


def test_a_sign_beside_a_wish() -> None:
    meaning = understand("I'm on warfarin, can I take ibuprofen for it", asked("chest"))
    assert (dict(meaning.told), meaning.asks) == ({"blood_thinner": "yes"}, "topic:pain_relief")
    assert told("are you open tomorrow because I've wet myself") == {"bladder_change": "yes"}


def test_a_moment_please() -> None:
    meaning = understand("hold on, the dog wants out", asked("chest"))
    assert meaning.waits
    assert meaning.told == {}


def test_pain_alone_is_pain() -> None:
    meaning = understand("the back of my leg is killing me")
    assert meaning.pain
    assert meaning.told == {}


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("My dad's got diabetes and his foot's gone black", {"diabetes_or_artery_disease", "skin_blistering_or_spreading_fast"}),
        ("I slipped on the kitchen floor and pulled my leg", {"simple_fall"}),
        ("my leg's swollen and I can't breathe", {"one_leg_swelling", "breathless"}),
        ("I'm pregnant and my leg's gone cold and white", {"pregnant_or_recent_birth", "cold_pale_leg"}),
        ("I've got a temperature and the leg is red hot", {"fever", "leg_hot_red"}),
        ("my chest hurts and I passed out", {"chest_pain", "collapse"}),
    ],
)  # fmt: skip
def test_of_two_signs_none_is_dropped(text: str, signs: set[str]) -> None:
    assert signs <= set(understand(text, asked()).yes)


def test_a_weak_leg_after_cancer_is_both() -> None:
    signs = set(understand("I had prostate cancer and now my leg is weak", asked()).yes)
    assert "cancer_history" in signs
    assert signs & {"leg_weakness", "weakness_worsening_fast"}


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("pregnant_or_recent_birth", "I'm not pregnant"),
        ("pregnant_or_recent_birth", "no I meant I'm not pregnant"),
        ("large_bruise", "it's tiny the bruise, that's not what I meant"),
        ("cancer_history", "it was my mum who had cancer"),
    ],
)
def test_what_was_told_is_taken_back(known: str, text: str) -> None:
    meaning = understand(text, asked("", known))
    assert meaning.takes_back
    assert meaning.told == {known: "no"}


@pytest.mark.parametrize(
    "text", ["that's wrong, go back", "that's not what I said", "no, that's the ice", "you misheard me", "scrap that", "I take it back"]
)  # fmt: skip
def test_taking_back_without_a_name(text: str) -> None:
    meaning = understand(text, asked("cold_pale_leg", "cold_pale_leg"))
    assert meaning.takes_back
    assert not meaning.yes


@pytest.mark.parametrize("text", ["no", "no it isn't", "well no, not that"])
def test_a_plain_no_takes_nothing_back(text: str) -> None:
    assert not understand(text, asked("chest", "fever")).takes_back


def test_an_age_is_no_time_and_a_pregnancy_no_pain() -> None:
    assert told("I'm 42 and my thigh hurts after a run") == {"older_adult": "no", "child": "no"}
    assert told("I'm 30 weeks pregnant and the back of my leg is killing me") == {"pregnant_or_recent_birth": "yes"}


def test_what_can_lower_the_urgency_must_be_clear_unless_it_was_asked() -> None:
    doubtful = "I did a bit of something"
    free = understand(doubtful, asked())
    assert not set(free.yes) & CHECK.lowering


def test_nothing_means_nothing() -> None:
    for text in ("", "   ", "?!"):
        assert understand(text, asked("chest")) == Meaning()


# Purity


def forbidden(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("understanding must not do this")


def test_no_clock_no_chance_and_nothing_read_or_written(monkeypatch: pytest.MonkeyPatch) -> None:
    understand("my leg hurts", asked("chest"))  # the learnt file is read once
    for owner, name in (
        *((time, name) for name in ("time", "monotonic", "time_ns", "localtime", "gmtime")),
        (builtins, "open"),
        (builtins, "print"),
        (os, "open"),
        (socket, "socket"),
        (random, "random"),
    ):
        monkeypatch.setattr(owner, name, forbidden)
    meaning = understand("I'm 42, since March my chest is tight and I can't breathe", asked("chest"))
    monkeypatch.undo()
    assert {"chest_pain", "breathless"} <= set(meaning.yes)


SENTENCES = (
    "my chest is tight", "no", "just the one leg", "I'm eighty in March", "that's wrong", "I want to kill myself", "my mum can't breathe",
    "hold on", "my dog's leg is cold", "they're always weak at my age", "what is sciatica", "no, except I can't feel when I wipe",
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(["", *CHECK.questions])), min_size=1, max_size=6))
def test_nothing_is_kept_between_calls(calls: list[tuple[str, str]]) -> None:
    """A sentence means the same whatever was said before, and what was asked stays as it was."""
    before = learnt()
    for text, question in calls:
        given_ = asked(question)
        kept = replace(given_)
        first = understand(text, given_)
        understand("my foot is cold and blue", asked("cold"))
        assert understand(text, given_) == first
        assert given_ == kept
    assert learnt() is before


@settings(max_examples=60)
@given(st.text(max_size=50), st.sampled_from(["", *CHECK.questions]))
def test_anything_at_all_can_be_said(text: str, question: str) -> None:
    meaning = understand(text, asked(question))
    assert 0 <= meaning.sure <= 1
    assert set(meaning.told) <= set(CHECK.findings)
    assert not set(meaning.old) - set(meaning.told)
    assert not set(meaning.unclear) & set(meaning.told)


CHEST = ("chest_pain", "breathless", "coughing_blood", "collapse")


@pytest.mark.parametrize("text", ["yeah go on", "yeah no worries, hit me", "okay fire away", "go ahead love"])
def test_go_on_answers_nothing(text: str) -> None:
    meaning = understand(text, Asked("chest", CHEST))
    assert (meaning.answer, meaning.asks) == (None, "start_check")


@pytest.mark.parametrize("text", ["yes. oh wait, no, none of that", "yes, sorry, I mean no", "yeah hang on no I don't"])
def test_a_yes_taken_back_in_the_same_breath_is_a_no(text: str) -> None:
    assert understand(text, Asked("chest", CHEST)).answer == "no"


@pytest.mark.parametrize(
    ("text", "answer"), [("definitely a no, that one", "no"), ("yeah no worries", "yes"), ("yes no doubt", "yes")]
)
def test_a_yes_before_a_no(text: str, answer: str) -> None:
    assert understand(text, Asked("chest", CHEST)).answer == answer


@pytest.mark.parametrize("text", ["my mate reckons I should stretch it, is that right?", "is that right"])
def test_a_question_is_no_yes(text: str) -> None:
    assert understand(text, Asked("cold", ("cold_pale_leg",))).answer is None


def test_what_follows_a_no_is_its_reason() -> None:
    asked = Asked("major_trauma", ("major_trauma",), grave=frozenset({"major_trauma"}))
    meaning = understand("no, it was just a wobble at the kerb, I landed on grass", asked)
    assert "major_trauma" not in meaning.yes
    assert meaning.answer == "no" or meaning.told["major_trauma"] == "no"


def test_a_sign_after_a_no_is_told_all_the_same() -> None:
    asked = Asked("saddle_numbness", ("saddle_numbness",), grave=frozenset({"saddle_numbness"}))
    assert understand("no, except I can't feel when I wipe", asked).told == {"saddle_numbness": "yes"}
    assert understand("no no don't go back, I have a fever", Asked("chest", CHEST)).told["fever"] == "yes"


def test_of_two_clauses_about_one_sign_the_affirming_one_is_not_lost() -> None:
    asked = Asked("nerves", ("numbness_or_tingling",))
    assert understand("well it's gone a little tingly when I sit, but not numb", asked).told == {
        "numbness_or_tingling": "yes"
    }


@pytest.mark.parametrize("text", ["only round the blister, I told you", "no, well just the spots came quick"])
def test_saying_it_again_takes_nothing_back(text: str) -> None:
    asked = Asked("shape", ("major_trauma",), known=frozenset({"shingles_rash"}))
    meaning = understand(text, asked)
    assert not meaning.takes_back
    assert meaning.told.get("shingles_rash") != "no"


def test_who_had_something_goes_on_having_it() -> None:
    assert not understand("my mate had a clot and he ended up coughing blood").yes


@pytest.mark.parametrize("text", ["not guilty on that one, no", "no, I've been spared that one"])
def test_that_one_is_no_age(text: str) -> None:
    meaning = understand(text, Asked("about", ("child", "pregnant_or_recent_birth")))
    assert (meaning.answer, "child" in meaning.told) == ("no", False)


def test_a_baby_three_weeks_ago_is_no_pain_for_three_weeks() -> None:
    assert "over_two_weeks" not in understand("I had a baby three weeks ago and my leg's aching").told


def test_an_open_question_is_answered_by_what_is_stated() -> None:
    meaning = understand(
        "I know when I need to go, and I get there", Asked("saddle", ("bladder_change", "bowel_change"))
    )
    assert meaning.asks is None


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("I'm not a child", False),
        ("I'm not a child, I'm forty", True),
        ("it's not for a child, I was wrong", True),
        ("my son is not a child, he is twenty", False),
    ],
)
def test_it_takes_an_age_to_be_no_child_after_all(text: str, back: bool) -> None:
    """Somebody of sixteen may say that they are none."""
    assert understand(text, asked("", "child")).takes_back is back


@pytest.mark.parametrize(
    ("question", "text", "back"),
    [
        ("chest", "no fever", False),
        ("chest", "I have no fever", True),
        ("", "no fever", True),
        ("chest", "no, I have no fever", True),
        ("", "is my fever not there", False),
        ("fever", "no", False),
        ("chest", "no, no fever, like I said", False),
        ("", "like I said, no fever", True),
    ],
)
def test_what_was_told_before_is_taken_back_by_more_than_a_no_to_what_is_asked(
    question: str, text: str, back: bool
) -> None:
    assert understand(text, asked(question, "fever")).takes_back is back


def test_what_is_over_is_taken_back_unless_the_past_counts() -> None:
    assert understand("my leg was swollen last year", asked("", "one_leg_swelling")).takes_back
    assert not understand("I had cancer ten years ago", asked("", "cancer_history")).takes_back


def test_who_only_reports_is_not_the_patient() -> None:
    assert understand("my wife says the leg looks swollen").who is None
    assert understand("my wife has a swollen leg").who == "she"


@pytest.mark.parametrize(
    ("text", "finding", "said"),
    [
        ("no, but I collapsed this morning", "collapse", "yes"),
        ("no, except that I fainted", "collapse", "yes"),
        ("blood? heavens no", "coughing_blood", "no"),
        ("I'd know if I'd fainted", "collapse", "no"),
        ("no comment", "collapse", None),
        ("I should tell you I passed out this morning", "collapse", "yes"),
        ("blood? no. but I did faint this morning", "collapse", "yes"),
        ("blood? no, I fainted though", "collapse", "yes"),
        ("blood? no. but I did faint this morning", "coughing_blood", "no"),
        ("would I have fainted if it was nothing", "collapse", None),
    ],
)
def test_a_no_and_what_stands_behind_it(text: str, finding: str, said: str | None) -> None:
    meaning = understand(text, asked("chest"))
    assert meaning.told.get(finding) == said
    assert meaning.answer is None or said is None


def test_no_comment_answers_nothing() -> None:
    meaning = understand("no comment", asked("chest"))
    assert (meaning.answer, meaning.lead, meaning.told) == (None, None, {})


@pytest.mark.parametrize(
    "text", ["mum had a spinal block just five days back", "my wife had a spinal injection last week"]
)
def test_what_a_close_relation_had_lately_is_the_patients(text: str) -> None:
    assert understand(text, asked()).told["recent_spinal_injection"] == "yes"


def test_what_a_relation_had_once_is_not() -> None:
    assert "recent_spinal_injection" not in understand("my sister had a spinal block when she was a girl", asked()).told


@pytest.mark.parametrize(
    "text", ["it's for my grandad, his leg hurts", "yes, it's for my dad, I've got him on speaker"]
)
def test_a_grown_relation_is_no_child(text: str) -> None:
    meaning = understand(text, asked())
    assert ("child" in meaning.told, meaning.who) == (False, "he")
    assert meaning.told["pregnant_or_recent_birth"] == "no"


def test_whoever_says_that_the_child_is_not_the_patient_takes_it_back() -> None:
    meaning = understand("no no, I'm the mother, it's my leg", asked("", "child"))
    assert (meaning.told["child"], meaning.takes_back, meaning.who) == ("no", True, "i")


@pytest.mark.parametrize(("text", "asks"), [("I've got angina", None), ("have I got angina", "cause:angina")])
def test_having_a_cause_tells_what_it_is(text: str, asks: str | None) -> None:
    meaning = understand(text, asked())
    assert (meaning.asks, meaning.told.get("diabetes_or_artery_disease")) == (asks, None if asks else "yes")


def test_a_finding_needs_a_word_of_its_own() -> None:
    """ "A little weak" isn't weakness that grows by the hour, whatever it sounds like."""
    meaning = understand("it's a little weak", asked("nerves"))
    assert "weakness_worsening_fast" not in meaning.yes
    assert meaning.told["leg_weakness"] == "yes"


def test_part_of_a_sign_denied_and_the_rest_told_takes_nothing_back() -> None:
    told = "well it's not blistering, it's just spreading, like an inch since this morning"
    meaning = understand(told, asked("skin_blistering_or_spreading_fast", "skin_blistering_or_spreading_fast"))
    assert (meaning.told["skin_blistering_or_spreading_fast"], meaning.takes_back) == ("yes", False)


@pytest.mark.parametrize("text", ["no that's all, ta ra", "I said bye"])
def test_a_goodbye_in_passing(text: str) -> None:
    assert understand(text, Asked("offer_anything_else")).asks == "stop"


def test_how_often_is_not_how_long() -> None:
    meaning = understand("I just joined a gym and I'm there six days a week", asked("training", "over_two_weeks"))
    assert "over_two_weeks" not in meaning.told


def test_a_relation_without_a_sign_takes_nothing_back() -> None:
    assert understand("my wife has no fever", asked("look", "fever")).told.get("fever") != "no"


def test_what_is_heard_unprompted_is_heard_without_the_question() -> None:
    """Or nothing would be a sign by the question alone, and nothing of the kind would be asked back."""
    lines = yaml.safe_load((UTTERANCES / "dev" / "everyday.yaml").read_text(encoding="utf-8"))["harmless"]
    heard = [[hear(learnt(), tuple(tokens(line)), asked(q)) for q in ("", "chest")] for line in lines[:200]]
    assert all(free.topic == free.unprompted == prompted.unprompted for free, prompted in heard)
    assert any(free.topic != prompted.topic for free, prompted in heard), "none would test nothing"


def test_who_is_pregnant_is_not_denied_it_by_whose_wife_she_is() -> None:
    told = understand("it's for my son's wife, she's pregnant", asked("about")).told
    assert told["pregnant_or_recent_birth"] == "yes"


@pytest.mark.parametrize("text", ["it's been hurting for so long", "I never had a good night"])
def test_what_ends_like_a_goodbye_is_none(text: str) -> None:
    assert understand(text, asked("course")).asks != "stop"

"""Controls of the hazard log that no other test shows: what a patient hears in the hazardous situation itself."""

import pytest

from skill.alexa.responder import responder
from skill.content.compiled import content
from skill.speaker.device import Device
from skill.speaker.talk import Talk
from skill.understanding import Asked, understand

CHECK = content().check
LOCALES = sorted(content().locales)
EMERGENCY_SIGNS = ("chest pain", "trouble breathing", "numbness between your legs")


@pytest.fixture(scope="module")
def respond():
    return responder()


def in_the_check(respond, locale="en-GB"):
    device = Device(respond, locale)
    device.open()
    device.intend("StartCheckIntent")
    return device


def test_what_is_not_understood_settles_nothing(respond):
    """No answer is noted and the question stays; after the third time, the most cautious, with the number to call."""
    device = in_the_check(respond)
    for _ in range(2):
        heard = device.intend("AMAZON.FallbackIntent")
        assert heard.listening
        assert device.attributes["answers"] == {}
        assert device.attributes["question"] == "chest"
    heard = device.intend("AMAZON.FallbackIntent")
    assert heard.speech.startswith("Call 999 now. I couldn't understand")


def test_what_is_not_understood_outside_the_check_ends_with_the_way_to_get_help(respond):
    device = Device(respond)
    device.open()
    for _ in range(3):
        heard = device.intend("AMAZON.FallbackIntent")
    assert not heard.listening
    assert "NHS 111" in heard.speech
    assert "999" in heard.speech
    assert all(sign in heard.speech for sign in EMERGENCY_SIGNS)


def test_silence_settles_nothing(respond):
    """The question is put again as a reprompt; then Alexa ends the session, and nothing is said to be fine."""
    device = in_the_check(respond)
    heard = device.intend("AMAZON.NoIntent")
    question = content().check.questions[device.attributes["question"]].ask
    assert heard.reprompt.startswith(question.partition("{")[0])
    assert device.leave("EXCEEDED_MAX_REPROMPTS").speech == ""
    device.open()
    assert device.attributes["answers"] == {}


def test_a_no_can_be_taken_back(respond):
    device = in_the_check(respond)
    device.intend("AMAZON.NoIntent")
    assert device.attributes["answers"]["chest_pain"] == "no"
    device.intend("GoBackIntent")
    assert "chest_pain" not in device.attributes["answers"]
    assert device.attributes["question"] == "chest"
    assert device.intend("AMAZON.YesIntent").speech.startswith("Call 999 now.")


def test_a_sign_said_after_its_no_wins(respond):
    device = in_the_check(respond)
    device.intend("AMAZON.NoIntent")
    heard = device.intend("ReportFindingIntent", {"finding": ("chest pain", "chest_pain")})
    assert heard.speech.startswith("Call 999 now.")


def asked(question):
    return Asked(question=question, covers=CHECK.questions[question].covers, ever=CHECK.ever, lowering=CHECK.lowering)


@pytest.mark.parametrize("said", ["maybe", "I don't know", "I'm not sure", "possibly"])
def test_a_doubtful_no_is_no_no(said):
    assert understand(said, asked("chest")).answer == "not_sure"


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("my leg hurts and I can't breathe", "breathless"),
        ("what time do you close and also my chest hurts", "chest_pain"),
        ("no but my foot's gone white", "cold_pale_leg"),
        ("my leg aches and I've wet myself", "bladder_change"),
    ],
)
def test_a_sign_is_found_inside_a_sentence(said, finding):
    assert finding in understand(said, asked("chest")).yes
    talk = Talk()
    talk.open()
    heard = talk.say(said)
    assert heard.speech.startswith(("Call 999 now.", "Go to A and E now."))


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("my mum can't breathe", "breathless"),
        ("my husband's got chest pain", "chest_pain"),
        ("she's coughing up blood", "coughing_blood"),
        ("he can't move his leg", "cannot_move_leg_or_foot"),
    ],
)
def test_a_sign_of_somebody_else_is_a_sign(said, finding):
    assert finding in understand(said).yes


@pytest.mark.parametrize("said", ["it's for a child", "my little boy's limping", "she's only twelve", "I'm fifteen"])
def test_a_child_is_recognised(said):
    assert "child" in understand(said).yes


def test_an_emergency_that_was_misheard_sends_nobody_to_hospital(respond):
    """It is asked back; a no takes it back, and the check goes on."""
    device = in_the_check(respond)
    heard = device.intend("ColdPaleLegIntent")
    assert heard.speech.endswith("Is that right?")
    heard = device.intend("AMAZON.NoIntent")
    assert heard.speech.startswith("Okay, I've taken that back.")
    assert device.attributes["question"] == "chest"


def test_whoever_wants_to_die_hears_whom_to_call(respond):
    heard = Device(respond).intend("SuicideCrisisIntent")
    assert heard.speech.startswith("If anyone is in danger now, call 999.")
    assert "116 123" in heard.speech


@pytest.mark.parametrize("locale", ["en-NZ", "en-ZA", "en", "", "de-DE", "en-XX"])
def test_an_unknown_country_gets_no_other_countrys_number(respond, locale):
    device = in_the_check(respond, locale)
    heard = device.intend("AMAZON.YesIntent")
    assert heard.speech.startswith("Call your local emergency number now.")
    assert not any(words.emergency_number in heard.speech for words in content().locales.values())
    assert "111" not in heard.speech


@pytest.mark.parametrize("locale", LOCALES)
def test_the_launch_says_what_it_is_not(respond, locale):
    heard = Device(respond, locale).open()
    assert "not a diagnosis" in heard.speech
    assert "for adults" in heard.speech
    assert f"call {content().locales[locale].emergency_number}" in heard.speech


@pytest.mark.parametrize("intent", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
@pytest.mark.parametrize("locale", LOCALES)
def test_who_stops_half_way_hears_when_to_get_help(respond, locale, intent):
    heard = in_the_check(respond, locale).intend(intent)
    assert not heard.listening
    assert "get help" in heard.speech
    assert content().locales[locale].emergency_number in heard.speech
    assert "We haven't finished looking for warning signs." in heard.speech, "half a check clears nobody"
    assert "I didn't hear" not in heard.speech


@pytest.mark.parametrize("locale", LOCALES)
def test_an_emergency_says_that_the_speaker_cannot_call(respond, locale):
    heard = in_the_check(respond, locale).intend("AMAZON.YesIntent")
    assert "I can't make that call" in heard.speech
    assert "phone" in heard.speech
    assert heard.speech.endswith("Shall I say that again?")


def test_causes_are_named_as_a_fit_and_never_as_a_finding(respond):
    phrases = content().phrases
    for text in (phrases.causes_one, phrases.causes_two):
        assert " fits " in f" {text} "
    assert phrases.causes_not_diagnosis


def test_advice_with_risks_names_whom_it_is_not_for():
    advice = content().selfcare
    for word in ("numb", "broken skin", "blood flow"):
        assert word in advice["ice"].summary
    for word in ("pregnant", "allergic", "blood thinner", "65", "ulcer", "asthma", "heart", "liver", "kidney"):
        assert word in advice["pain_relief"].summary
    assert "numb or swollen skin" in advice["heat"].summary
    assert "massage" in advice["heat"].summary

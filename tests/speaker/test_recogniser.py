"""What Alexa would send for a line, and what `skill recognise` makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from skill.alexa.intents import OPENINGS
from skill.conversation.turn import Slot
from skill.evaluation.recognise import recognise
from skill.speaker.recogniser import FALLBACK, TELL, Recogniser, intent_of
from skill.understanding import understand

TODAY = date(2026, 11, 25)  # a Wednesday
ASKS = set(
    "start_check list_causes womens_causes heart when_to_worry prevention hours contact ice_timer why help repeat "
    "go_back start_over more stop home".split()
)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser("en-GB")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes", "AMAZON.YesIntent"),
        ("  Yes. ", "AMAZON.YesIntent"),
        ("no", "AMAZON.NoIntent"),
        ("not sure", "NotSureIntent"),
        ("I'm not sure", "NotSureIntent"),
        ("go back", "GoBackIntent"),
        ("why do you ask", "WhyIntent"),
        ("check my leg", "StartCheckIntent"),
        ("stop", "AMAZON.StopIntent"),
        ("repeat", "AMAZON.RepeatIntent"),
        ("start over", "AMAZON.StartOverIntent"),
        ("help", "AMAZON.HelpIntent"),
    ],
)
def test_what_is_short_and_fixed_has_an_intent_of_its_own(recogniser: Recogniser, text: str, intent: str) -> None:
    found = recogniser.recognise(text)
    assert (found.intent, found.slots) == (intent, {})


@pytest.mark.parametrize("text", ["my foot's cold", "no, it's hot", "the dog wants out", "my chest hurts", "???", ""])
def test_everything_else_goes_as_words(recogniser: Recogniser, text: str) -> None:
    found = recogniser.recognise(f" {text} ")
    assert found.intent == TELL in OPENINGS
    assert found.slots == {"words": Slot(text)}


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("I want to kill myself", "SuicideCrisisIntent", {}),
        ("my foot's gone cold and white", "ColdPaleLegIntent", {"finding": "cold_pale_leg"}),
        ("no chest pain", "DenyFindingIntent", {"finding": "chest_pain"}),
        ("that's not what I said", "TakeBackIntent", {}),
        ("what is sciatica", "AboutCauseIntent", {"cause": "sciatica"}),
        ("can I run tomorrow", "SelfCareIntent", {"topic": "sport"}),
        ("hold on the dog wants out", "WaitIntent", {}),
        ("my neighbour is painting the fence", FALLBACK, {}),
    ],
)
def test_each_meaning_has_its_intent(text: str, intent: str, slots: dict[str, str]) -> None:
    found = intent_of(text, understand(text), TODAY)
    assert found.intent == intent
    assert {name: slot.id for name, slot in found.slots.items()} == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("are you open on Saturday", {"day": "2026-11-28"}),
        ("are you open tomorrow at half past five", {"day": "2026-11-26", "time": "17:30"}),
        ("are you open at nine tonight", {"day": "2026-11-25", "time": "21:00"}),
        ("are you open on good friday", {"day": "2027-03-26"}),
        ("are you open on the 26th", {"day": "2026-11-26"}),
        ("are you open next tuesday", {"day": "2026-12-01"}),
        ("when do you open", {}),
    ],
)
def test_days_and_times_have_alexas_own_form(text: str, slots: dict[str, str]) -> None:
    found = intent_of(text, understand(text), TODAY)
    assert (found.intent, {name: slot.value for name, slot in found.slots.items()}) == ("ClinicHoursIntent", slots)


def test_of_two_signs_the_gravest_gives_the_intent() -> None:
    text = "my leg's swollen and I can't breathe"
    assert intent_of(text, understand(text), TODAY).intent == "BreathlessIntent"


def test_what_was_asked_tells_what_is_meant() -> None:
    assert recognise("just the one leg", question="saddle")["means"]["told"] == {"both_legs_nerve_symptoms": "no"}
    assert recognise("since March", question="over_two_weeks")["means"]["told"] == {"over_two_weeks": "yes"}


def test_a_finding_can_stand_for_a_question() -> None:
    assert recognise("I can stand on it", question="cannot_bear_weight")["means"]["told"] == {
        "cannot_bear_weight": "no"
    }


@pytest.mark.parametrize(
    "text",
    ["check my leg", "what can cause it", "when are you open", "why", "help", "repeat", "go back", "start over", "more", "stop", "go home"],
)  # fmt: skip
def test_what_is_asked_for_has_one_of_the_names_of_the_contract(text: str) -> None:
    assert recognise(text)["means"]["asks"] in ASKS


def test_each_english_is_understood() -> None:
    for text in ("I can't wee", "I can't pee", "my bum's gone numb", "my butt's gone numb"):
        told = recognise(text, question="saddle")["means"]["told"]
        assert told == recognise(text, "en-US", "saddle")["means"]["told"]
        assert set(told) & {"bladder_change", "saddle_numbness"}, text

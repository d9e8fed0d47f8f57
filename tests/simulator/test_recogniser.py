"""What is typed at the terminal speaker, and what is understood."""

import json
from datetime import date
from pathlib import Path

import pytest

from skill.simulator.recogniser import Recognised, Recogniser, Slot
from tests.interaction_models import understood

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser("en-GB", TODAY)


@pytest.fixture(scope="module")
def american() -> Recogniser:
    return Recogniser("en-US", TODAY)


def finding(recognised: Recognised) -> tuple[str, str | None]:
    """The intent, and the id of the finding."""
    return recognised.intent, recognised.slots["finding"].id if "finding" in recognised.slots else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("what time do you close, and also I've got this pressure in my chest", "chest_pain"),
        ("can I take ibuprofen? oh and I can't feel anything when I wipe", "saddle_numbness"),
        ("my leg's swollen and I can't breathe", "breathless"),
        ("I'm pregnant and my leg's gone cold and white", "cold_pale_leg"),
        ("are you open tomorrow because I've wet myself", "bladder_change"),
        ("I've got sciatica and now both my legs have gone numb", "both_legs_nerve_symptoms"),
        ("no chest pain but my leg's swollen", "one_leg_swelling"),
        ("I don't know why but I keep coughing up blood", "coughing_blood"),
        ("I'm not sure if I've got chest pain", "chest_pain"),
        ("well I slept badly and to be honest I nearly passed out in the kitchen", "collapse"),
        # more of something else than of the sign
        ("how do I get there and where do I park and what time do you open and I've got chest pain", "chest_pain"),
        ("say that again please, I didn't hear you, and my chest hurts", "chest_pain"),
        ("play some music by the Beatles and turn the lights off and I nearly passed out", "collapse"),
        ("what stretches can I do for a bad hamstring and can I go swimming and I've wet myself", "bladder_change"),
    ],
)
def test_a_warning_sign_wins_over_what_stands_beside_it(recogniser: Recogniser, text: str, wanted: str) -> None:
    assert finding(recogniser.recognise(text)) == ("ReportFindingIntent", wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I don't have chest pain", "chest_pain"),
        ("no chest pain", "chest_pain"),
        ("I haven't coughed up any blood", "coughing_blood"),
        ("I'm not short of breath", "breathless"),
        ("there's no pain in my chest", "chest_pain"),
        ("I haven't got a temperature", "fever"),
        ("I can breathe fine", "breathless"),
        ("my leg isn't swollen", "one_leg_swelling"),
        ("I don't have any chest pain or trouble breathing", "chest_pain"),
    ],
)
def test_a_finding_that_is_denied_is_not_reported(recogniser: Recogniser, text: str, wanted: str) -> None:
    said = recogniser.recognise(text)
    assert said.intent == "DenyFindingIntent"
    assert (said.slots.get("finding") or said.slots["fine"]).id == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("it's hard to pee and I can't", "bladder_change"),
        ("there's no feeling between my legs", "saddle_numbness"),
        ("she's not making sense", "very_unwell_sepsis"),
        ("it won't stop bleeding", "deformity_or_open_wound"),
        ("I haven't been able to pee since last night", "bladder_change"),
        ("it's not getting any better it's worse", "getting_worse"),
        ("a sore on my foot that hasn't healed", "foot_rest_pain_or_sore"),
        ("they won't hold me up, neither one nor the other", "both_legs_nerve_symptoms"),
        ("I'm really poorly, I've never felt this rough in all my days", "very_unwell_sepsis"),
    ],
)
def test_a_sign_that_is_said_with_a_no_is_still_a_sign(recogniser: Recogniser, text: str, wanted: str) -> None:
    assert finding(recogniser.recognise(text)) == ("ReportFindingIntent", wanted)


@pytest.mark.parametrize(
    "text",
    ["my little boy's limping", "it's for my daughter, she's nine", "my son hurt his leg at school", "I'm fifteen"],
)
def test_a_child_is_noticed(recogniser: Recogniser, text: str) -> None:
    assert finding(recogniser.recognise(text)) == ("ReportFindingIntent", "under_18")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yeah I have", "AMAZON.YesIntent"),
        ("a little bit", "AMAZON.YesIntent"),
        ("sort of", "AMAZON.YesIntent"),
        ("not that I know of", "AMAZON.NoIntent"),
        ("I don't think so", "AMAZON.NoIntent"),
        ("no nothing like that", "AMAZON.NoIntent"),
        ("I dunno maybe a bit", "NotSureIntent"),
        ("not really", "NotSureIntent"),
        ("I don't think so but I'm not sure", "NotSureIntent"),
        ("probably not", "NotSureIntent"),
        ("why do you ask", "WhyIntent"),
        ("go back", "GoBackIntent"),
        ("say that again", "AMAZON.RepeatIntent"),
        ("start over", "AMAZON.StartOverIntent"),
        ("never mind", "AMAZON.CancelIntent"),
        ("stop", "AMAZON.StopIntent"),
        ("help", "AMAZON.HelpIntent"),
        ("go home", "AMAZON.NavigateHomeIntent"),
        ("my shoulder hurts", "AMAZON.FallbackIntent"),
        ("colourless green ideas sleep furiously", "AMAZON.FallbackIntent"),
        ("my neighbour is painting the fence", "AMAZON.FallbackIntent"),
        ("I'm going to the shops later", "AMAZON.FallbackIntent"),
        ("???", "AMAZON.FallbackIntent"),
        ("", "AMAZON.FallbackIntent"),
    ],
)
def test_an_answer_is_what_people_mean_by_it(recogniser: Recogniser, text: str, intent: str) -> None:
    assert recogniser.recognise(text).intent == intent


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("are you open on Saturday", {"day": "2026-11-28"}),
        ("are you open at six", {"time": "18:00"}),
        ("are you open tomorrow at half past five", {"day": "2026-11-26", "time": "17:30"}),
        ("are you open this weekend", {"day": "2026-W48-WE"}),
        ("are you open on Christmas Day", {"day": "2026-12-25"}),
        ("what time do you close on the third of December", {"day": "2026-12-03"}),
        ("when do you open", {}),
        ("are you open now", {}),
    ],
)
def test_days_and_times_have_alexas_own_form(recogniser: Recogniser, text: str, slots: dict[str, str]) -> None:
    said = recogniser.recognise(text)
    assert (said.intent, {name: slot.value for name, slot in said.slots.items()}) == ("ClinicHoursIntent", slots)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("set an ice timer for fifteen minutes", "PT15M"),
        ("set a timer for a quarter of an hour", "PT15M"),
        ("time twenty minutes", "PT20M"),
        ("set an ice timer", None),
    ],
)
def test_the_ice_timer_has_its_time(recogniser: Recogniser, text: str, duration: str | None) -> None:
    said = recogniser.recognise(text)
    assert said.intent == "IceTimerIntent"
    assert said.slots.get("duration") == (Slot(duration) if duration else None)


@pytest.mark.parametrize(
    ("text", "intent", "slot"),
    [
        ("What is D. V. T.?", "AboutCauseIntent", ("cause", "dvt")),
        ("what is a DVT", "AboutCauseIntent", ("cause", "dvt")),
        ("what’s sciatica", "AboutCauseIntent", ("cause", "sciatica")),
        ("what is siatica", "AboutCauseIntent", ("cause", "sciatica")),
        ("should I put ice on it", "SelfCareIntent", ("topic", "ice")),
        ("can I take paracetamol", "SelfCareIntent", ("topic", "pain_relief")),
        ("can I use a hot water bottle", "SelfCareIntent", ("topic", "heat")),
        ("do I need a scan", "SelfCareIntent", ("topic", "tests")),
        ("is Bedford open now", "ClinicHoursIntent", ("clinic", "bedford")),
    ],
)
def test_other_slots_have_their_id(recogniser: Recogniser, text: str, intent: str, slot: tuple[str, str]) -> None:
    said = recogniser.recognise(text)
    assert (said.intent, said.slots[slot[0]].id) == (intent, slot[1])


def test_each_english_is_understood(recogniser: Recogniser, american: Recogniser) -> None:
    for text in ("I can't wee", "I can't pee", "my bum's gone numb", "my butt's gone numb"):
        assert recogniser.recognise(text).intent == american.recognise(text).intent == "ReportFindingIntent"


def test_what_was_typed_is_kept_as_it_is(recogniser: Recogniser) -> None:
    assert recogniser.recognise("  What’s  UP? ").text == "  What’s  UP? "


def test_first_sentences_of_the_cases_start_the_check_or_report(recogniser: Recogniser) -> None:
    path = Path(__file__).parent / "first-sentences.json"
    for text, wanted in json.loads(path.read_text(encoding="utf-8")).items():
        intent, found = finding(recogniser.recognise(text))
        assert intent in wanted or found in wanted, f"{text}: {intent} {found}"


@pytest.mark.parametrize("path", understood.SETS, ids=lambda path: path.stem)
@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
def test_the_recogniser_reaches_the_targets(locale: str, path: Path) -> None:
    scores = understood.score(understood.recogniser(locale), path)
    assert scores.intent_right >= 0.95
    assert scores.warning_signs_caught >= 0.98
    assert scores.value_right >= (0.95 if path.stem.startswith("utterances") else 0.90)

"""Issue 12, line by line, through Lambda's handler against the stand-in: starting, and what goes on with a timer."""

from __future__ import annotations

import pytest

from skill.content.compiled import content
from tests.alerts.home import home

CAUTIONS = (
    "Wrap the ice in a cloth. Take it off if it burns, or if your skin goes numb or white. "
    "Is your skin numb or broken there, or is the blood flow in your leg poor?"
)
INSTEAD = "From what you told me, leave the ice off for now."
STARTED = "Okay, fifteen minutes from now. Alexa will tell you when to take the ice off."


@pytest.mark.parametrize("words", ["start the ice timer", "I'm icing my leg", "time my ice", "I've got ice on my leg"])
def test_first_the_cautions_then_a_yes_then_a_real_timer(words: str) -> None:
    with home() as at:
        assert at.say(words) == CAUTIONS
        assert at.say("no") == "Shall I start a timer for fifteen minutes?"
        assert ("POST", "/v1/alerts/timers") not in at.calls, "nothing is started without a yes"
        assert at.say("yes") == f"{STARTED} {content().phrases.offer_check_waiting}"
        (timer,) = at.alerts.timers.values()
        assert (timer.label, timer.whole.total_seconds()) == ("ice", 900)
        assert at.later(minutes=14) == []
        assert at.later(minutes=1) == ["Time to take the ice off."]


def test_the_cautions_are_said_once() -> None:
    with home() as at:
        assert at.say("start the ice timer", "no") == "Shall I start a timer for fifteen minutes?"
        assert "Okay, no timer." in at.say("no")
        assert at.alerts.timers == {}
        assert at.say("start the ice timer") == "Shall I start a timer for fifteen minutes?"


@pytest.mark.parametrize("words", ["yes", "not sure", "yes it is", "my skin is numb there"])
def test_where_a_caution_holds_there_is_no_ice(words: str) -> None:
    with home() as at:
        assert "Shall I start" not in at.say("start the ice timer", words)
        at.say("no", "no")
        assert "POST" not in {method for method, _ in at.calls}
    with home() as at:
        assert INSTEAD in at.say("start the ice timer", "yes")
        assert INSTEAD in at.say("start the ice timer")


@pytest.mark.parametrize(
    ("words", "time", "why"),
    [
        ("set it for ten minutes", "ten minutes", False),
        ("time my ice for twenty minutes", "twenty minutes", False),
        ("set the ice timer for half an hour", "twenty minutes", True),
        ("set it for an hour", "twenty minutes", True),
        ("set the ice timer for twenty five minutes", "twenty minutes", True),
    ],
)
def test_as_long_as_was_said_but_never_over_twenty_minutes(words: str, time: str, why: bool) -> None:
    with home() as at:
        said = at.say(words)
        assert ("Twenty minutes of ice is the most, as more can harm your skin." in said) is why
        assert at.say("no") == f"Shall I start a timer for {time}?"
        assert f"Okay, {time} from now." in at.say("yes")
        (timer,) = at.alerts.timers.values()
        assert timer.whole.total_seconds() <= 20 * 60


def test_another_length_in_the_answer() -> None:
    with home() as at:
        assert at.say("start the ice timer", "no", "ten minutes") == "Shall I start a timer for ten minutes?"
        assert "Okay, ten minutes from now." in at.say("yes")
    with home() as at:
        assert "Okay, twelve minutes from now." in at.say("start the ice timer", "no", "yes twelve minutes please")
    with home() as at:
        said = at.say("start the ice timer", "no", "make it thirty minutes")
        assert said.startswith("Twenty minutes of ice is the most, as more can harm your skin.")
        assert said.endswith("Shall I start a timer for twenty minutes?")


@pytest.mark.parametrize("words", ["start it", "go on", "yes please", "start the timer", "go ahead"])
def test_a_yes_in_other_words(words: str) -> None:
    with home() as at:
        assert STARTED in at.say("start the ice timer", "no", words)


def test_the_slot_of_the_intent_has_the_time() -> None:
    with home() as at:
        at.heard = at.device.intend("IceTimerIntent", {"duration": ("PT10M", None)})
        assert at.say("no") == "Shall I start a timer for ten minutes?"
    with home() as at:
        at.heard = at.device.intend("IceTimerIntent", {"duration": ("P3W", None)})
        assert at.say("no") == "Shall I start a timer for fifteen minutes?"


def test_the_check_goes_on_where_it_was() -> None:
    with home() as at:
        first = at.say("check my leg")
        second = at.say("no")
        assert first != second
        at.say("time my ice", "no")
        said = at.say("yes")
        assert said.startswith(f"{STARTED} Back to your leg: New numbness between your legs")
        assert at.device.attributes["answers"]["chest_pain"] == "no"
        assert "Shall we look" not in said


def test_then_the_check_while_waiting() -> None:
    with home() as at:
        at.start()
        assert "First:" in at.say("yes")
    with home() as at:
        at.start()
        assert at.say("no").endswith("What would you like?")


def test_repeat_digress_and_silence_lose_nothing() -> None:
    with home() as at:
        at.say("check my leg", "time my ice", "no")
        said = at.say("are you open tomorrow")
        assert said.endswith("Shall I start a timer for fifteen minutes?")
        assert at.say("hang on").endswith("Shall I start a timer for fifteen minutes?")
        assert "Back to your leg" in at.say("yes")
    with home() as at:
        at.say("time my ice", "no")
        for _ in range(2):
            assert at.say("repeat") == "Shall I start a timer for fifteen minutes?"
        assert at.say("repeat") == content().phrases.offer_start, "nothing is asked more than three times"
    with home() as at:
        at.say("time my ice", "no")
        for words in ("purple monkey dishwasher zebra", "AMAZON.FallbackIntent"):
            at.heard = at.device.intend(words) if words.startswith("AMAZON") else None
            said = at.heard.speech if at.heard else at.say(words)
            assert said.endswith("Shall I start a timer for fifteen minutes?")
        at.heard = at.device.intend("AMAZON.FallbackIntent")
        assert "Shall I start" not in at.heard.speech


def test_a_warning_sign_comes_before_the_timer() -> None:
    with home() as at:
        at.say("time my ice", "no")
        assert "Call 999 now." in at.say("I've got chest pain")
        assert at.asks == ""
    with home() as at:
        at.say("time my ice")
        assert at.say("I want to kill myself").count("timer") == 0
        assert at.asks == ""


@pytest.mark.parametrize(("locale", "number"), [("en-US", "911"), ("en-AU", "000"), ("en-CA", "911"), ("en-IN", "112")])
def test_every_locale(locale: str, number: str) -> None:
    with home(locale=locale) as at:
        assert at.say("start the ice timer") == CAUTIONS
        assert STARTED in at.say("no", "yes")
        body = next(body for method, _, body in at.alerts.asked if method == "POST")
        assert body["triggeringBehavior"]["operation"]["textToAnnounce"][0]["locale"] == locale


def test_straight_away_without_opening_the_skill() -> None:
    with home(opened=False) as at:
        assert at.say("time my ice") == CAUTIONS
        assert STARTED in at.say("no", "yes")

"""What bears on icing is remembered, and a timer that runs is offered to be stopped; through Lambda's handler."""

from __future__ import annotations

import pytest

from tests.alerts.home import home

AGAINST = "I have diabetes"
HARM = "From what you told me, ice could do harm. If it's still on, take it off now. Shall I stop the ice timer?"


def test_what_goes_against_ice_is_remembered_and_a_running_timer_offered_to_be_stopped() -> None:
    with home() as at:
        at.start("yes")
        assert at.say(AGAINST).endswith(HARM)
        assert "I've stopped the ice timer." in at.say("yes")
        assert at.alerts.timers == {}
        before = at.calls.count(("POST", "/v1/alerts/timers"))
        for words in ("start the ice timer", "should I use ice", "remind me to ice again"):
            assert "leave the ice off for now" in at.say(words), words
        assert at.calls.count(("POST", "/v1/alerts/timers")) == before


def test_a_timer_that_is_kept_is_asked_about_once() -> None:
    with home() as at:
        at.start("yes")
        at.say(AGAINST)
        assert "Okay, it runs on. But please take the ice off now." in at.say("no")
        assert "Shall I stop" not in at.say("no")
        assert at.later(minutes=15) == ["Time to take the ice off."]


@pytest.mark.parametrize("earlier", [False, True], ids=["this session", "an earlier session"])
def test_skin_that_went_numb_from_the_ice(earlier: bool) -> None:
    with home() as at:
        at.start()
        if earlier:
            at.say("stop")
            at.device.open()
        said = at.say("my skin's gone numb from the ice")
        assert said.startswith("Take the ice off now")
        assert said.endswith("Is your foot or leg cold or numb where the ice wasn't?"), (
            "the emergency is asked about first"
        )
        assert at.say("no").endswith(HARM)
        at.say("yes")
        assert at.alerts.timers == {}
    with home() as at:
        at.start()
        at.say("my skin's gone numb from the ice")
        said = at.say("yes")
        assert "Call 999 now." in said
        assert "timer" not in said


def test_ice_stays_off_after_starting_over() -> None:
    with home() as at:
        at.say("my skin's gone numb from the ice", "no", "start over")
        assert "leave the ice off for now" in at.say("time my ice")


def test_no_part_of_the_skill_suggests_ice_then() -> None:
    with home() as at:
        at.say("my skin's gone numb from the ice", "no")
        for words in (
            "what is a hamstring strain",
            "more",
            "more",
            "more",
            "should I rest",
            "more",
            "what helps",
            "more",
        ):
            said = at.say(words)
            assert "wrapped ice" not in said, words
            assert "Wrap the ice" not in said, words
    with home() as at:
        heard = [at.say(words) for words in ("what is a hamstring strain", "more", "more")]
        assert any("wrapped ice" in said for said in heard), "else this test would see nothing"


@pytest.mark.parametrize("words", ["cancel the timer", "pause the timer", "how long is left", "five more minutes"])
def test_the_emergency_is_still_asked_about_where_the_timer_comes_between(words: str) -> None:
    with home() as at:
        at.start()
        at.say("my skin's gone numb from the ice")
        said = at.say(words)
        assert said.endswith("Is your foot or leg cold or numb where the ice wasn't?")
        assert ("I've stopped the ice timer." in said) is (words == "cancel the timer")
        assert "Call 999 now." in at.say("yes")

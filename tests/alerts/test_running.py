"""What goes on with a timer that runs, in this session and in the next; through Lambda's handler."""

from __future__ import annotations

from tests.alerts.home import home


def test_how_long_is_left() -> None:
    with home() as at:
        at.start()
        at.later(minutes=6)
        assert "The ice timer has nine minutes left." in at.say("how long is left")
        at.later(minutes=8, seconds=30)
        assert "The ice timer has less than a minute left." in at.say("how long is left")


def test_none_runs() -> None:
    with home() as at:
        for words in (
            "how long is left on the ice",
            "pause the timer",
            "resume the timer",
            "cancel the timer",
            "five more minutes",
        ):
            assert "No ice timer is running." in at.say(words)


def test_pause_and_resume() -> None:
    with home() as at:
        at.start()
        at.later(minutes=5)
        assert "I've paused the ice timer, with ten minutes left. Take the ice off for now." in at.say(
            "pause the timer"
        )
        assert at.later(minutes=30) == []
        assert "The ice timer is paused, with ten minutes left." in at.say("how long is left")
        assert "I've paused the ice timer, with ten minutes left." in at.say("pause the timer")
        assert "The ice timer runs again, with ten minutes left." in at.say("resume the timer")
        assert at.later(minutes=10) == ["Time to take the ice off."]


def test_cancel() -> None:
    with home() as at:
        at.start()
        assert "I've stopped the ice timer." in at.say("cancel the timer")
        assert at.later(hours=1) == []
        assert "No ice timer is running." in at.say("how long is left")


def test_five_more_minutes_within_twenty() -> None:
    with home() as at:
        at.start()
        at.later(minutes=10)
        assert at.say("five more minutes") == "The ice timer has five minutes left. Shall I add five minutes?"
        assert len(at.alerts.timers) == 1
        assert "Okay. The ice timer now has ten minutes left." in at.say("yes")
        assert len(at.alerts.timers) == 1
        at.later(minutes=5)
        assert "Twenty minutes of ice is the most, as more can harm your skin." in at.say("five more minutes")
        assert at.asks == ""
        assert at.later(minutes=5) == ["Time to take the ice off."]


def test_more_than_fits_is_cut_and_a_no_changes_nothing() -> None:
    with home() as at:
        at.start()
        assert at.say("ten more minutes of ice") == (
            "The ice timer has fifteen minutes left. Twenty minutes of ice is the most, as more can harm your skin. "
            "Shall I add five minutes?"
        )
        at.say("no")
        assert at.later(minutes=15) == ["Time to take the ice off."]


def test_more_after_it_ran_out() -> None:
    with home() as at:
        at.start()
        at.later(minutes=15)
        assert "Shall I add five minutes?" in at.say("five more minutes")
        assert "Okay. The ice timer now has five minutes left." in at.say("yes")
        assert at.later(minutes=5) == ["Time to take the ice off."]
        assert "That's enough ice for now." in at.say("five more minutes")


def test_no_second_round_at_once() -> None:
    with home() as at:
        at.say("set it for twenty minutes", "no", "yes")
        at.later(minutes=21)
        assert "That's enough ice for now. Take it off, and ice again in two to three hours." in at.say(
            "start the ice timer"
        )
        at.say("no")
        at.later(hours=2)
        assert at.say("start the ice timer") == "Shall I start a timer for fifteen minutes?"


def test_stopping_and_starting_does_not_go_over_twenty() -> None:
    with home() as at:
        at.start()
        at.later(minutes=12)
        at.say("cancel the timer")
        assert "Shall I start a timer for eight minutes?" in at.say("start the ice timer")


def test_one_that_runs_already_is_said_and_may_start_again() -> None:
    with home() as at:
        at.start()
        at.later(minutes=5)
        assert at.say("start the ice timer") == (
            "The ice timer has ten minutes left. Shall I start it again, for fifteen minutes?"
        )
        at.say("yes")
        (timer,) = at.alerts.timers.values()
        assert timer.whole.total_seconds() == 15 * 60
        assert at.later(minutes=15) == ["Time to take the ice off."]


def test_one_from_an_earlier_session() -> None:
    with home() as at:
        at.start("yes")
        at.say("stop")
        at.later(minutes=5)
        at.device.open()
        assert "The ice timer has ten minutes left." in at.say("how long is left")
        at.device.open()
        assert "The ice timer has ten minutes left. Shall I add five minutes?" in at.say("five more minutes")
        at.say("yes", "stop")
        at.device.open()
        assert "Twenty minutes of ice is the most" in at.say("five more minutes"), (
            "how long it was on before isn't known any more"
        )


def test_two_at_once() -> None:
    with home() as at:
        at.start()
        at.later(minutes=5)
        said = at.say("start a second ice timer for the other leg")
        assert said == "The ice timer has ten minutes left. Shall I start a second one, for fifteen minutes?"
        at.say("yes")
        assert sorted(timer.label for timer in at.alerts.timers.values()) == ["ice", "ice two"]
        assert "One ice timer has ten minutes left. The other has fifteen minutes left." in at.say("how long is left")
        assert at.later(minutes=10) == ["Time to take the ice off."]
        assert "The ice timer has five minutes left." in at.say("how long is left")
        at.say("start a second ice timer for the other leg", "yes", "cancel both timers")
        assert at.alerts.timers == {}


def test_a_label_that_is_in_use_without_our_knowing() -> None:
    with home() as at:
        at.start()
        (timer,) = at.alerts.timers.values()
        at.say("cancel the timer")
        at.say("start the ice timer")
        at.alerts.timers["theirs"] = timer
        assert "from now." in at.say("yes")
        assert sorted(timer.label for timer in at.alerts.timers.values()) == ["ice", "ice two"]


def test_one_that_ran_out_and_one_that_was_stopped_by_voice() -> None:
    with home() as at:
        at.start()
        assert at.later(minutes=16) == ["Time to take the ice off."]
        said = at.say("how long is left on the ice")
        assert said == (
            "Your time with the ice is up, so take it off. You can ice again in two to three hours. "
            "Shall I remind you in two hours to ice again?"
        )
    with home() as at:
        at.start()
        at.alerts.timers.clear()
        assert "No ice timer is running." in at.say("how long is left on the ice")

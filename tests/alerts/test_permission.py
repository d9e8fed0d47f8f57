"""Leave by voice: what Alexa is asked for, and what goes on with each answer; through Lambda's handler."""

from __future__ import annotations

import pytest

from skill.alerts import TIMERS
from skill.content.compiled import content
from tests.alerts.faults import Fault
from tests.alerts.home import BACK, BY_HAND, home, in_check

NONE: frozenset[str] = frozenset()
STARTED = "Okay, fifteen minutes from now."


def test_alexa_asks_for_leave_and_the_check_goes_on() -> None:
    with home(NONE) as at:
        in_check(at)
        assert at.say("yes") == ""
        assert at.heard
        assert at.heard.permission == TIMERS
        directive = at.device.last["response"]["directives"][0]
        assert directive == {
            "type": "Connections.SendRequest",
            "name": "AskFor",
            "payload": {"@type": "AskForPermissionsConsentRequest", "@version": "1", "permissionScope": TIMERS},
            "token": "start 15",
        }
        said = at.permit()
        assert said.startswith(STARTED)
        assert BACK in said
        assert at.device.attributes["answers"]["chest_pain"] == "no"
        assert at.later(minutes=15) == ["Time to take the ice off."]


def test_without_the_sessions_attributes_the_token_is_enough() -> None:
    with home(NONE) as at:
        in_check(at)
        at.say("yes")
        said = at.permit(keep=False)
        assert said.startswith(STARTED)
        assert said.endswith(content().phrases.offer_check_waiting)
        assert len(at.alerts.timers) == 1
        assert "chest_pain" not in at.device.attributes["answers"], "no health answer came by the token"


@pytest.mark.parametrize(
    ("answer", "how", "words"),
    [
        ("DENIED", {}, "That's fine, I won't."),
        ("NOT_ANSWERED", {}, "That's fine, I won't."),
        ("DENIED", {"card": True}, "To allow it, see the card in your Alexa app."),
        ("NOT_ANSWERED", {"card": True}, "To allow it, see the card in your Alexa app."),
        ("ACCEPTED", {"code": "400"}, "I can't ask for that just now."),
        ("ACCEPTED", {"code": "500"}, "I can't ask for that just now."),
        ("SOMETHING_NEW", {}, "I can't ask for that just now."),
    ],
)
@pytest.mark.parametrize("keep", [True, False])
def test_where_leave_is_not_given(answer: str, how: dict[str, object], words: str, keep: bool) -> None:
    with home(NONE) as at:
        in_check(at)
        at.say("yes")
        said = at.permit(answer, keep=keep, **how)
        assert said.startswith(f"{words} {BY_HAND}")
        assert (BACK in said) is keep
        assert at.alerts.timers == {}
        if keep:
            said = at.say("time my ice", "yes")
            assert f"I can't set a timer just now. {BY_HAND}" in said, "it is asked for once in a session"


def test_a_permission_that_does_not_hold_yet_is_not_asked_for_again() -> None:
    with home(NONE) as at:
        at.say("time my ice", "no", "yes")
        at.alerts.faults.append(Fault(401, b"{}"))
        assert f"I can't set a timer just now. {BY_HAND}" in at.permit()


@pytest.mark.parametrize(
    "token",
    ["", "start", "start 0", "start 999", "chest_pain yes", "remind 99999", "start 15 x", "start -5", "x" * 9999],
)
def test_a_token_that_is_not_ours_does_nothing(token: str) -> None:
    with home() as at:
        in_check(at)
        response = {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": {"code": "200"},
            "payload": {"status": "ACCEPTED"},
        }
        heard = at.device._send({**response, "token": token})
        assert heard.speech.startswith(BACK)
        assert at.alerts.timers == {}


@pytest.mark.parametrize(
    "part",
    [{"status": None}, {"payload": None}, {"token": None}, {"name": 7}, {"status": {"code": 200}}, {"payload": []}],
)
def test_an_odd_answer_still_gets_one(part: dict[str, object]) -> None:
    with home() as at:
        in_check(at)
        response = {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": {"code": "200"},
            "payload": {"status": "ACCEPTED"},
        }
        assert at.device._send({**response, "token": "start 15", **part}).listening

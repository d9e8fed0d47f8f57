"""The terminal speaker, as somebody at a keyboard or a pipe has it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from skill.content.compiled import content
from skill.speaker.talk import Talk
from skill.speaker.terminal import talk

ROOT = Path(__file__).parents[2]
KEYS = ["heard", "speech", "listening", "question", "covers", "confirms", "answers", "urgency"]
NO_SIGN = "no nothing like that"


def command(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "skill", *arguments], input=typed, capture_output=True, text=True, cwd=ROOT, timeout=120
    )


def heard(*lines: str, locale: str = "en-GB") -> str:
    out = io.StringIO()
    talk(lines, out, locale)
    return " ".join(out.getvalue().split())


def turns(*lines: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    talk(lines, out, as_json=True)
    return list(map(json.loads, out.getvalue().splitlines()))


def test_it_opens_listens_and_stops() -> None:
    said = heard("stop", "and this is heard by nobody")
    assert said.startswith('You said: "Alexa, open bedford leg clinic".')
    assert "(listening)" in said
    assert said.endswith("(the session has ended)")
    assert "nobody" not in said


def test_the_end_of_the_lines_leaves_cleanly() -> None:
    assert heard("", "  ").endswith("(listening)")


def test_the_card_is_shown() -> None:
    assert "Card: [Clinics in Bedford]" in heard("are you open on Saturday")


@pytest.mark.parametrize(("locale", "number"), [("en-GB", "999"), ("en-US", "911"), ("en-AU", "000"), ("en-IN", "112")])
def test_each_locale_has_its_own_number(locale: str, number: str) -> None:
    assert f"Call {number} now." in heard("yes", "yes I've got chest pain", locale=locale)


def test_lines_can_be_piped() -> None:
    done = command("talk", "--locale", "en-AU", typed="yes\nyes, I can't breathe\nmore\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "You: yes, I can't breathe\n" in done.stdout
    assert "Call 000 now." in done.stdout


# The contract of --json: one object a line and turn, the launch first.


def test_json_has_a_line_for_each_turn_and_the_launch_first() -> None:
    done = command("talk", "--json", typed="check my leg\n\n  no  \n")
    assert (done.returncode, done.stderr) == (0, "")
    launch, first, second = map(json.loads, done.stdout.splitlines())
    assert list(launch) == list(first) == list(second) == KEYS
    assert launch | {"heard": None, "listening": True, "covers": [], "confirms": None, "answers": {}} == launch
    assert launch["urgency"] is None
    assert first["heard"] == "check my leg"
    assert second["heard"] == "no"


def test_the_open_question_and_what_it_covers() -> None:
    _, opened, denied_one, denied_all = turns("check my leg", "chest's fine", "no to all of that")
    chest = content().check.questions["chest"]
    assert opened["question"] == "chest"
    assert opened["covers"] == list(chest.covers)
    assert denied_one["question"] == "chest"
    assert denied_one["covers"] == [finding for finding in chest.covers if finding != "chest_pain"]
    assert denied_one["answers"] == {"chest_pain": "no"}
    assert denied_all["question"] == "saddle"
    assert denied_all["answers"] == dict.fromkeys(chest.covers, "no")


def test_an_offer_covers_nothing() -> None:
    assert turns("what is sciatica")[-1]["covers"] == []


def test_an_emergency_that_was_asked_for_is_one_at_once() -> None:
    *_, last = turns("check my leg", "yes")
    assert last["urgency"] == "emergency"
    assert last["speech"].startswith("Call 999 now.")
    assert last["covers"] == []


def test_a_check_back_says_what_it_confirms_and_has_no_urgency_yet() -> None:
    *_, asked_back = turns("my foot's gone cold and white")
    assert asked_back | {"confirms": "cold_pale_leg", "listening": True, "covers": [], "urgency": None} == asked_back
    *_, meant = turns("my foot's gone cold and white", "yes")
    assert (meant["urgency"], meant["confirms"]) == ("emergency", None)
    *_, misheard = turns("my foot's gone cold and white", "no")
    assert (misheard["urgency"], misheard["confirms"]) == (None, None)
    assert "cold_pale_leg" not in misheard["answers"] or misheard["answers"]["cold_pale_leg"] == "no"


def test_a_check_to_its_end() -> None:
    held = turns("check my leg", *[NO_SIGN] * 20)
    ends = [turn for turn in held if turn["urgency"]]
    assert ends
    assert ends[0]["urgency"] == "self_care"
    assert all(turn["urgency"] is None for turn in held[: held.index(ends[0])])
    asked = [turn["question"] for turn in held[1 : held.index(ends[0])]]
    assert len(asked) == len(set(asked)) <= 16


def test_a_session_that_ends_has_no_question() -> None:
    *_, last = turns("stop")
    assert last | {"listening": False, "question": None, "covers": [], "confirms": None} == last


def test_nothing_is_kept_from_one_conversation_to_the_next() -> None:
    first, second = Talk(), Talk()
    first.open()
    first.say("check my leg")
    second.open()
    fresh = second.inside("check my leg", second.say("check my leg"))
    assert fresh["answers"] == {}
    assert fresh["question"] == "chest"


def test_recognise_prints_a_line_of_json_for_each_line() -> None:
    done = command("recognise", "--asked", "chest", typed="what is sciatica\n\nnah chest's fine\nI can't breathe\n")
    assert done.returncode == 0
    asks, denies, tells = map(json.loads, done.stdout.splitlines())
    assert asks["intent"] == "AboutCauseIntent"
    assert asks["slots"]["cause"]["id"] == "sciatica"
    assert asks["means"] == {"answer": None, "told": {}, "asks": "cause:sciatica", "crisis": None}
    assert denies["means"]["told"] == {"chest_pain": "no"}
    assert tells["intent"] == "BreathlessIntent"
    assert tells["means"]["told"]["breathless"] == "yes"
    assert all(list(line) == ["text", "intent", "slots", "means", "sure"] for line in (asks, denies, tells))
    assert all(0 <= line["sure"] <= 1 for line in (asks, denies, tells))

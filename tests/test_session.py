"""Session attributes that are old, broken or tampered with; and taking back a step."""

from __future__ import annotations

from typing import Any

import pytest

from skill.content.compiled import content
from skill.session import Icing, More, Session, Step, read
from skill.triage import Known, answered, volunteered

CHECK = content().check


def test_what_was_written_is_read_again() -> None:
    session = Session(
        question="chest",
        answers={"chest_pain": "no", "over_two_weeks": "not_sure"},
        opened={"look": "yes"},
        stage="check",
        steps=[Step("chest", "check", "no"), Step(told={"over_two_weeks": "not_sure"}), Step("look", "check", "yes")],
        asked={"chest/4": 1, "look/4": 2, "large_bruise": 1, "emergency_more": 1},
        unsure=True,
        confirms="cold_pale_leg",
        clarifies="breathless",
        who="she",
        ice_off=True,
        icing=Icing(asks="start", minutes=15),
        kind=True,
        checked=True,
        offered=["offer_causes"],
        more=More("causes", "sciatica", 1),
        likely="sciatica",
        misses=1,
        last="Is it cold?",
    )
    assert read(session.attributes(), CHECK) == session


def test_question_and_answers_are_always_there_and_nothing_empty_is() -> None:
    assert Session().attributes() == {"question": None, "answers": {}}


@pytest.mark.parametrize("attributes", [None, [], "x", 7, {"answers": None}, {"answers": ["chest_pain"]}])
def test_what_is_no_session_is_a_new_one(attributes: Any) -> None:
    assert read(attributes, CHECK) == Session()


def test_good_answers_are_kept_beside_bad_ones() -> None:
    """A lost answer would only be asked for again; a kept yes can't be lost to a stranger's entry."""
    answers = {"fever": "yes", "made_up": "yes", "chest_pain": "maybe", "collapse": None, "breathless": ["no"]}
    assert read({"answers": answers}, CHECK).answers == {"fever": "yes"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("question", 3),
        ("question", "x" * 101),
        ("stage", None),
        ("steps", [{"question": 1}]),
        ("steps", "chest"),
        ("steps", [{"question": "gone", "stage": "check", "answer": "no"}]),
        ("steps", [{"question": "gradual", "stage": "check", "answer": "no"}]),
        ("steps", [{"told": {"made_up": "yes"}}]),
        ("steps", [{"told": {"fever": "maybe"}}]),
        ("steps", [{"question": "chest", "stage": "check", "answer": "perhaps"}]),
        ("asked", {"chest/4": -1}),
        ("asked", {"chest/4": "often"}),
        ("asked", ["chest"]),
        ("confirms", "made_up"),
        ("confirms", None),
        ("clarifies", "chest"),
        ("who", "it"),
        ("icing", {"asks": "whatever"}),
        ("icing", {"minutes": 600}),
        ("more", "causes.sciatica.0"),
        ("more", {"file": "findings", "id": "fever"}),
        ("more", {"file": "causes", "id": "sciatica", "paragraph": -1}),
        ("misses", -1),
        ("misses", "2"),
        ("unsure", "yes"),
        ("checked", 1.5),
        ("offered", ["x"] * 101),
        ("last", "x" * 4001),
        ("opened", {"look": "no", "made_up": "yes"}),
    ],
)
def test_a_bad_attribute_is_left_out(name: str, value: Any) -> None:
    session = read({name: value, "answers": {"fever": "yes"}}, CHECK)
    assert session == Session(answers={"fever": "yes"})


def with_steps(*steps: Step) -> Session:
    session = Session()
    session.steps = list(steps)
    session.replay(CHECK)
    return session


def test_the_steps_tell_all_that_is_known() -> None:
    """What is replayed is what was learnt in the first place, whatever the order."""
    known = answered(CHECK, Known(), CHECK.questions["chest"], "no")
    known = volunteered(CHECK, known, "fever")
    known = answered(CHECK, known, CHECK.questions["look"], "yes")
    session = with_steps(Step("chest", "check", "no"), Step(told={"fever": "yes"}), Step("look", "check", "yes"))
    assert session.answers == known.answers
    assert session.opened == known.opened
    assert session.known.asked == 2


def test_what_is_unlearnt_is_a_no_and_the_rest_stays() -> None:
    session = with_steps(Step("chest", "check", "no"), Step(told={"fever": "yes", "one_leg_swelling": "yes"}))
    session.unlearn(CHECK, "fever")
    assert session.answers["fever"] == "no"
    assert session.answers["one_leg_swelling"] == "yes"
    assert session.answers["chest_pain"] == "no"


def test_a_question_about_it_alone_is_unlearnt() -> None:
    session = with_steps(Step("stand", "check", "yes"))
    session.unlearn(CHECK, "cannot_bear_weight")
    assert session.answers == {"cannot_bear_weight": "no"}
    session.steps.pop()
    session.replay(CHECK)
    assert session.answers == {}


def test_what_was_concluded_is_unlearnt_with_the_yes_that_it_followed_from() -> None:
    """Yes to one of four, and three denied: the fourth. Taken back, that yes can't stand."""
    denied = dict.fromkeys(("leg_hot_red", "large_bruise", "hard_painful_vein"), "no")
    session = with_steps(Step("look", "check", "yes"), Step(told=denied))  # type: ignore[arg-type]
    assert session.answers["one_leg_swelling"] == "yes"
    session.unlearn(CHECK, "one_leg_swelling")
    assert dict(session.answers)["one_leg_swelling"] == "no"
    assert session.opened == {}


def test_a_step_from_elsewhere_is_no_step() -> None:
    session = read({"steps": [{"question": "gradual", "stage": "causes", "answer": "yes"}], "answers": {}}, CHECK)
    assert len(session.steps) == 1
    session = read({"steps": [{"question": "gradual", "stage": "check", "answer": "yes"}], "answers": {}}, CHECK)
    assert session.steps == []

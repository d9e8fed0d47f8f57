"""Which clinic an answer is for, where that is, and how to reach it."""

from datetime import UTC, datetime

import pytest

from skill.clinic import HoursQuestion, contact_answer, hours_answer
from skill.content.clinics import Clinics
from tests.clinic.world import CLINICS, FACTS, MONDAY, clinic, facts, only


def test_another_time_zone_and_other_holidays() -> None:
    boston = {"time_zone": "America/New_York", "holiday_country": "US", "holiday_subdivision": "MA"}
    assert facts("2026-11-23T14:00Z", "PRESENT_REF", **boston) == "open_now time=<five>"
    assert facts("2026-11-23T13:59Z", "PRESENT_REF", **boston).startswith("later_today")
    # Thanksgiving, Thursday 26 November 2026.
    assert facts(MONDAY, "2026-11-26", **boston).startswith("holiday_open Day=<Thursday>")
    assert facts(MONDAY, "2026-11-26").startswith("open_day")
    # The second of January is a bank holiday in Scotland only.
    scotland = {"holiday_subdivision": "SCT"}
    assert facts("2025-12-29T10:00Z", "2026-01-02", **scotland).startswith("holiday_open Day=<Friday>")
    assert facts("2025-12-29T10:00Z", "2026-01-02").startswith("open_day when=<on Friday>")


def two() -> Clinics:
    north = clinic(id="north", name="North", also_called=("the other one",), hours="Sa 09:00-12:00")
    return Clinics(default="here", clinic=(north, clinic()))


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (None, "open_now time=<five> these_clinics clinic=<Here> others=<North>"),
        ("", "open_now time=<five> these_clinics clinic=<Here> others=<North>"),
        ("here", "open_now time=<five> this_clinic clinic=<Here>"),
        ("luton", "unknown_clinic clinics=<North and Here> this_clinic clinic=<Here> open_now time=<five>"),
    ],
)
def test_which_clinic(said: str | None, heard: str) -> None:
    now = datetime.fromisoformat(MONDAY)
    assert hours_answer(HoursQuestion("PRESENT_REF", None, said), two(), FACTS, now) == heard


@pytest.mark.parametrize("said", ["north", "NORTH ", "The Other One"])
def test_a_second_clinic_is_answered_for_itself_and_the_answer_comes_first(said: str) -> None:
    now = datetime.fromisoformat(MONDAY)
    heard = hours_answer(HoursQuestion("PRESENT_REF", None, said), two(), FACTS, now)
    assert heard.startswith("closed_day")
    assert heard.endswith("this_clinic clinic=<North>")


def test_one_clinic_is_named_only_if_another_was_asked_about() -> None:
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert hours_answer(HoursQuestion("PRESENT_REF"), CLINICS, FACTS, now) == "open_now time=<five>"
    assert hours_answer(HoursQuestion("PRESENT_REF", None, "luton"), CLINICS, FACTS, now) == (
        "unknown_clinic clinics=<Clinics in Bedford> this_clinic clinic=<Clinics in Bedford> open_now time=<five>"
    )


def test_which_is_nearest_is_not_guessed() -> None:
    for said in (None, "luton"):
        assert contact_answer(said, two(), FACTS) == "names clinics=<North and Here> booking"


@pytest.mark.parametrize(
    ("settings", "heard"),
    [
        ({}, "nothing"),
        ({"address": "1 A Street"}, "address address=<1 A Street> no_phone"),
        ({"phone": "01234 567890"}, "no_address phone phone=<01234 567890>"),
        (
            {"address": "1 A Street", "phone": "01234 567890"},
            "address address=<1 A Street> phone phone=<01234 567890>",
        ),
    ],
)
def test_contact(settings: dict[str, str], heard: str) -> None:
    place = Clinics(default="here", clinic=(clinic(**settings), clinic(id="north", name="North")))
    assert contact_answer("here", place, FACTS) == f"name clinic=<Here> {heard} booking"
    assert contact_answer("north", place, FACTS) == "name clinic=<North> nothing booking"
    assert contact_answer(None, only(clinic(**settings)), FACTS) == f"name clinic=<Here> {heard} booking"

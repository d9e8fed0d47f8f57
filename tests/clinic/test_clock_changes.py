"""The days on which the clocks change."""

import pytest

from tests.clinic.world import facts


@pytest.mark.parametrize(
    ("now", "heard"),
    [
        # Summer time starts on Sunday 29 March 2026 at 01:00 UTC and ends on Sunday 25 October at 01:00 UTC.
        ("2026-03-27T09:00Z", "open_now"),
        ("2026-03-27T16:59Z", "open_now"),
        ("2026-03-30T07:59Z", "later_today"),
        ("2026-03-30T08:00Z", "open_now"),
        ("2026-03-30T16:00Z", "closed_now"),
        ("2026-10-23T08:00Z", "open_now"),
        ("2026-10-23T16:00Z", "closed_now"),
        ("2026-10-26T08:59Z", "later_today"),
        ("2026-10-26T09:00Z", "open_now"),
        ("2026-10-26T16:59Z", "open_now"),
    ],
)
def test_clock_changes(now: str, heard: str) -> None:
    assert facts(now, "PRESENT_REF").split()[0] == heard


def test_half_past_midnight_in_summer_is_the_day_before_in_utc() -> None:
    # 00:30 on Saturday 27 June in Bedford; the request says 23:30 on Friday.
    heard = facts("2026-06-26T23:30Z", "PRESENT_REF")
    assert heard == "closed_day when=<today> weekday=<Saturday> opens when=<on Monday> time=<nine>"
    assert facts("2026-06-26T23:30Z", "2026-06-27") == heard
    assert facts("2026-06-26T23:30Z", "2026-06-26").startswith("past_open")
    assert facts("2026-06-26T22:30Z", "2026-06-26").startswith("closed_now")


@pytest.mark.parametrize("moment", ["2026-10-25T00:30Z", "2026-10-25T01:30Z"])
def test_the_hour_that_happens_twice(moment: str) -> None:
    assert facts(moment, "PRESENT_REF", hours="Su 01:00-02:00") == "open_now time=<two in the morning>"


def test_the_hour_that_is_left_out() -> None:
    assert facts("2026-03-29T00:59Z", "PRESENT_REF", hours="Su 01:00-03:00") == (
        "later_today hours=<from one in the morning to three in the morning>"
    )
    assert facts("2026-03-29T01:00Z", "PRESENT_REF", hours="Su 01:00-03:00") == "open_now time=<three in the morning>"
    assert facts("2026-03-29T02:00Z", "PRESENT_REF", hours="Su 01:00-03:00").startswith("closed_now")

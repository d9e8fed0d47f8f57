"""How times, days and hours are said, and what the real sentences sound like."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from skill.clinic import HoursQuestion, contact_answer, hours_answer
from skill.clinic.timetable import Timetable
from skill.clinic.wording import Wording, capital
from tests.clinic.world import CLINICS, TEXTS, clinic, only

TODAY = date(2026, 11, 23)  # a Monday
WORDS = Wording(TEXTS, TODAY)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("00:00", "midnight"),
        ("00:30", "half past twelve in the morning"),
        ("01:00", "one in the morning"),
        ("06:59", "six fifty-nine in the morning"),
        ("07:00", "seven"),
        ("08:45", "eight forty-five"),
        ("09:00", "nine"),
        ("09:05", "nine oh five"),
        ("09:09", "nine oh nine"),
        ("09:10", "nine ten"),
        ("09:15", "quarter past nine"),
        ("09:19", "nine nineteen"),
        ("09:20", "nine twenty"),
        ("09:30", "half past nine"),
        ("11:59", "eleven fifty-nine"),
        ("12:00", "noon"),
        ("12:30", "half past twelve"),
        ("13:00", "one"),
        ("18:00", "six"),
        ("18:59", "six fifty-nine"),
        ("19:00", "seven in the evening"),
        ("21:59", "nine fifty-nine in the evening"),
        ("22:00", "ten at night"),
        ("23:45", "eleven forty-five at night"),
    ],
)
def test_clock(moment: str, said: str) -> None:
    assert WORDS.clock(time.fromisoformat(moment)) == said


def test_no_two_minutes_of_the_day_sound_alike() -> None:
    said = [WORDS.clock(time(minute // 60, minute % 60)) for minute in range(24 * 60)]
    assert len(set(said)) == 24 * 60
    assert not any(letter.isdigit() for words in said for letter in words)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("00:00", "midnight"),
        ("04:00", "four in the morning"),
        ("11:00", "eleven in the morning"),
        ("12:00", "noon"),
        ("16:00", "four in the afternoon"),
        ("17:59", "five fifty-nine in the afternoon"),
        ("18:00", "six in the evening"),
        ("22:00", "ten at night"),
    ],
)
def test_full_time(moment: str, said: str) -> None:
    assert WORDS.full_time(time.fromisoformat(moment)) == said


@pytest.mark.parametrize(
    ("day", "name", "when"),
    [
        ("2026-11-23", "today", "today"),
        ("2026-11-24", "tomorrow", "tomorrow"),
        ("2026-11-25", "Wednesday", "on Wednesday"),
        ("2026-11-29", "Sunday", "on Sunday"),
        ("2026-11-30", "Monday the thirtieth of November", "on Monday the thirtieth of November"),
        ("2027-01-01", "Friday the first of January", "on Friday the first of January"),
        ("2027-10-18", "Monday the eighteenth of October", "on Monday the eighteenth of October"),
        ("2027-10-19", "Tuesday the nineteenth of October 2027", "on Tuesday the nineteenth of October 2027"),
    ],
)
def test_day(day: str, name: str, when: str) -> None:
    assert WORDS.day(date.fromisoformat(day)) == name
    assert WORDS.when(date.fromisoformat(day)) == when


def test_every_date_of_a_year_is_said_by_its_own_words() -> None:
    days = [date(2027, 1, 1) + timedelta(days=ahead) for ahead in range(250)]
    said = [WORDS.day(day) for day in days]
    assert len(set(said)) == len(days)
    assert WORDS.day(date(2027, 8, 31)) == "Tuesday the thirty-first of August"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Fr 09:00-17:00", "Monday to Friday from nine to five"),
        ("Mo-Su 09:00-17:00", "every day from nine to five"),
        ("Mo,Tu 09:00-17:00", "Monday and Tuesday from nine to five"),
        ("Mo-We,Fr 09:00-17:00", "Monday to Wednesday and Friday from nine to five"),
        ("Mo,Tu,Th,Fr 09:00-17:00", "Monday, Tuesday, Thursday and Friday from nine to five"),
        (
            "Mo,We 09:00-17:00; Tu 08:30-12:00",
            "Monday and Wednesday from nine to five, and Tuesday from half past eight to noon",
        ),
        (
            "Mo 09:00-12:00,13:00-15:00,16:00-20:00",
            "Monday from nine to noon, from one to three, and from four to eight in the evening",
        ),
        ("Fr 18:00-24:00", "Friday from six to midnight"),
    ],
)
def test_week(hours: str, said: str) -> None:
    timetable = Timetable(clinic(hours))
    days = [TODAY + timedelta(days=ahead) for ahead in (3, 4, 5, 6, 7, 8, 9)]
    assert WORDS.week([(day, timetable.on(day)) for day in days]) == said


def test_capital() -> None:
    assert capital("today") == "Today"
    assert capital("on Monday") == "On Monday"
    assert capital("") == ""


def test_holidays_with_a_well_known_name_are_called_by_it() -> None:
    assert WORDS.holiday("Christmas Day") == "Christmas Day"
    assert WORDS.holiday("Boxing Day (observed)") == "a bank holiday"


# The wording itself, where it matters most.
@pytest.mark.parametrize(
    ("now", "day", "time", "heard"),
    [
        ("2026-11-23T10:00Z", "PRESENT_REF", None, "Yes. We're open until five."),
        (
            "2026-11-23T20:00Z",
            "2026-11-24",
            None,
            "Yes. Tomorrow is Tuesday, and we're open from nine to five.",
        ),
        (
            "2026-11-25T10:00Z",
            "2026-11-28",
            None,
            "No. We're closed on Saturday. We open again on Monday at nine.",
        ),
        (
            "2026-11-23T10:00Z",
            "2026-11-24",
            "18:00",
            "No, not at six. We're open tomorrow from nine to five.",
        ),
        (
            "2026-05-22T10:00Z",
            "2026-05-25",
            None,
            (
                "Monday is a bank holiday. We're usually open from nine to five on a Monday."
                " But check with the clinic first."
            ),
        ),
    ],
)
def test_sentences(now: str, day: str, time: str | None, heard: str) -> None:
    answer = hours_answer(HoursQuestion(day, time), CLINICS, TEXTS, datetime.fromisoformat(now))
    assert answer == heard


def test_no_address_or_phone_number_is_made_up() -> None:
    answer = contact_answer(None, CLINICS, TEXTS)
    assert answer.startswith("This is Clinics in Bedford. I don't have the address or the phone number.")
    assert "I can't book" in answer
    given = contact_answer(None, only(clinic(address="1 A Street", phone="01234 567890")), TEXTS)
    assert "1 A Street" in given
    assert "01234 567890" in given
    assert "don't have" not in given


def test_a_bank_holiday_is_never_a_plain_yes() -> None:
    for day in (date(2026, 12, 25), date(2026, 12, 28), date(2026, 8, 31)):
        for now in (day - timedelta(days=3), day):
            moment = datetime.combine(now, time(10), UTC)
            for at in (None, "10:00", "MO", "18:00"):
                answer = hours_answer(HoursQuestion(day.isoformat(), at), CLINICS, TEXTS, moment)
                assert "check with the clinic" in answer
                assert not answer.startswith("Yes")


def test_every_answer_is_short_and_plain() -> None:
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    days = [(now + timedelta(days=ahead)).date().isoformat() for ahead in range(-3, 370)]
    weeks = [f"2026-W{week}{weekend}" for week in range(40, 54) for weekend in ("", "-WE")]
    hours = [(now + timedelta(hours=hour)).isoformat() for hour in range(24 * 60)]
    asked = [
        (now.isoformat(), HoursQuestion(day, at)) for day in [*days, *weeks] for at in (None, "06:00", "15:00", "EV")
    ]
    asked += [(moment, HoursQuestion(None, at)) for moment in hours for at in (None, "18:00")]
    for moment, question in asked:
        answer = hours_answer(question, CLINICS, TEXTS, datetime.fromisoformat(moment))
        assert len(answer.split()) <= 60, answer
        assert all(len(sentence.split()) <= 20 for sentence in answer.split(". ")), answer
        assert not set("<>&{}[]*_#") & set(answer), answer
        assert answer[0].isupper(), answer
        assert answer.endswith("."), answer

"""What is refused of settings and words, and that the error says where and why. And what a cold start pays."""

import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

from skill.clinic import check_clinics
from skill.clinic.timetable import timetable
from skill.content.clinic_schema import ClinicPhrases, Clinics
from skill.content.errors import ContentError
from tests.clinic.world import TEXTS, WORDS, clinic, only

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "hours",
    [
        "24/7",
        "off",
        "Mo-Fr 22:00-02:00",
        "Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-12:00",
        "Mo-Fr 09:00-17:00; Dec 24 09:00-12:00; Dec 25-26 off",
        "Mo[1] 09:00-17:00",
        "Mo-Fr 22:00-02:00, Sa 10:00-12:00",
        "Mo-Fr 18:00-24:00; Sa 00:00-24:00",
        "Mo-Fr 9:00-17:00; Sa 10:00-12:00",
    ],
)
def test_hours_that_are_understood(hours: str) -> None:
    check_clinics(only(clinic(hours)))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"hours": "Mo-Fr 9-17"}, "hours: 'Mo-Fr 9-17' is not in opening_hours syntax"),
        ({"hours": ""}, "hours: '' is not in opening_hours syntax"),
        (
            {"hours": "Mo-Fr 09:00-17:00; PH off"},
            "hours: 'PH' in 'Mo-Fr 09:00-17:00; PH off' is not understood here",
        ),
        ({"hours": "SH 09:00-17:00"}, "hours: 'SH' in"),
        ({"hours": "easter 09:00-17:00"}, "hours: 'easter' in"),
        ({"hours": "Mo-Fr sunrise-17:00"}, "hours: 'sunrise' in"),
        ({"hours": "Mo-Fr 09:00-sunset"}, "hours: 'sunset' in"),
        ({"hours": "Mo-Fr dawn-17:00"}, "hours: 'dawn' in"),
        ({"hours": "Mo-Fr 09:00-dusk"}, "hours: 'dusk' in"),
        ({"hours": "Mo-Fr Unknown"}, "hours: 'Unknown' in"),
        ({"hours": 'Mo-Fr 09:00-17:00 "by appointment"'}, "hours: '\"' in"),
        ({"hours": "Mo-Fr 09:00+"}, "hours: ':00+' in"),
        (
            {"hours": "Fr 22:00-02:00; Sa 10:00-12:00"},
            "hours: 'Fr 22:00-02:00; Sa 10:00-12:00' run over midnight, so all rules must be joined with ','",
        ),
        ({"hours": "Fr 22:00-2:00; Sa off"}, "hours: 'Fr 22:00-2:00; Sa off' run over midnight"),
        ({"hours": "Fr 22:00-24:15; Sa off"}, "hours: 'Fr 22:00-24:15; Sa off' run over midnight"),
        ({"hours": "Fr 22:00-22:00 || off"}, "hours: 'Fr 22:00-22:00 || off' run over midnight"),
        ({"hours": "Mo 09:00-12:00; Fr 22:00-02:00"}, "hours: 'Mo 09:00-12:00; Fr 22:00-02:00' run over"),
        ({"time_zone": "Europe/Bedford"}, "time_zone: no time zone is called 'Europe/Bedford'"),
        ({"time_zone": ""}, "time_zone: no time zone is called ''"),
        ({"time_zone": "../London"}, "time_zone: no time zone is called '../London'"),
        ({"time_zone": "Europe"}, "time_zone: no time zone is called 'Europe'"),
        ({"holiday_country": "XX"}, "holiday_country: 'XX' is no country"),
        ({"holiday_subdivision": "ZZ"}, "holiday_subdivision: 'ZZ' is no part of GB"),
    ],
)
def test_settings_that_are_refused(settings: dict[str, str], said: str) -> None:
    place = clinic(id="there", name="There", **settings)
    with pytest.raises(ContentError) as error:
        check_clinics(Clinics(default="here", clinic=(clinic(), place)))
    assert str(error.value).startswith(f"clinics.toml: [there]: {said}")
    assert "\n" not in str(error.value), "one thing is wrong"


def test_everything_that_is_wrong_is_said_at_once_with_what_is_allowed() -> None:
    wrong = clinic("Mon to Fri 9-5", time_zone="Europe/Londn", holiday_subdivision="EGN", phone="…")
    with pytest.raises(ContentError) as error:
        check_clinics(Clinics(default="here", clinic=(wrong, clinic(id="there", name="There", address=" "))))
    said = str(error.value).splitlines()
    assert len(said) == 5
    assert 'such as "Mo-Fr 09:00-17:00"' in said[1]
    assert "did you mean 'Europe/London'?" in said[0]
    assert "did you mean 'ENG'?" in said[2]
    assert said[4].startswith("clinics.toml: [there]: address: is ' '")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("default = 'luton'", "default: no [[clinic]] has the id 'luton'"),
        ("default = 'a'\n[[clinic]]\nid = 'a'\nname = 'A'", "Object missing required field `hours`"),
        ("default = 'a'\nopen = 1", "Object contains unknown field `open`"),
    ],
)
def test_clinics_that_are_refused(toml: str, said: str) -> None:
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.toml.decode(toml if "clinic" in toml else f"{toml}\nclinic = []", type=Clinics)
    assert said in str(error.value)


def test_two_clinics_with_one_name() -> None:
    for settings in (
        {"id": "here"},
        {"id": "there", "name": "HERE"},
        {"id": "there", "also_called": ("Here",)},
    ):
        with pytest.raises(ValueError, match=r"\[\[clinic\]\]") as error:
            Clinics(default="here", clinic=(clinic(), clinic(**settings)))
        assert str(error.value) == f"[[clinic]] {settings['id']!r}: another clinic is called 'here' too"
    # A clinic may repeat itself.
    assert only(clinic(also_called=("Here", "HERE"))).find("here")


@pytest.mark.parametrize(
    ("table", "name", "text", "said"),
    [
        (
            "answers",
            "open_now",
            "Until {hour}.",
            "open_now: unknown blank {hour} in 'Until {hour}.'; it may use: {time}",
        ),
        ("answers", "open_day", "{when} {weekday} {hours} {x}", "it may use: {when}, {weekday}, {hours}"),
        (
            "answers",
            "closed_now",
            "No {when}.",
            "closed_now: unknown blank {when} in 'No {when}.'; it may use: none",
        ),
        ("answers", "open_now", "Until {}.", "unknown blank {}"),
        ("answers", "open_now", "Until {time.hour}.", "unknown blank {time.hour}"),
        ("answers", "open_now", "Until {time!r}.", "unknown blank {time}"),
        ("answers", "open_now", "Until {time:>9}.", "unknown blank {time}"),
        ("answers", "open_now", "Until {time.", "open_now: "),
        ("answers", "open_now", "Until time}.", "open_now: "),
        ("contact", "address", "{phone}", "unknown blank {phone}"),
        ("words", "both", "{one}", "unknown blank {one}"),
        ("words", "weekdays", ["Monday"], "weekdays: there must be 7 words, not 1"),
        ("words", "months", ["May"] * 13, "months: there must be 12 words, not 13"),
        ("words", "ordinals", [], "ordinals: there must be 31 words, not 0"),
        ("words", "numbers", [], "numbers: there must be 20 words, not 0"),
        ("words", "tens", [], "tens: there must be 6 words, not 0"),
        ("answers", "opne_now", "Yes.", "Object contains unknown field `opne_now`"),
    ],
)
def test_texts_that_are_refused(table: str, name: str, text: object, said: str) -> None:
    texts = tomllib.loads(WORDS.read_text())
    texts[table][name] = text
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.convert(texts, ClinicPhrases)
    assert said in str(error.value)
    assert f"$.{table}" in str(error.value)


def test_texts_use_only_blanks_that_exist() -> None:
    for table in (TEXTS.words, TEXTS.clock, TEXTS.days, TEXTS.spans, TEXTS.answers, TEXTS.contact):
        assert set(table.blanks) <= set(table.__struct_fields__)


def test_a_timetable_is_read_once() -> None:
    assert timetable(clinic()) is timetable(clinic())
    assert timetable(clinic()) is not timetable(clinic("24/7"))


def test_a_cold_start_imports_nothing_heavy() -> None:
    program = (
        "import sys, skill.clinic;"
        "print(*sorted({'holidays', 'opening_hours', 'zoneinfo', 'dateutil'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""

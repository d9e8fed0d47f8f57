"""What is refused of settings and words, and that the error says where and why. And what a cold start pays."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from skill.content import clinic_settings
from skill.content.clinics import Clinics
from skill.content.errors import ContentError, Fault
from tests.clinic.world import clinic, only

Refusal = Callable[[str, Callable[[str], str]], ContentError]

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "hours",
    [
        "off",
        "Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-12:00",
        "Mo-Fr 09:00-17:00; Dec 24 09:00-12:00; Dec 25-26 off",
        "Mo[1] 09:00-17:00",
        "Mo-Fr 09:00-17:00; Jul-Aug Mo-Fr 10:00-16:00",
        "Mo-Fr 18:00-24:00",
        "Mo-Fr 00:00-12:00",
        "Mo-Fr 9:00-17:00; Sa 10:00-12:00",
    ],
)
def test_hours_that_are_understood(hours: str) -> None:
    assert clinic_settings.faults(only(clinic(hours))) == []


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
            "hours: 'Fr 22:00-02:00; Sa 10:00-12:00' run over midnight or around the clock",
        ),
        (
            {"hours": "Mo 09:00-12:00, Fr 22:00-02:00"},
            "hours: 'Mo 09:00-12:00, Fr 22:00-02:00' run over midnight or around the clock",
        ),
        (
            {"hours": "2045 Dec 31 22:00-02:00"},
            "hours: '2045 Dec 31 22:00-02:00' run over midnight or around the clock",
        ),
        (
            {"hours": "Fr 18:00-24:00; Sa 00:00-02:00"},
            "hours: 'Fr 18:00-24:00; Sa 00:00-02:00' run over midnight or around the clock",
        ),
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
    (fault,) = clinic_settings.faults(Clinics(default="here", clinic=(clinic(), place)))
    assert str(fault).startswith(f"clinics.toml: [there]: {said}")


@pytest.mark.parametrize(
    "hours",
    [
        "Fr 22:00-2:00; Sa off",
        "Fr 22:00-24:15",
        "Fr 22:00-22:00",
        "24/7",
        "Mo-Fr",
        "Sa 00:00-24:00",
    ],
)
def test_hours_without_a_night_are_refused(hours: str) -> None:
    (fault,) = clinic_settings.faults(only(clinic(hours)))
    assert fault.what.startswith(f"hours: {hours!r} run over midnight or around the clock")


def test_everything_that_is_wrong_is_said_at_once_with_what_is_allowed() -> None:
    wrong = clinic("Mon to Fri 9-5", time_zone="Europe/Londn", holiday_subdivision="EGN", phone="…")
    other = clinic(id="there", name="There", address=" ")
    said = [str(fault) for fault in clinic_settings.faults(Clinics(default="here", clinic=(wrong, other)))]
    assert len(said) == 5
    assert 'such as "Mo-Fr 09:00-17:00"' in said[1]
    assert "did you mean 'Europe/London'?" in said[0]
    assert "did you mean 'ENG'?" in said[2]
    assert said[4].startswith("clinics.toml: [there]: address: is ' '")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('default = "bedford"', 'default = "luton"', "clinics.toml: default: unknown id 'luton' (allowed: 'bedford')"),
        ("hours = ", "huors = ", "clinics.toml: [bedford]: unknown field `huors` (did you mean 'hours'?)"),
        ("hours = ", "huors = ", "clinics.toml: [bedford]: missing required field `hours`"),
        ("default = ", "open = 1\ndefault = ", "clinics.toml: unknown field `open`"),
        ("[[clinic]]", "[clinic]", "clinics.toml: clinic: Expected `array`, got `object`"),
        ('name = "Clinics in Bedford"', "name = 1", "clinics.toml: [bedford]: name: Expected `str`, got `int`"),
    ],
)
def test_clinics_that_are_refused(right: str, wrong: str, said: str, refusal: Refusal) -> None:
    assert said in str(refusal("clinics.toml", lambda s: s.replace(right, wrong, 1)))


@pytest.mark.parametrize("taken", ['id = "bedford"', 'name = "BEDFORD"', 'also_called = ["Bedford"]'])
def test_two_clinics_with_one_name(taken: str, refusal: Refusal) -> None:
    def doubled(text: str) -> str:
        table = text[text.index("[[clinic]]") :]
        other = {"id": 'id = "x"', "name": 'name = "X"', "also_called": 'also_called = ["The X"]'}
        for field, line in {**other, taken.split()[0]: taken}.items():
            table = re.sub(rf"(?m)^{field} = .*$", line, table)
        return f"{text}\n{table}"

    assert "another clinic is called 'bedford' too" in str(refusal("clinics.toml", doubled))


def test_a_clinic_may_repeat_itself() -> None:
    assert only(clinic(also_called=("Here", "HERE"))).find(" heRE") is not None


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("open_now", "Until {hour}.", "[answers]: open_now: unknown word in braces: hour (allowed: 'time')"),
        ("open_day", "{when} {weekday} {hours} {x}", "[answers]: open_day: unknown word in braces: x (allowed: "),
        ("closed_now", "No {when}.", "[answers]: closed_now: unknown word in braces: when"),
        ("open_now", "Until {}.", "[answers]: open_now: unknown word in braces: "),
        ("open_now", "Until {time.hour}.", "[answers]: open_now: unknown word in braces: time.hour"),
        ("open_now", "Until {time!r}.", "[answers]: open_now: unknown word in braces: time"),
        ("open_now", "Until {time:>9}.", "[answers]: open_now: unknown word in braces: time"),
        ("open_now", "Call {emergency_number}.", "[answers]: open_now: unknown word in braces: emergency_number"),
        ("open_now", "Until {time.", "[answers]: open_now: expected '}' before end of string in 'Until {time.'"),
        ("open_now", "Until time}.", "[answers]: open_now: Single '}' encountered"),
        ("address", "{phone}", "[contact]: address: unknown word in braces: phone"),
        ("both", "{one}", "[words]: both: unknown word in braces: one"),
        ("weekdays", ["Monday"], "[words]: weekdays: Expected at least 7"),
        ("weekdays", ["Monday"] * 8, "[words]: weekdays: Expected at most 7"),
    ],
)
def test_phrases_that_are_refused(name: str, text: object, said: str, refusal: Refusal) -> None:
    error = refusal(
        "clinic_phrases.toml", lambda s: re.sub(rf"(?m)^{name} = .*\n", f"{name} = {json.dumps(text)}\n", s, count=1)
    )
    assert str(error).startswith("clinic_phrases.toml: ")
    assert said in str(error)
    assert len(error.faults) == 1
    assert isinstance(error.faults[0], Fault)
    assert error.faults[0].line > 0


def test_a_cold_start_imports_nothing_heavy() -> None:
    program = (
        "import sys, skill.clinic;"
        "print(*sorted({'holidays', 'opening_hours', 'zoneinfo', 'dateutil'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""

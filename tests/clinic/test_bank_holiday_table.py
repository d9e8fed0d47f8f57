"""The table that `make package` makes says what the `holidays` package says, and saves loading it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from holidays import country_holidays

from skill.clinic import bank_holidays
from skill.clinic.bank_holidays import FIRST, LAST, bank_holiday, packed
from skill.content.compiled import content

ENGLAND = ("GB", "ENG")


@pytest.fixture
def tabled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """As in Lambda: with a table for England and Ireland."""
    file = tmp_path / "bank_holidays.msgpack"
    file.write_bytes(packed([ENGLAND, ("IE", None)]))
    monkeypatch.setattr(bank_holidays, "FILE", str(file))
    bank_holidays._table.cache_clear()
    yield file
    bank_holidays._table.cache_clear()


@pytest.mark.parametrize("region", [ENGLAND, ("IE", None)], ids=str)
def test_every_day_is_as_the_package_has_it(tabled: Path, region: bank_holidays.Region) -> None:
    """Also in the years before and after, where the package is asked."""
    country, subdivision = region
    package = country_holidays(country, subdiv=subdivision)
    days = [FIRST + timedelta(days) for days in range(-400, (LAST - FIRST).days + 400)]
    found = {day: bank_holiday(region, day) for day in days}
    assert found == {day: package.get(day) for day in days}
    assert len([name for name in found.values() if name]) > 80


def test_bank_holidays_of_england_that_are_published(tabled: Path) -> None:
    """Some of https://www.gov.uk/bank-holidays, among them those that another package gets wrong."""
    published = [date(2026, 1, 1), date(2026, 4, 6), date(2026, 8, 31), date(2026, 12, 28), date(2027, 12, 27)]
    assert all(bank_holiday(ENGLAND, day) for day in published)
    assert bank_holiday(ENGLAND, date(2026, 8, 3)) is None, "that is Scotland's"


def test_a_region_without_a_table_is_looked_up(tabled: Path) -> None:
    assert bank_holiday(("GB", "SCT"), date(2026, 8, 3))


@pytest.mark.parametrize(("day", "loaded"), [("2026-12-25", False), ("2041-12-25", True)])
def test_the_package_is_loaded_only_for_what_the_table_lacks(tabled: Path, day: str, loaded: bool) -> None:
    code = (
        "import sys; from datetime import date; from skill.clinic import bank_holidays; "
        "bank_holidays.FILE = sys.argv[1]; day = date.fromisoformat(sys.argv[2]); "
        "assert bank_holidays.bank_holiday(('GB', 'ENG'), day) == 'Christmas Day'; print('holidays' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tabled), day],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == str(loaded)


def test_the_clinics_of_the_content_are_in_it() -> None:
    for clinic in content().clinics.clinic:
        assert len(packed([(clinic.holiday_country, clinic.holiday_subdivision)])) > 1000

"""The bank holidays of a region, by the `holidays` package.

`make package` has it name those of the clinics' regions for a run of years, and puts that table beside this file:
the package takes three quarters of the time of a process's first question about hours, and more memory than all else.
Outside those years and regions, and where there is no table, it is asked as ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec

FILE = os.path.join(os.path.dirname(__file__), "bank_holidays.msgpack")
FIRST, LAST = date(2026, 1, 1), date(2035, 12, 31)
"""The days that the table knows."""

Region = tuple[str, str | None]
"""Country and subdivision as the package has them: ("GB", "ENG")."""


class BankHolidays:
    """The bank holidays of one region. Raises ValueError for a region that the package doesn't know."""

    def __init__(self, country: str, subdivision: str | None) -> None:
        self._region = (country, subdivision)
        self._known = _table().get(_key(self._region))
        if self._known is None:
            self._package()

    def name(self, day: date) -> str | None:
        """The name of the bank holiday on `day`, or None."""
        if self._known is not None and FIRST <= day <= LAST:
            return self._known.get(day.isoformat())
        name: str | None = self._package().get(day)
        return name

    def _package(self) -> Any:
        return _by_package(self._region)


def packed(regions: Iterable[Region]) -> bytes:
    """The table for these regions, the same bytes for the same regions and the same version of the package."""
    days = [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]
    table = {
        _key(region): {day.isoformat(): name for day in days if (name := _by_package(region).get(day))}
        for region in sorted(set(regions), key=_key)
    }
    return msgspec.msgpack.encode(table)


def _key(region: Region) -> str:
    return "-".join(part for part in region if part)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    try:
        with open(FILE, "rb") as file:
            return msgspec.msgpack.decode(file.read(), type=dict[str, dict[str, str]])
    except FileNotFoundError:
        return {}


@cache
def _by_package(region: Region) -> Any:
    from holidays import country_holidays

    country, subdivision = region
    try:
        return country_holidays(country, subdiv=subdivision)
    except NotImplementedError as error:
        raise ValueError(f"holiday_country, holiday_subdivision: {error}") from None

"""The bank holidays of a region, by the `holidays` package.

`make package` puts a table of those of the clinics' regions beside this file: the package takes three quarters of the
time of a process's first question about hours, and more memory than all else. It is asked for what the table lacks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

import msgspec

FILE = os.path.join(os.path.dirname(__file__), "bank_holidays.msgpack")
FIRST, LAST = date(2026, 1, 1), date(2035, 12, 31)
"""The days that the table knows."""

Region = tuple[str, str | None]
"""Country and subdivision as the package has them: ("GB", "ENG")."""


def bank_holiday(region: Region, day: date) -> str | None:
    """Return the name of the bank holiday on `day`, or None."""
    known = _table().get(_key(region)) if FIRST <= day <= LAST else None
    return known.get(day.isoformat()) if known is not None else _package(region).get(day)


def packed(regions: Iterable[Region]) -> bytes:
    """Return the table for these regions: the same bytes for the same regions and version of the package."""
    days = [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]
    table = {
        _key(region): {day.isoformat(): name for day in days if (name := _package(region).get(day))}
        for region in sorted(set(regions), key=_key)
    }
    return msgspec.msgpack.encode(table)


def _key(region: Region) -> str:
    return "-".join(filter(None, region))


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    try:
        with open(FILE, "rb") as file:
            return msgspec.msgpack.decode(file.read(), type=dict[str, dict[str, str]])
    except FileNotFoundError:
        return {}


@cache
def _package(region: Region) -> Mapping[date, str]:
    from holidays import country_holidays

    return country_holidays(region[0], subdiv=region[1])

"""The bank holidays of a region, by the `holidays` package.

`make package` puts a table of those of the clinics' regions beside this file: the package takes three quarters of the
time of a process's first question about hours, and more memory than all else. It is asked for what the table lacks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
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
    return (_package(region) if known is None else known).get(day)


def packed(regions: Iterable[Region]) -> bytes:
    """Return the table for these regions: the same bytes for the same regions and version of the package."""
    years = range(FIRST.year, LAST.year + 1)
    table = {_key(region): dict(sorted(_package(region, years).items())) for region in sorted(set(regions), key=_key)}
    return msgspec.msgpack.encode(table)


def _key(region: Region) -> str:
    return "-".join(filter(None, region))


@cache
def _table() -> Mapping[str, Mapping[date, str]]:
    try:
        with open(FILE, "rb") as file:
            return msgspec.msgpack.decode(file.read(), type=dict[str, dict[date, str]])
    except FileNotFoundError:
        return {}


@cache
def _package(region: Region, years: range | None = None) -> Mapping[date, str]:
    from holidays import country_holidays

    return country_holidays(region[0], subdiv=region[1], years=years)

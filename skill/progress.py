"""A word of progress where there is a terminal: what a command is doing that takes more than a few seconds.

On standard error, and gone when it is done, so that what a command prints stays what it found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

Item = TypeVar("Item")


@cache
def _console() -> Any:
    """Return the one console of all bars, so that one can be shown within another."""
    from rich.console import Console  # not at the top: a server that only checks its content has no rich

    return Console(stderr=True)


def counted(what: str, items: Iterable[Item], total: float | None = None) -> Iterator[Item]:
    """Yield these, with a bar under this name."""
    with _shown() as progress:
        yield from progress.track(items, description=what, total=total)


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Show this, with a bar that only moves, until it is done."""
    with _shown() as progress:
        progress.add_task(what, total=None)
        yield


def _shown() -> Any:
    from rich.progress import Progress

    console = _console()
    return Progress(
        console=console,
        transient=True,
        refresh_per_second=4,  # seldom, as it takes processor time from what is measured
        redirect_stdout=sys.stdout.isatty(),  # or what goes to a file would go to the terminal
        disable=not console.is_terminal,
    )

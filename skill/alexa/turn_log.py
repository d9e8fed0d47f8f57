"""What a log may say of a turn: intent, outcome, milliseconds; nothing of the patient.

In Lambda that is one line of JSON a turn on standard output, which lambda/template.yaml counts. The server behind Flask
writes its own (skill/web/logs.py), of the same words.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable
from threading import local
from time import perf_counter
from typing import Any

from skill.alexa.request import at
from skill.alexa.responder import OtherSkill, Responder

_NAME = re.compile(r"(AMAZON\.)?[A-Z][A-Za-z]{0,60}(Intent|Request)|[A-Z][A-Za-z.]{0,60}\.[A-Z][A-Za-z]+")
_this_turn = local()


class _Failures(logging.Handler):
    """Notes that code of ours has logged an error: a handler that broke and apologised is an answer like any other."""

    def emit(self, record: logging.LogRecord) -> None:
        _this_turn.failed = True


_FAILURES = _Failures(logging.ERROR)


def note_failures() -> None:
    """Let `outcome_of` know of errors that code of ours logs from now on. Idempotent."""
    logging.getLogger("skill").addHandler(_FAILURES)


def begin_turn() -> None:
    """Let `outcome_of` speak of a new turn from here on, in this thread."""
    _this_turn.failed = False


def outcome_of(answer: dict[str, Any]) -> str:
    """Return `failed`, `answered`, or `empty` for what needs no word, such as the end of a session."""
    if getattr(_this_turn, "failed", False):
        return "failed"
    return "answered" if at(answer, dict, "response", "outputSpeech") else "empty"


def name_of(event: Any) -> str:
    """Return the intent's name or the request's type; `other` where it isn't like one: nothing said can be in it."""
    name = at(event, str, "request", "intent", "name") or at(event, str, "request", "type")
    return name if _NAME.fullmatch(name) else "other"


def observed(respond: Responder, write: Callable[[str], object] | None = None) -> Responder:
    """Return the same responder, with a line about each of its answers. Raises what it raises."""
    write = write or _print
    note_failures()

    def turn(event: Any) -> dict[str, Any]:
        begin_turn()
        started, outcome = perf_counter(), "failed"
        try:
            answer = respond(event)
            outcome = outcome_of(answer)
            return answer
        except OtherSkill:
            outcome = "refused_application_id"
            raise
        finally:
            milliseconds = round(1000 * (perf_counter() - started), 2)
            write(json.dumps({"event": "turn", "intent": name_of(event), "outcome": outcome, "ms": milliseconds}))

    return turn


def begin(write: Callable[[str], object] | None = None) -> None:
    """Write the first line of a log: which version runs, and which content."""
    from skill.version import described

    (write or _print)(json.dumps({"event": "start", **described()}))


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

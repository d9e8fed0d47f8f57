"""One structured line a turn, as JSON on standard output: intent, outcome, milliseconds; nothing of the patient.

lambda/template.yaml counts these lines. The server behind Flask writes its own (skill/web/logs.py), of the same fields.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

from skill.alexa.responder import OtherSkill, Responder

_NAME = re.compile(r"(AMAZON\.)?[A-Z][A-Za-z]{0,60}(Intent|Request)|[A-Z][A-Za-z.]{0,60}\.[A-Z][A-Za-z]+")


class _Failures(logging.Handler):
    """Notes that code of ours has logged an error: a handler that broke and apologised is no error to Lambda."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen = False

    def emit(self, record: logging.LogRecord) -> None:
        self.seen = True


def observed(respond: Responder, write: Callable[[str], object] | None = None) -> Responder:
    """The same responder, with a line about each of its answers. Raises what it raises."""
    write = write or _print
    failures = _Failures()
    logging.getLogger("skill").addHandler(failures)

    def turn(event: Any) -> dict[str, Any]:
        started, failures.seen, outcome = perf_counter(), False, "failed"
        try:
            answer = respond(event)
            outcome = "failed" if failures.seen else outcome_of(answer)
            return answer
        except OtherSkill:
            outcome = "refused_application_id"
            raise
        finally:
            milliseconds = round(1000 * (perf_counter() - started), 2)
            write(json.dumps({"event": "turn", "intent": name_of(event), "outcome": outcome, "ms": milliseconds}))

    return turn


def outcome_of(answer: dict[str, Any]) -> str:
    """`answered`, or `empty` for what needs no word, such as the end of a session."""
    return "answered" if answer.get("response", {}).get("outputSpeech") else "empty"


def name_of(event: Any) -> str:
    """The intent's name, or the request's type; `other` where it isn't like one, so that nothing said can be in it."""
    request = event.get("request") if isinstance(event, dict) else None
    request = request if isinstance(request, dict) else {}
    intent = request.get("intent")
    name = intent.get("name") if isinstance(intent, dict) else request.get("type")
    return name if isinstance(name, str) and _NAME.fullmatch(name) else "other"


def begin(write: Callable[[str], object] | None = None) -> None:
    """Write the first line of a log: which version runs, and which content."""
    from skill.version import described

    (write or _print)(json.dumps({"event": "start", **described()}))


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

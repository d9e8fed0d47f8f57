"""One JSON object a line, in which there is no room for what a patient said.

A line about a request has only the fields of `request_line`. A line of ours (`skill.…`) keeps its message, which the
rest of this repository writes with care. A line from any library has its logger, its level and where in the code it
comes from, because a text that somebody else formats may quote a request; gunicorn's keep their template, and of the
values only numbers. Of an exception, a warning or a crash of a thread there is the class and the place: never its
text, never a traceback.
"""

import json
import logging
import re
import sys
import threading
import traceback
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from skill.alexa.request import at
from skill.alexa.turn_log import name_of, note_failures
from skill.content.errors import ContentError
from skill.web.endings import Ending
from skill.web.settings import SettingsError

_LOG = logging.getLogger("skill.web.requests")
_REQUEST_ID = re.compile(r"amzn1\.echo-api\.request\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def request_line(status: int, outcome: Ending, milliseconds: float, event: dict[str, Any] | None = None) -> None:
    """Log one request: `event` only once it is verified, for its request id and its intent's name (or its type).

    A request id that isn't in Amazon's form is replaced by one of ours; a name that isn't like one, by "other".
    """
    identity = at(event, str, "request", "requestId")
    _LOG.info(
        "request",
        extra={
            "fields": {
                "request_id": identity if _REQUEST_ID.fullmatch(identity) else uuid.uuid4().hex,
                "intent": name_of(event) if event else "-",
                "latency_ms": round(milliseconds, 2),
                "outcome": outcome.value,
                "status": status,
            }
        },
    )


class JsonLines(logging.Formatter):
    """Formats every record as a line of JSON; see the module for what is left out."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "pid": record.process,
        }
        fields = getattr(record, "fields", None)
        if record.name == _LOG.name and isinstance(fields, dict):
            line |= {"event": "request", **fields}
        elif record.name.startswith("skill."):
            line |= {"event": "log", "logger": record.name, "message": record.getMessage()}
        elif record.name == "py.warnings":
            line |= {"event": "log", "logger": record.name, **_about_warning(record)}
        elif record.name == "gunicorn.error":
            line |= {"event": "log", "logger": record.name, "message": _numbers_only(record)}
        else:
            line |= {"event": "log", "logger": record.name, "where": f"{record.module}:{record.lineno}"}
        if record.exc_info and record.exc_info[1]:
            line |= _about(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _numbers_only(record: logging.LogRecord) -> str:
    args = record.args if isinstance(record.args, tuple) else ()
    values = iter(args)
    return re.sub(
        r"%[sdir]", lambda _: str(value) if isinstance(value := next(values, None), int) else "…", str(record.msg)
    )


def _about_warning(record: logging.LogRecord) -> dict[str, object]:
    """Return its class and its place, from the `file:line: Class: text` that the `warnings` module makes of it."""
    found = re.match(r"(?P<file>[^\n]*?):(?P<line>\d+): (?P<kind>\w+): ", record.getMessage())
    if not found:
        return {"warning": "Warning"}
    return {"warning": found["kind"], "where": f"{Path(found['file']).name}:{found['line']}"}


def _about(error: BaseException) -> dict[str, object]:
    last = traceback.extract_tb(error.__traceback__)[-1:]
    about: dict[str, object] = {"error": type(error).__name__}
    if last:
        about["raised_at"] = f"{Path(last[0].filename).name}:{last[0].lineno}"
    if isinstance(error, SettingsError | ContentError):
        about["detail"] = str(error)
    return about


class Stdout(logging.Handler):
    """Writes every record to standard output as it is at that moment, through JsonLines."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        sys.stdout.write(self.format(record) + "\n")
        sys.stdout.flush()


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stdout": {"()": "skill.web.logs.Stdout"}},
    "root": {"level": "WARNING", "handlers": ["stdout"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["stdout"], "propagate": False}},
}
"""For gunicorn, whose own choice would be plain text on standard error."""


def log_to_stdout() -> None:
    """Send what any logger has to say through Stdout. Idempotent."""
    note_failures()
    root = logging.getLogger()
    if not any(isinstance(handler, Stdout) for handler in root.handlers):
        root.addHandler(Stdout())
    logging.getLogger("skill").setLevel(logging.INFO)


def log_what_nobody_catches() -> None:
    """Make lines of Python's warnings, and of the errors that Python itself would print: the whole process's, so this
    is for a process that is ours."""
    logging.captureWarnings(True)
    sys.excepthook = lambda kind, error, _: _LOG.critical("crashed", exc_info=error)
    threading.excepthook = lambda crash: _LOG.critical("a thread crashed", exc_info=crash.exc_value)
    sys.unraisablehook = lambda crash: _LOG.error("lost an error", exc_info=crash.exc_value)


def say_why_not(error: SettingsError | ContentError) -> int:
    """Log why the service doesn't start; returns the exit status for it (EX_CONFIG)."""
    logging.getLogger("skill.web").critical("not started", exc_info=error)
    return 78

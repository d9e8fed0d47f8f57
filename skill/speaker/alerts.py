"""A stand-in for Alexa's Timers and Reminders APIs, as their published contract has them, on this machine.

https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-timers-api-reference.html
https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-reminders-api-reference.html
A timer runs by `clock`, which tests turn by hand and `make talk` may let go faster; when it has run out, `rung` tells
what is announced. The contract names no code for an eleventh timer; here it is 403, as for reminders.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import RLock
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from skill.alerts import REMINDERS, TIMERS
from skill.content.compiled import content

LONGEST = timedelta(hours=2)
MOST_TIMERS, LONGEST_LABEL = 10, 256
Answer = tuple[int, Any]
"""A status, and what is sent as JSON; None for no body."""
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")


def clock(fast: float = 1.0, start: str = "") -> Callable[[], datetime]:
    """Return a clock that goes on from `start`, a time on the clinic's wall; from now where that can't be read."""
    try:
        moment = datetime.fromisoformat(start)
    except ValueError:
        moment = datetime.now(UTC)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(content().clinics.default_clinic().time_zone))
    began = time.monotonic()
    return lambda: moment.astimezone(UTC) + timedelta(seconds=(time.monotonic() - began) * fast)


@dataclass
class Alarm:
    """A timer or a reminder: when it is due, and what is said then."""

    id: str
    text: str
    due: datetime
    label: str = ""
    whole: timedelta = timedelta()
    created: datetime = datetime.min
    paused: timedelta | None = None
    """What is left, where it is halted."""


@dataclass
class Fault:
    """A failure to come: a status with a body of any kind, after some seconds; `drips` sends a byte at a time."""

    status: int = 500
    body: bytes = b'{"code": "X", "message": "down"}'
    seconds: float = 0.0
    drips: bool = False
    times: int = 1


@dataclass
class Alerts:
    """The alerts of one device."""

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    granted: set[str] = field(default_factory=set)
    """The permissions that the user gave."""
    in_session: bool = False
    """A session of the skill is open: only then timers may be made, halted and let go on."""
    allowed: bool = True
    """False: a device without timers, or with timers switched off."""
    online: bool = True
    timers: dict[str, Alarm] = field(default_factory=dict)
    reminders: dict[str, Alarm] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    """Every call: method, path and body."""
    _numbers: Any = field(default_factory=lambda: count(1))
    _tokens: set[str] = field(default_factory=set)
    _lock: Any = field(default_factory=RLock)

    def token(self) -> str:
        """Return a new token, as it comes with a request."""
        self._tokens.add(token := f"token-{next(self._numbers)}")
        return token

    def rung(self) -> list[str]:
        """Return what is announced since this was last asked, and forget it."""
        with self._lock:
            now = self.clock()
            due = [
                (alarm.due, id, alarms)
                for alarms in (self.timers, self.reminders)
                for id, alarm in alarms.items()
                if alarm.paused is None and alarm.due <= now
            ]
            return [alarms.pop(id).text for _, id, alarms in sorted(due, key=lambda one: one[0])]

    def next_due(self) -> datetime | None:
        """Return when the next one rings, if one runs."""
        with self._lock:
            running = (*self.timers.values(), *self.reminders.values())
            return min((alarm.due for alarm in running if alarm.paused is None), default=None)

    def answer(self, method: str, path: str, authorization: str, body: bytes) -> Answer:
        """Answer one call, as the service would."""
        with self._lock:
            try:
                given = json.loads(body) if body else None
            except ValueError:
                return _error(400, "INVALID_REQUEST", "not JSON")
            self.asked.append((method, path, given))
            kind, _, rest = path.removeprefix("/v1/alerts/").partition("/")
            scope = {"timers": TIMERS, "reminders": REMINDERS}.get(kind)
            if scope is None:
                return _error(404, "NOT_FOUND", path)
            if authorization.removeprefix("Bearer ") not in self._tokens or scope not in self.granted:
                return _error(401, "UNAUTHORIZED", "no permission")
            if not self.allowed:
                return _error(403, "DEVICE_NOT_SUPPORTED", "not on this device")
            if not self.online and method == "POST":
                return _error(504, "DEVICE_OFFLINE", "the device can't be reached")
            return self._timers(method, rest, given) if kind == "timers" else self._reminders(method, rest, given)

    def _timers(self, method: str, rest: str, given: Any) -> Answer:
        now = self.clock()
        running = {id: timer for id, timer in self.timers.items() if timer.paused is not None or timer.due > now}
        id, _, verb = rest.partition("/")
        if method == "POST" and not self.in_session:
            return _error(403, "FORBIDDEN", "only within a session")
        if not id and method == "POST":
            return self._create(given, running, now)
        if not id and method == "GET":
            listed = [self._shown(timer) for timer in running.values()]
            return 200, {"totalCount": len(listed), "timers": listed, "nextToken": None}
        if not id and method == "DELETE":
            self.timers.clear()
            return 200, None
        timer = running.get(id)
        if timer is None:
            return _error(404, "NOT_FOUND", "no such timer")
        if method == "GET":
            return 200, self._shown(timer)
        if method == "DELETE":
            del self.timers[id]
            return 200, None
        if verb == "pause" and timer.paused is None:
            timer.paused = timer.due - now
        elif verb == "resume" and timer.paused is not None:
            timer.due, timer.paused = now + timer.paused, None
        elif verb not in ("pause", "resume"):
            return _error(404, "NOT_FOUND", verb)
        return 204, None

    def _create(self, given: Any, running: dict[str, Alarm], now: datetime) -> Answer:
        if not isinstance(given, dict):
            return _error(400, "INVALID_REQUEST", "no timer")
        if "label" in given:
            return _error(500, "INTERNAL_ERROR", "it is timerLabel")
        label, whole = given.get("timerLabel") or "", _duration(given.get("duration"))
        operation = (given.get("triggeringBehavior") or {}).get("operation") or {}
        texts = operation.get("textToAnnounce") or []
        if not whole or whole > LONGEST or len(label) > LONGEST_LABEL or "creationBehavior" not in given:
            return _error(400, "INVALID_REQUEST", "duration, label or behaviour")
        if (
            operation.get("type") != "ANNOUNCE"
            or not all(text.get("locale") and text.get("text") for text in texts)
            or not texts
        ):
            return _error(400, "INVALID_REQUEST", "nothing to announce")
        if label and label in {timer.label for timer in running.values()}:
            return _error(400, "INVALID_REQUEST", "the label is in use")
        if len(running) >= MOST_TIMERS:
            return _error(403, "MAX_TIMERS_EXCEEDED", "too many timers")
        timer = Alarm(uuid4().hex, texts[0]["text"], now + whole, label, whole, now)
        self.timers[timer.id] = timer
        return 200, self._shown(timer)

    def _shown(self, timer: Alarm) -> dict[str, Any]:
        shown = {
            "id": timer.id,
            "status": "ON" if timer.paused is None else "PAUSED",
            "duration": _iso(timer.whole),
            "timerLabel": timer.label,
            "createdTime": timer.created.isoformat(),
            "updatedTime": timer.created.isoformat(),
        }
        if timer.paused is None:
            return {**shown, "triggerTime": timer.due.isoformat(), "remainingTimeWhenPaused": None}
        return {**shown, "triggerTime": None, "remainingTimeWhenPaused": _iso(timer.paused)}

    def _reminders(self, method: str, id: str, given: Any) -> Answer:
        if method == "POST" and not id:
            return self._remind(given)
        if not id and method == "GET":
            return 200, {
                "totalCount": str(len(self.reminders)),
                "alerts": [{"alertToken": one} for one in self.reminders],
            }
        if id not in self.reminders:
            return _error(404, "NOT_FOUND", "no such reminder")
        if method == "DELETE":
            del self.reminders[id]
        return 200, None

    def _remind(self, given: Any) -> Answer:
        if not self.in_session:
            return _error(401, "UNAUTHORIZED", "only within a session")
        try:
            trigger, content = given["trigger"], given["alertInfo"]["spokenInfo"]["content"]
            datetime.fromisoformat(given["requestTime"])
            seconds, text = int(trigger["offsetInSeconds"]), content[0]["text"]
            sound = trigger["type"] == "SCHEDULED_RELATIVE" and seconds > 0 and bool(content[0]["locale"])
        except (KeyError, IndexError, TypeError, ValueError):
            sound = False
        if not sound:
            return _error(400, "INVALID_REQUEST", "trigger or words")
        id = uuid4().hex
        self.reminders[id] = Alarm(id, f"Here's your reminder: {text}", self.clock() + timedelta(seconds=seconds))
        return 200, {
            "alertToken": id,
            "createdTime": self.clock().isoformat(),
            "status": "ON",
            "href": f"/v1/alerts/reminders/{id}",
        }


def _error(status: int, code: str, message: str) -> Answer:
    return status, {"code": code, "message": message}


def _duration(text: Any) -> timedelta | None:
    found = _DURATION.fullmatch(text) if isinstance(text, str) else None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds) or None


def _iso(span: timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"PT{minutes}M{seconds}S" if seconds else f"PT{minutes}M"

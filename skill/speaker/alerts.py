"""A stand-in for Alexa's Timers and Reminders APIs, as their published contract has them, on this machine.

https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-timers-api-reference.html
https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-reminders-api-reference.html
It has the calls that the skill makes. A timer runs by `clock`, which tests turn by hand and `make talk` may let go
faster; when it has run out, `rung` tells what is announced. The contract names no code for an eleventh timer; here it
is 403, as for reminders.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import RLock, Thread
from typing import Annotated, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta, Struct
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from skill.alerts import REMINDERS, TIMERS
from skill.content.compiled import content

LONGEST = timedelta(hours=2)
MOST_TIMERS = 10
SCOPES = {"timers": TIMERS, "reminders": REMINDERS}


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


class _Text(Struct):
    locale: Annotated[str, Meta(min_length=1)]
    text: Annotated[str, Meta(min_length=1)]


class _Announce(Struct, tag_field="type", tag="ANNOUNCE", rename="camel"):
    text_to_announce: Annotated[tuple[_Text, ...], Meta(min_length=1)]


class _AtTheEnd(Struct):
    operation: _Announce


class _NewTimer(Struct, rename="camel"):
    duration: timedelta
    creation_behavior: dict[str, Any]
    triggering_behavior: _AtTheEnd
    timer_label: Annotated[str, Meta(max_length=256)] = ""


class _After(Struct, tag_field="type", tag="SCHEDULED_RELATIVE", rename="camel"):
    offset_in_seconds: Annotated[int, Meta(gt=0)]


class _SpokenInfo(Struct):
    content: Annotated[tuple[_Text, ...], Meta(min_length=1)]


class _AlertInfo(Struct, rename="camel"):
    spoken_info: _SpokenInfo


class _NewReminder(Struct, rename="camel"):
    request_time: datetime
    trigger: _After
    alert_info: _AlertInfo


@dataclass
class Alerts:
    """The alerts of one device."""

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    granted: set[str] = field(default_factory=set)
    """The permissions that the user gave."""
    in_session: bool = False
    """A session of the skill is open: only then timers may be made, halted and let go on."""
    timers: dict[str, Alarm] = field(default_factory=dict)
    reminders: dict[str, Alarm] = field(default_factory=dict)
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

    def answer(self, request: Request) -> Response:
        """Answer one call, as the service would."""
        kind, id, verb, *_ = (*request.path.removeprefix("/v1/alerts/").split("/"), "", "")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self._tokens or SCOPES.get(kind) not in self.granted:
            return _refused(401, "no permission")
        with self._lock:
            try:
                if kind == "reminders":
                    return self._reminders(request, id)
                return self._timers(request, id, verb, self.clock())
            except msgspec.MsgspecError as error:
                return _refused(400, str(error))

    def _timers(self, request: Request, id: str, verb: str, now: datetime) -> Response:
        running = {id: timer for id, timer in self.timers.items() if timer.paused is not None or timer.due > now}
        timer = running.get(id)
        if request.method == "POST" and not self.in_session:
            return _refused(403, "only within a session")
        match request.method, id, verb:
            case "GET", "", "":
                listed = [_shown(timer) for timer in running.values()]
                return _json({"totalCount": len(listed), "timers": listed, "nextToken": None})
            case "POST", "", "":
                return self._create(request, running, now)
            case "DELETE", _, "" if timer:
                del self.timers[id]
                return Response(status=200)
            case "POST", _, "pause" if timer:
                timer.paused = timer.due - now if timer.paused is None else timer.paused
            case "POST", _, "resume" if timer:
                timer.due, timer.paused = timer.due if timer.paused is None else now + timer.paused, None
            case _:
                return _refused(404, "no such timer")
        return Response(status=204)

    def _create(self, request: Request, running: dict[str, Alarm], now: datetime) -> Response:
        new = msgspec.json.decode(request.get_data(), type=_NewTimer)
        if not timedelta() < new.duration <= LONGEST:
            return _refused(400, "duration")
        if new.timer_label and new.timer_label in (timer.label for timer in running.values()):
            return _refused(400, "the label is in use")
        if len(running) >= MOST_TIMERS:
            return _refused(403, "too many timers")
        text = new.triggering_behavior.operation.text_to_announce[0].text
        timer = Alarm(uuid4().hex, text, now + new.duration, new.timer_label, new.duration, now)
        self.timers[timer.id] = timer
        return _json(_shown(timer))

    def _reminders(self, request: Request, id: str) -> Response:
        if request.method != "POST" or id:
            return _refused(404, "no such call")
        if not self.in_session:
            return _refused(401, "only within a session")
        new = msgspec.json.decode(request.get_data(), type=_NewReminder)
        text, id, now = new.alert_info.spoken_info.content[0].text, uuid4().hex, self.clock()
        due = now + timedelta(seconds=new.trigger.offset_in_seconds)
        self.reminders[id] = Alarm(id, f"Here's your reminder: {text}", due)
        return _json({"alertToken": id, "createdTime": now, "status": "ON", "href": f"/v1/alerts/reminders/{id}"})


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Write nothing."""


@contextmanager
def serving(alerts: Alerts) -> Iterator[str]:
    """Serve on a free port; yields the address to put in a request as `apiEndpoint`."""
    answer = Request.application(alerts.answer)
    server = make_server("127.0.0.1", 0, answer, threaded=True, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def _shown(timer: Alarm) -> dict[str, Any]:
    return {
        "id": timer.id,
        "status": "ON" if timer.paused is None else "PAUSED",
        "duration": timer.whole,
        "timerLabel": timer.label,
        "createdTime": timer.created,
        "updatedTime": timer.created,
        "triggerTime": timer.due if timer.paused is None else None,
        "remainingTimeWhenPaused": timer.paused,
    }


def _json(answer: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(answer), status, content_type="application/json")


def _refused(status: int, why: str) -> Response:
    return _json({"code": "REFUSED", "message": why}, status)

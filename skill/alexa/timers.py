"""Alexa's Timers and Reminders APIs, through the SDK's own service clients.

Those, the HTTP and TLS are imported with the first call: a launch gets no slower by them. The base address and the
token are those that came with the request (`context.System.apiEndpoint`, `apiAccessToken`), so that a stand-in can
take their place.
https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-timers-api-reference.html
https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-reminders-api-reference.html
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import msgspec

from skill.alerts import Failed, Timer, Trouble
from skill.alexa.response import to_json

log = logging.getLogger(__name__)

LIMIT, TURN_LIMIT = 2.0, 4.0
"""Seconds that one call may take, and all calls of a turn: Alexa waits 8 s for an answer."""
BY_STATUS = {
    400: Trouble.REFUSED,
    401: Trouble.NO_PERMISSION,
    403: Trouble.NOT_ALLOWED,
    404: Trouble.GONE,
    429: Trouble.BUSY,
}
OURS = (".amazonalexa.com", ".amazon.com")


class _Timer(msgspec.Struct, rename="camel"):
    """A timer as the API has it."""

    id: str
    status: str
    duration: str = ""
    timer_label: str | None = None
    trigger_time: str | None = None
    remaining_time_when_paused: str | None = None


class _Timers(msgspec.Struct):
    timers: list[_Timer] = []


class Client:
    """The alerts of one request's device, for one turn."""

    def __init__(self, endpoint: str | None, token: str | None, locale: str) -> None:
        self._endpoint, self._token, self._locale = endpoint or "", token or "", locale
        self._spent = 0.0

    def timers(self, now: datetime) -> Sequence[Timer]:
        found = self._call(lambda: self._timer_service().get_timers(), _Timers)
        running = [timer for raw in found.timers if (timer := _timer(raw, now))]
        return sorted(running, key=lambda timer: timer.left)

    def start(self, label: str, seconds: int, announcement: str) -> None:
        from ask_sdk_model.services import timer_management as t

        request = t.TimerRequest(
            duration=f"PT{seconds}S" if seconds % 60 else f"PT{seconds // 60}M",
            timer_label=label,
            creation_behavior=t.CreationBehavior(t.DisplayExperience(t.Visibility.VISIBLE)),
            triggering_behavior=t.TriggeringBehavior(
                operation=t.AnnounceOperation([t.TextToAnnounce(self._locale, announcement)]),
                notification_config=t.NotificationConfig(play_audible=True),
            ),
        )
        self._call(lambda: self._timer_service().create_timer(request), _Timer)

    def cancel(self, timer: Timer) -> None:
        self._call(lambda: self._timer_service().delete_timer(timer.id))

    def pause(self, timer: Timer) -> None:
        self._call(lambda: self._timer_service().pause_timer(timer.id))

    def resume(self, timer: Timer) -> None:
        self._call(lambda: self._timer_service().resume_timer(timer.id))

    def remind(self, seconds: int, text: str, now: datetime) -> None:
        from ask_sdk_model.services import reminder_management as r

        request = r.ReminderRequest(
            request_time=now.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds"),
            trigger=r.Trigger(r.TriggerType.SCHEDULED_RELATIVE, offset_in_seconds=seconds),
            alert_info=r.AlertInfo(r.SpokenInfo([r.SpokenText(self._locale, text=text)])),
            push_notification=r.PushNotification(r.PushNotificationStatus.ENABLED),
        )
        self._call(lambda: r.ReminderManagementServiceClient(self._settings()).create_reminder(request))

    def _timer_service(self) -> Any:
        from ask_sdk_model.services.timer_management import TimerManagementServiceClient

        return TimerManagementServiceClient(self._settings())

    def _settings(self) -> Any:
        from ask_sdk_model.services import ApiConfiguration

        if not self._token or not _amazons(self._endpoint):
            raise Failed(Trouble.NO_TOKEN)
        limit = min(LIMIT, TURN_LIMIT - self._spent)
        if limit <= 0:
            raise Failed(Trouble.SLOW)
        return ApiConfiguration(_JSON, _http(limit), self._token, self._endpoint)

    def _call(self, ask: Callable[[], Any], shape: type[Any] | None = None) -> Any:
        """Ask once; what comes back, in this shape. The log gets the kind of trouble, and nothing else."""
        began = time.monotonic()
        try:
            answer = ask()
            return msgspec.json.decode(answer, type=shape) if shape else None
        except Failed as failed:
            trouble = failed.trouble
        except msgspec.MsgspecError:
            trouble = Trouble.ODD
        except Exception as error:  # ServiceException, and whatever else the SDK makes of an answer
            trouble = _trouble(error)
        finally:
            self._spent += time.monotonic() - began
        if trouble is not Trouble.NO_TOKEN:
            log.warning("alerts: %s", trouble.value)
        raise Failed(trouble)


_JSON = SimpleNamespace(
    serialize=lambda value: msgspec.json.encode(to_json(value)).decode(), deserialize=lambda payload, obj_type: payload
)
"""A serialiser of the SDK's kind: an answer stays as it came, and `_call` reads it with its own shape."""


def _http(limit: float) -> Any:
    """Return an API client of the SDK's kind, with a limit and without a second try."""
    from ask_sdk_model.services.api_client_response import ApiClientResponse

    from skill.alexa.http_call import call

    def invoke(request: Any) -> Any:
        body = request.body if isinstance(request.body, str) else None
        status, answer = call(request.method, request.url, dict(request.headers), body, limit)
        return ApiClientResponse(headers=[], status_code=status, body=answer)

    return SimpleNamespace(invoke=invoke)


def _trouble(error: Exception) -> Trouble:
    """Return the trouble in an exception of the SDK, which wraps whatever its API client raises as a 500."""
    if isinstance(error.__context__, Failed):
        return error.__context__.trouble
    status = getattr(error, "status_code", None)
    if not isinstance(status, int):
        return Trouble.ODD
    return BY_STATUS.get(status, Trouble.DOWN if status >= 500 else Trouble.REFUSED)


def _amazons(endpoint: str) -> bool:
    """Return whether the token may go there: to Amazon, or to a stand-in on this machine."""
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    return (parts.scheme == "https" and host.endswith(OURS)) or (parts.scheme == "http" and host == "127.0.0.1")


def _timer(raw: _Timer, now: datetime) -> Timer | None:
    """Return the timer, if it hasn't run out."""
    whole = _seconds(raw.duration)
    if raw.status == "PAUSED":
        left = _seconds(raw.remaining_time_when_paused or "")
        return Timer(raw.id, raw.timer_label or "", max(whole, left), left, paused=True) if left else None
    if raw.status != "ON" or not raw.trigger_time:
        return None
    try:
        rings = datetime.fromisoformat(raw.trigger_time)
    except ValueError:
        return None
    left = round(((rings if rings.tzinfo else rings.replace(tzinfo=UTC)) - now).total_seconds())
    return Timer(raw.id, raw.timer_label or "", max(whole, left), left) if left > 0 else None


def _seconds(duration: str) -> int:
    """Return the seconds of an ISO 8601 duration such as PT14M59.5S; 0 for anything else."""
    try:
        return max(0, int(msgspec.convert(duration, timedelta).total_seconds()))
    except msgspec.ValidationError:
        return 0

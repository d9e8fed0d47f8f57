"""The conversations that pages hold: one `Talk` each, with its device and its clock. The oldest are forgotten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock
from typing import Any
from uuid import uuid4

from skill.speaker.alerts import Alerts, clock, serving
from skill.speaker.device import SCREEN, Heard
from skill.speaker.talk import Talk, asks_leave

MOST = 20


class Unknown(LookupError):
    """No such conversation: the page is older than the server, or was forgotten."""


class Talks:
    """All open conversations, by id."""

    def __init__(self) -> None:
        self._talks: OrderedDict[str, Page] = OrderedDict()
        self._lock = Lock()

    def open(self, locale: str, screen: bool, start: str, fast: float = 1.0) -> dict[str, Any]:
        """Open the skill on a device with or without a screen.

        `start` is a time on the clinic's wall, or empty; time goes `fast` times as fast from then on.
        """
        page = Page(locale, screen, start, fast)
        id = uuid4().hex
        with self._lock:
            self._talks[id] = page
            while len(self._talks) > MOST:
                self._talks.popitem(last=False)[1].close()
        with page.lock:
            return {"id": id, **_told(page.talk, None, page.talk.open())}

    def say(self, id: str, line: str) -> dict[str, Any]:
        """Say a line; in a conversation that has ended, it is as when the skill is asked at once."""
        with self._held(id) as page:
            return _told(page.talk, line, page.talk.say(line))

    def touch(self, id: str, arguments: list[Any]) -> dict[str, Any]:
        """Touch something on the screen."""
        with self._held(id) as page:
            return _told(page.talk, None, page.talk.touch(arguments))

    def leave(self, id: str) -> None:
        """Say nothing until the device gives up."""
        with self._held(id) as page:
            page.talk.leave()

    def announced(self, id: str) -> list[str]:
        """Return what timers and reminders have announced since this was last asked."""
        with self._held(id) as page:
            return page.alerts.rung()

    @contextmanager
    def _held(self, id: str) -> Iterator[Page]:
        """Hold one conversation for a turn."""
        with self._lock:
            if id not in self._talks:
                raise Unknown(id)
            self._talks.move_to_end(id)
            page = self._talks[id]
        with page.lock:
            yield page


class Page:
    """One page's device: its conversation, its clock, and the timers that run on it."""

    def __init__(self, locale: str, screen: bool, start: str, fast: float) -> None:
        self.lock = Lock()
        self.alerts = Alerts(clock(fast, start))
        self._open = ExitStack()
        endpoint = self._open.enter_context(serving(self.alerts))
        self.talk = Talk(locale, self.alerts, endpoint, SCREEN if screen else None)

    def close(self) -> None:
        """Stop its timers."""
        self._open.close()


def _told(talk: Talk, line: str | None, heard: Heard) -> dict[str, Any]:
    request, response = talk.exchanged
    return {
        "who": "Alexa" if heard.permission else "Speaker",
        "speech": asks_leave(heard.permission) if heard.permission else heard.speech,
        "reprompt": heard.reprompt,
        "card": heard.card,
        "listening": heard.listening or bool(heard.permission),
        "screen": heard.screen,
        "now": request["request"]["timestamp"],
        "understood": {"meaning": talk.meaning, **{k: v for k, v in talk.inside(line, heard).items() if k in SHOWN}},
        "request": request,
        "response": response,
    }


SHOWN = ("question", "covers", "confirms", "answers", "urgency")
"""What the page shows of what the skill made of a turn, beside its meaning."""

"""The patients: a process of its own, whose threads hold whole conversations and time every turn."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any

from cryptography.hazmat.primitives.serialization import load_pem_private_key

from tests.web.alexa import Alexa, envelope, intent

CONVERSATIONS = (
    ["StartCheckIntent", *["AMAZON.NoIntent"] * 12, "AMAZON.YesIntent", "AMAZON.RepeatIntent", "AMAZON.StopIntent"],
    ["AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent", "WhyIntent", "AMAZON.YesIntent"],
    ["ListCausesIntent", "AMAZON.YesIntent", "WhenToWorryIntent", "AMAZON.HelpIntent", "AMAZON.StopIntent"],
    ["StartCheckIntent", "AMAZON.NoIntent", "GoBackIntent", "AMAZON.YesIntent"],
)
PATIENTS = 4


@dataclass
class Tally:
    """What a slice of load came to."""

    seconds: float = 0
    latencies: list[float] = field(default_factory=list)
    """Milliseconds, one a turn that was answered."""
    conversations: int = 0
    errors: int = 0
    """Turns answered by anything but a 200, and conversations that went another way than alone."""
    broken: int = 0
    """Connections that broke; the turn was sent again over a new one."""

    def add(self, other: "Tally") -> None:
        self.seconds += other.seconds
        self.latencies += other.latencies
        self.conversations += other.conversations
        self.errors += other.errors
        self.broken += other.broken


def converse(alexa: Alexa, names: list[str], tally: Tally) -> list[Any]:
    """Hold one conversation, the state going to and fro as Alexa carries it; returns what was said.

    A turn whose connection breaks is sent again, once, as the patient would ask again.
    """
    said: list[Any] = []
    attributes: dict[str, Any] = {}
    for name in ["", *names]:
        event = envelope(intent(name) if name else None, attributes=attributes)
        started = perf_counter()
        try:
            answer = alexa.send(event)
        except (OSError, HTTPException):
            tally.broken += 1
            answer = alexa.send(event)
        tally.latencies.append(1000 * (perf_counter() - started))
        if answer.status != 200:
            tally.errors += 1
            return said
        body = answer.json()
        said.append(body["response"].get("outputSpeech"))
        attributes = body.get("sessionAttributes") or {}
    return said


def load(port: int, key: Any, seconds: float) -> Tally:
    """PATIENTS threads talk to a port for some seconds. Every conversation must go as it went the first time, alone."""
    first = Alexa(port, key)
    expected = [converse(first, names, Tally()) for names in CONVERSATIONS]
    first.close()
    tallies = [Tally() for _ in range(PATIENTS)]
    started = perf_counter()

    def talk(tally: Tally) -> None:
        alexa = Alexa(port, key)
        while perf_counter() - started < seconds:
            for names, wanted in zip(CONVERSATIONS, expected, strict=True):
                tally.errors += converse(alexa, names, tally) != wanted
                tally.conversations += 1
        alexa.close()

    def guarded(tally: Tally) -> None:
        try:
            talk(tally)
        except (OSError, HTTPException):
            tally.errors += 1

    threads = [threading.Thread(target=guarded, args=(tally,)) for tally in tallies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total = Tally()
    for tally in tallies:
        total.add(tally)
    total.seconds = perf_counter() - started
    return total


def serve_orders(orders: Connection, key_pem: bytes, run: Callable[..., Tally] = load) -> None:
    """Take (port, seconds) and answer with a Tally, until told None: what the process does."""
    key = load_pem_private_key(key_pem, None)
    while order := orders.recv():
        orders.send(run(order[0], key, order[1]))

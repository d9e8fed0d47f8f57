"""Patients behind nginx who talk while something happens to the service."""

import threading
import time
from http.client import HTTPException

from tests.load.client import CONVERSATIONS, Tally, converse
from tests.web.alexa import Alexa
from tests.web.proxy import Proxy
from tests.web.world import World

AT_A_TIME = 8


class Patients:
    """Eight at a time, each from an address of its own, until a number of conversations is held or they are sent home.

    A turn that gets anything but its answer is a lost conversation: nobody asks again.
    """

    def __init__(self, world: World, proxy: Proxy, conversations: int) -> None:
        self._world, self._proxy = world, proxy
        self._left = conversations
        self._lock = threading.Lock()
        first = self._alexa(0)
        self._expected = [converse(first, names, Tally()) for names in CONVERSATIONS]
        first.close()
        self.tallies = [Tally() for _ in range(AT_A_TIME)]
        self._threads = [threading.Thread(target=self._talk, args=(number,)) for number in range(AT_A_TIME)]

    def _alexa(self, number: int) -> Alexa:
        alexa = self._world.alexa(self._proxy.port)
        alexa.context, alexa.source, alexa.timeout = self._proxy.context, f"127.0.1.{number + 1}", 8
        return alexa

    def _talk(self, number: int) -> None:
        alexa, tally = self._alexa(number), self.tallies[number]
        while True:
            with self._lock:
                if self._left <= 0:
                    break
                self._left -= 1
                which = self._left % len(CONVERSATIONS)
            try:
                tally.errors += converse(alexa, CONVERSATIONS[which], tally) != self._expected[which]
            except (OSError, HTTPException):
                tally.errors += 1
            tally.conversations += 1
            time.sleep(0.02)
        alexa.close()

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def talking(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def send_home(self) -> None:
        self._left = 0

    def result(self) -> Tally:
        """Wait for them, and add up."""
        for thread in self._threads:
            thread.join()
        total = Tally()
        for tally in self.tallies:
            total.add(tally)
        return total

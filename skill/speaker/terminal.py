"""The terminal speaker: what is typed is sent as a real Alexa request, and the answer printed."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import textwrap
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import TextIO

from rich.console import Console
from rich.text import Text

from skill.alerts import REMINDERS, TIMERS
from skill.language.learn import ready
from skill.language.source import LOCALES
from skill.speaker.alerts import Alerts, clock, serving
from skill.speaker.device import Heard
from skill.speaker.talk import Talk, asks_leave

WIDTH = 88
LOOK = 0.05
"""Seconds between looks at the timers."""


def talk(
    lines: Iterable[str],
    out: TextIO,
    locale: str = "en-GB",
    as_json: bool = False,
    fast: float = 1.0,
    stay: bool = False,
) -> None:
    """Open the skill and talk to it, a line a turn, until it or the speaker ends the conversation.

    Timers and reminders run in this process, `fast` times as fast as they are, and announce here; with `stay` those
    that run when the conversation is over are waited for. As JSON nobody is asked for permissions.
    """
    ready()
    alerts = Alerts(clock(fast), {TIMERS, REMINDERS} if as_json else set())
    with serving(alerts) as endpoint, announcing(alerts, out, as_json):
        _talk(Talk(locale, alerts, endpoint), lines, out, as_json)
        if stay and alerts.next_due():
            out.write("(a timer runs; Ctrl-C leaves)\n")
            while alerts.next_due():
                time.sleep(LOOK)


def _talk(conversation: Talk, lines: Iterable[str], out: TextIO, as_json: bool) -> None:
    def told(line: str | None, heard: Heard) -> Heard:
        if as_json:
            out.write(json.dumps(conversation.inside(line, heard), ensure_ascii=False) + "\n")
            out.flush()
        else:
            show(heard, out)
        return heard

    if not as_json:
        out.write('You said: "Alexa, open bedford leg clinic". Type what you would say next.\n')
    told(None, conversation.open())
    for line in filter(None, map(str.strip, lines)):
        heard = told(line, conversation.say(line))
        if not heard.listening and not heard.permission:
            return
    conversation.leave()
    if not as_json:
        out.write("\n")


@contextmanager
def announcing(alerts: Alerts, out: TextIO, as_json: bool = False) -> Iterator[None]:
    """Print what timers and reminders announce, whenever they do."""
    over = Event()

    def look() -> None:
        while not over.wait(LOOK):
            for text in alerts.rung():
                out.write(json.dumps({"announced": text}) + "\n" if as_json else f"\n{_block('  Alexa', text)}")
                out.flush()

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def show(heard: Heard, out: TextIO) -> None:
    """Print what is heard, the card, and whether the microphone is open; in colour where the terminal has it."""
    console = Console(file=out, highlight=False, soft_wrap=True)
    if heard.permission:
        console.print(Text(_block("  Alexa", asks_leave(heard.permission))), end="", style="bold")
        out.flush()
        return
    console.print(Text(_block("Speaker", heard.speech)), end="", style="bold cyan")
    if heard.card:
        console.print(Text(_block("   Card", f"[{heard.card[0]}] {heard.card[1]}")), end="", style="dim")
    console.print("    (listening)" if heard.listening else "    (the session has ended)", style="dim", markup=False)
    out.flush()


def typed(stream: TextIO, out: TextIO, quiet: bool = False) -> Iterator[str]:
    """Yield lines from `stream`; with a prompt where a person types them, and echoed where they are piped in."""
    if stream.isatty() and not quiet:
        with suppress(ImportError):  # arrow keys, and what was said before
            import readline  # noqa: F401
        with suppress(EOFError):
            while True:
                yield input("You: ")
        return
    for line in stream:
        if not quiet:
            out.write(f"You: {line.rstrip()}\n")
        yield line


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--locale", choices=LOCALES, default="en-GB")
    parser.add_argument("--json", action="store_true", help="one JSON object a line and turn")
    help = "timers run N times as fast, to try them"
    parser.add_argument("--fast-clock", type=float, default=1.0, metavar="N", help=help)


def run(options: argparse.Namespace) -> int:
    """Talk on standard input and output. Ctrl-D, Ctrl-C and "stop" leave cleanly."""
    logging.getLogger("skill.alexa.timers").setLevel(logging.CRITICAL)  # the patient hears what failed
    as_json, fast = options.json, options.fast_clock
    stay = sys.stdin.isatty() or fast > 1
    try:
        talk(typed(sys.stdin, sys.stdout, as_json), sys.stdout, options.locale, as_json, fast, stay)
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return 0


def _block(who: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=f"{who}: ", subsequent_indent=" " * (len(who) + 2)) + "\n"

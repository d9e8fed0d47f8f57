"""The terminal speaker: what is typed is recognised, sent as a real Alexa request, and the answer printed."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from skill.respond import responder
from skill.simulator.device import Device, Heard
from skill.simulator.recogniser import Recogniser

WIDTH = 88


def talk(lines: Iterable[str], out: TextIO, locale: str = "en-GB") -> None:
    """Open the skill and talk to it, a line a turn, until it or the speaker ends the conversation."""
    out.write("Getting ready ...\n")
    out.flush()
    recogniser = Recogniser(locale)
    recogniser.learn()
    device = Device(responder(), locale)
    out.write('You said: "Alexa, open bedford leg clinic". Type what you would say next.\n')
    show(device.open(), out)
    for line in lines:
        if not line.strip():
            continue
        heard = understood(recogniser, device, line)
        show(heard, out)
        if not heard.listening:
            return
    device.leave()
    out.write("\n")


def understood(recogniser: Recogniser, device: Device, line: str) -> Heard:
    """Recognise a line and send it."""
    found = recogniser.recognise(line)
    return device.intend(found.intent, {name: (slot.value, slot.id) for name, slot in found.slots.items()})


def show(heard: Heard, out: TextIO) -> None:
    """Print what is heard, the card, and whether the microphone is open."""
    out.write(_block("Speaker", heard.speech))
    if heard.card:
        out.write(_block("   Card", f"[{heard.card[0]}] {heard.card[1]}"))
    out.write("    (listening)\n" if heard.listening else "    (the session has ended)\n")
    out.flush()


def typed(stream: TextIO, out: TextIO) -> Iterator[str]:
    """Lines from `stream`; with a prompt where a person types them, and echoed where they are piped in."""
    interactive = stream.isatty()
    while True:
        out.write("You: ")
        out.flush()
        line = stream.readline()
        if not line:
            return
        if not interactive:
            out.write(line if line.endswith("\n") else f"{line}\n")
        yield line


def main(locale: str) -> int:
    """Talk on standard input and output. Ctrl-D, Ctrl-C and "stop" leave cleanly."""
    try:
        talk(typed(sys.stdin, sys.stdout), sys.stdout, locale)
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return 0


def _block(who: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=f"{who}: ", subsequent_indent=" " * (len(who) + 2)) + "\n"

"""Serve the page on this machine, and say what it is waiting for meanwhile."""

from __future__ import annotations

import argparse
import logging
import time
from functools import partial

LOCAL = ("127.0.0.1", "localhost", "::1")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--port", type=int, default=8013)
    parser.add_argument("--host", default="127.0.0.1", help="another address lets others in: there is no password")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    say = partial(print, flush=True)
    host, port = options.host, options.port
    began = time.monotonic()
    say("Loading the skill ...")
    from werkzeug.serving import make_server

    from skill.language.learn import ready
    from skill.speaker.page.app import RENDERER, create_app

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # no line a call
    logging.getLogger("skill.alexa.timers").setLevel(logging.CRITICAL)  # the patient hears what failed
    ready()
    if host not in LOCAL:
        say(f"Whoever can reach {host} can use this page: it has no password. Leave --host out to keep it to yourself.")
    hosts = None if host in LOCAL else [host]
    try:
        server = make_server(host, port, create_app(hosts), threaded=True)
    except (OSError, SystemExit):
        say(f"Port {port} is taken. Choose another: make serve PORT={port + 1}")
        return 1
    if not RENDERER.is_file():
        say("Screens are drawn as plain HTML. For Amazon's own renderer: npm ci --ignore-scripts")
    name = f"[{host}]" if ":" in host else host
    say(f"Ready after {time.monotonic() - began:.0f} s. Open http://{name}:{server.server_port}/ (Ctrl-C ends)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say()
    finally:
        server.server_close()
    return 0

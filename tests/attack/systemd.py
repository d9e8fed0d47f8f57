"""Plays systemd's part: holds the port, and starts and restarts the service behind it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.web.alexa import SKILL_ID
from tests.web.world import APP, REPOSITORY

# As systemd does: the listening socket is descriptor 3, and LISTEN_PID names the process that is to take it.
ACTIVATE = 'exec 3<&"$0"; export LISTEN_FDS=1 LISTEN_PID=$$; exec "$@"'


class Systemd:
    """A service whose code is in `code`, and whose folder in memory is `runtime`. Stop it."""

    def __init__(self, code: Path, runtime: Path, environment: dict[str, str]) -> None:
        self.code, self._output = code, runtime.parent / "service.log"
        self._environment = os.environ | environment | {
            "ALEXA_SKILL_ID": SKILL_ID, "RUNTIME_DIRECTORY": str(runtime), "PYTHONPATH": str(REPOSITORY),
        }  # fmt: skip
        runtime.mkdir(exist_ok=True)
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=4096)
        self.port: int = self._socket.getsockname()[1]
        self.service = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        descriptor = self._socket.fileno()
        with self._output.open("ab") as file:
            return subprocess.Popen(
                ["bash", "-c", ACTIVATE, str(descriptor),
                 sys.executable, "-m", "gunicorn", "-c", "python:skill.web.gunicorn_conf", APP],
                cwd=self.code.resolve(), stdout=file, stderr=file, env=self._environment, pass_fds=[descriptor],
            )  # fmt: skip

    def restart(self) -> float:
        """`systemctl restart`; returns the seconds until the old one had ended."""
        started = time.monotonic()
        self._end()
        self.service = self._start()
        return time.monotonic() - started

    def _end(self) -> None:
        if self.service.poll() is not None:
            return
        self.service.send_signal(signal.SIGTERM)
        try:
            self.service.wait(15)
        except subprocess.TimeoutExpired:
            self.service.kill()
            self.service.wait()

    def log(self) -> str:
        return self._output.read_text()

    def stop(self) -> None:
        self._end()
        self._socket.close()

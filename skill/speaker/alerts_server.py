"""The stand-in of `skill.speaker.alerts` behind HTTP, on the loopback interface, for as long as the `with` lasts."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from skill.speaker.alerts import Alerts


@contextmanager
def serving(alerts: Alerts) -> Iterator[str]:
    """Serve on a free port; yields the address to put in a request as `apiEndpoint`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(alerts))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(alerts: Alerts) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if alerts.faults:
                self._fail()
                return
            status, given = alerts.answer(self.command, self.path, self.headers.get("Authorization") or "", body)
            self._write(status, b"" if given is None else json.dumps(given).encode())

        def _fail(self) -> None:
            fault = alerts.faults[0]
            fault.times -= 1
            if fault.times <= 0:
                alerts.faults.pop(0)
            with suppress(OSError):  # whoever asked may have gone
                if not fault.drips:
                    time.sleep(fault.seconds)
                    self._write(fault.status, fault.body)
                    return
                self.send_response(fault.status)
                self.end_headers()
                for byte in fault.body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(fault.seconds)

        def _write(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = _answer  # noqa: N815  # as http.server names them

        def log_message(self, format: str, *args: object) -> None:
            """Write nothing."""

    return Handler

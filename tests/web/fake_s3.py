"""Plays the part of s3.amazonaws.com: a TLS server on this machine that serves certificates, or misbehaves."""

import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.web.authority import Issued

Page = bytes | Callable[[BaseHTTPRequestHandler], None]
"""What is served for a path: a file, or something that answers by itself."""


def say(handler: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> None:
    """Answer with this status and body."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def redirect(to: str) -> Page:
    return lambda handler: say(handler, 302, Location=to)


def status(code: int, body: bytes) -> Page:
    return lambda handler: say(handler, code, body)


def slow(seconds: float, body: bytes) -> Page:
    """Nothing for some seconds, then the file."""

    def page(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        say(handler, 200, body)

    return page


def trickle(body: bytes, pause: float) -> Page:
    """The file, one byte at a time: no single read ever times out."""

    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for byte in body:
            handler.wfile.write(bytes([byte]))
            time.sleep(pause)

    return page


def trickle_head(pause: float) -> Page:
    """Not even the headers, but for one byte at a time."""

    def page(handler: BaseHTTPRequestHandler) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200:
            handler.wfile.write(bytes([byte]))
            time.sleep(pause)

    return page


def endless(piece: bytes) -> Page:
    """A file without an end."""

    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(piece)

    return page


def cut_short(body: bytes) -> Page:
    """Promises the whole file, and hangs up half way."""

    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])
        handler.close_connection = True

    return page


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


class FakeS3:
    """Serves `pages` by path under `certificate`; counts the requests for each path in `asked`."""

    def __init__(self, certificate: Issued, folder: Path, pages: dict[str, Page]) -> None:
        self.pages = pages
        self.asked: Counter[str] = Counter()
        chain = folder / "s3.pem"
        chain.write_bytes(certificate.key_pem() + certificate.pem())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked[self.path] += 1
                page = outer.pages.get(self.path, status(404, b"<Code>NoSuchKey</Code>"))
                if isinstance(page, bytes):
                    say(self, 200, page)
                else:
                    page(self)

            def log_message(self, *_: object) -> None:
                pass

            def handle(self) -> None:
                with suppress(OSError):  # the client gave up, as it should
                    super().handle()

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def get_request(self):
                connection, address = super().get_request()
                return context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

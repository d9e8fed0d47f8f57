"""Fetch one small file over HTTPS, in a bounded time, through a proxy if there is one."""

import socket
import ssl
from http.client import HTTPResponse
from io import BytesIO
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import certifi

FETCH_SECONDS = 3.0
"""The whole of a fetch, from the connection to the last byte. Alexa gives up after 8 s."""
LARGEST_PEM = 64 * 1024
"""Bytes. Amazon's file, with four certificates in it, is about 7 kB."""
_LARGEST_HEAD = 16 * 1024


def https_get(
    url: str, *, at: tuple[str, int] | None = None, ca_file: str | None = None, proxy: str | None = None
) -> bytes:
    """Fetch a file: one GET, no redirect, no retry, at most LARGEST_PEM bytes and FETCH_SECONDS.

    `proxy` is `http://host:port` of a proxy that is asked to CONNECT. `at` (host, port) and `ca_file` are for tests:
    where to find a server that plays the part of the URL's host.
    Raises OSError, ValueError, or http.client's HTTPException.
    """
    give_up = monotonic() + FETCH_SECONDS
    host = urlsplit(url).hostname or ""
    context = ssl.create_default_context(cafile=ca_file or certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    through = urlsplit(proxy) if proxy else None
    address = (through.hostname or "", through.port or 80) if through else at or (host, 443)
    with socket.create_connection(address, timeout=FETCH_SECONDS) as plain:
        if through:
            _open_tunnel(plain, host, give_up)
        plain.settimeout(_left(give_up))
        with context.wrap_socket(plain, server_hostname=host) as connection:
            request = f"GET {urlsplit(url).path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            connection.sendall(request.encode("ascii"))
            return _body(_read(connection, give_up))


def _open_tunnel(connection: socket.socket, host: str, give_up: float) -> None:
    connection.sendall(f"CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\n\r\n".encode("ascii"))
    head = b""
    while not head.endswith(b"\r\n\r\n"):  # byte by byte: what follows is the TLS connection's
        connection.settimeout(_left(give_up))
        piece = connection.recv(1)
        if not piece or len(head) > _LARGEST_HEAD:
            raise ValueError("the proxy hung up")
        head += piece
    if head.split(b" ", 2)[1:2] != [b"200"]:
        raise ValueError("the proxy refused")


def _left(give_up: float) -> float:
    left = give_up - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read(connection: socket.socket, give_up: float) -> bytes:
    """Read until the server hangs up. The time left bounds every read, so a byte now and then wins nothing."""
    received = bytearray()
    while True:
        connection.settimeout(_left(give_up))
        piece = connection.recv(LARGEST_PEM)
        if not piece:
            return bytes(received)
        received += piece
        if len(received) > LARGEST_PEM + _LARGEST_HEAD:
            raise ValueError("too large")


class _Received:
    """What http.client wants of a socket, around an answer that has arrived."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def makefile(self, *_: Any) -> BytesIO:
        return BytesIO(self._raw)


def _body(raw: bytes) -> bytes:
    answer = HTTPResponse(_Received(raw))  # type: ignore[arg-type]
    answer.begin()
    if answer.status != 200:
        raise ValueError("not 200")
    body = answer.read()  # raises IncompleteRead where it is shorter than it says
    if len(body) > LARGEST_PEM:
        raise ValueError("too large")
    return body

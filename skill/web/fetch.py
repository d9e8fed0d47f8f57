"""Fetch one small file over HTTPS, in a bounded time, through a proxy if there is one."""

import socket
import ssl
from contextlib import closing, suppress
from http.client import HTTPConnection
from threading import Timer
from time import monotonic
from urllib.parse import urlsplit

import certifi

FETCH_SECONDS = 3.0
"""The whole of a fetch, from the connection to the last byte. Alexa gives up after 8 s."""
LARGEST_PEM = 64 * 1024
"""Bytes. Amazon's file, with four certificates in it, is about 7 kB."""


def https_get(
    url: str, *, at: tuple[str, int] | None = None, ca_file: str | None = None, proxy: str | None = None
) -> bytes:
    """Fetch a file: one GET, no redirect, no retry, at most LARGEST_PEM bytes and FETCH_SECONDS.

    `proxy` is `http://host:port` of a proxy that is asked to CONNECT. `at` (host, port) and `ca_file` are for tests:
    where to find a server that plays the part of the URL's host.
    Raises OSError, ValueError, or http.client's HTTPException.
    """
    give_up = monotonic() + FETCH_SECONDS
    host, path = urlsplit(url).hostname or "", urlsplit(url).path
    context = ssl.create_default_context(cafile=ca_file or certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    through = urlsplit(proxy) if proxy else None
    address = (through.hostname or "", through.port or 80) if through else at or (host, 443)
    connection = HTTPConnection(*address, timeout=FETCH_SECONDS)
    if through:
        connection.set_tunnel(host, 443)
    # A socket's timeout is for each read: a byte now and then would win any time. So the whole has an end of its own.
    end = Timer(FETCH_SECONDS, _hang_up, [connection])
    end.start()
    with closing(connection):
        try:
            connection.connect()
            connection.sock.settimeout(_left(give_up))  # for the whole of a handshake
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
            connection.request("GET", path, headers={"Host": host, "Connection": "close"})
            _left(give_up)  # if the end came during the handshake, there was nothing to hang up
            answer = connection.getresponse()
            body = answer.read(LARGEST_PEM + 1)
            _left(give_up)  # what was read until the end may be a part
        finally:
            end.cancel()
    if answer.status != 200 or len(body) > LARGEST_PEM or answer.length:
        raise ValueError("not 200, too large, or shorter than it says")
    return body


def _left(give_up: float) -> float:
    left = give_up - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _hang_up(connection: HTTPConnection) -> None:
    """Wake whoever reads: there is nothing more to come."""
    if held := connection.sock:
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)

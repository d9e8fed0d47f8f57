"""A stranger with a great many slow connections, in a process of its own: `python -m tests.attack.slow`.

Arguments: port, source address, connections, seconds, kind. It keeps that many open at the same time, sends a byte on
each now and then, and opens another for each that is closed.
"""

import selectors
import socket
import ssl
import sys
import time
from contextlib import suppress

BODY = b"POST /alexa HTTP/1.1\r\nHost: leg.example.org\r\nContent-Length: 100000\r\n\r\n"
HEADERS = b"POST /alexa HTTP/1.1\r\nHost: leg.example.org\r\nX: "


def open_one(port: int, source: str, kind: str, context: ssl.SSLContext) -> socket.socket | None:
    """A connection that has got as far as its kind goes: a greeting, headers or a body begun."""
    try:
        plain = socket.create_connection(("127.0.0.1", port), timeout=1, source_address=(source, 0))
    except OSError:
        return None
    try:
        if kind == "greeting":
            plain.sendall(b"\x16\x03\x01\x02\x00\x01")
            plain.setblocking(False)
            return plain
        connection = context.wrap_socket(plain)
        connection.sendall(BODY if kind == "body" else HEADERS)
        connection.setblocking(False)
        return connection
    except OSError:
        plain.close()
        return None


def closed(connection: socket.socket) -> bool:
    """Whether the server has hung up; what it said before is read and forgotten."""
    try:
        return not connection.recv(1000)
    except (ssl.SSLWantReadError, BlockingIOError):
        return False
    except OSError:
        return True


def main() -> None:
    port, source, wanted, seconds, kind = (
        int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), sys.argv[5]
    )  # fmt: skip
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    over = time.monotonic() + seconds
    selector = selectors.DefaultSelector()
    opened, most = 0, 0
    dripped = time.monotonic()
    while time.monotonic() < over:
        held = len(selector.get_map())
        for _ in range(min(100, wanted - held)):
            if time.monotonic() > over:
                break
            if connection := open_one(port, source, kind, context):
                selector.register(connection, selectors.EVENT_READ)
                opened += 1
        most = max(most, len(selector.get_map()))
        for key, _ in selector.select(0.05):
            there = key.fileobj
            assert isinstance(there, socket.socket)
            if closed(there):
                selector.unregister(there)
                there.close()
        if time.monotonic() - dripped > 1:
            dripped = time.monotonic()
            for key in list(selector.get_map().values()):
                with suppress(OSError):
                    key.fileobj.send(b"a")  # type: ignore[union-attr]
    print(f"{opened} opened, {most} at once at most, {len(selector.get_map())} held at the end")


if __name__ == "__main__":
    main()

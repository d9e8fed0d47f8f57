"""Ports for servers that have to be told theirs before they start (gunicorn, nginx)."""

import random
import socket
from contextlib import suppress
from pathlib import Path

_GIVEN = Path("/proc/sys/net/ipv4/ip_local_port_range")
_claims: list[socket.socket] = []


def free_port() -> int:
    """Return a port of loopback that is free, and stays so for whoever this process gives it to.

    It is none of those that the kernel hands to outgoing connections: a connection could take one that was free a
    moment ago. A claim (an abstract Unix socket, held until this process ends) keeps other test processes off it.
    """
    first, last = map(int, _GIVEN.read_text().split())
    ports = [port for port in range(10_000, 2**16) if not first <= port <= last]
    for port in random.sample(ports, min(200, len(ports))):
        claim = socket.socket(socket.AF_UNIX)
        with suppress(OSError):
            claim.bind(f"\0leg-clinic-test-port-{port}")
            with socket.create_server(("127.0.0.1", port)):
                _claims.append(claim)
                return port
        claim.close()
    raise RuntimeError(f"no port outside {first}-{last} is free")

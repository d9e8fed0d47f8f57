"""What deploy/nginx.conf lets through, keeps out, and tells an operator."""

import json
import re
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.web.alexa import envelope
from tests.web.ports import free_port
from tests.web.proxy import CONNECTIONS, STRANGER, Proxy, needs_nginx
from tests.web.world import REPOSITORY, Gunicorn, World

pytestmark = needs_nginx
HEAD = b"POST /alexa HTTP/1.1\r\nHost: leg.example.org\r\nContent-Length: %d\r\n\r\n"


@pytest.fixture
def proxies() -> Iterator[list[Proxy]]:
    started: list[Proxy] = []
    yield started
    for proxy in started:
        proxy.stop()


@pytest.fixture
def proxy(server: Gunicorn, tmp_path: Path, proxies: list[Proxy]) -> Proxy:
    proxies.append(Proxy(tmp_path, server.port))
    return proxies[0]


def test_it_lets_alexa_through_and_little_else(world: World, server: Gunicorn, proxy: Proxy) -> None:
    alexa = world.alexa(server.port)
    body = json.dumps(envelope()).encode()
    assert proxy.send(body, alexa.sign(body)) == 200
    assert proxy.send(body, alexa.sign(b"{}")) == 400
    assert proxy.send(body, {}) == 400
    assert proxy.send(b"a" * (128 * 1024 + 1), {}) == 413
    assert proxy.send(body, alexa.sign(body), "/") == 404
    assert proxy.send(body, alexa.sign(body), "/alexa/../alexa/x") == 404
    assert proxy.send(b"", {}, "/metrics", method="GET") == 404
    padded = body[:-1] + b', "x": "' + b"a" * 120_000 + b'"}'
    assert proxy.send(padded, alexa.sign(padded)) == 200
    assert not any((proxy.folder / "client_body").iterdir()), "a body went to the disk"


def test_the_health_check_is_for_this_machine(proxy: Proxy) -> None:
    assert proxy.send(b"", {}, "/healthz", method="GET") == 200
    assert proxy.send(b"", {}, "/healthz", method="GET", source=STRANGER) == 403


def test_development_without_signatures_is_closed_behind_it(world: World, tmp_path: Path, proxies: list[Proxy]) -> None:
    unsigned = world.serve("unsigned", SKILL_UNSIGNED_ON_LOOPBACK="1")
    try:
        proxies.append(proxy := Proxy(tmp_path, unsigned.port))
        assert proxy.send(json.dumps(envelope()).encode(), {}) == 400
        assert unsigned.outcome() == "refused_not_loopback"
    finally:
        unsigned.stop()


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize(
    ("ciphers", "version", "accepted"),
    [
        ("ECDHE-RSA-AES128-GCM-SHA256", ssl.TLSVersion.TLSv1_2, True),
        ("DEFAULT", ssl.TLSVersion.TLSv1_3, True),
        ("AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-SHA256:AES128-SHA", ssl.TLSVersion.TLSv1_2, False),
        ("ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA384", ssl.TLSVersion.TLSv1_2, False),
        ("DEFAULT:@SECLEVEL=0", ssl.TLSVersion.TLSv1_1, False),
    ],
)
def test_only_tls_with_forward_secrecy(proxy: Proxy, ciphers: str, version: ssl.TLSVersion, accepted: bool) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers(ciphers)
    context.minimum_version = context.maximum_version = version
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as plain:
        if not accepted:
            with pytest.raises((ssl.SSLError, ConnectionError)):
                context.wrap_socket(plain)
            return
        with context.wrap_socket(plain) as connection:
            assert connection.selected_alpn_protocol() == "http/1.1"


def opened(proxy: Proxy) -> ssl.SSLSocket:
    """A stranger's connection, with the headers of a long body sent."""
    plain = socket.create_connection(("127.0.0.1", proxy.port), timeout=5, source_address=(STRANGER, 0))
    connection = proxy.context.wrap_socket(plain, server_hostname="leg.example.org")
    connection.sendall(HEAD % 100_000)
    return connection


def test_a_body_has_a_whole_time_however_it_drips(proxy: Proxy) -> None:
    """A byte every half second never pauses for as long as nginx itself minds."""
    dripped = 0
    with opened(proxy) as drip:
        drip.settimeout(0.5)
        while dripped < 40:
            dripped += 1
            try:
                drip.sendall(b"a")
                if not drip.recv(1000):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    assert 4 < dripped < 40, "half seconds"


def test_an_address_has_sixteen_connections_and_others_do_not_notice(
    world: World, server: Gunicorn, proxy: Proxy
) -> None:
    held = [opened(proxy) for _ in range(30)]
    turned_away = 0
    for connection in held:
        connection.settimeout(0.2)
        with suppress(TimeoutError, OSError):
            turned_away += connection.recv(1000).startswith(b"HTTP/1.1 429 ")
    body = json.dumps(envelope()).encode()
    assert proxy.send(body, world.alexa(server.port).sign(body)) == 200
    assert proxy.send(b"", {}, "/alexa", source=STRANGER) == 429
    for connection in held:
        connection.close()
    assert turned_away == 30 - 16


def test_a_dead_backend_is_in_the_log_without_an_address(tmp_path: Path, proxies: list[Proxy]) -> None:
    proxies.append(proxy := Proxy(tmp_path, free_port()))
    secret = {"SignatureCertChainUrl": "zqcanary", "X-Forwarded-For": "zqcanary", "User-Agent": "zqcanary"}
    assert proxy.send(b'{"zqcanary": 1}', secret, "/alexa?zqcanary", source=STRANGER) == 502
    time.sleep(0.2)
    (line,) = [json.loads(text) for text in (tmp_path / "leg-clinic.log").read_text().splitlines()]
    assert line["status"] == 502
    assert set(line) == {"time", "event", "status", "upstream_status", "seconds", "upstream_seconds"}
    logged = proxy.log()
    assert "canary" not in logged
    assert not re.search(r"127\.0\.0\.\d", logged)


def test_the_guide_sets_the_connections_that_this_is_tested_with() -> None:
    guide = (REPOSITORY / "docs" / "self-hosting.md").read_text()
    assert f"worker_connections {CONNECTIONS};" in guide
    assert "libnginx-mod-http-lua" in guide

"""One file over HTTPS: from whom, by which TLS, and through a proxy."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from skill.web.fetch import https_get
from tests.web.authority import bundle, issue
from tests.web.fake_s3 import FakeS3
from tests.web.world import World

URL = "https://s3.amazonaws.com/echo.api/good.pem"


@pytest.fixture
def pem(world: World) -> bytes:
    return bundle(world.leaf, world.intermediate)


def test_the_fetch_checks_who_it_talks_to(world: World, tmp_path_factory: pytest.TempPathFactory, pem: bytes) -> None:
    """A server with a trusted certificate for another name, and one with the right name that nobody trusts."""
    root = issue("Test S3 Root", authority=True)
    ca_file = world.folder / "s3-root.pem"
    for certificate in (issue("x", root, hosts=["evil.example"]), issue("y", hosts=["s3.amazonaws.com"])):
        s3 = FakeS3(certificate, tmp_path_factory.mktemp("s3"), {"/echo.api/good.pem": pem})
        with pytest.raises(Exception, match=r"certificate verify failed|hostname"):
            https_get("https://s3.amazonaws.com/echo.api/good.pem", at=("127.0.0.1", s3.port), ca_file=str(ca_file))
        assert not s3.asked
        s3.stop()


@contextmanager
def tls_server(world: World, prepare: object) -> Iterator[int]:
    """A port that speaks the TLS that `prepare` leaves it, and says nothing after the greeting."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(world.folder / "s3.pem")
    prepare(context)  # type: ignore[operator]
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    context.wrap_socket(connection, server_side=True).close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield int(listener.getsockname()[1])
        thread.join(5)


def old_version(context: ssl.SSLContext) -> None:
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.minimum_version = ssl.TLSVersion.TLSv1


def no_forward_secrecy(context: ssl.SSLContext) -> None:
    context.set_ciphers("AES128-GCM-SHA256")
    context.maximum_version = ssl.TLSVersion.TLSv1_2


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize("prepare", [old_version, no_forward_secrecy])
def test_weak_tls_is_refused(world: World, prepare: object) -> None:
    with tls_server(world, prepare) as port, pytest.raises(ssl.SSLError):
        https_get(URL, at=("127.0.0.1", port), ca_file=str(world.folder / "s3-root.pem"))


class Proxy:
    """An egress proxy that knows one way: whatever is asked for, it connects to one port of this machine."""

    def __init__(self, target: int, answer: bytes = b"HTTP/1.1 200 Connection established\r\n\r\n") -> None:
        self.asked: list[bytes] = []
        self._target, self._answer = target, answer
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            client, _ = self._listener.accept()
            with client, socket.create_connection(("127.0.0.1", self._target)) as server:
                self.asked.append(client.recv(4096).split(b"\r\n")[0])
                client.sendall(self._answer)
                back = threading.Thread(target=self._pump, args=(server, client), daemon=True)
                back.start()
                self._pump(client, server)
                back.join(5)

    @staticmethod
    def _pump(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while piece := one.recv(4096):
                other.sendall(piece)
            other.shutdown(socket.SHUT_WR)

    def stop(self) -> None:
        self._thread.join(5)
        self._listener.close()


def test_a_proxy_is_asked_for_amazons_host_and_tls_goes_through_it(world: World, pem: bytes) -> None:
    proxy = Proxy(world.s3.port)
    assert https_get(URL, proxy=proxy.url, ca_file=str(world.folder / "s3-root.pem")) == pem
    assert [line.rpartition(b" ")[0] for line in proxy.asked] == [b"CONNECT s3.amazonaws.com:443"]
    proxy.stop()


def test_a_proxy_that_refuses_is_an_error(world: World) -> None:
    proxy = Proxy(world.s3.port, b"HTTP/1.1 403 Forbidden\r\n\r\n")
    with pytest.raises(OSError, match="403"):
        https_get(URL, proxy=proxy.url, ca_file=str(world.folder / "s3-root.pem"))
    proxy.stop()

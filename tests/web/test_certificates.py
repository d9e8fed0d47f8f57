"""The keys' cache: one fetch a URL, sixteen at most, none past its time, and nobody waits for another's fetch."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Event
from time import monotonic

import pytest

from skill.web.certificates import FETCH_SECONDS, KEPT, SIGNER, SigningKeys, https_get, trusted_roots
from skill.web.outcome import Outcome, Refused
from tests.web.alexa import envelope
from tests.web.authority import bundle, issue
from tests.web.fake_s3 import FakeS3, slow
from tests.web.world import Gunicorn, World

NOW = datetime.now(UTC)


class Fetched:
    """A fetcher that counts."""

    def __init__(self, pem: bytes, before: Callable[[str], object] = lambda url: None) -> None:
        self.count: Counter[str] = Counter()
        self._pem, self._before = pem, before

    def __call__(self, url: str) -> bytes:
        self.count[url] += 1
        self._before(url)
        return self._pem


@pytest.fixture
def pem(world: World) -> bytes:
    return bundle(world.leaf, world.intermediate)


def test_a_certificate_is_fetched_once(world: World, pem: bytes) -> None:
    fetched = Fetched(pem)
    keys = SigningKeys([world.root.certificate], fetched)
    assert keys.key("a", NOW) is keys.key("a", NOW + timedelta(days=30))
    assert fetched.count == {"a": 1}


def test_at_most_sixteen_are_kept_and_the_one_unused_for_longest_goes(world: World, pem: bytes) -> None:
    fetched = Fetched(pem)
    keys = SigningKeys([world.root.certificate], fetched)
    for number in range(KEPT):
        keys.key(str(number), NOW)
    keys.key("0", NOW)
    keys.key("one more", NOW)
    keys.key("0", NOW)
    keys.key("1", NOW)
    assert KEPT == 16
    assert fetched.count["0"] == 1
    assert fetched.count["1"] == 2


@pytest.mark.parametrize("whose", ["leaf", "intermediate"])
def test_a_key_is_dropped_when_a_certificate_of_its_chain_expires(world: World, whose: str) -> None:
    days = {"leaf": (-1, 90), "intermediate": (-1, 90)} | {whose: (-1, 2)}
    intermediate = issue("Brief", world.root, authority=True, days=days["intermediate"])
    fetched = Fetched(bundle(issue("leaf", intermediate, hosts=[SIGNER], days=days["leaf"]), intermediate))
    keys = SigningKeys([world.root.certificate], fetched)
    keys.key("a", NOW + timedelta(days=1.9))
    with pytest.raises(Refused):
        keys.key("a", NOW + timedelta(days=2.1))
    assert fetched.count["a"] == 2


def test_a_failure_is_not_kept(world: World, pem: bytes) -> None:
    def fail_once(url: str) -> None:
        if fetched.count[url] == 1:
            raise ConnectionError

    fetched = Fetched(pem, fail_once)
    keys = SigningKeys([world.root.certificate], fetched)
    with pytest.raises(Refused) as refused:
        keys.key("a", NOW)
    assert refused.value.outcome == Outcome.FETCH
    assert keys.key("a", NOW)


def test_requests_for_one_url_share_a_fetch_and_others_do_not_wait(world: World, pem: bytes) -> None:
    released = Event()
    fetched = Fetched(pem, lambda url: url == "slow" and released.wait(10))
    keys = SigningKeys([world.root.certificate], fetched)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(keys.key, "slow", NOW) for _ in range(6)]
        started = monotonic()
        assert keys.key("quick", NOW)
        assert monotonic() - started < 1
        assert not any(one.done() for one in waiting)
        released.set()
        assert len({id(one.result()) for one in waiting}) == 1
    assert fetched.count == {"slow": 1, "quick": 1}


def test_there_is_an_end_to_the_fetches_that_strangers_can_cause(world: World, pem: bytes) -> None:
    """All the slots are taken by slow fetches: a further one is refused at once; a key that we have still works."""
    released = Event()
    fetched = Fetched(pem, lambda url: url.startswith("slow") and released.wait(10))
    keys = SigningKeys([world.root.certificate], fetched)
    ours = keys.key("ours", NOW)
    with ThreadPoolExecutor(KEPT) as pool:
        waiting = [pool.submit(keys.key, f"slow {number}", NOW) for number in range(KEPT)]
        while len(keys._coming) < KEPT:
            pass
        with pytest.raises(Refused):
            keys.key("slow, one more", NOW)
        assert keys.key("ours", NOW) is ours
        assert sum(fetched.count.values()) <= 1 + 4
        released.set()
        assert all(one.result() for one in waiting)


def test_a_slow_fetch_in_the_server_holds_up_nobody_else(world: World, server: Gunicorn) -> None:
    world.s3.pages["/echo.api/very-slow.pem"] = slow(FETCH_SECONDS + 1, b"")

    def ask_slow() -> int:
        alexa = world.alexa(server.port)
        alexa.url = "https://s3.amazonaws.com/echo.api/very-slow.pem"
        status = alexa.send(envelope()).status
        alexa.close()
        return status

    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(ask_slow) for _ in range(4)]
        alexa = world.alexa(server.port)
        started = monotonic()
        while monotonic() - started < FETCH_SECONDS / 2:
            before = monotonic()
            assert alexa.send(envelope()).status == 200
            assert monotonic() - before < 1
        alexa.close()
        assert not any(one.done() for one in waiting)
        assert [one.result() for one in waiting] == [400] * 4


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


def test_the_trusted_roots_are_certifis_and_amazon_is_among_them() -> None:
    names = {root.subject.rfc4514_string() for root in trusted_roots()}
    assert len(names) > 90
    assert {f"CN=Amazon Root CA {n},O=Amazon,C=US" for n in (1, 2, 3, 4)} <= names

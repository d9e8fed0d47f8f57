"""The keys' cache: one fetch a URL, sixteen at most, none past its time; two may wait for a fetch, nobody else does."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from skill.web.certificates import (
    FAILED_SECONDS,
    KEPT,
    KEPT_FAILURES,
    SIGNER,
    WAITING,
    SigningKeys,
)
from skill.web.endings import Ending, Refused
from skill.web.fetch import FETCH_SECONDS
from skill.web.shelf import KEPT_FILES, Shelf
from tests.web.alexa import envelope
from tests.web.authority import bundle, issue
from tests.web.fake_s3 import slow
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


def test_a_failure_is_remembered_for_some_seconds_only(
    world: World, pem: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_once(url: str) -> None:
        if fetched.count[url] == 1:
            raise ConnectionError

    later = 0.0
    monkeypatch.setattr("skill.web.certificates.monotonic", lambda: monotonic() + later)
    fetched = Fetched(pem, fail_once)
    keys = SigningKeys([world.root.certificate], fetched)
    for _ in range(3):
        with pytest.raises(Refused) as refused:
            keys.key("a", NOW)
        assert refused.value.outcome == Ending.FETCH
    assert fetched.count["a"] == 1
    assert not keys.at_hand()
    later = FAILED_SECONDS
    assert keys.key("a", NOW)
    assert keys.at_hand()


def test_there_is_an_end_to_the_failures_that_are_remembered(world: World) -> None:
    fetched = Fetched(b"")
    keys = SigningKeys([world.root.certificate], fetched)
    for number in range(KEPT_FAILURES + 10):
        with pytest.raises(Refused):
            keys.key(str(number), NOW)
    assert len(keys._failed) == KEPT_FAILURES


def waiting_for(keys: SigningKeys) -> int:
    return sum(coming.waiting for coming in list(keys._coming.values()))


def wait_until(reached: Callable[[], bool]) -> None:
    give_up = monotonic() + 10
    while not reached():
        assert monotonic() < give_up
        sleep(0.001)


def test_two_requests_for_one_url_share_a_fetch(world: World, pem: bytes) -> None:
    released = Event()
    fetched = Fetched(pem, lambda url: released.wait(10))
    keys = SigningKeys([world.root.certificate], fetched)
    with ThreadPoolExecutor(WAITING) as pool:
        both = [pool.submit(keys.key, "slow", NOW) for _ in range(WAITING)]
        wait_until(lambda: waiting_for(keys) == WAITING)
        released.set()
        assert len({id(one.result()) for one in both}) == 1
    assert fetched.count == {"slow": 1}


@pytest.mark.parametrize("urls", [["slow"] * 8, [f"slow {number}" for number in range(8)]], ids=["one", "many"])
def test_two_may_wait_and_the_rest_are_refused_at_once(world: World, pem: bytes, urls: list[str]) -> None:
    """Of eight threads that ask for what we don't have; and what we have is had all the while."""
    released = Event()
    fetched = Fetched(pem, lambda url: url.startswith("slow") and released.wait(10))
    keys = SigningKeys([world.root.certificate], fetched)
    ours = keys.key("ours", NOW)
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(keys.key, url, NOW) for url in urls]
        wait_until(lambda: sum(one.done() for one in asked) == 8 - WAITING)
        refusals = [one.exception() for one in asked if one.done()]
        assert {one.outcome for one in refusals if isinstance(one, Refused)} == {Ending.BUSY}
        assert keys.key("ours", NOW) is ours
        released.set()
        assert sum(one.exception() is None for one in asked) == WAITING
    assert sum(fetched.count.values()) <= 1 + WAITING


def test_a_fetch_that_nobody_waits_for_any_more_is_never_begun(
    world: World, pem: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skill.web.certificates.FETCH_SECONDS", 0.05)
    released = Event()
    fetched = Fetched(pem, lambda url: released.wait(10))
    keys = SigningKeys([world.root.certificate], fetched)
    for number in range(10):  # the first two begin, and hang; the others queue behind them until their time is up
        with pytest.raises(Refused):
            keys.key(str(number), NOW)
    released.set()
    keys._pool.shutdown()
    assert sum(fetched.count.values()) == WAITING


def test_a_new_process_takes_the_certificate_from_the_shelf_and_proves_it_again(
    world: World, pem: bytes, tmp_path: Path
) -> None:
    fetched = Fetched(pem)
    SigningKeys([world.root.certificate], fetched, Shelf(tmp_path / "shelf")).key("a", NOW)
    offline = Fetched(pem, lambda url: 1 / 0)
    again = SigningKeys([world.root.certificate], offline, Shelf(tmp_path / "shelf"))
    assert again.key("a", NOW) == world.leaf.certificate.public_key()
    assert not offline.count
    other = issue("Other Root", authority=True).certificate
    distrustful = SigningKeys([other], Fetched(pem), Shelf(tmp_path / "shelf"))
    with pytest.raises(Refused):
        distrustful.key("a", NOW)


def test_the_shelf_holds_sixteen_and_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    for number in range(KEPT_FILES + 5):
        shelf.put(str(number), b"x")
    assert len(list((tmp_path / "shelf").iterdir())) == KEPT_FILES
    assert shelf.get(str(KEPT_FILES + 4)) == b"x"
    nowhere = Shelf(tmp_path / "no" / "where")
    nowhere.put("a", b"x")
    assert nowhere.get("a") is None


def test_a_slow_fetch_in_the_server_holds_up_nobody_else(world: World, server: Gunicorn) -> None:
    world.s3.pages["/echo.api/very-slow.pem"] = slow(FETCH_SECONDS + 1, b"")

    def ask_slow() -> int:
        alexa = world.alexa(server.port)
        alexa.url = "https://s3.amazonaws.com/echo.api/very-slow.pem"
        status = alexa.send(envelope()).status
        alexa.close()
        return status

    alexa = world.alexa(server.port)
    assert alexa.send(envelope()).status == 200  # its key is kept from here on, and needs no fetch
    with ThreadPoolExecutor(WAITING) as pool:
        waiting = [pool.submit(ask_slow) for _ in range(WAITING)]
        started = monotonic()
        while monotonic() - started < FETCH_SECONDS / 2:
            before = monotonic()
            assert alexa.send(envelope()).status == 200
            assert monotonic() - before < 1
        alexa.close()
        assert not any(one.done() for one in waiting)
        assert [one.result() for one in waiting] == [400] * WAITING

"""Amazon's signing keys: fetched once, proved against trusted roots, kept until they expire."""

import re
import warnings
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TypeVar

import certifi
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import (
    Certificate,
    DNSName,
    KeyUsage,
    SubjectAlternativeName,
    load_pem_x509_certificate,
    load_pem_x509_certificates,
)
from cryptography.x509.verification import PolicyBuilder, Store

from skill.web.endings import Ending, Refused
from skill.web.fetch import FETCH_SECONDS
from skill.web.shelf import Shelf

T = TypeVar("T")
Fetch = Callable[[str], bytes]
"""From a certificate URL to the PEM file behind it. May raise anything; takes no longer than it likes."""

SIGNER = "echo-api.amazon.com"
"""The host name that the leaf certificate must carry (Amazon, "Host a Custom Skill as a Web Service")."""
KEPT = 16
WAITING = 2
"""Requests that may wait for a fetch at the same time, of a worker's eight: the others are for known keys."""
FAILED_SECONDS = 5.0
"""So long a URL whose fetch or proof failed is refused without another try."""
KEPT_FAILURES = 256
_LONGEST_CHAIN = 8
_SHORTEST_KEY = 2048  # bits; the chain's verifier lets a leaf have fewer
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


def trusted_roots() -> list[Certificate]:
    """Return the roots that Mozilla trusts, from certifi.

    One at a time: a few have serial numbers that RFC 5280 forbids, and once cryptography refuses these (it warns of it
    today), that must not cost us the others.
    """
    roots = []
    for pem in _PEM.findall(Path(certifi.where()).read_bytes()):
        with warnings.catch_warnings(), suppress(ValueError):
            warnings.simplefilter("ignore", CryptographyDeprecationWarning)
            roots.append(load_pem_x509_certificate(pem))
    return roots


@dataclass(frozen=True)
class _Kept:
    key: RSAPublicKey
    expires: datetime


@dataclass
class _Coming:
    """A fetch under way, and how many requests wait for it."""

    fetch: Future[_Kept]
    waiting: int = 0


class SigningKeys:
    """Public keys by certificate URL. Safe to share between threads.

    A stranger can name as many URLs as they like, so what a URL that we don't know may cost is bounded: at most
    WAITING requests wait, for as many fetches, and every other one is refused at once; a fetch that nobody waits for
    any more is dropped if it hasn't begun, and ends by itself if it has; a failure is remembered for a while. Only
    proved keys are kept: at most KEPT, the least recently used goes first, and none after the first certificate of
    its chain expires. With a shelf, what was proved once is found again after a restart, and proved again.
    """

    def __init__(self, roots: Sequence[Certificate], fetch: Fetch, shelf: Shelf | None = None) -> None:
        self._roots = Store(list(roots))
        self._fetch = fetch
        self._shelf = shelf
        self._lock = Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._coming: dict[str, _Coming] = {}
        self._failed: OrderedDict[str, tuple[float, Ending]] = OrderedDict()
        self._pool = ThreadPoolExecutor(WAITING, thread_name_prefix="certificates")

    def key(self, url: str, now: datetime) -> RSAPublicKey:
        """Return the key whose certificate is at `url` (checked and normalised by the caller), valid at `now` (aware).

        Raises Refused: FETCH if the file can't be had in time, BUSY if too many wait for one already, CERTIFICATE if
        it proves nothing.
        """
        kept = self._known(url, now) or self._shelved(url, now)
        if kept:
            return kept.key
        coming = self._queue(url, now)
        try:
            return coming.fetch.result(FETCH_SECONDS).key
        except (TimeoutError, CancelledError):
            raise Refused(Ending.FETCH) from None
        finally:
            self._leave(url, coming)

    def at_hand(self) -> bool:
        """Return whether a patient's request could be checked now: a key is kept, or nothing has failed lately."""
        with self._lock:
            return bool(self._kept) or not any(monotonic() < until for until, _ in self._failed.values())

    def _known(self, url: str, now: datetime) -> _Kept | None:
        with self._lock:
            kept = self._kept.get(url)
            if kept and now <= kept.expires:
                self._kept.move_to_end(url)
                return kept
            until, outcome = self._failed.get(url, (0.0, Ending.FETCH))
            if monotonic() < until:
                raise Refused(outcome)
            return None

    def _shelved(self, url: str, now: datetime) -> _Kept | None:
        pem = self._shelf.get(url) if self._shelf else None
        if pem is None:
            return None
        try:
            kept = self._prove(pem, now)
        except Refused:
            return None  # expired since; what Amazon has there now may be good
        self._put(self._kept, url, kept, KEPT)
        return kept

    def _queue(self, url: str, now: datetime) -> _Coming:
        with self._lock:
            if sum(coming.waiting for coming in self._coming.values()) >= WAITING:
                raise Refused(Ending.BUSY)
            coming = self._coming.get(url)
            if coming is None:
                coming = self._coming[url] = _Coming(self._pool.submit(self._load, url, now))
            coming.waiting += 1
            return coming

    def _leave(self, url: str, coming: _Coming) -> None:
        with self._lock:
            coming.waiting -= 1
            if coming.waiting == 0 and self._coming.get(url) is coming:
                coming.fetch.cancel()
                del self._coming[url]

    def _load(self, url: str, now: datetime) -> _Kept:
        try:
            pem = self._download(url)
            kept = self._prove(pem, now)
        except Refused as refused:
            self._put(self._failed, url, (monotonic() + FAILED_SECONDS, refused.outcome), KEPT_FAILURES)
            raise
        self._put(self._kept, url, kept, KEPT)
        if self._shelf:
            self._shelf.put(url, pem)
        return kept

    def _put(self, kept: OrderedDict[str, T], url: str, value: T, most: int) -> None:
        """Keep this as the newest, and let the oldest go where there are too many."""
        with self._lock:
            kept[url] = value
            kept.move_to_end(url)
            while len(kept) > most:
                kept.popitem(last=False)

    def _download(self, url: str) -> bytes:
        try:
            return self._fetch(url)
        except Exception:  # whatever the network does, the answer is the same
            raise Refused(Ending.FETCH) from None

    def _prove(self, pem: bytes, now: datetime) -> _Kept:
        try:
            leaf, *others = load_pem_x509_certificates(pem)
            if len(others) >= _LONGEST_CHAIN or not _signs_for_alexa(leaf):
                raise ValueError("not a chain of Amazon's")
            verifier = PolicyBuilder().store(self._roots).time(now).build_server_verifier(DNSName(SIGNER))
            chain = verifier.verify(leaf, others)
            key = leaf.public_key()
        except Exception:  # cryptography has many words for what is wrong with a file; it proves nothing
            raise Refused(Ending.CERTIFICATE) from None
        if not isinstance(key, RSAPublicKey) or key.key_size < _SHORTEST_KEY:
            raise Refused(Ending.CERTIFICATE)
        return _Kept(key, min(certificate.not_valid_after_utc for certificate in chain))


def _signs_for_alexa(leaf: Certificate) -> bool:
    """Return whether it has the signer's own name, not a wildcard over it, and a key for signatures.

    That is stricter than the chain's verifier.

    Raises if an extension is missing or can't be read.
    """
    names = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value.get_values_for_type(DNSName)
    usage = leaf.extensions.get_extension_for_class(KeyUsage).value
    return usage.digital_signature and SIGNER in (name.lower() for name in names)

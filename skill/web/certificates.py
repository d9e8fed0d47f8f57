"""Amazon's signing keys: fetched once, proved against trusted roots, kept until they expire."""

import re
import warnings
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import monotonic
from urllib.parse import urlsplit

import certifi
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import Certificate, DNSName, load_pem_x509_certificate, load_pem_x509_certificates
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError
from urllib3 import HTTPSConnectionPool, Timeout

from skill.web.outcome import Outcome, Refused

Fetch = Callable[[str], bytes]
"""From a certificate URL to the PEM file behind it. May raise anything; takes no longer than it likes."""

SIGNER = "echo-api.amazon.com"
"""The host name that the leaf certificate must carry (Amazon, "Host a Custom Skill as a Web Service")."""
KEPT = 16
FETCHES_AT_ONCE = 4
FETCH_SECONDS = 3.0
"""What a request waits for its certificate at most. Alexa gives up after 8 s."""
LARGEST_PEM = 64 * 1024
"""Bytes. Amazon's file, with four certificates in it, is about 7 kB."""
_LONGEST_CHAIN = 8
_SHORTEST_KEY = 2048  # bits; the chain's verifier lets a leaf have fewer
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


def trusted_roots() -> list[Certificate]:
    """The roots that Mozilla trusts, from certifi.

    One at a time: a few have serial numbers that RFC 5280 forbids, and once cryptography refuses these (it warns of it
    today), that must not cost us the others.
    """
    roots = []
    for pem in _PEM.findall(Path(certifi.where()).read_bytes()):
        with warnings.catch_warnings(), suppress(ValueError):
            warnings.simplefilter("ignore", CryptographyDeprecationWarning)
            roots.append(load_pem_x509_certificate(pem))
    return roots


def https_get(url: str, *, at: tuple[str, int] | None = None, ca_file: str | None = None) -> bytes:
    """Fetch a small file: one GET, no redirect, no retry, at most LARGEST_PEM bytes, about FETCH_SECONDS.

    `at` (host, port) and `ca_file` are for tests: where to find a server that plays the part of the URL's host.
    Raises OSError, ValueError, or urllib3's HTTPError.
    """
    parts = urlsplit(url)
    host, port = at or (parts.hostname or "", 443)
    give_up = monotonic() + FETCH_SECONDS
    with HTTPSConnectionPool(
        host, port, timeout=Timeout(FETCH_SECONDS), retries=False, ca_certs=ca_file or certifi.where(),
        server_hostname=parts.hostname, assert_hostname=parts.hostname,
    ) as pool:  # fmt: skip
        answer = pool.urlopen("GET", parts.path, headers={"Host": parts.netloc}, redirect=False,
                              preload_content=False, decode_content=False)  # fmt: skip
        try:
            if answer.status != 200:
                raise ValueError("not 200")
            body = b""
            while piece := answer.read1(LARGEST_PEM):
                body += piece
                if len(body) > LARGEST_PEM:
                    raise ValueError("too large")
                if monotonic() > give_up:
                    raise TimeoutError
            return body
        finally:
            answer.close()


@dataclass(frozen=True)
class _Kept:
    key: RSAPublicKey
    expires: datetime


class SigningKeys:
    """Public keys by certificate URL. Safe to share between threads.

    A fetch runs in a pool of its own, so that a slow one holds up only the requests that need that URL; these share
    one fetch and stop waiting after FETCH_SECONDS. Only proved keys are kept: at most KEPT, the least recently used
    goes first, and none after the first certificate of its chain expires.
    """

    def __init__(self, roots: Sequence[Certificate], fetch: Fetch) -> None:
        self._roots = Store(list(roots))
        self._fetch = fetch
        self._lock = Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._coming: dict[str, Future[_Kept]] = {}
        self._pool = ThreadPoolExecutor(FETCHES_AT_ONCE, thread_name_prefix="certificates")

    def key(self, url: str, now: datetime) -> RSAPublicKey:
        """The key whose certificate is at `url` (checked and normalised by the caller), valid at `now` (aware).

        Raises Refused: FETCH if the file can't be had in time, CERTIFICATE if it proves nothing.
        """
        with self._lock:
            kept = self._kept.get(url)
            if kept and now <= kept.expires:
                self._kept.move_to_end(url)
                return kept.key
            coming = self._coming.get(url)
            if coming is None:
                if len(self._coming) >= KEPT:
                    raise Refused(Outcome.FETCH)
                coming = self._coming[url] = self._pool.submit(self._load, url, now)
        try:
            return coming.result(FETCH_SECONDS).key
        except TimeoutError:
            raise Refused(Outcome.FETCH) from None

    def _load(self, url: str, now: datetime) -> _Kept:
        try:
            kept = self._prove(self._download(url), now)
            with self._lock:
                self._kept[url] = kept
                self._kept.move_to_end(url)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return kept
        finally:
            with self._lock:
                del self._coming[url]

    def _download(self, url: str) -> bytes:
        try:
            return self._fetch(url)
        except Exception:  # whatever the network does, the answer is the same
            raise Refused(Outcome.FETCH) from None

    def _prove(self, pem: bytes, now: datetime) -> _Kept:
        try:
            leaf, *others = load_pem_x509_certificates(pem)
            if len(others) >= _LONGEST_CHAIN:
                raise ValueError("too many certificates")
            verifier = PolicyBuilder().store(self._roots).time(now).build_server_verifier(DNSName(SIGNER))
            chain = verifier.verify(leaf, others)
            key = leaf.public_key()
        except (ValueError, TypeError, VerificationError):
            raise Refused(Outcome.CERTIFICATE) from None
        if not isinstance(key, RSAPublicKey) or key.key_size < _SHORTEST_KEY:
            raise Refused(Outcome.CERTIFICATE)
        return _Kept(key, min(certificate.not_valid_after_utc for certificate in chain))

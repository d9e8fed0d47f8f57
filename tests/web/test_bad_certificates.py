"""Certificate files that prove nothing, and servers that misbehave while they send one: 400, and within a time."""

from collections.abc import Callable
from time import monotonic

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from skill.web.certificates import SIGNER
from skill.web.endings import Ending
from skill.web.fetch import FETCH_SECONDS, LARGEST_PEM
from tests.web.alexa import Alexa, envelope
from tests.web.authority import Issued, bundle, issue, rsa_key
from tests.web.fake_s3 import Page, cut_short, endless, hang_up, redirect, slow, status, trickle, trickle_head
from tests.web.world import Gunicorn, World

KEY = rsa_key("leaf")


def leaf(world: World, **changes: object) -> bytes:
    """The good chain, with a leaf that differs in one thing."""
    return bundle(issue("leaf", world.intermediate, **({"hosts": [SIGNER]} | changes)), world.intermediate)  # type: ignore[arg-type]


def chain(world: World, intermediate: Issued) -> bytes:
    """A good leaf, under another intermediate."""
    return bundle(issue("leaf", intermediate, hosts=[SIGNER]), intermediate)


def other_root(world: World) -> Issued:
    return issue("Other Root", authority=True)


def imposter(world: World) -> Issued:
    """Called like our intermediate, with another key."""
    return issue("Test Intermediate", world.root, authority=True, key=rsa_key("imposter"))


NOT_HAD = {
    "too large", "without an end", "slow", "a byte at a time", "headers a byte at a time",
    "redirecting to the good one", "redirecting to another host", "not found", "forbidden, with a good body",
    "server error, with a good body", "cut short", "hanging up",
}  # fmt: skip
"""Those whose file never arrives; the others arrive and prove nothing."""

BAD: dict[str, Callable[[World], Page]] = {
    "leaf expired": lambda w: leaf(w, days=(-90, -0.01)),
    "leaf not yet valid": lambda w: leaf(w, days=(0.01, 90)),
    "leaf for another host": lambda w: leaf(w, hosts=["evil.example"]),
    "leaf for a subdomain": lambda w: leaf(w, hosts=["x." + SIGNER]),
    "leaf for the parent domain": lambda w: leaf(w, hosts=["amazon.com"]),
    "leaf for every name of Amazon's": lambda w: leaf(w, hosts=["*.amazon.com"]),
    "leaf whose key isn't for signatures": lambda w: leaf(w, signs=False),
    "leaf that doesn't say what its key is for": lambda w: leaf(w, signs=None),
    "leaf with no alternative name": lambda w: leaf(w, hosts=[]),
    "leaf with the host as its common name only": lambda w: bundle(
        issue(SIGNER, w.intermediate, key=KEY), w.intermediate
    ),
    "leaf for clients": lambda w: leaf(w, usage=ExtendedKeyUsageOID.CLIENT_AUTH),
    "leaf that is an authority": lambda w: leaf(w, authority=True),
    "leaf with an elliptic key": lambda w: leaf(w, key=ec.generate_private_key(ec.SECP256R1())),
    "leaf with a short key": lambda w: leaf(w, key=rsa_key("short", 1024)),
    "self-signed": lambda w: bundle(issue("leaf", hosts=[SIGNER])),
    "self-signed authority": lambda w: bundle(issue("leaf", hosts=[SIGNER], authority=True)),
    "another root": lambda w: chain(w, issue("Intermediate", other_root(w), authority=True)),
    "another root, sent along": lambda w: bundle(issue("leaf", other_root(w), hosts=[SIGNER]), other_root(w)),
    "right leaf, wrong intermediate": lambda w: bundle(w.leaf, issue("Other", w.root, authority=True)),
    "right leaf, imposter's intermediate": lambda w: bundle(w.leaf, imposter(w)),
    "right leaf, no intermediate": lambda w: bundle(w.leaf),
    "intermediate expired": lambda w: chain(w, issue("Old", w.root, authority=True, days=(-90, -0.01))),
    "intermediate that may not sign": lambda w: chain(w, issue("Not CA", w.root, hosts=["a.example"])),
    "intermediate first": lambda w: bundle(w.intermediate, w.leaf),
    "a chain without an end": lambda w: bundle(w.leaf, *[w.intermediate] * 20),
    "not PEM": lambda w: b"<html>Not a certificate</html>",
    "PEM around nonsense": lambda w: b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    "PEM not closed": lambda w: bundle(w.leaf)[:-20],
    "a key in place of a certificate": lambda w: w.leaf.key_pem(),
    "empty": lambda w: b"",
    "too large": lambda w: bundle(w.leaf, w.intermediate) + b"\n" * LARGEST_PEM,
    "without an end": lambda w: endless(bundle(w.leaf, w.intermediate)),
    "slow": lambda w: slow(FETCH_SECONDS + 2, bundle(w.leaf, w.intermediate)),
    "a byte at a time": lambda w: trickle(bundle(w.leaf, w.intermediate), FETCH_SECONDS / 100),
    "headers a byte at a time": lambda w: trickle_head(FETCH_SECONDS / 100),
    "redirecting to the good one": lambda w: redirect("/echo.api/good.pem"),
    "redirecting to another host": lambda w: redirect("https://evil.example/echo.api/good.pem"),
    "not found": lambda w: status(404, b"<Code>NoSuchKey</Code>"),
    "forbidden, with a good body": lambda w: status(403, bundle(w.leaf, w.intermediate)),
    "server error, with a good body": lambda w: status(500, bundle(w.leaf, w.intermediate)),
    "cut short": lambda w: cut_short(bundle(w.leaf, w.intermediate)),
    "hanging up": lambda w: hang_up,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_certificate_is_refused(name: str, alexa: Alexa, world: World, server: Gunicorn) -> None:
    path = "/echo.api/bad-" + name.replace(" ", "-").replace("'", "").replace(",", "") + ".pem"
    world.s3.pages[path] = BAD[name](world)
    alexa.url = "https://s3.amazonaws.com" + path
    started = monotonic()
    answer = alexa.send(envelope())
    assert (answer.status, answer.json()) == (400, {"error": "bad request"})
    assert world.s3.asked[path] == 1, "the certificate itself must be why"
    assert monotonic() - started < FETCH_SECONDS + 1
    assert server.outcome() == (Ending.FETCH if name in NOT_HAD else Ending.CERTIFICATE)


def test_a_good_certificate_for_another_key_is_refused(alexa: Alexa, world: World, server: Gunicorn) -> None:
    world.s3.pages["/echo.api/stranger.pem"] = leaf(world, key=rsa_key("stranger"))
    alexa.url = "https://s3.amazonaws.com/echo.api/stranger.pem"
    assert alexa.send(envelope()).status == 400
    assert server.outcome() == Ending.SIGNATURE

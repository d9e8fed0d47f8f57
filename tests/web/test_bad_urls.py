"""Certificate URLs that Amazon could not have sent: 400, and nothing is fetched."""

import json

import pytest

from skill.web.endings import Ending
from tests.web.alexa import Alexa, envelope
from tests.web.authority import bundle
from tests.web.world import Gunicorn, World

BAD = {
    "plain http": "http://s3.amazonaws.com/echo.api/good.pem",
    "ftp": "ftp://s3.amazonaws.com/echo.api/good.pem",
    "a local file": "file:///echo.api/good.pem",
    "no scheme": "s3.amazonaws.com/echo.api/good.pem",
    "scheme of the page": "//s3.amazonaws.com/echo.api/good.pem",
    "no host": "https:///echo.api/good.pem",
    "just words": "good.pem",
    "another host": "https://evil.example/echo.api/good.pem",
    "our host as a subdomain": "https://s3.amazonaws.com.evil.example/echo.api/good.pem",
    "our host as an ending": "https://evils3.amazonaws.com/echo.api/good.pem",
    "bucket in the host": "https://echo.api.s3.amazonaws.com/echo.api/good.pem",
    "host of another region": "https://s3.eu-west-1.amazonaws.com/echo.api/good.pem",
    "host with a dot at its end": "https://s3.amazonaws.com./echo.api/good.pem",
    "an IP address": "https://127.0.0.1/echo.api/good.pem",
    "an IPv6 address": "https://[::1]/echo.api/good.pem",
    "userinfo that looks like our host": "https://s3.amazonaws.com@evil.example/echo.api/good.pem",
    "userinfo before our host": "https://user:word@s3.amazonaws.com/echo.api/good.pem",
    "userinfo with a backslash": "https://evil.example\\@s3.amazonaws.com/echo.api/good.pem",
    "port 80": "https://s3.amazonaws.com:80/echo.api/good.pem",
    "port 8443": "https://s3.amazonaws.com:8443/echo.api/good.pem",
    "port 0": "https://s3.amazonaws.com:0/echo.api/good.pem",
    "port too high": "https://s3.amazonaws.com:65979/echo.api/good.pem",
    "port in words": "https://s3.amazonaws.com:https/echo.api/good.pem",
    "folder in another case": "https://s3.amazonaws.com/Echo.api/good.pem",
    "folder in capitals": "https://s3.amazonaws.com/ECHO.API/good.pem",
    "another bucket": "https://s3.amazonaws.com/evil/good.pem",
    "our folder in another bucket": "https://s3.amazonaws.com/evil/echo.api/good.pem",
    "a bucket that begins like ours": "https://s3.amazonaws.com/echo.api.evil/good.pem",
    "a bucket that is a little longer": "https://s3.amazonaws.com/echo.apix/good.pem",
    "two slashes first": "https://s3.amazonaws.com//echo.api/good.pem",
    "three slashes first": "https://s3.amazonaws.com///echo.api/good.pem",
    "two slashes in the folder": "https://s3.amazonaws.com/echo.api//good.pem",
    "two slashes before dots": "https://s3.amazonaws.com//evil/../echo.api/good.pem",
    "dots out of the folder": "https://s3.amazonaws.com/echo.api/../evil/good.pem",
    "dots out of the folder, later": "https://s3.amazonaws.com/echo.api/a/b/../../../evil/good.pem",
    "encoded dots": "https://s3.amazonaws.com/echo.api/%2e%2e/evil/good.pem",
    "encoded slashes": "https://s3.amazonaws.com/echo.api/..%2Fevil%2Fgood.pem",
    "dots encoded twice": "https://s3.amazonaws.com/echo.api/%252e%252e/evil/good.pem",
    "an encoded letter": "https://s3.amazonaws.com/%65cho.api/good.pem",
    "backslashes": "https://s3.amazonaws.com\\echo.api\\good.pem",
    "dots with a backslash": "https://s3.amazonaws.com/echo.api/..\\evil/good.pem",
    "a query": "https://s3.amazonaws.com/echo.api/good.pem?versionId=1",
    "a query that holds the path": "https://s3.amazonaws.com/evil?/echo.api/good.pem",
    "a fragment": "https://s3.amazonaws.com/echo.api/good.pem#1",
    "a fragment before the path": "https://evil.example#@s3.amazonaws.com/echo.api/good.pem",
    "a semicolon": "https://s3.amazonaws.com/echo.api;x/good.pem",
    "the folder alone": "https://s3.amazonaws.com/echo.api/",
    "the folder by way of a dot": "https://s3.amazonaws.com/echo.api/.",
    "no path": "https://s3.amazonaws.com",
    "a space within": "https://s3.amazonaws.com/echo.api/go od.pem",
    "a tab within": "https://s3.amazonaws.com/echo.api/go\tod.pem",
    "two URLs": "https://s3.amazonaws.com/echo.api/good.pem, https://s3.amazonaws.com/echo.api/good.pem",
    "a letter beyond ASCII": "https://s3.amazonaws.com/echo.api/g\u00f6od.pem",
    "far too long": "https://s3.amazonaws.com/echo.api/" + "a" * 4000,
    "empty": "",
}

GOOD = {
    "as it is": "https://s3.amazonaws.com/echo.api/good.pem",
    "with its port": "https://s3.amazonaws.com:443/echo.api/good.pem",
    "host in capitals": "https://S3.AMAZONAWS.COM/echo.api/good.pem",
    "scheme in capitals": "HTTPS://s3.amazonaws.com/echo.api/good.pem",
    "dots that stay in the folder": "https://s3.amazonaws.com/echo.api/../echo.api/good.pem",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_url_is_refused_and_not_fetched(name: str, alexa: Alexa, world: World, server: Gunicorn) -> None:
    """The signature is good, and the fake S3 would serve a good certificate for every path in the table."""
    everything = {path: bundle(world.leaf, world.intermediate) for path in ("/evil/good.pem", "/echo.api/", "/")}
    world.s3.pages |= everything
    before = world.s3.asked.copy()
    alexa.url = BAD[name]
    answer = alexa.send(json.dumps(envelope()).encode())
    assert answer.status == 400
    assert answer.json() == {"error": "bad request"}
    assert world.s3.asked == before
    assert server.outcome() == (Ending.CERTIFICATE_URL if BAD[name] else Ending.NO_SIGNATURE)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_url_is_accepted_in_every_form(name: str, alexa: Alexa) -> None:
    alexa.url = GOOD[name]
    assert alexa.send(envelope()).status == 200

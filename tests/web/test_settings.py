"""It fails closed: nothing set, or set wrong, leaves the endpoint open."""

import os
import subprocess
import sys
import time
from functools import cache

import pytest
from flask import Flask

from skill.web import Settings, SettingsError, create_app
from skill.web.loopback import is_local_request, is_loopback
from tests.web.alexa import SKILL_ID, Alexa, envelope
from tests.web.ports import free_port
from tests.web.standin import create_skill
from tests.web.world import REPOSITORY, World

UNSIGNED = "SKILL_UNSIGNED_ON_LOOPBACK"

WRONG = {
    "nothing set": {},
    "empty id": {"ALEXA_SKILL_ID": ""},
    "an example's id": {"ALEXA_SKILL_ID": "amzn1.ask.skill."},
    "something else's id": {"ALEXA_SKILL_ID": "amzn1.application.00000000-0000-4000-8000-000000000001"},
    "id with a line more": {"ALEXA_SKILL_ID": SKILL_ID + "\n"},
    "no port": {"ALEXA_SKILL_ID": SKILL_ID, "SKILL_BIND": "127.0.0.1"},
    "port in words": {"ALEXA_SKILL_ID": SKILL_ID, "SKILL_BIND": "127.0.0.1:http"},
    "nothing to bind to": {"ALEXA_SKILL_ID": SKILL_ID, "SKILL_BIND": ""},
    "a URL to bind to": {"ALEXA_SKILL_ID": SKILL_ID, "SKILL_BIND": "http://127.0.0.1:8000"},
    "a switch that says yes": {"ALEXA_SKILL_ID": SKILL_ID, UNSIGNED: "yes"},
    "a switch that says true": {"ALEXA_SKILL_ID": SKILL_ID, UNSIGNED: "true"},
    "unsigned everywhere": {"ALEXA_SKILL_ID": SKILL_ID, UNSIGNED: "1", "SKILL_BIND": "0.0.0.0:8000"},
    "unsigned everywhere, in IPv6": {"ALEXA_SKILL_ID": SKILL_ID, UNSIGNED: "1", "SKILL_BIND": "[::]:8000"},
    "unsigned on the network": {"ALEXA_SKILL_ID": SKILL_ID, UNSIGNED: "1", "SKILL_BIND": "192.168.1.2:8000"},
    "unsigned on a name": {"ALEXA_SKILL_ID": SKILL_ID, UNSIGNED: "1", "SKILL_BIND": "localhost.example:8000"},
    "unsigned on a socket": {"ALEXA_SKILL_ID": SKILL_ID, UNSIGNED: "1", "SKILL_BIND": "unix:/run/skill.sock"},
    "unsigned on an address that only looks local": {
        "ALEXA_SKILL_ID": SKILL_ID,
        UNSIGNED: "1",
        "SKILL_BIND": "127.0.0.1.example:8000",
    },
    "unsigned on a user at a local address": {
        "ALEXA_SKILL_ID": SKILL_ID,
        UNSIGNED: "1",
        "SKILL_BIND": "0.0.0.0@127.0.0.1:80",
    },
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_stops_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("ALEXA_SKILL_ID", "SKILL_BIND", UNSIGNED):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in WRONG[name].items():
        monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as error:
        create_app(skill=create_skill)
    assert not any(value in str(error.value) for value in WRONG[name].values() if len(value) > 20)


def test_with_only_an_id_signatures_are_asked_for() -> None:
    settings = Settings.from_environment({"ALEXA_SKILL_ID": SKILL_ID})
    assert settings == Settings(SKILL_ID, "127.0.0.1:8000", unsigned=False)
    client = create_app(settings, skill=create_skill).test_client()
    assert client.post("/alexa", json=envelope()).status_code == 400


@cache
def unsigned_app() -> Flask:
    return create_app(Settings(SKILL_ID, unsigned=True), skill=create_skill)


def test_development_works_on_loopback_and_still_wants_our_id_and_the_time() -> None:
    client = unsigned_app().test_client()
    assert client.post("/alexa", json=envelope()).status_code == 200
    assert client.post("/alexa", json=envelope(skill_id=SKILL_ID[:-1] + "2")).status_code == 400
    assert client.post("/alexa", json=envelope({"timestamp": "2020-01-01T00:00:00Z"})).status_code == 400


OUTSIDE = {
    "a peer on the network": {"REMOTE_ADDR": "192.168.1.3"},
    "no peer": {"REMOTE_ADDR": ""},
    "a server bound to every address": {"SERVER_NAME": "0.0.0.0"},
    "a server bound to every address, in IPv6": {"SERVER_NAME": "::"},
    "a server bound to a socket file": {"SERVER_NAME": "clinic.example"},
    "another host name (DNS rebinding, or a proxy)": {"HTTP_HOST": "clinic.example"},
    "no host name": {"HTTP_HOST": ""},
    "a proxy's Forwarded": {"HTTP_FORWARDED": "for=127.0.0.1"},
    "a proxy's X-Forwarded-For": {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    "a proxy's X-Forwarded-Proto": {"HTTP_X_FORWARDED_PROTO": "https"},
    "a proxy's X-Real-IP": {"HTTP_X_REAL_IP": "127.0.0.1"},
    "a proxy's Via": {"HTTP_VIA": "1.1 x"},
}


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("path", ["/alexa", "/healthz"])
def test_development_serves_nobody_outside(name: str, path: str) -> None:
    client = unsigned_app().test_client()
    method = client.get if path == "/healthz" else client.post
    sent = {} if path == "/healthz" else {"json": envelope()}
    assert method(path, **sent).status_code == 200
    assert method(path, **sent, environ_overrides=OUTSIDE[name]).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST"])
def test_what_is_loopback(host: str) -> None:
    assert is_loopback(host)
    host = f"[{host}]" if ":" in host else host
    assert is_local_request({"REMOTE_ADDR": "127.0.0.1", "SERVER_NAME": "127.0.0.1", "HTTP_HOST": f"{host}:8000"})


@pytest.mark.parametrize(
    "host", ["", "0.0.0.0", "::", "128.0.0.1", "127.0.0.1.example", "::ffff:8.8.8.8", "2130706433"]
)
def test_what_is_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def gunicorn(world: World, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run gunicorn, which is to stop by itself."""
    command = [sys.executable, "-m", "gunicorn", *options, "tests.web.served:make_app()"]
    env = os.environ | world.environment() | {"ALEXA_SKILL_ID": SKILL_ID} | environment
    return subprocess.run(command, cwd=REPOSITORY, env=env, capture_output=True, text=True, timeout=30, check=False)


def test_gunicorn_does_not_start_unsigned_on_every_address(world: World) -> None:
    done = gunicorn(world, "-c", "python:skill.web.gunicorn_conf", **{UNSIGNED: "1", "SKILL_BIND": "0.0.0.0:0"})
    assert done.returncode != 0
    everywhere = ("-c", "python:skill.web.gunicorn_conf", "--bind", f"0.0.0.0:{free_port()}")
    done = gunicorn(world, *everywhere, **{UNSIGNED: "1"})
    assert done.returncode != 0
    assert "not a loopback address" in done.stdout + done.stderr
    assert "Listening" not in done.stdout


def test_gunicorn_does_not_start_without_an_id(world: World) -> None:
    done = gunicorn(world, "-c", "python:skill.web.gunicorn_conf", ALEXA_SKILL_ID="")
    assert done.returncode != 0
    assert "ALEXA_SKILL_ID" in done.stdout + done.stderr


def test_gunicorn_without_our_settings_on_every_address_serves_nobody_unsigned(world: World) -> None:
    """Somebody starts gunicorn by hand, so that nothing of ours sees the address before a request comes."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--bind", f"0.0.0.0:{port}"]
    env = os.environ | world.environment() | {"ALEXA_SKILL_ID": SKILL_ID, UNSIGNED: "1"}
    process = subprocess.Popen([*command, "tests.web.served:make_app()"], cwd=REPOSITORY, env=env)
    try:
        alexa = Alexa(port)
        for _ in range(100):
            try:
                assert alexa.send(envelope()).status == 400
                break
            except ConnectionError:
                time.sleep(0.1)
        else:
            pytest.fail("it didn't start")
        assert alexa.send(b"", {}, method="GET", path="/healthz").status == 400
    finally:
        process.terminate()
        process.wait(15)

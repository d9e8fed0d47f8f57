"""What an operator is told: ready or only alive, counts, latencies; and nobody else is."""

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from socket import gethostname

import pytest
import yaml

from skill.web import Settings, create_app
from skill.web.endings import Ending
from tests.web.alexa import SKILL_ID, Alexa, envelope, intent
from tests.web.standin import create_skill
from tests.web.world import REPOSITORY, Gunicorn, World

RULES = REPOSITORY / "deploy" / "alerts.yaml"


@pytest.fixture
def counting(world: World) -> Iterator[tuple[Gunicorn, Alexa]]:
    """A server of its own, with two workers, whose counts begin at zero."""
    server = world.serve("counting", skill="skill.alexa.handlers")
    alexa = world.alexa(server.port)
    yield server, alexa
    alexa.close()
    server.stop()


def numbers(alexa: Alexa) -> dict[str, float]:
    answer = alexa.send(b"", {}, method="GET", path="/metrics")
    assert answer.status == 200
    lines = [line for line in answer.body.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_the_workers_counts_are_added_up_and_outlive_a_worker(counting: tuple[Gunicorn, Alexa]) -> None:
    server, alexa = counting
    for _ in range(20):
        assert alexa.send(envelope()).status == 200
        alexa.close()  # so that either worker gets some
    for _ in range(5):
        alexa.send(envelope(), {})
    os.kill(server.workers()[0], signal.SIGKILL)
    time.sleep(0.5)
    found = numbers(alexa)
    assert found['leg_clinic_requests_total{outcome="answered"}'] == 20
    assert found['leg_clinic_requests_total{outcome="refused_no_signature"}'] == 5
    assert found["leg_clinic_request_seconds_count"] == 20, "strangers' requests don't count"
    assert found['leg_clinic_request_seconds_bucket{le="+Inf"}'] == 20
    assert {outcome.value for outcome in Ending} == set(re.findall(r'outcome="(\w+)"', " ".join(found)))


def test_the_counts_of_a_run_go_with_it_and_so_do_those_of_a_killed_one(world: World, tmp_path: Path) -> None:
    left = tmp_path / f"counts-{gethostname()}-999999999"
    theirs = tmp_path / "counts-another-1"
    left.mkdir()
    theirs.mkdir()
    server = world.serve("leaving", RUNTIME_DIRECTORY=str(tmp_path))
    assert {path.name for path in tmp_path.glob("counts-*")} == {
        theirs.name, f"counts-{gethostname()}-{server.process.pid}"
    }  # fmt: skip
    server.stop()
    assert list(tmp_path.glob("counts-*")) == [theirs]


def test_no_label_comes_from_a_request(counting: tuple[Gunicorn, Alexa]) -> None:
    _, alexa = counting
    alexa.send(envelope(intent("ZqcanaryIntent", finding="zqcanary"), user="zqcanary", locale="zqcanary"))
    alexa.send(b"zqcanary", {"X-Zqcanary": "zqcanary"}, path="/zqcanary")
    answer = alexa.send(b"", {}, method="GET", path="/metrics")
    assert b"canary" not in answer.body.lower()
    assert set(re.findall(r"[{,](\w+)=", answer.body.decode())) == {"outcome", "le"}


@pytest.mark.parametrize("environ", [{"REMOTE_ADDR": "192.168.1.3"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}])
def test_metrics_are_for_this_machine_only(environ: dict[str, str]) -> None:
    client = create_app(Settings(SKILL_ID), skill=create_skill).test_client()
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", environ_overrides=environ).status_code == 404


def test_a_skill_that_can_not_greet_is_alive_and_not_ready() -> None:
    class Broken:
        skill_id = None

        def invoke(self, *_: object) -> None:
            raise RuntimeError

    client = create_app(Settings(SKILL_ID), skill=Broken).test_client()  # type: ignore[arg-type]
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "alive", "missing": "skill"})


def test_without_amazons_certificate_it_is_alive_and_not_ready(world: World) -> None:
    def fetch(url: str) -> bytes:
        raise OSError

    client = create_app(Settings(SKILL_ID), skill=create_skill, fetch=fetch).test_client()
    assert client.get("/healthz").status_code == 200, "nobody has asked yet"
    alexa = world.alexa(0)
    body = b'{"request": 1}'
    assert client.post("/alexa", data=body, headers=alexa.sign(body)).status_code == 400
    assert client.get("/healthz").status_code == 200, "what is refused before the fetch says nothing of it"
    body = json.dumps(envelope()).encode()
    assert client.post("/alexa", data=body, headers=alexa.sign(body)).status_code == 400
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "alive", "missing": "certificates"})


def test_there_are_three_alerts_and_they_speak_of_what_is_counted() -> None:
    (group,) = yaml.safe_load(RULES.read_text())["groups"]
    assert len(group["rules"]) == 3
    expressions = " ".join(rule["expr"] for rule in group["rules"])
    assert set(re.findall(r"leg_clinic_\w+", expressions)) == {
        "leg_clinic_requests_total", "leg_clinic_request_seconds_bucket", "leg_clinic_request_seconds_count"
    }  # fmt: skip
    named = {word for words in re.findall(r'outcome=~"([\w|]+)"', expressions) for word in words.split("|")}
    assert named <= {outcome.value for outcome in Ending}
    assert {"failed", "answered"} <= named
    assert all(rule["annotations"]["summary"] and rule["annotations"]["do"] for rule in group["rules"])
    assert Path(RULES).name in (REPOSITORY / "docs" / "self-hosting.md").read_text()

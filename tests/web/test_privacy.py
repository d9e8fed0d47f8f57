"""Canaries as ids, tokens, words and answers, through whole conversations: none is found anywhere afterwards.

"Anywhere" is: the log, the answers that refuse, the files that the process opens to write, and every object that is
alive in the process once the request is over.
"""

import json
import os
import re
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.alexa import SKILL_ID, Alexa, envelope, intent
from tests.web.watched import CANARY, CANARY_BYTES
from tests.web.world import REPOSITORY, World

Send = Callable[[dict[str, Any]], dict[str, Any] | None]
"""Sends an event; gives the response, or None if it was refused."""


def canary() -> str:
    return "zqcanary" + secrets.token_hex(6)


def stranger() -> str:
    """A canary for what Amazon never sends: paths, queries, header names.

    Python's own cache of parsed URLs may keep the last few of these; the log and the refusals may not.
    """
    return "zqstranger" + secrets.token_hex(6)


def event(request: dict[str, Any], attributes: dict[str, Any] | None = None) -> dict[str, Any]:
    """A request full of canaries wherever Alexa puts something about a person."""
    made = envelope(
        request,
        attributes=attributes,
        user="amzn1.ask.account." + canary(),
        device="amzn1.ask.device." + canary(),
        token=canary(),
    )
    made["session"]["sessionId"] = "amzn1.echo-api.session." + canary()
    made["session"]["user"] |= {"accessToken": canary(), "permissions": {"consentToken": canary()}}
    made["context"]["System"]["person"] = {"personId": "amzn1.ask.person." + canary(), "accessToken": canary()}
    made["request"] |= {"inputTranscript": f"my leg hurts {canary()}", "requestId": canary()}
    return made


def said(name: str, slot: str) -> dict[str, Any]:
    """An intent with a slot whose words, and whose matches, are canaries."""
    request = intent(name, **{slot: "my " + canary()})
    request["intent"]["slots"][slot]["resolutions"] = {
        "resolutionsPerAuthority": [
            {
                "authority": f"amzn1.er-authority.{canary()}",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": canary(), "id": canary()}}],
            }
        ]
    }
    return request


TALKS = [
    ["AMAZON.YesIntent", *["AMAZON.NoIntent"] * 20],
    ["StartCheckIntent", "AMAZON.NoIntent", "NotSureIntent", "NotSureIntent", "AMAZON.YesIntent"],
    ["ListCausesIntent", "AMAZON.YesIntent", "WhenToWorryIntent", "AMAZON.HelpIntent", "AMAZON.StopIntent"],
    ["ReportFindingIntent:finding", "AboutCauseIntent:cause", "SelfCareIntent:topic", "ClinicHoursIntent:clinic"],
    ["IceTimerIntent:duration", "AMAZON.YesIntent", "BrokenIntent:finding", "AMAZON.RepeatIntent", "BrokenIntent"],
    ["AMAZON.FallbackIntent", "AMAZON.FallbackIntent", "NobodysIntent:x", "AMAZON.CancelIntent"],
]


def talk(send: Send) -> None:
    """Whole conversations, with successes and failures."""
    for names in TALKS:
        answer = send(event({"type": "LaunchRequest"}))
        for name in names:
            attributes = (answer or {}).get("sessionAttributes") or {}
            kind, _, slot = name.partition(":")
            answer = send(event(said(kind, slot) if slot else intent(kind), attributes))
        send(event({"type": "SessionEndedRequest", "reason": "ERROR", "error": {"type": "X", "message": canary()}}))
    tampered = {"answers": {"chest_pain": canary(), canary(): "yes"}, "question": canary(), "last": canary()}
    send(event(intent("AMAZON.YesIntent"), tampered | {canary(): canary(), "steps": [canary()]}))
    send(event(intent("AMAZON.RepeatIntent"), {"last": canary()}))
    send(event({"type": canary()}))
    send(event({"type": "IntentRequest", "intent": {"name": canary(), "slots": canary()}}))
    send(event({"type": "IntentRequest", "dialogState": canary(), "intent": {"name": "WhyIntent"}}))
    another = event(said("ReportFindingIntent", "finding"))
    another["context"]["System"]["application"] = {"applicationId": canary()}
    send(another)


def check(logged: str, report: dict[str, list[str]]) -> None:
    """Nothing in the log, nothing in memory; and no file written but gunicorn's empty heartbeat and the counts."""
    assert not CANARY.search(logged)
    assert "zqstranger" not in logged.lower()
    assert report["remembered"] == []
    counts = [path for path in report["written"] if re.search(r"/counts-[^/]+/(counter|histogram)_\d+\.db$", path)]
    assert not any(CANARY_BYTES.search(Path(path).read_bytes()) for path in counts)
    beats = [path for path in report["written"] if Path(path).name.startswith("wgunicorn-")]
    assert set(report["written"]) == {*counts, *beats}


def settled(alexa: Alexa) -> dict[str, list[str]]:
    """Return what the server reports once its threads are done with what was sent before; they have time for that."""
    for _ in range(300):
        report = dict(alexa.send(b"", {}, method="GET", path="/report").json())
        if not report["remembered"]:
            break
        time.sleep(0.1)
    return report


@pytest.fixture
def flask(world: World) -> Iterator[tuple[Alexa, Path]]:
    server = world.serve(
        "private", skill="skill.alexa.handlers", app="tests.web.watched:make_app()", WEB_CONCURRENCY="1"
    )
    alexa = world.alexa(server.port)
    yield alexa, server.output
    alexa.close()
    server.stop()


def test_flask_keeps_nothing(flask: tuple[Alexa, Path]) -> None:
    alexa, output = flask
    statuses = set()

    def send(sent: dict[str, Any]) -> dict[str, Any] | None:
        answer = alexa.send(sent)
        statuses.add(answer.status)
        if answer.status == 200:
            return dict(answer.json())
        assert not CANARY.search(str(answer))
        return None

    talk(send)
    bad = json.dumps(event({"type": "LaunchRequest"})).encode()
    for body, headers in [
        (bad, {}),
        (bad, alexa.sign(b"")),
        (bad, alexa.sign(bad) | {"SignatureCertChainUrl": "https://s3.amazonaws.com/echo.api/" + stranger()}),
        (bad, alexa.sign(bad) | {"SignatureCertChainUrl": stranger()}),
        (bad, alexa.sign(bad) | {"Signature-256": stranger(), stranger(): stranger()}),
        (bad[:-1], alexa.sign(bad[:-1])),
        (bad + b" " * 140_000, {}),
    ]:
        answer = alexa.send(body, headers)
        assert answer.status in (400, 413)
        assert "zqstranger" not in str(answer)
    for method, path in (("POST", f"/{stranger()}"), ("GET", f"/alexa?{stranger()}"), (stranger(), "/alexa")):
        assert "zqstranger" not in str(alexa.send(bad, method=method, path=path)).lower()
    assert statuses == {200, 400}
    check(output.read_text(), settled(alexa))
    assert '"failed"' in output.read_text(), "a handler was to fail"


def test_flask_keeps_nothing_of_a_request_whose_client_is_still_connected(flask: tuple[Alexa, Path]) -> None:
    """The connection that brought the request stays open, as a reverse proxy's does; another one asks."""
    alexa, output = flask
    assert alexa.send(event({"type": "LaunchRequest"})).status == 200
    other = Alexa(alexa.port)
    report = settled(other)
    other.close()
    check(output.read_text(), report)


def test_lambda_keeps_nothing(tmp_path: Path) -> None:
    environment = os.environ | {"ALEXA_SKILL_ID": SKILL_ID}
    with (tmp_path / "errors").open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.web.watched"],
            cwd=REPOSITORY, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True,
        )  # fmt: skip
    logged: list[str] = []

    def ask(line: str) -> Any:
        assert process.stdin
        assert process.stdout
        process.stdin.write(line + "\n")
        process.stdin.flush()
        while not (answer := process.stdout.readline()).startswith('{"answer"'):
            assert answer, "it died"
            logged.append(answer)
        return json.loads(answer)["answer"]

    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    talk(lambda sent: ask(json.dumps(sent)))
    report = ask("")
    process.communicate("", timeout=10)
    watchdog.cancel()
    check("".join(logged) + (tmp_path / "errors").read_text(), report)


def test_the_search_finds_what_is_there() -> None:
    """The watcher isn't blind: a canary that is kept is found, in a list, in bytes, and in a cycle.

    In a process of its own: here it would search whatever the tests before have left.
    """
    code = (
        "from tests.web.watched import remembered; kept = {'list': ['zqcanary' + '0' * 12]}; kept['self'] = kept; "
        "print(remembered()); kept['bytes'] = [b'x' + kept.pop('list')[0].encode()]; print(remembered())"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    in_a_list, in_bytes = run.stdout.splitlines()
    assert "str in list" in in_a_list
    assert "bytes in list" in in_bytes

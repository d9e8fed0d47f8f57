"""A client that isn't ours: npm's virtual-alexa holds whole conversations with the running Flask server.

It finds the intent from our interaction model file by its own means, and sends requests as Alexa does.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from skill.content.compiled import content
from skill.web import create_app
from skill.web.settings import Settings
from tests import responses

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "interaction_models" / "en-GB.json"
NODE = shutil.which("node")

pytestmark = [
    pytest.mark.skipif(NODE is None, reason="Node isn't installed"),
    pytest.mark.skipif(
        not (ROOT / "node_modules" / "virtual-alexa").is_dir(),
        reason="virtual-alexa isn't installed: npm ci --ignore-scripts",
    ),
]

Talk = Callable[..., list[str]]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    settings = Settings(skill_id="amzn1.ask.skill.virtual-alexa", unsigned=True)
    server = make_server("127.0.0.1", 0, create_app(settings))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/alexa"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def talk(endpoint: str) -> Talk:
    def said(*lines: str) -> list[str]:
        assert NODE
        done = subprocess.run(
            [NODE, str(Path(__file__).with_name("talk.js")), endpoint, str(MODEL)],
            input=json.dumps(lines),
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return list(map(spoken, json.loads(done.stdout.splitlines()[-1])))

    return said


def spoken(response: dict[str, Any]) -> str:
    body = response["response"]
    return responses.spoken_text(body["outputSpeech"]) if body.get("outputSpeech") else ""


def test_launch(talk: Talk) -> None:
    assert talk("(launch)")[0].endswith(content().phrases.offer_start)


def test_a_check_to_an_emergency(talk: Talk) -> None:
    *_, question, end = talk("(launch)", "yes", "yes")
    assert "chest pain" in question
    assert end.startswith("Call 999 now.")
    assert "Call 999 now. " in end[20:], "and once more at the end"


def test_a_check_to_self_care(talk: Talk) -> None:
    heard = talk("(launch)", "yes", *["no"] * 16)
    assert [said for said in heard if said.startswith("I didn't hear a warning sign. Start with care at home.")]


def test_a_digression_comes_back_to_the_question(talk: Talk) -> None:
    *_, digression, following = talk("(launch)", "yes", "what is sciatica", "no")
    assert "nerve" in digression
    assert "Back to your leg: " in digression
    assert digression.endswith(content().check.questions["chest"].short)
    assert "Back to your leg" not in following


def test_the_clinics_hours(talk: Talk) -> None:
    # virtual-alexa takes whatever has "open" in it for the opening of the skill
    assert "nine to five" in talk("(launch)", "what are your hours")[-1]


def test_stop_and_the_end_of_a_session(talk: Talk) -> None:
    assert talk("(launch)", "stop")[-1].startswith("Goodbye.")
    assert talk("(launch)", "(end)")[-1] == ""

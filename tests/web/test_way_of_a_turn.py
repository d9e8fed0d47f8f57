"""The way of a turn, from Flask to spoken JSON, grows no longer: who follows it in the code has to visit all of it."""

import json
import sys
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

from werkzeug.test import EnvironBuilder

import skill
from skill.web import Settings, create_app
from tests.web.alexa import SKILL_ID, Alexa, envelope, intent
from tests.web.authority import bundle
from tests.web.world import World

FOLDER = str(Path(skill.__file__ or "").parent)
YES = "AMAZON.YesIntent"
ENTERED, FUNCTIONS, CHANGES = 140, 80, 60
"""How often a function of skill/ is entered, how many there are, and how often the file changes from one to the next:
for a signed yes to the first question of the check, with room for two or three. Lower them with the code."""


def way(world: World, *intents: str) -> list[tuple[str, str]]:
    """Return the functions of ours that the last of these intents enters, in order, each with its file.

    Comprehensions are left out: Python 3.12 and later run them without a call.
    """
    app = create_app(
        Settings(SKILL_ID),
        roots=[world.root.certificate],
        fetch=lambda url: bundle(world.leaf, world.intermediate),
    )
    alexa: Alexa = world.alexa(0)
    attributes: dict[str, Any] = {}
    entered: list[tuple[str, str]] = []

    def note(frame: FrameType, what: str, _: object) -> None:
        code = frame.f_code
        if what == "call" and code.co_filename.startswith(FOLDER) and not code.co_name.startswith("<"):
            entered.append((code.co_filename, code.co_qualname))

    for name in ["", *intents]:
        body = json.dumps(envelope(intent(name) if name else None, attributes=attributes)).encode()
        request = EnvironBuilder(
            path="/alexa", method="POST", data=body, headers=[*alexa.sign(body).items()]
        ).get_environ()
        entered.clear()
        sys.setprofile(note)
        try:
            answer = json.loads(b"".join(app.wsgi_app(request, lambda *_: None)))  # type: ignore[arg-type]
        finally:
            sys.setprofile(None)
        attributes = answer["sessionAttributes"]
    assert "999" in answer["response"]["outputSpeech"]["ssml"]
    return entered


def test_a_yes_goes_no_further_than_it_did(world: World) -> None:
    way(world, "StartCheckIntent", YES)  # what is done for the first request only
    entered = way(world, "StartCheckIntent", YES)
    changes = sum(one[0] != next[0] for one, next in pairwise(entered))
    found = (len(entered), len(set(entered)), changes)
    assert all(count <= most for count, most in zip(found, (ENTERED, FUNCTIONS, CHANGES), strict=True)), found


def test_what_is_needed_once_is_done_once(world: World) -> None:
    names = [name.rpartition(".")[2] for _, name in way(world, "StartCheckIntent", YES)]
    for once in ("parse_event", "read_request", "open_question", "read", "write_response", "request_line"):
        assert names.count(once) == 1, once
    assert names.count("urgency") == 2, "the assessment's, and the rules' that it asks"

"""What a line of the log has, and what it can't have."""

import json
import logging
import subprocess
import sys

import pytest

from skill.web.logs import JsonLines
from skill.web.settings import SettingsError
from tests.web.alexa import Alexa, envelope, intent
from tests.web.world import REPOSITORY, Gunicorn, World

SECRET = "my leg went numb"


def line(
    name: str, message: str, *args: object, level: int = logging.INFO, exc_info: object = None
) -> dict[str, object]:
    record = logging.LogRecord(name, level, "/somewhere/module.py", 7, message, args, exc_info)  # type: ignore[arg-type]
    text = JsonLines().format(record)
    assert "\n" not in text
    return dict(json.loads(text))


def test_a_request_is_one_line_with_these_fields_only(alexa: Alexa, server: Gunicorn) -> None:
    event = envelope(intent("AMAZON.YesIntent", finding=SECRET))
    before = len(server.lines())
    alexa.send(event)
    (logged,) = server.lines()[before:]
    assert set(logged) == {
        "time", "level", "pid", "event", "request_id", "intent", "latency_ms", "outcome", "status"
    }  # fmt: skip
    assert logged["request_id"] == event["request"]["requestId"]
    assert logged["intent"] == "AMAZON.YesIntent"
    assert logged["outcome"] == "answered"
    assert logged["status"] == 200
    assert 0 < logged["latency_ms"] < 1000


@pytest.mark.parametrize(
    ("request_", "name"),
    [
        (intent("AboutCauseIntent", cause="sciatica"), "AboutCauseIntent"),
        ({"type": "LaunchRequest"}, "LaunchRequest"),
        ({"type": "AlexaSkillEvent.SkillDisabled"}, "AlexaSkillEvent.SkillDisabled"),
        ({"type": SECRET}, "other"),
        (intent(SECRET), "other"),
        (intent("Numb" * 20 + "Intent"), "other"),
    ],
)
def test_a_name_is_logged_only_if_it_looks_like_one(
    alexa: Alexa, server: Gunicorn, request_: dict[str, object], name: str
) -> None:
    alexa.send(envelope(request_))
    assert server.lines()[-1]["intent"] == name
    assert SECRET not in server.output.read_text()


def test_an_id_that_is_not_in_amazons_form_is_replaced(alexa: Alexa, server: Gunicorn) -> None:
    for identity in (SECRET, "amzn1.echo-api.request." + SECRET, 7, None, {"a": SECRET}):
        alexa.send(envelope({"type": "LaunchRequest", "requestId": identity}))
        assert len(server.lines()[-1]["request_id"]) == 32
    assert SECRET not in server.output.read_text()


def test_before_it_is_verified_nothing_of_a_request_is_logged(alexa: Alexa, server: Gunicorn) -> None:
    event = envelope(intent("AMAZON.YesIntent"))
    alexa.send(event, {})
    logged = server.lines()[-1]
    assert logged["request_id"] != event["request"]["requestId"]
    assert (logged["intent"], logged["outcome"], logged["status"]) == ("-", "refused_no_signature", 400)


def test_a_librarys_line_has_no_words_in_it() -> None:
    logged = line("werkzeug", f"POST /{SECRET} %s", SECRET, level=logging.ERROR)
    assert SECRET not in str(logged)
    assert (logged["logger"], logged["where"], logged["level"]) == ("werkzeug", "module:7", "error")


def test_gunicorns_line_keeps_its_numbers_only() -> None:
    logged = line("gunicorn.error", "Worker (pid:%s) was sent %s: %d%%", 42, SECRET, 3)
    assert logged["message"] == "Worker (pid:42) was sent …: 3%%"


def test_an_exception_is_its_class_and_its_place() -> None:
    def fail(error: Exception) -> dict[str, object]:
        try:
            raise error
        except Exception:
            return line("skill.web.endpoint", "unexpected", level=logging.ERROR, exc_info=sys.exc_info())

    logged = fail(ValueError(SECRET))
    assert logged["error"] == "ValueError"
    assert str(logged["raised_at"]).startswith("test_logs.py:")
    assert SECRET not in str(logged)
    assert fail(SettingsError("SKILL_BIND is wrong"))["detail"] == "SKILL_BIND is wrong"


CRASHING = f"""
import sys, threading, warnings
from skill.web.logs import log_to_stdout, log_what_nobody_catches
log_to_stdout(); log_what_nobody_catches()
warnings.warn("{SECRET}", RuntimeWarning)
def broken(): raise KeyError("{SECRET}")
thread = threading.Thread(target=broken); thread.start(); thread.join()
class Leaving:
    def __del__(self): raise ValueError("{SECRET}")
Leaving()
broken()
"""


def test_what_python_itself_would_print_is_lines_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASHING], cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert SECRET not in done.stdout
    warning, thread, lost, crash = [json.loads(text) for text in done.stdout.splitlines()]
    assert (warning["warning"], warning["where"]) == ("RuntimeWarning", "<string>:5")
    assert [one["error"] for one in (thread, lost, crash)] == ["KeyError", "ValueError", "KeyError"]
    assert all(one["raised_at"].startswith("<string>:") for one in (thread, lost, crash))


def test_gunicorns_own_traceback_is_a_line(world: World) -> None:
    """A worker whose application can't be made: gunicorn has it in its log with a traceback."""
    output = world.folder / "broken.log"
    with pytest.raises(RuntimeError, match="didn't start"):
        Gunicorn.start(output, world.environment() | {"TEST_SKILL": "json"}, app="tests.web.served:make_app()")
    lines = [text for text in output.read_text().splitlines() if text.startswith("{")]
    assert "AttributeError" in [json.loads(text).get("error") for text in lines]
    assert "Traceback" not in output.read_text()

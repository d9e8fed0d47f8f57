"""The service clients, HTTP and TLS are loaded when a timer is first asked for: a launch gets no slower by them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHILD = """
import sys
sys.path[:0] = [{root!r}, {root!r} + "/lambda"]
from lambda_function import handler
from types import SimpleNamespace
from skill.speaker.device import Device

heavy = (
    "skill.conversation.timer", "skill.alexa.timers", "skill.alexa.http_call",
    "ask_sdk_model.services", "ask_sdk_core.serialize", "http.client", "ssl", "requests", "urllib3",
)
loaded = lambda: sorted(name for name in sys.modules if name in heavy)
alerts = SimpleNamespace(token=lambda: "token", in_session=False)
device = Device(lambda event: handler(event, None), alerts=alerts, endpoint="http://127.0.0.1:9")
device.open()
device.intend("StartCheckIntent")
device.intend("AMAZON.NoIntent")
print("before", *loaded())
device.intend("IceTimerIntent")
print("cautions", *loaded())
device.intend("AMAZON.NoIntent")
print("after", *loaded())
"""


def test_nothing_of_the_apis_is_loaded_until_a_timer_is_asked_for() -> None:
    run = subprocess.run(
        [sys.executable, "-c", CHILD.format(root=str(ROOT))], capture_output=True, text=True, timeout=60, check=True
    )
    before, cautions, after = run.stdout.splitlines()
    assert before == "before"
    assert cautions == "cautions skill.conversation.timer"
    assert {"ask_sdk_model.services", "http.client"} <= set(after.split())
    assert "ask_sdk_core.serialize" not in after, "the answers are read by shapes of our own"

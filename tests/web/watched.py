"""The real skill in a process that watches itself: what it remembers, and what it writes.

Runs as gunicorn's application (`make_app`), or as a Lambda function that reads events from standard input
(`python -m tests.web.watched`). It knows what a canary looks like, and never holds one of its own.
"""

import gc
import importlib.util
import json
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any

CANARY = re.compile("zqcanary[0-9a-f]{12}")
CANARY_BYTES = re.compile(CANARY.pattern.encode())
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
written: list[str] = []


def note_writing(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: notes every file that is opened to be written."""
    if event == "open" and isinstance(args[2], int) and args[2] & WRITING:
        written.append(str(args[0]))


def remembered() -> list[str]:
    """What holds a canary now, anywhere that Python can reach: every object, and the frames of every other thread."""
    found, seen = [], set[int]()
    stack: list[tuple[Any, Any]] = [(one, None) for one in gc.get_objects()]
    for thread, frame in sys._current_frames().items():
        while frame and thread != threading.get_ident():
            stack.append((frame.f_locals, None))
            frame = frame.f_back  # type: ignore[assignment]
    del frame
    while stack:
        one, holder = stack.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        hit = False
        if isinstance(one, str):
            hit = bool(CANARY.search(one))
        elif isinstance(one, bytes | bytearray):
            hit = bool(CANARY_BYTES.search(one))
        else:
            stack += [(inner, one) for inner in gc.get_referents(one)]
        if hit:
            found.append(f"{type(one).__name__} in {type(holder).__name__}")
    return found


def break_something() -> None:
    """Give the skill an intent whose handler raises, with all that it knows in the error."""
    from skill.alexa import intents
    from skill.conversation import dialogue

    def broken(turn: Any) -> Any:
        known = repr(turn)
        raise RuntimeError(known)

    intents.WISHES["BrokenIntent"] = "broken"
    dialogue.WISHES["broken"] = broken


def report() -> dict[str, list[str]]:
    return {"remembered": remembered(), "written": written}


def make_app() -> Callable[..., Any]:
    """The endpoint, and one page more that reports."""
    from tests.web.served import make_app as make

    sys.addaudithook(note_writing)
    break_something()
    app = make()
    app.add_url_rule("/report", view_func=report)
    return app


def main() -> None:
    """Lambda: an event a line in, its answer a line out; an empty line asks for the report."""
    break_something()
    path = os.path.join(os.path.dirname(__file__), "..", "..", "lambda", "lambda_function.py")
    spec = importlib.util.spec_from_file_location("lambda_function", path)
    assert spec
    assert spec.loader
    function = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(function)
    sys.addaudithook(note_writing)
    while line := sys.stdin.readline():
        try:
            answer = function.handler(json.loads(line), None) if line.strip() else report()
        except Exception:
            traceback.print_exc()  # as Lambda's runtime does
            answer = None
        del line
        print(json.dumps({"answer": answer}), flush=True)
        del answer


if __name__ == "__main__":
    main()

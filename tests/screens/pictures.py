"""`make pictures`: the contact sheet of the screens, and the page in use, as small PNGs.

The browser itself puts the sheet together, from the screens as it has drawn them.
"""

from __future__ import annotations

import argparse
import base64
import sys
import threading
from pathlib import Path
from typing import Any

from werkzeug.serving import make_server

from skill.progress import busy
from skill.speaker.page.app import create_app
from tests.screens import samples
from tests.screens.stage import VIEWPORTS, Stage, chromium, missing

SHEET = (
    ("home", "7-inch"), ("question", "7-inch"), ("check-back", "7-inch"), ("emergency", "7-inch"),
    ("today", "7-inch"), ("clinic soon", "7-inch"), ("care at home", "7-inch"), ("likely causes", "7-inch"),
    ("cause", "7-inch"), ("self-care", "7-inch"), ("hours", "7-inch"), ("timer", "7-inch"),
    ("what to tell", "7-inch"), ("question", "round"), ("emergency", "round"), ("timer", "round"),
)  # fmt: skip
MOST_BYTES = 300_000
STYLE = """body { margin: 0; padding: 16px; width: 1248px; background: #f4f6f8; font: 600 15px sans-serif;
  color: #1c1f23; display: grid; grid-template-columns: repeat(4, 1fr); gap: 14px; }
figure { margin: 0; } img { width: 100%; height: 176px; object-fit: contain; display: block; border-radius: 6px;
  background: #101419; } figcaption { padding: 4px 2px; }"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs"))


def run(options: argparse.Namespace) -> int:
    """Make both."""
    folder = options.folder
    if lacks := missing():
        print(lacks, file=sys.stderr)
        return 1
    with busy("Drawing"), chromium() as browser:
        sheet(browser, folder / "screens.png")
        page(browser, folder / "speaker.png")
    for name in ("screens.png", "speaker.png"):
        if (size := (folder / name).stat().st_size) > MOST_BYTES:
            print(f"{folder / name}: {size} bytes are more than {MOST_BYTES}", file=sys.stderr)
            return 1
    return 0


def sheet(browser: Any, path: Path) -> None:
    """Every screen once, at its size, under its name."""
    shown = samples.all_of_them()
    sizes = {size for _, size in SHEET}
    stages = {viewport.name: Stage(browser, viewport) for viewport in VIEWPORTS if viewport.name in sizes}
    figures = []
    for name, size in SHEET:
        stages[size].show(shown[name])
        drawn = base64.b64encode(stages[size].page.screenshot()).decode()
        title = name if size == "7-inch" else f"{name}, {size}"
        figures.append(f'<figure><img src="data:image/png;base64,{drawn}"><figcaption>{title}</figcaption></figure>')
    made = browser.new_page(viewport={"width": 1280, "height": 400})
    made.set_content(f"<style>{STYLE}</style>{''.join(figures)}")
    made.wait_for_timeout(300)
    made.screenshot(path=path, full_page=True)


def page(browser: Any, path: Path) -> None:
    """The page in use: in the middle of a check, with a question in between."""
    server = make_server("127.0.0.1", 0, create_app(), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        made = browser.new_page(viewport={"width": 1280, "height": 880})
        made.goto(f"http://127.0.0.1:{server.server_port}/")
        made.locator("#device-shape[data-shown]").wait_for()
        for line in ("yes", "no", "are you open tomorrow?"):
            before = made.locator("#transcript li").count()
            made.fill("#line", line)
            made.keyboard.press("Enter")
            made.locator("#transcript li").nth(before + 1).wait_for()
        made.locator("#line").blur()
        made.wait_for_timeout(800)
        made.screenshot(path=path)
        made.close()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""Amazon's renderer in Debian's Chromium: draws a directive at a viewport, looks at what came of it, and touches it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.speaker import page as speaker_page

ROOT = Path(__file__).parents[2]
RENDERER = ROOT / "node_modules" / "apl-viewhost-web" / "index.js"
CHROMIUM = shutil.which("chromium")
PAGE = Path(speaker_page.__file__).parent
ADDRESS = "http://stage.test/"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
DRAWN = 400
"""Milliseconds until a screen is laid out and takes touches; on a busy machine that takes a while."""
FONTS = re.compile("font", re.IGNORECASE)
"""Amazon's fonts come from its servers, where devices have them built in; here the browser's own stand in."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}


@dataclass(frozen=True)
class Viewport:
    """A device's screen, as the renderer wants it."""

    name: str
    width: int
    height: int
    round: bool = False
    mode: str = "HUB"

    @property
    def data(self) -> dict[str, Any]:
        return {"width": self.width, "height": self.height, "dpi": 160, "isRound": self.round, "mode": self.mode}


VIEWPORTS = (
    Viewport("round", 480, 480, round=True),
    Viewport("7-inch", 1024, 600),
    Viewport("10-inch", 1280, 800),
    Viewport("15-inch", 1920, 1080),
    Viewport("tv", 960, 540, mode="TV"),
)


def missing() -> str:
    """What the stage lacks on this machine, in words; empty where all is there."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "Playwright isn't installed: make test"
    if CHROMIUM is None:
        return "Chromium isn't installed: apt-get install chromium"
    if not RENDERER.is_file():
        return "Amazon's renderer isn't installed: npm ci --ignore-scripts"
    return ""


class Stage:
    """One open page with the renderer in it."""

    def __init__(self, browser: Any, viewport: Viewport) -> None:
        self.viewport = viewport
        self.errors: list[str] = []
        self.touched: list[Any] = []
        self.page = browser.new_page(viewport={"width": viewport.width, "height": viewport.height})
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._said)
        self.page.expose_function("touchedHere", lambda touched: self.touched.append(touched))
        self.page.route("**/*", self._serve)
        self.page.goto(ADDRESS + "frame.html")
        self.page.evaluate("addEventListener('message', ({data}) => data.touched && touchedHere(data.touched))")

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning") and not FONTS.search(message.text):
            self.errors.append(message.text)

    @staticmethod
    def _serve(route: Any) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        folder = {"frame.html": PAGE / "templates", "renderer/index.js": RENDERER.parent}.get(path, PAGE)
        file = folder / path.removeprefix("renderer/")
        if not file.is_file():
            route.fulfill(status=204)
            return
        route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])

    def show(self, directive: dict[str, Any], now: float = 1_795_702_200_000) -> None:
        """Draw a RenderDocument directive."""
        self.errors.clear()
        self.touched.clear()
        said = {
            "document": directive["document"],
            "datasources": directive["datasources"],
            "viewport": self.viewport.data,
            "utcTime": now,
            "localTimeAdjustment": 0,
        }
        self.page.evaluate("said => show(said)", said)
        self.page.wait_for_timeout(DRAWN)

    def press(self, label: str) -> None:
        """Press what says this, as a finger does."""
        place = next(text for text in self.page.evaluate(PLACES) if text["text"] == label)
        self.page.mouse.click(place["x"], place["y"])
        for _ in range(30):
            self.page.wait_for_timeout(100)
            if self.touched:
                return


PLACES = """() => [...document.querySelectorAll('#view p')].map((p) => {
  const r = p.getBoundingClientRect();
  return {text: p.innerText.replace(/\\s+/g, ' ').trim(), x: r.left + r.width / 2, y: r.top + r.height / 2};
})"""


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser, closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        try:
            yield browser
        finally:
            browser.close()

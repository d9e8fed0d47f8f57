"""`make screens`: draw every screen at every viewport, and say what is wrong."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from skill.progress import counted
from tests.screens import look, samples
from tests.screens.stage import VIEWPORTS, Stage, chromium, missing


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/screens"))
    parser.add_argument("word", nargs="?", default="", help="only the screens with this word in their name")


def run(options: argparse.Namespace) -> int:
    """Draw them."""
    folder, word = options.folder, options.word
    if lacks := missing():
        print(lacks, file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    wrong: list[str] = []
    with chromium() as browser:
        shown = {name: made for name, made in samples.all_of_them().items() if word in name}
        for viewport in counted("Viewports", VIEWPORTS):
            stage = Stage(browser, viewport)
            for name, directive in shown.items():
                stage.show(directive)
                stage.page.screenshot(path=folder / f"{name.replace(' ', '-')}-{viewport.name}.png")
                wrong += [f"{name}, {viewport.name}: {what}" for what in look.wrong(stage)]
            stage.page.close()
    print("\n".join(wrong) or f"{len(shown)} screens at {len(VIEWPORTS)} viewports: nothing wrong")
    return 1 if wrong else 0

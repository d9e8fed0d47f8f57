"""python -m tests.screens [FOLDER] [WORD]: draw every screen at every viewport; stop with what is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

from skill.progress import counted
from tests.screens import look, samples
from tests.screens.stage import VIEWPORTS, Stage, chromium, missing


def main(folder: Path, word: str = "") -> int:
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


sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens"), *sys.argv[2:3]))

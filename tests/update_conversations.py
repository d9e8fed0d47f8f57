"""`make conversations`: what a change does to the dialogues; with --write, take it over.

The dialogues are a snapshot of what is heard. After a change of a sentence, look at the difference: is every line of it
what was meant? Then take it over, and read the difference again in `git diff` before it is committed.
"""

from __future__ import annotations

import argparse
import logging
from difflib import unified_diff
from pathlib import Path

from skill.language.learn import ready
from skill.progress import counted
from tests.dialogue import FILES, not_yet, opened


def changes(path: Path) -> tuple[list[str], list[str]]:
    """Return the file's lines as they are and as they would be. Raises AssertionError."""
    with opened(path) as dialogue:
        return dialogue.lines, dialogue.lines if not_yet(path) else list(dialogue.taken_over())


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--write", action="store_true", help="take over what is heard now")
    parser.add_argument("files", nargs="*", type=Path, help="dialogues; all of them if none is named")


def run(options: argparse.Namespace) -> int:
    """Show what changed; return 1 if anything changed that wasn't taken over."""
    ready()
    changed, by_hand = 0, list[str]()
    logging.disable(logging.WARNING)  # a dialogue in which a permission is refused is no trouble here
    for path in counted("Dialogues", options.files or FILES):
        try:
            before, after = changes(path)
        except AssertionError as error:
            by_hand.append(f"{path.name}: {error}")
            continue
        if before == after:
            continue
        changed += 1
        print(*unified_diff(before, after, path.name, f"{path.name}, as it is heard now", n=1, lineterm=""), sep="\n")
        if options.write:
            path.write_text("\n".join(after) + "\n", encoding="utf-8")
    for one in by_hand:
        print(f"\nTo be changed by hand: {one}")
    took = "taken over: read `git diff` before you commit" if options.write else "take it over with TAKE=1"
    print(f"{changed} of {len(options.files or FILES)} dialogues changed" + (f"; {took}." if changed else "."))
    return 1 if by_hand or (changed and not options.write) else 0

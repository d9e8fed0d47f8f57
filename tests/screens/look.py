"""What is wrong with a screen as it was drawn: the renderer's errors, text that is cut off, text over text."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

from tests.screens.stage import Stage

ROUNDING = 2
"""Pixels that aren't worth a word."""
_BOUNDS = re.compile(r"(?:WIDTH|HEIGHT): (\d+) => (\d+)")
LOOK = """() => {
  const view = document.getElementById('view'), found = [];
  const walk = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  const box = (r) => { // where its letters are
    const air = r.height * 0.18;
    return {left: r.left, top: r.top + air, right: r.right, bottom: r.bottom - air};
  };
  while (walk.nextNode()) {
    const node = walk.currentNode, text = node.textContent.trim();
    if (!text) continue;
    const range = document.createRange();
    range.setStart(node, node.textContent.search(/\\S/));
    range.setEnd(node, node.textContent.trimEnd().length);
    const style = getComputedStyle(node.parentElement);
    if (!range.getBoundingClientRect().width || style.visibility === 'hidden') continue;
    let clip = {left: -1e6, top: -1e6, right: 1e6, bottom: 1e6}, scrolls = false;
    for (let e = node.parentElement; e && e !== view.parentElement; e = e.parentElement) {
      const s = getComputedStyle(e), r = e.getBoundingClientRect();
      const rolls = e.classList.contains('ps'); // what can be scrolled
      scrolls ||= rolls;
      if (s.overflowX !== 'visible' || e === view) {
        clip = {left: Math.max(clip.left, r.left), right: Math.min(clip.right, r.right),
                top: scrolls ? clip.top : Math.max(clip.top, r.top),
                bottom: scrolls ? clip.bottom : Math.min(clip.bottom, r.bottom)};
      }
    }
    const lines = [...range.getClientRects()].map(box);
    const whole = box(range.getBoundingClientRect());
    found.push({text, lines, size: parseFloat(style.fontSize), scrolls, clip, whole});
  }
  return found;
}"""


def texts(stage: Stage) -> list[dict[str, Any]]:
    """Every text that is drawn: its lines' boxes, its size, and where it is clipped."""
    return list(stage.page.evaluate(LOOK))


def wrong(stage: Stage) -> list[str]:
    """What is wrong, in words; empty where nothing is."""
    found = texts(stage)
    least = min(stage.viewport.width, stage.viewport.height) * 0.034
    problems = [error for error in stage.errors if _matters(error)]
    if not found:
        problems.append("nothing is drawn")
    for text in found:
        said = text["text"][:40]
        if text["size"] < least:
            problems.append(f"{text['size']:.0f} px is too small to read from two metres: {said!r}")
        whole, clip = text["whole"], text["clip"]
        if any(over(whole, clip) > ROUNDING for over in (_left, _right, _above, _below)):
            problems.append(f"cut off: {said!r}")
        elif stage.viewport.round and not text["scrolls"] and not _in_circle(text["lines"], stage.viewport.width / 2):
            problems.append(f"outside the round screen: {said!r}")
    for one, other in combinations([text for text in found if not text["scrolls"]], 2):
        if _overlap(one["whole"], other["whole"]):
            problems.append(f"text over text: {one['text'][:30]!r}, {other['text'][:30]!r}")
    return problems


def _matters(error: str) -> bool:
    """Whether it is more than the renderer rounding a size to whole pixels."""
    sizes = _BOUNDS.findall(error)
    return not sizes or any(int(wanted) - int(given) > ROUNDING for wanted, given in sizes)


def _left(box: dict[str, float], clip: dict[str, float]) -> float:
    return clip["left"] - box["left"]


def _right(box: dict[str, float], clip: dict[str, float]) -> float:
    return box["right"] - clip["right"]


def _above(box: dict[str, float], clip: dict[str, float]) -> float:
    return clip["top"] - box["top"]


def _below(box: dict[str, float], clip: dict[str, float]) -> float:
    return box["bottom"] - clip["bottom"]


def _in_circle(lines: list[dict[str, float]], radius: float) -> bool:
    """Whether the middle third of each line's height, where letters are, is inside the circle."""
    for line in lines:
        height = line["bottom"] - line["top"]
        for y in (line["top"] + height / 4, line["bottom"] - height / 4):
            for x in (line["left"], line["right"]):
                if (x - radius) ** 2 + (y - radius) ** 2 > radius**2:
                    return False
    return True


def _overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return wide > ROUNDING and high > 2 * ROUNDING

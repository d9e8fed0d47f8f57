"""Draw the skill's icons, 108 and 512 pixels, from assets/icon.svg by resvg.

The sizes are Amazon's: https://developer.amazon.com/docs/alexa/devconsole/launch-your-skill.html
"""

from __future__ import annotations

from importlib import import_module

from skill.package.function import REPOSITORY

ASSETS = REPOSITORY / "assets"
SIZES = (108, 512)


def drawn(size: int) -> bytes:
    """Return the icon as a PNG of `size` by `size` pixels."""
    resvg = import_module("resvg_py")  # a package of the tests and of `make icons` only
    return bytes(resvg.svg_to_bytes(svg_path=str(ASSETS / "icon.svg"), width=size, height=size))


def run(_: object) -> int:
    """Write the icons."""
    for size in SIZES:
        (ASSETS / f"icon-{size}.png").write_bytes(drawn(size))
    return 0

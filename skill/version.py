"""Which version of the skill this is, and which content it holds: for the log's first line, healthz and the page."""

from __future__ import annotations

from skill.content.compiled import content

__version__ = "0.2.0"
"""The one place where it is written: pyproject.toml reads it."""


def content_digest() -> str:
    """Return 12 hex digits that stand for all that is said and for the rules: other ones when a word changes."""
    from hashlib import sha256

    files = content().reviews.items()
    return sha256("\n".join(f"{name} {standing.digest}" for name, standing in sorted(files)).encode()).hexdigest()[:12]


def described() -> dict[str, str]:
    """Return version and digest, by name."""
    return {"version": __version__, "content": content_digest()}

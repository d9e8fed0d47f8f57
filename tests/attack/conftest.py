"""The world of tests/web, for attacks."""

from tests.web.conftest import world

__all__ = ["world"]

"""Fixtures: a world around the endpoint, and the endpoint served in it."""

from collections.abc import Iterator

import pytest

from tests.web.alexa import Alexa
from tests.web.world import Gunicorn, World


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World.make(tmp_path_factory.mktemp("world"))
    yield made
    made.s3.stop()


@pytest.fixture(scope="session")
def server(world: World) -> Iterator[Gunicorn]:
    """gunicorn, with our settings, serving the stand-in skill."""
    gunicorn = world.serve("server")
    yield gunicorn
    gunicorn.stop()


@pytest.fixture
def alexa(world: World, server: Gunicorn) -> Iterator[Alexa]:
    made = world.alexa(server.port)
    yield made
    made.close()

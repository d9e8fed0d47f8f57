"""For all tests: what the skill understands by is learnt first, once, before any worker of xdist starts."""

import os

import pytest


def pytest_configure(config: pytest.Config) -> None:
    is_worker = hasattr(config, "workerinput")
    under_mutmut = (
        "MUTANT_UNDER_TEST" in os.environ
    )  # its code is changed, so it would be learnt again for every mutant
    if not is_worker and not under_mutmut:
        from skill.language.learn import ready

        ready()

"""For all tests: what the skill understands by is learnt first, once, before any worker of xdist starts."""

import os

import pytest
from hypothesis import HealthCheck, settings

# No deadline: a busy machine is slow, which is no fault. The same examples each time in `make test`, so that a failure
# is everybody's; others each time in `make test-long`, so that more is found.
settings.register_profile("long", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("short", settings.get_profile("long"), derandomize=True)
settings.load_profile("short")


def pytest_configure(config: pytest.Config) -> None:
    is_worker = hasattr(config, "workerinput")
    under_mutmut = (
        "MUTANT_UNDER_TEST" in os.environ
    )  # its code is changed, so it would be learnt again for every mutant
    if not is_worker and not under_mutmut:
        from skill.language.learn import ready

        ready()

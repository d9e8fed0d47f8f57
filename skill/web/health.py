"""Is the service ready, or only alive? Ready is: it could answer a patient now."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from skill.alexa.turn_log import begin_turn, outcome_of
from skill.web.certificates import SigningKeys


def what_is_missing(respond: Callable[[Any], dict[str, Any]], keys: SigningKeys | None) -> str | None:
    """Return `skill` if the skill can't greet, `certificates` if Amazon's key can't be had, None if it is ready."""
    begin_turn()
    greeting = {"type": "LaunchRequest", "locale": "en-GB", "timestamp": datetime.now(UTC).isoformat()}
    answer = respond({"version": "1.0", "request": greeting})
    if outcome_of(answer) != "answered":
        return "skill"
    return None if keys is None or keys.at_hand() else "certificates"

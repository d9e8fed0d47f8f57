"""`python -m skill.web.check`: would this release work? Exit status 0 if it can greet a patient.

Needs no settings and no network: it is asked before a release is brought into use (deploy/update).
"""

import sys

from skill.alexa.handlers import create_skill
from skill.alexa.responder import responder
from skill.web.health import what_is_missing


def main() -> int:
    """Load code and content, and let the skill greet."""
    return 1 if what_is_missing(responder(create_skill()), None) else 0


if __name__ == "__main__":
    sys.exit(main())

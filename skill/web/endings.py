"""How a request ended: the classes that the log counts, and the one exception that refuses a request."""

from enum import StrEnum


class Ending(StrEnum):
    """One word per way a request can end. Refusals say which check failed, in the log only."""

    ANSWERED = "answered"
    EMPTY = "empty"
    """Answered without a word: a session's end, an event, or a request of a kind that we don't know."""
    FAILED = "failed"
    """Something of ours broke; answered with an apology."""
    NOT_FOUND = "not_found"
    NOT_ALLOWED = "not_allowed"
    TOO_LARGE = "too_large"
    NOT_HTTP = "refused_http"
    NOT_LOCAL = "refused_not_loopback"
    NO_SIGNATURE = "refused_no_signature"
    CERTIFICATE_URL = "refused_certificate_url"
    BAD_JSON = "refused_json"
    TIMESTAMP = "refused_timestamp"
    OTHER_SKILL = "refused_application_id"
    FETCH = "refused_certificate_fetch"
    BUSY = "refused_certificate_busy"
    """As many requests as may wait for a certificate do so already."""
    CERTIFICATE = "refused_certificate"
    SIGNATURE = "refused_signature"


class Refused(Exception):
    """A request failed a check. Carries no part of the request."""

    def __init__(self, outcome: Ending) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome

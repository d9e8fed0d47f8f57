"""What is asked beside the questions about the patient: each has an id, which the session keeps, and a phrase."""

from collections.abc import Callable

from skill.content.phrases import Phrases

OFFERS: dict[str, Callable[[Phrases], str]] = {
    "offer_start": lambda phrases: phrases.offer_start,
    "offer_check_waiting": lambda phrases: phrases.offer_check_waiting,
    "offer_causes": lambda phrases: phrases.offer_causes,
    "offer_self_care": lambda phrases: phrases.offer_self_care,
    "offer_hours": lambda phrases: phrases.offer_hours,
    "offer_more": lambda phrases: phrases.offer_more,
    "offer_anything_else": lambda phrases: phrases.offer_anything_else,
    "what_next": lambda phrases: phrases.what_next,
    "which_cause": lambda phrases: phrases.which_cause,
    "which_topic": lambda phrases: phrases.which_topic,
    "emergency_more": lambda phrases: phrases.emergency_more,
    "crisis_more": lambda phrases: phrases.crisis_more,
}
"""Offers, and what is left open after an emergency, by their ids."""

ASIDES: dict[str, Callable[[Phrases], str]] = {
    "cautions": lambda phrases: phrases.ask_cautions,
    "start": lambda phrases: phrases.ask_start,
    "again": lambda phrases: phrases.ask_again,
    "second": lambda phrases: phrases.ask_second,
    "more": lambda phrases: phrases.ask_more,
    "stop": lambda phrases: phrases.ask_stop,
    "remind": lambda phrases: phrases.ask_remind,
}
"""Return what is asked about the ice timer, as `Icing.asks` names it."""

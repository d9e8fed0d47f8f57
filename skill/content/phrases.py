"""The sentences of the conversation itself, one field a phrase of skill/content/phrases.toml."""

from skill.content.schema import Table


class Phrases(Table, frozen=True):
    """Every phrase must be there and no other; words in braces are of locales.toml or named in phrases.toml."""

    local_emergency_number: str
    local_advice: str

    welcome: str
    welcome_again: str
    help: str
    help_in_check: str
    goodbye: str
    goodbye_in_check: str
    not_covered: str

    checked_already: str
    check_intro: str
    first: str
    again: str
    back_to_check: str
    noted: str
    first_rule_out: str
    advice_stays: str
    treated_as_yes: str
    denied: str
    denied_in_part: str
    you_said: str
    you_did_not_rule_out: str

    emergency_action: str
    emergency_by_phone: str
    emergency_again: str
    child: str

    causes_intro: str
    causes_one: str
    causes_two: str
    causes_none: str
    causes_not_diagnosis: str
    because: str
    and_: str
    or_: str

    offer_start: str
    offer_causes: str
    offer_self_care: str
    offer_hours: str
    offer_more: str
    offer_anything_else: str
    what_next: str
    nothing_more: str

    which_cause: str
    which_topic: str
    topics_in_check: str
    which_finding: str
    ice_timer: str

    why_outcome: str
    why_nothing: str
    nothing_to_repeat: str
    nowhere_back: str
    yes_no_unclear: str

    missed_first: str
    missed_second: str
    missed_out: str
    missed_first_open: str
    missed_second_open: str
    apology: str
    apology_in_check: str

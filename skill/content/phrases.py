"""The sentences of the conversation itself, one field a phrase of skill/content/phrases.toml."""

from skill.content.schema import Table


class Phrases(Table, frozen=True):
    """Every phrase must be there and no other; words in braces are of locales.toml or named in phrases.toml."""

    local_emergency_number: str
    local_advice: str
    local_advice_line: str
    local_er: str
    local_crisis_line: str
    local_poison_line: str

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
    you_said: str
    you_did_not_rule_out: str

    not_new: str
    is_it_new: str
    what_is_left: str
    what_is_left_short: str
    plainly: str
    asked_enough: str
    taken_back: str
    take_your_time: str
    kind_word: str
    aside: str
    aside_in_check: str
    tell_them: str
    tell_them_also: str
    told_nothing: str
    ice_off: str
    cold_beside_ice: str

    emergency_action: str
    emergency_action_er: str
    check_back: str
    to_be_safe: str
    emergency_more: str
    crisis_more: str
    goodbye_in_crisis: str
    emergency_by_phone: str
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
    offer_check_waiting: str
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
    ice_cautions: str
    ice_limit: str
    ice_does_harm: str
    ask_cautions: str
    ask_start: str
    ask_again: str
    ask_second: str
    ask_more: str
    ask_stop: str
    ask_remind: str
    timer_announcement: str
    timer_started: str
    timer_added: str
    timer_left: str
    timers_left: str
    timer_halted: str
    timer_paused: str
    timer_resumed: str
    timer_stopped: str
    timer_declined: str
    timer_kept: str
    timer_none: str
    timer_over: str
    timer_rest: str
    timer_unseen: str
    timer_not_allowed: str
    timer_trouble: str
    timer_instead: str
    permission_denied: str
    permission_card: str
    permission_trouble: str
    reminder_text: str
    reminder_too_soon: str
    reminder_set: str
    reminder_declined: str
    reminder_trouble: str
    reminder_instead: str

    why_outcome: str
    why_nothing: str
    nothing_to_repeat: str
    nowhere_back: str
    yes_no_unclear: str

    missed_first: str
    missed_second: str
    missed_out: str
    missed_emergency: str
    missed_first_open: str
    missed_second_open: str
    apology: str
    apology_in_check: str

"""The sentences of the conversation itself, one field a phrase of skill/content/phrases.toml."""

from typing import Annotated

from skill.content.marks import Heard, Table, Text


class Phrases(Table, frozen=True):
    """Every phrase must be there and no other; words in braces are of locales.toml or named in phrases.toml."""

    local_emergency_number: Text
    local_advice: Text
    local_advice_line: Text
    local_er: Text
    local_crisis_line: Text
    local_poison_line: Text

    welcome: Text
    welcome_again: Text
    help: Text
    help_in_check: Text
    goodbye: Text
    goodbye_in_check: Text
    not_covered: Text

    checked_already: Text
    check_intro: Text
    first: Text
    again: Text
    back_to_check: Text
    noted: Annotated[str, Heard("said")]
    first_rule_out: Text
    advice_stays: Text
    treated_as_yes: Text
    denied: Text
    you_said: Annotated[str, Heard("said")]
    you_did_not_rule_out: Text

    not_new: Text
    is_it_new: Text
    what_is_left: Annotated[str, Heard("left")]
    what_is_left_short: Annotated[str, Heard("left")]
    plainly: Text
    asked_enough: Text
    taken_back: Text
    cannot_answer: Text
    to_be_sure: Text
    take_your_time: Text
    kind_word: Text
    aside: Text
    aside_in_check: Text
    tell_them: Annotated[str, Heard("said")]
    tell_them_also: Annotated[str, Heard("said")]
    told_nothing: Text
    ice_off: Text
    cold_beside_ice: Text

    emergency_action: Text
    emergency_action_er: Text
    check_back: Annotated[str, Heard("said")]
    to_be_safe: Text
    emergency_more: Text
    crisis_more: Text
    ask_operator: Text
    goodbye_in_crisis: Text
    emergency_by_phone: Text
    child: Text

    causes_intro: Text
    causes_one: Annotated[str, Heard("cause")]
    causes_two: Annotated[str, Heard("cause second")]
    causes_none: Text
    causes_not_diagnosis: Text
    because: Annotated[str, Heard("because")]
    and_: Text
    or_: Text

    offer_start: Text
    offer_check_waiting: Text
    offer_causes: Text
    offer_self_care: Text
    offer_hours: Text
    offer_more: Text
    offer_anything_else: Text
    what_next: Text
    nothing_more: Text

    which_cause: Text
    which_topic: Text
    topics_in_check: Text
    which_finding: Text
    ice_cautions: Text
    ice_limit: Text
    ice_does_harm: Text
    ask_cautions: Text
    ask_start: Annotated[str, Heard("time")]
    ask_again: Annotated[str, Heard("time")]
    ask_second: Annotated[str, Heard("time")]
    ask_more: Annotated[str, Heard("time")]
    ask_stop: Text
    ask_remind: Annotated[str, Heard("time")]
    timer_announcement: Text
    timer_started: Annotated[str, Heard("time")]
    timer_added: Annotated[str, Heard("time")]
    timer_left: Annotated[str, Heard("time")]
    timers_left: Annotated[str, Heard("second time")]
    timer_halted: Annotated[str, Heard("time")]
    timer_paused: Annotated[str, Heard("time")]
    timer_resumed: Annotated[str, Heard("time")]
    timer_stopped: Text
    timer_declined: Text
    timer_kept: Text
    timer_none: Text
    timer_over: Text
    timer_rest: Text
    timer_unseen: Text
    timer_not_allowed: Text
    timer_trouble: Text
    timer_instead: Annotated[str, Heard("time")]
    permission_denied: Text
    permission_card: Text
    permission_trouble: Text
    reminder_text: Text
    reminder_too_soon: Text
    reminder_set: Annotated[str, Heard("time")]
    reminder_declined: Text
    reminder_trouble: Text
    reminder_instead: Annotated[str, Heard("time")]

    why_outcome: Text
    why_nothing: Text
    nothing_to_repeat: Text
    nowhere_back: Text
    yes_no_unclear: Text

    missed_first: Text
    missed_second: Text
    missed_out: Text
    missed_emergency: Text
    missed_first_open: Text
    missed_second_open: Text
    apology: Text
    apology_in_check: Text

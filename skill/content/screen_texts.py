"""What stands on a screen beside what is said, one field a text of skill/content/screens.toml."""

from typing import Annotated

from skill.content.marks import Heard, Table, Text


class ScreenTexts(Table, frozen=True):
    """Every text must be there and no other; words in braces are of locales.toml or named in screens.toml."""

    name: Text
    emergency_line: Text
    home_title: Text
    home_text: Text
    home_check: Text
    home_causes: Text
    home_care: Text
    home_hours: Text
    yes: Text
    no: Text
    not_sure: Text
    repeat: Text
    go_back: Text
    why: Text
    again: Text
    progress: Annotated[str, Heard("number total")]
    progress_causes: Text
    checking: Text
    emergency_title: Text
    call: Text
    hospital_or_call: Text
    by_phone: Text
    urgent_same_day: Text
    clinic_soon: Text
    self_care: Text
    sooner: Text
    likely_title: Text
    cause_what: Text
    cause_feels: Text
    cause_helps: Text
    cause_worry: Text
    told_title: Text
    told_button: Text
    told_note: Text
    told_none: Text
    help_title: Text
    care_title: Text
    hours_title: Text
    hours_today: Text
    hours_closed: Text
    hours_check: Text
    timer_title: Text
    timer_line: Text
    timer_left: Annotated[str, Heard("time")]
    timer_paused: Annotated[str, Heard("time")]
    timer_done: Text
    timer_pause: Text
    timer_resume: Text
    timer_more: Text
    timer_stop: Text

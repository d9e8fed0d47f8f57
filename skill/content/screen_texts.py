"""What stands on a screen beside what is said, one field a text of skill/content/screens.toml."""

from skill.content.schema import Table


class ScreenTexts(Table, frozen=True):
    """Every text must be there and no other; words in braces are of locales.toml or named in screens.toml."""

    name: str
    emergency_line: str
    home_title: str
    home_text: str
    home_check: str
    home_causes: str
    home_care: str
    home_hours: str
    yes: str
    no: str
    not_sure: str
    repeat: str
    go_back: str
    why: str
    help: str
    again: str
    progress: str
    progress_causes: str
    checking: str
    check_back: str
    emergency_title: str
    call: str
    hospital_or_call: str
    by_phone: str
    urgent_same_day: str
    clinic_soon: str
    self_care: str
    sooner: str
    likely_title: str
    cause_what: str
    cause_feels: str
    cause_helps: str
    cause_worry: str
    told_title: str
    told_button: str
    told_note: str
    told_none: str
    help_title: str
    care_title: str
    hours_title: str
    hours_today: str
    hours_closed: str
    hours_all_day: str
    hours_check: str
    timer_title: str
    timer_line: str
    timer_left: str
    timer_paused: str
    timer_done: str
    timer_pause: str
    timer_resume: str
    timer_more: str
    timer_stop: str

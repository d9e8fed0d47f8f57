"""The week that begins today's, day by day, for the screen with the opening hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from skill.clinic.timetable import Span, timetable
from skill.conversation.turn import Turn


def of(turn: Turn) -> dict[str, Any]:
    """Return the clinic's name and its seven days from Monday, with today marked and bank holidays named."""
    clinics, words = turn.content.clinics, turn.content.clinic_phrases.words
    clinic = clinics.default_clinic()
    hours = timetable(clinic)
    today = hours.wall_clock(turn.now).date()
    monday = today - timedelta(days=today.weekday())
    texts = turn.content.screens
    days = []
    for ahead in range(7):
        day = monday + timedelta(days=ahead)
        spans = hours.starting_on(day)
        said = ", ".join(_span(turn, span, day) for span in spans) or turn.say(texts.hours_closed)
        days.append(
            {
                "day": words.weekdays[day.weekday()],
                "hours": said,
                "today": day == today,
                "open": bool(spans),
                "note": turn.say(texts.hours_check) if hours.holiday(day) else "",
            }
        )
    return {"clinic": clinic.name, "todayLabel": turn.say(texts.hours_today), "days": days}


def _span(turn: Turn, span: Span, day: date) -> str:
    midnight = datetime.combine(day, datetime.min.time())
    if span.start <= midnight and span.end >= midnight + timedelta(days=1):
        return turn.say(turn.content.screens.hours_all_day)
    return f"{span.start:%H:%M}–{span.end:%H:%M}"

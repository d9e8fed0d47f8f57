"""The week that begins today's, day by day, for the screen with the opening hours."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from skill.clinic.timetable import timetable
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
        openings = hours.on(day)
        said = ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in openings) or turn.say(texts.hours_closed)
        days.append(
            {
                "day": words.weekdays[day.weekday()],
                "hours": said,
                "today": day == today,
                "open": bool(openings),
                "note": turn.say(texts.hours_check) if hours.holiday(day) else "",
            }
        )
    return {"clinic": clinic.name, "todayLabel": turn.say(texts.hours_today), "days": days}

"""When the clinic is open and how to reach it: pure functions from a question and a moment to plain text.

Nothing here looks at a clock: the caller hands in `now`, an aware datetime. `holidays` and `opening_hours` are imported
only when a question about hours is answered, so a cold start doesn't pay for them. A clinic closes at night: hours over
midnight and around the clock are refused with the settings (`skill.content.clinic_settings`).
"""

from skill.clinic.answer import contact_answer, hours_answer
from skill.clinic.asked import HoursQuestion

__all__ = ["HoursQuestion", "contact_answer", "hours_answer"]

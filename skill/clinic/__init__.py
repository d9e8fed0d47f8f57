"""When the clinic is open and how to reach it: pure functions from a question and a moment to plain text.

Nothing here looks at a clock: the caller hands in `now`, an aware datetime. `holidays` and `opening_hours` are imported
only when a question about hours is answered, so a cold start doesn't pay for them.
"""

from skill.clinic.answer import contact_answer, hours_answer
from skill.clinic.asked import HoursQuestion
from skill.clinic.settings import check_clinics

__all__ = ["HoursQuestion", "check_clinics", "contact_answer", "hours_answer"]

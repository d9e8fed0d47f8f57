"""The check: answers in; next question, urgency and likely causes out. Pure: no Alexa, no clock, no I/O."""

from skill.triage.assessment import Assessment
from skill.triage.causes import Likely, likely_causes, next_cause_question
from skill.triage.interview import answered, check_ended, next_question, open_findings, volunteered
from skill.triage.rules import Known, Urgency, deciding_rules, urgency

__all__ = [
    "Assessment",
    "Known",
    "Likely",
    "Urgency",
    "answered",
    "check_ended",
    "deciding_rules",
    "likely_causes",
    "next_cause_question",
    "next_question",
    "open_findings",
    "urgency",
    "volunteered",
]

"""What all that is known comes to. Each part is worked out once, when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from skill.content.schema import Check, Question, Rule
from skill.triage import interview, rules
from skill.triage.rules import Known, Urgency


@dataclass(frozen=True)
class Assessment:
    """The check's result so far: the urgency that is certain, what it rests on, and what is still to be asked."""

    check: Check
    known: Known

    @cached_property
    def urgency(self) -> Urgency:
        return rules.urgency(self.check, self.known)

    @cached_property
    def deciding_rules(self) -> list[Rule]:
        return rules.deciding_rules(self.check, self.known, self.urgency)

    @cached_property
    def next_question(self) -> Question | None:
        return interview.next_question(self.check, self.known, self.urgency)

    @cached_property
    def ended(self) -> bool:
        """A finding has ended the check where it stands."""
        return interview.check_ended(self.check, self.known)

"""Which question comes next, and what an answer to it means."""

from __future__ import annotations

from dataclasses import replace

from skill.content.schema import Answer, Check, Question
from skill.triage.urgency import Known, Urgency, behind, undecided


def next_question(check: Check, known: Known) -> Question | None:
    """The question whose answer can raise the urgency furthest.

    Among these the order of content decides; but short of an emergency, one that follows up what was said comes first.
    None when no answer can change the urgency any more. A gate is asked while at least two of the questions behind
    it are needed; one alone is asked directly. A question about several findings is asked while all of them that
    are unknown are needed, so that its yes means the same whichever it is.
    """
    if check_ended(check, known):
        return None
    needed = undecided(check, known)

    def useful(question: Question) -> bool:
        if question.id in known.opened:
            return False
        if question.leads_to:
            return sum(useful(check.questions[id]) for id in question.leads_to) > 1
        unknown = [finding for finding in question.covers if finding not in known.answers]
        return bool(unknown) and all(finding in needed for finding in unknown)

    return max(
        filter(useful, check.questions.values()),
        key=lambda question: max(_weight(needed[finding]) for finding in question.covers if finding in needed),
        default=None,
    )


def _weight(need: tuple[Urgency, bool]) -> tuple[Urgency, bool]:
    level, begun = need
    return level, begun and level < Urgency.EMERGENCY


def check_ended(check: Check, known: Known) -> bool:
    """A finding has ended the check where it stands: the adult check isn't run for a child."""
    return any(check.findings[id].ends_check for id in known.positive)


def answered(check: Check, known: Known, question: Question, answer: Answer) -> Known:
    """What is known after this answer. `not_sure` here is the final one, after any asking again.

    No settles every finding that the question covers; an answer given earlier about one of them stays.
    """
    open_findings = [finding for finding in question.covers if finding not in known.answers]
    if answer == "no" or len(question.covers) == 1:
        return _concluded(check, known.given(dict.fromkeys(open_findings, answer)))
    return _concluded(check, replace(known, opened={**known.opened, question.id: answer}))


def volunteered(check: Check, known: Known, finding: str, answer: Answer = "yes") -> Known:
    """What is known after the patient speaks of a finding by themselves, asked or not.

    A yes wins over an earlier no. A no doesn't take back an earlier yes: in doubt, the more cautious.
    """
    if answer == "no" and finding in known.positive:
        return known
    return _concluded(check, known.given({finding: answer}))


def _concluded(check: Check, known: Known) -> Known:
    """With the answers that follow: where one finding alone can be behind an opened question, it is so.

    A finding that could make the urgency lower is never concluded, only asked for.
    """
    for question_id, answer in known.opened.items():
        candidates = behind(check, known, question_id)
        if len(candidates) == 1 and candidates[0] not in check.lowering:
            known = known.given({candidates[0]: answer})
    return known

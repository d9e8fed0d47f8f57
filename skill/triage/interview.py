"""Which question comes next, and what an answer to it means."""

from __future__ import annotations

from msgspec.structs import replace

from skill.content.schema import Answer, Check, Question
from skill.triage.rules import Known, Urgency, behind, mildest, opened_groups, undecided

MOST_QUESTIONS = 20  # design, rule 8


def open_findings(question: Question, known: Known) -> list[str]:
    """Return the findings that asking the question would still tell of: those it covers that are unknown."""
    return [finding for finding in question.covers if finding not in known.answers]


def next_question(check: Check, known: Known, certain: Urgency | None = None) -> Question | None:
    """Return the question whose answer can raise the urgency furthest; None when no answer can change it any more.

    Among these the order of content decides; but short of an emergency, one that follows up what was said comes
    first. What is asked of it are its open findings.
    """
    if check_ended(check, known):
        return None
    needed = undecided(check, known, certain)
    groups = opened_groups(check, known)
    hinted = frozenset(finding for group in groups for finding in group)
    alone = frozenset(question.covers[0] for question in check.questions.values() if len(question.covers) == 1)
    still_open = {question.id: open_findings(question, known) for question in check.questions.values()}

    def tells(question: Question) -> bool:
        """Return whether a yes and a no are both possible, and would both tell something."""
        left = still_open[question.id]
        if len(left) < 2:
            return bool(left) and (len(question.covers) == 1 or left[0] not in alone)
        return known.positive.isdisjoint(question.covers) and not any(group.issubset(left) for group in groups)

    def useful(question: Question) -> bool:
        """Return whether to ask this.

        A gate is asked while at least two of the questions behind it are needed; one alone is asked directly. A
        question about several findings is asked while all that are open are needed, so that its yes means the
        same whichever it is.
        """
        if not tells(question):
            return False
        if question.leads_to:
            return sum(useful(check.questions[id]) for id in question.leads_to) > 1
        return all(finding in needed for finding in still_open[question.id])

    def weight(question: Question) -> tuple[int, Urgency, int]:
        needs = [needed[finding] for finding in question.covers if finding in needed]
        if grave := [need for need in needs if need.level is Urgency.EMERGENCY]:
            return 2, *max(grave)
        if hinted.issuperset(still_open[question.id]):
            return 1, Urgency.SELF_CARE, 0
        return 0, *(max(needs) if question.leads_to else min(needs))

    return max(filter(useful, check.questions.values()), key=weight, default=None)


def check_ended(check: Check, known: Known) -> bool:
    """Return whether a finding has ended the check where it stands: the adult check isn't run for a child."""
    return any(check.findings[id].ends_check for id in known.positive)


def answered(check: Check, known: Known, question: Question, answer: Answer) -> Known:
    """Return what is known after this answer. `not_sure` here is the final one, after any asking again.

    No settles every finding that the question covers; an answer given earlier about one of them stays.
    """
    asked = open_findings(question, known)
    if question.id in check.questions:
        known = replace(known, asked=known.asked + 1)
    if answer == "no" or len(asked) == 1:
        known = known.given(dict.fromkeys(asked, answer))
    elif asked:
        known = replace(known, opened={**known.opened, question.id: answer})
    return _enough(check, _concluded(check, known))


def _enough(check: Check, known: Known) -> Known:
    """Return what is known; once that many questions were answered, what is still needed counts as not sure.

    Hardly anybody gets there: it takes many mild signs and risks at once. The more cautious is then assumed. What
    can still make it an emergency is asked all the same: it can only have been told of late.
    """
    if known.asked < MOST_QUESTIONS:
        return known
    needed = undecided(check, known).items()
    return known.given({finding: "not_sure" for finding, need in needed if need.level < Urgency.EMERGENCY})


def volunteered(check: Check, known: Known, finding: str, answer: Answer = "yes") -> Known:
    """Return what is known after the patient speaks of a finding by themselves, asked or not.

    A yes wins over an earlier no. A no doesn't take back an earlier yes: in doubt, the more cautious.
    """
    if answer == "no" and finding in known.positive:
        return known
    if finding in known.denied:
        known = _still_behind(check, known, finding)
    return _enough(check, _concluded(check, known.given({finding: answer})))


def _still_behind(check: Check, known: Known, finding: str) -> Known:
    """Return what is known before a no is taken back.

    An opened question may say that another of its findings is so. That was said to be so with this no; the yes that
    comes now must not lower what followed from it. So the mildest that may be behind it counts as not sure.
    """
    for id in known.opened:
        question, candidates = check.question(id), behind(check, known, id)
        if question and finding in question.covers and candidates:
            known = known.given({mildest(check, known, candidates): "not_sure"})
    return known


def _concluded(check: Check, known: Known) -> Known:
    """Return it with the answers that follow: where one finding alone can be behind an opened question, it is so.

    A finding that could make the urgency lower is never concluded, only asked for.
    """
    for question_id, answer in known.opened.items():
        candidates = behind(check, known, question_id)
        if len(candidates) == 1 and candidates[0] not in check.lowering:
            known = known.given({candidates[0]: answer})
    return known

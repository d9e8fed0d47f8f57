"""Every path through the check: the walks and the completions that the proof is made of.

Where states are merged, and why that is honest: what comes next depends only on `Known` (the check is pure), so a
state is visited once however it was reached. `not_sure` and `yes` to a finding that can't lower the urgency lead to the
same questions and the same urgency (test_not_sure_is_a_yes_but_for_what_explains holds all states to that), so the
walks that start from a volunteered finding follow `not_sure` only where it differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from msgspec.structs import replace

from skill.content.compiled import content
from skill.content.schema import Answer, Question
from skill.triage import Known, Urgency, answered, next_question, open_findings, urgency
from skill.triage.rules import opened_groups
from tests.triage.naive import FINDINGS, NEVER_ASKED

CHECK = content().check
ANSWERS: tuple[Answer, ...] = ("yes", "no", "not_sure")
EXPLAINS = sorted(CHECK.lowering)
"""The findings that can make the urgency lower: the rule is monotone in all others."""

State = tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]], int]
_ASKS: dict[State, Question | None] = {}


def state(known: Known) -> State:
    return frozenset(known.answers.items()), frozenset(known.opened.items()), known.asked


def asks(known: Known) -> Question | None:
    """Return what is asked next, worked out once a state; None where the check is over."""
    key = state(known)
    if key not in _ASKS:
        emergency = urgency(CHECK, known) is Urgency.EMERGENCY
        _ASKS[key] = None if emergency else next_question(CHECK, known)
    return _ASKS[key]


def merged(known: Known) -> Known:
    """Return the same with yes for not sure, but for the findings that can lower the urgency."""
    answers: dict[str, Answer]
    opened: dict[str, Answer]
    answers = {id: "yes" if a == "not_sure" and id not in CHECK.lowering else a for id, a in known.answers.items()}
    opened = {
        id: a if CHECK.lowering.intersection(CHECK.questions[id].covers) else "yes" for id, a in known.opened.items()
    }
    return replace(known, answers=answers, opened=opened)


def distinct(question: Question, known: Known) -> tuple[Answer, ...]:
    """Return the answers that may differ in what follows."""
    return ANSWERS if CHECK.lowering.intersection(open_findings(question, known)) else ("yes", "no")


def walk(start: Known) -> dict[State, Known]:
    """Return every state that can be reached from `start` by answering what is asked."""
    seen = {state(start): start}
    todo = [start]
    while todo:
        known = todo.pop()
        question = asks(known)
        for answer in ANSWERS if question else ():
            assert question
            then = answered(CHECK, known, question, answer)
            if state(then) not in seen:
                seen[state(then)] = then
                todo.append(then)
    return seen


def span(
    known: Known, memo: dict[State, tuple[Urgency, Urgency, int]], limit: bool = True
) -> tuple[Urgency, Urgency, int]:
    """Return the lowest and the highest urgency in which it can end from here, and the most questions until then.

    Without the limit, as many questions are asked as it takes.
    """
    known = merged(known if limit else replace(known, asked=0))
    key = state(known)
    if key not in memo:
        question = asks(known)
        if question is None:
            memo[key] = (urgency(CHECK, known), urgency(CHECK, known), 0)
        else:
            ends = [span(answered(CHECK, known, question, answer), memo, limit) for answer in distinct(question, known)]
            lows, highs, lengths = zip(*ends, strict=True)
            memo[key] = (min(lows), max(highs), 1 + max(lengths))
    return memo[key]


def conversations(known: Known, memo: dict[State, int]) -> int:
    """Return in how many ways the check can go from here to its end."""
    key = state(known)
    if key not in memo:
        question = asks(known)
        memo[key] = (
            1
            if question is None
            else sum(conversations(answered(CHECK, known, question, answer), memo) for answer in ANSWERS)
        )
    return memo[key]


def completions(known: Known) -> Iterator[dict[str, str]]:
    """Yield the corners of all that a patient may truly be, given what they answered.

    The rule is monotone in every finding but those that explain a pain. So its lowest and highest value over all that
    is unknown are reached where all of it is no, or all is yes, with each of the three answers to each that explains.
    What is never asked is no, unless it was told. A yes to a question about several means that at least one of them
    is so: each corner is taken with each of those.
    """
    unknown = [finding for finding in FINDINGS if finding not in known.answers and finding not in NEVER_ASKED]
    explaining = [finding for finding in unknown if finding in CHECK.lowering]
    groups = [sorted(group) for group in opened_groups(CHECK, known)]
    for fill, explained, chosen in product(("no", "yes"), product(ANSWERS, repeat=len(explaining)), product(*groups)):
        yield {
            **dict.fromkeys(unknown, fill),
            **dict(zip(explaining, explained, strict=True)),
            **dict.fromkeys(chosen, "yes"),
            **known.answers,
        }


def answer_truly(known: Known, question: Question, true: Mapping[str, str]) -> Known:
    """Return what is known once this patient answered: yes if any of it is so, else not sure if any may be."""
    told = {true.get(finding, "no") for finding in open_findings(question, known)}
    return answered(CHECK, known, question, "yes" if "yes" in told else "not_sure" if "not_sure" in told else "no")


def to_the_end(known: Known, true: Mapping[str, str], most: int = 100) -> Known:
    """Return what is known after so many true answers, or fewer where the check ends."""
    for _ in range(most):
        question = asks(known)
        if question is None:
            break
        known = answer_truly(known, question, true)
    return known


def no_path() -> list[Question]:
    """Return what somebody is asked who answers no to everything."""
    known, asked = Known(), list[Question]()
    while question := asks(known):
        asked.append(question)
        known = answered(CHECK, known, question, "no")
    return asked


def ends(states: Iterable[Known]) -> list[Known]:
    return [known for known in states if asks(known) is None]

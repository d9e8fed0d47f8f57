"""The questions that somebody without a sign is asked, with their words and how long they take to say."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from skill.content.bundle import Content
from skill.content.schema import Locale, Question
from skill.triage import Known, answered, next_question

WORDS_A_SECOND = 2.5


def words(text: str, locale: Locale) -> int:
    """Return how many words this is, as it is said in this locale."""
    return len(text.format_map(msgspec.structs.asdict(locale)).split())


def without_a_sign(content: Content) -> list[Question]:
    """Return the questions, in their order, where every answer is no."""
    known, asked = Known(), list[Question]()
    while question := next_question(content.check, known):
        asked.append(question)
        known = answered(content.check, known, question, "no")
    return asked


def lines(content: Content, locale: str = "en-GB") -> Iterator[str]:
    """Yield the table, and what it adds up to with the outcome."""
    said, total = content.locales[locale], 0
    yield "What somebody is asked who answers no to everything:"
    for number, question in enumerate(without_a_sign(content), 1):
        count = words(question.ask, said)
        total += count
        text = question.ask.format_map(msgspec.structs.asdict(said))
        yield f"{number:>4} {question.id:<10}{count:>4} words{count / WORDS_A_SECOND:>6.1f} s  {text}"
    end = content.outcomes["self_care"]
    outcome = sum(words(text, said) for text in (end.found, end.action, end.sooner))
    yield (
        f"     together {total} words, {total / WORDS_A_SECOND:.0f} s; "
        f"with the outcome {total + outcome} words, {(total + outcome) / WORDS_A_SECOND:.0f} s"
    )

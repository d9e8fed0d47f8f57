"""What is said of the patient reads as English where it is about somebody else: "she", never "you"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from skill.content.compiled import content
from skill.conversation import person
from skill.conversation.person import about

CONTENT = content()
WORDS = msgspec.structs.asdict(CONTENT.locales["en-GB"])
# After "she": verbs that are the same for every person.
SAME = set("can can't could couldn't did didn't had may must should will would".split())
PAST = set("lost felt fainted coughed said stood".split())
THIRD = {"is", "has", "was", "does", "isn't", "hasn't", "wasn't", "doesn't"}
AFTER_QUESTION_WORD = {"do", "does", "did", "can", "has", "have", "is", "are", "was", "were", "could", "or"}


def texts() -> Iterator[tuple[str, str]]:
    check = CONTENT.check
    for finding in check.findings.values():
        for name in ("said", "short", "ask", "clarify"):
            yield f"{finding.id}.{name}", getattr(finding, name)
    for question in (*check.questions.values(), *check.cause_questions.values()):
        for name in ("said", "short", "ask", "again", "follow"):
            yield f"{question.id}.{name}", getattr(question, name)


ABOUT_HER = {place: text.format_map(WORDS) for place, text in texts() if re.search(r"\byou", text, re.IGNORECASE)}


@pytest.mark.parametrize("place", ABOUT_HER)
def test_it_reads_as_english(place: str) -> None:
    """Every verb that follows "she" is in the third person; a verb that person.py doesn't know fails here."""
    said = about(ABOUT_HER[place], "she")
    assert not re.search(r"\byou\b|\byour\b", said, re.IGNORECASE), said
    asked = set(re.findall(r"\b(\w+) she\b", said.lower()))
    assert not asked & {
        "told",
        "given",
        "for",
        "with",
        "of",
        "keep",
        "keeps",
        "stops",
        "stop",
        "are",
        "do",
        "have",
        "were",
    }, said
    for before, verb in re.findall(r"(?:\b([\w']+) )?\bshe (?:only |newly |last )?([\w']+)", said.lower()):
        if before in AFTER_QUESTION_WORD - {"or"}:
            continue  # "does she take"
        known = verb in SAME | PAST | THIRD or verb.endswith("s")
        assert known, f"{said!r}: she {verb}"


@pytest.mark.parametrize("place", ABOUT_HER)
def test_of_they_the_verb_is_as_of_you(place: str) -> None:
    said = about(ABOUT_HER[place], "they")
    assert not re.search(r"\byou\b|\byour\b", said, re.IGNORECASE), said
    assert not re.search(r"\bthey (?:is|has|was|does|takes|sits|feels|lies)\b", said), said


@pytest.mark.parametrize(
    ("you", "she"),
    [
        ("you inject drugs", "she injects drugs"),
        (
            "Has a doctor told you of thin bones, or given you steroids?",
            "Has a doctor told her of thin bones, or given her steroids?",
        ),
        (
            "Is walking so hard that you only manage a few steps?",
            "Is walking so hard that she only manages a few steps?",
        ),
        ("until you stop, sit or lean forward?", "until she stops, sits or leans forward?"),
        ("when you lean forward or sit", "when she leans forward or sits"),
        ("Do you have weak bones, or take steroids?", "Does she have weak bones, or take steroids?"),
        ("Are you pregnant, or have you had a baby?", "Is she pregnant, or has she had a baby?"),
        ("it keeps you awake however you lie", "it keeps her awake however she lies"),
        ("You can't, and your leg is weak", "She can't, and her leg is weak"),
        ("the pain wakes you", "the pain wakes her"),
        ("squeezed when you squeeze", "squeezed when she squeezes"),
    ],
)
def test_examples(you: str, she: str) -> None:
    assert about(you, "she") == she


def test_he_and_they() -> None:
    assert about("you take your pills, and it hurts you", "he").startswith("he takes his pills")
    assert about("you are weak, and your foot drags", "they") == "they are weak, and their foot drags"


def test_every_verb_that_is_listed_has_its_third_person() -> None:
    for verb in person._PRESENT:
        assert about(f"you {verb}", "she") == f"she {verb}{'es' if verb.endswith(('s', 'sh', 'ch', 'x', 'z')) else 's'}"


def test_whoever_speaks_for_herself_is_you() -> None:
    from tests.conversation.said import Said

    said = Said()
    assert said.tells(fever="yes").startswith("Okay, you feel feverish.")
    said = Said(who="she")
    assert said.tells(fever="yes").startswith("Okay, she feels feverish.")
    said.up_to("cold")
    assert "you" not in said.reply.question.split()

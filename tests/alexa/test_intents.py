"""What each intent means, with its slots and its words."""

from __future__ import annotations

import pytest

from skill.alexa import intents
from skill.content.compiled import content
from skill.conversation.turn import Slot
from skill.understanding import Meaning
from tests.conversation.said import Said


def means(intent: str, said: Said | None = None, **slots: Slot) -> Meaning:
    turn = (said or Said()).turn()
    turn.slots = slots
    return intents.meaning(turn, intent)


@pytest.mark.parametrize("finding", content().check.findings)
def test_a_finding_is_reported_and_denied_by_its_slot(finding: str) -> None:
    slot = Slot("as it was said", finding)
    assert means("ReportFindingIntent", finding=slot).told == {finding: "yes"}
    assert means("DenyFindingIntent", finding=slot).told == {finding: "no"}


@pytest.mark.parametrize("finding", content().check.findings)
def test_an_intent_named_after_a_finding_tells_it_with_doubt(finding: str) -> None:
    name = "".join(part.capitalize() for part in finding.split("_")) + "Intent"
    meaning = means(name)
    assert meaning.told == {finding: "yes"}
    assert meaning.sure < 0.8, "without words, it is to be asked back"


def test_a_slot_that_matched_nothing_is_read_as_words() -> None:
    assert means("ReportFindingIntent", finding=Slot("my foot's gone cold")).told == {"cold_pale_leg": "yes"}
    assert means("DenyFindingIntent", finding=Slot("chest pain")).told == {"chest_pain": "no"}
    assert means("ReportFindingIntent").asks == "which_finding"


@pytest.mark.parametrize(("intent", "answer"), intents.ANSWERS.items())
def test_answers(intent: str, answer: str) -> None:
    assert means(intent).answer == answer


@pytest.mark.parametrize(
    ("intent", "words", "told"),
    [
        ("TellIntent", "my foot has gone cold", {"cold_pale_leg": "yes"}),
        ("TellNoIntent", "chest pain", {"chest_pain": "no"}),
        ("TellYesIntent", "my foot has gone cold", {"cold_pale_leg": "yes"}),
    ],
)
def test_free_words_are_read_with_what_their_carrier_stands_for(intent: str, words: str, told: dict[str, str]) -> None:
    assert means(intent, words=Slot(words)).told == told


def test_an_unknown_intent_means_nothing() -> None:
    assert means("IntentOfNextYear").empty

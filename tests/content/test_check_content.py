"""The findings, rules and questions that ship; and wrong ones are refused, with their place."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest

from skill.content.compiled import content
from skill.content.errors import ContentError
from skill.content.schema import Question, Rule
from skill.report.reading import grade

CHECK = content().check
LOCALES = content().locales


def test_what_is_asked_of_one_finding_is_short_and_a_yes_means_it_is_there() -> None:
    for finding in CHECK.findings.values():
        for text in filter(None, (finding.ask, finding.clarify)):
            assert text.endswith("?"), finding.id
            assert not re.search(r"\b(?:can't|aren't|isn't|don't) (?:you|it)\b|\bno longer\b", text), finding.id


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_what_is_said_back_and_listed_reads_well(locale: str) -> None:
    words = msgspec.structs.asdict(LOCALES[locale])
    for finding in CHECK.findings.values():
        said, short = finding.said.format_map(words), finding.short.format_map(words)
        assert grade(f"I heard that {said}. Is that right?") <= 6, finding.id
        assert not re.match(r"(?:the |your )?(?:is|are|do|does|did) ", short), f"{finding.id}: no noun phrase"
        assert not said.endswith((".", "?")), finding.id
        assert not short.endswith((".", "?")), finding.id


def test_only_the_saddle_signs_send_to_hospital_by_any_way() -> None:
    er = {id for id, finding in CHECK.findings.items() if finding.action == "er"}
    assert er == {"saddle_numbness", "bladder_change", "bowel_change"}
    assert {id for id, question in CHECK.questions.items() if question.action == "er"} == {"saddle"}
    assert {rule.id for rule in CHECK.rules if rule.action == "er"} == er


def test_what_is_waited_for_is_one_sentence_and_no_heat_on_a_cold_leg() -> None:
    tables: list[Rule | Question] = [*CHECK.rules, *CHECK.questions.values()]
    for table in tables:
        assert table.waiting.count(".") == bool(table.waiting), table.id
    assert "Don't heat or rub" in CHECK.findings["cold_pale_leg"].waiting


def test_cancer_is_said_without_frightening_and_a_pregnancy_names_whom_to_call() -> None:
    rules = {rule.id: rule for rule in CHECK.rules}
    assert rules["cancer_unexplained"].danger.endswith("Most often it is something else.")
    assert rules["pregnancy_unexplained"].advice == "your midwife or maternity unit"
    assert [rule.id for rule in CHECK.rules if rule.advice] == ["pregnancy_unexplained"]


def test_the_past_counts_only_where_the_rules_say_ever() -> None:
    ever = {id for id, finding in CHECK.findings.items() if finding.ever}
    assert {"cancer_history", "clot_risk"} <= ever
    assert not any(CHECK.findings[id].tier in ("emergency", "clinic", "feature") for id in ever)


def test_no_question_names_more_than_four_findings_unless_it_is_a_gate() -> None:
    for question in CHECK.questions.values():
        assert question.leads_to or len(question.covers) <= 4, question.id
    assert CHECK.questions["stand"].covers == ("cannot_bear_weight",)


def test_a_question_that_must_settle_several_says_how_a_yes_is_said_back() -> None:
    """Where a yes leaves the check going, it may have to be said back before it is told apart."""
    for question in CHECK.questions.values():
        tiers = {CHECK.findings[id].tier for id in question.covers}
        if (
            len(question.covers) > 1
            and "emergency" not in tiers
            and question.id != "risks"
            and question.id != "medicine"
        ):
            assert question.said, question.id


Edit = Callable[[str], str]
Refusal = Callable[[str, Edit], ContentError]

BROKEN: list[tuple[str, str, Edit, str]] = [
    (
        "a finding that is asked without a question",
        "findings.toml",
        lambda s: re.sub(r'(?s)(\[lump\].*?)ask = ".*?"\n', r"\1", s, count=1),
        "findings.toml: [lump]: ask",
    ),
    (
        "a question about what is never asked",
        "findings.toml",
        lambda s: s.replace("[lump]\n", "[lump]\nasked = false\n"),
        "[lump]: a question asks what is never to be asked",
    ),
    (
        "a finding that nothing asks for",
        "findings.toml",
        lambda s: re.sub(r"(?s)(\[shingles_rash\].*?)asked = false\n", r"\1", s, count=1),
        "[shingles_rash]: no question asks about this finding",
    ),
    (
        "an emergency with nothing to do while waiting",
        "findings.toml",
        lambda s: re.sub(r"(?s)(\[breathless\].*?)waiting = .*?\n", r"\1", s, count=1),
        "[breathless]: waiting",
    ),
    (
        "a wait that is a speech",
        "rules.toml",
        lambda s: s.replace('waiting = "Rest, and', 'waiting = "Rest' + " and rest" * 8 + ", and"),
        "waiting: ",
    ),
    (
        "a same day without a reason",
        "findings.toml",
        lambda s: s.replace('danger = "That can mean a clot."\n', ""),
        "[one_leg_swelling]: danger",
    ),
    (
        "an emergency question with nothing to do while waiting",
        "questions.toml",
        lambda s: s.replace('waiting = "Sit upright and rest."\n', "", 1),
        "questions.toml: [chest]: waiting",
    ),
    (
        "a long short form",
        "questions.toml",
        lambda s: s.replace('short = "Is it getting worse?"', 'short = "Is it' + " or is it" * 4 + ' getting worse?"'),
        "[worse]: short",
    ),
    (
        "an unknown action",
        "findings.toml",
        lambda s: s.replace('action = "er"', 'action = "taxi"', 1),
        "findings.toml: [saddle_numbness]",
    ),
    (
        "one id for two questions",
        "cause_questions.toml",
        lambda s: s.replace("[pelvis]", "[step]"),
        "[step]: questions.toml has another question with this id",
    ),
    (
        "mostly long questions",
        "questions.toml",
        lambda s: re.sub(r'(?m)^ask = "((?:\S+ ){0,13}\S+)"$', r'ask = "Now tell me this, please, my dear: \1"', s),
        "questions.toml: most questions have fewer than 15 words",
    ),
]


@pytest.mark.parametrize(("what", "name", "edit", "said"), BROKEN, ids=[what for what, *_ in BROKEN])
def test_a_wrong_check_is_refused_with_its_place(what: str, name: str, edit: Edit, said: str, refusal: Refusal) -> None:
    assert said in str(refusal(name, edit))

"""The figures of the case table, on results made up here, and its text."""

from dataclasses import replace

import pytest

from skill.cli import main
from skill.evaluation.cases import Result
from skill.evaluation.evaluate import LIMITS, PUBLISHED, Rate, rows

RIGHT = Result(
    id="T1",
    gold="clinic_soon",
    urgency="clinic_soon",
    safe=True,
    exact=True,
    questions=10,
    cause_questions=2,
    words=300,
    causes=["sciatica"],
    cause_right=True,
)
LOW = replace(RIGHT, id="T2", urgency="self_care", safe=False, exact=False, cause_right=False, words=150)
HIGH = replace(RIGHT, id="T3", urgency="emergency", exact=False, cause_right=None, questions=1, words=75)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(hits, of, low, high):
    """Method 3 in table I of Newcombe, Statistics in Medicine 1998;17:857-872."""
    assert Rate(hits, of).interval == pytest.approx((low, high), abs=5e-5)


def test_nothing_is_known_from_no_case():
    assert str(Rate(0, 0)) == "none"


def test_a_rate_in_words():
    assert str(Rate(8, 10)) == "8/10 = 80% (49% to 94%)"


def test_below_is_unsafe_and_above_is_over_triage():
    of_level, over_all = rows([RIGHT, LOW, HIGH])
    assert of_level.name == "clinic_soon"
    assert (of_level.accurate, of_level.safe, of_level.over) == (Rate(1, 3), Rate(2, 3), Rate(1, 3))
    assert of_level.cause == Rate(1, 2)
    assert over_all == replace(of_level, name="all")


def test_questions_and_speech():
    row = rows([RIGHT, LOW, HIGH])[0]
    assert row.questions == (12, 12)
    assert row.seconds == (60.0, 120.0)


def test_levels_come_most_urgent_first():
    names = [row.name for row in rows([RIGHT, replace(RIGHT, gold="emergency"), replace(RIGHT, gold="self_care")])]
    assert names == ["emergency", "clinic_soon", "self_care", "all"]


def test_the_table_is_printed_with_what_others_reached_and_what_it_cannot_show(capsys):
    assert main(["evaluate"]) == 0
    text = capsys.readouterr().out
    for other in PUBLISHED:
        assert other.figure in text
        assert other.study in text
    for limit in LIMITS:
        assert limit in text
    assert "wrote the rule and the cases" in text


def test_an_unsafe_case_is_shown_and_fails(tmp_path, capsys):
    file = tmp_path / "cases.yaml"
    file.write_text(
        "vignettes:\n- {id: X1, gold_urgency: emergency, answers: {}, likely_causes: [sciatica], title: t}\n",
        encoding="utf-8",
    )
    assert main(["evaluate", str(file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("X1") and "UNSAFE" in line for line in lines)

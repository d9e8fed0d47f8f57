"""The simulated patients say what their case says, and their talks are judged rightly; `make talks` has the figures."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import pytest

from tests.talks import patients as talks
from tests.talks.patients import Answers, answers_of, hold, judged

ANSWERS = Answers(
    {"yes": ["yes"], "no": ["no"], "not_sure": ["not sure"]},
    {
        "chest_pain": {"yes": ["my chest hurts"], "no": ["chest's fine"]},
        "injects_drugs": {"yes": ["I inject heroin"], "no": ["x"]},
    },
    ["the dog wants out"],
)
CASES = """
vignettes:
- {id: A, gold_urgency: emergency, answers: {chest_pain: "yes"}}
- {id: B, gold_urgency: self_care, answers: {}}
- {id: C, gold_urgency: urgent_same_day, answers: {injects_drugs: "yes"}}
"""


def replies(truth: dict[str, str]) -> set[str]:
    return {ANSWERS.to(("chest_pain", "collapse"), truth, random.Random(seed)) for seed in range(50)}


def test_a_patient_says_what_the_case_says() -> None:
    assert replies({"chest_pain": "yes"}) == {"yes", "my chest hurts"}
    assert replies({"collapse": "yes"}) == {"yes"}
    assert replies({"collapse": "not_sure"}) == {"not sure"}
    assert replies({}) == {"no", "chest's fine"}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.yaml"
    path.write_text(CASES)
    return path


def options(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**({"seeds": 1, "noise": 0.0, "least": 0.97, "show": False} | given))


def test_talks_come_to_what_coded_answers_come_to(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talks, "answers_of", lambda _: ANSWERS)
    held = {one.case.id: (one, coded) for one, coded in talks.talks(None, cases, 1, 0)}
    assert {id: one.urgency for id, (one, _) in held.items()} == {id: coded for id, (_, coded) in held.items()}
    assert held["C"][0].lines[0] == "P: I inject heroin", "what is never asked for is told at first"
    assert judged(None, cases, options())


def test_a_talk_that_goes_wrong_is_seen(
    cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    liars = Answers({**ANSWERS.general, "no": ["yes"]}, {}, [])
    monkeypatch.setattr(talks, "answers_of", lambda _: liars)
    assert not judged(None, cases, options(show=True))
    said = capsys.readouterr().out
    assert "B/0: coded self_care, talked emergency" in said
    assert "P: check my leg" in said
    assert "sent to 999 in vain" in said


def test_a_talk_that_goes_round_is_stuck(cases: Path) -> None:
    babble = Answers({"yes": ["?"], "no": ["?"], "not_sure": ["?"]}, {}, ["?"])
    case = next(iter(talks.load_cases(cases, talks.content())))
    held = hold(case, 0, babble, 0)
    assert held.ended == bool(held.urgency)
    assert len(held.lines) <= 2 * talks.MOST_TURNS


def test_the_utterances_of_dev_are_answers() -> None:
    answers = answers_of(None)
    assert set(answers.general) == {"yes", "no", "not_sure"}
    assert set(answers.findings) == set(talks.content().check.findings)
    assert answers.volunteered

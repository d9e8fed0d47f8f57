"""How well utterances are understood that were written without a look at the language files: no less than this.

The floors lie a little under what was measured when they were set (24 November 2026; `make understood` prints today's
figures). Raise a floor when understanding has become better; never lower one without a reason in the commit.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from skill.language import score, source
from skill.understanding.words import plain

FLOORS = {
    # what is measured: dev, heldout, and what the floor means
    "emergency caught, in answer": (0.99, 0.98, "a sign told when asked for it leads to help"),
    "emergency caught, said freely": (0.97, 0.97, "a sign told in the middle of anything leads to help"),
    "finding right, in answer to its question": (0.97, 0.97, "a yes in the patient's own words is that yes"),
    "finding right, said freely": (0.95, 0.95, "what is told at the start needn't be asked again"),
    "denial right, in answer": (0.97, 0.96, "a no in the patient's own words is that no"),
    "denial never heard as the sign": (0.98, 0.98, "nobody who says that they haven't got it is taken to have it"),
    "denial no emergency": (0.98, 0.98, "no denial sends anybody to 999"),
    "no emergency in vain, said freely": (0.97, 0.98, "a milder sign isn't taken for a grave one"),
    "everyday: no emergency": (0.97, 0.97, "ordinary speech raises no alarm at the start"),
    "everyday: no emergency while chest is asked": (0.96, 0.96, "nor while the gravest question is open"),
    "everyday: nothing told": (0.95, 0.94, "ordinary speech isn't noted as a sign"),
    "pain: no emergency": (0.97, 0.92, "the pain itself, however strong, is no alarm"),
    "pain: nothing graver told": (0.93, 0.84, "the pain itself is no sign"),
    "correction right": (0.93, 0.85, "what was misheard is taken back by naming it"),
    "bare correction right": (0.91, 0.8, "so it is by \"that's wrong\""),
    "crisis right": (0.98, 0.93, "an emergency that isn't about the leg gets its number"),
    "crisis: none in vain": (0.96, 0.9, "what only sounds like one (a film, a figure of speech) doesn't; 20 lines, hard ones"),
    "wish right": (0.91, 0.86, "what is asked for is what is heard"),
    "general yes": (0.96, 0.92, "a yes in any words"),
    "general no": (0.95, 0.94, "a no in any words"),
    "general not_sure": (0.91, 0.83, "not sure in any words"),
    "two at once": (0.91, 0.88, "of two things in one sentence none is dropped"),
}  # fmt: skip
SHORT = 5
"""Of so many words or fewer, utterances meet by chance."""
PLACES = {"dev": 0, "heldout": 1}


@cache
def measured(name: str) -> dict[str, score.Tally]:
    return score.score(score.FOLDER / name)


@pytest.mark.parametrize("name", score.SETS)
@pytest.mark.parametrize("what", FLOORS)
def test_understanding_reaches_its_floor(name: str, what: str) -> None:
    tally = measured(name)[what]
    shown = tally.wrong if name == "dev" else ["(the held-out misses are not shown)"]
    floor = FLOORS[what][PLACES[name]]
    assert isinstance(floor, float)
    reached = tally.share >= floor  # not in the assert: pytest would show the tally, with its misses
    assert reached, "\n".join([f"{FLOORS[what][2]}: {tally.share:.1%}", *shown])


@pytest.mark.parametrize("name", score.SETS)
def test_all_that_is_measured_has_a_floor(name: str) -> None:
    assert set(measured(name)) == set(FLOORS)
    assert all(tally.of >= 15 for tally in measured(name).values())


def test_what_is_not_understood_is_counted(tmp_path: Path) -> None:
    (tmp_path / "findings").mkdir()
    (tmp_path / "findings" / "chest_pain.yaml").write_text(
        '"yes": ["my chest hurts", "bananas"]\n"no": ["my chest is fine"]\n'
    )
    found = score.score(tmp_path)
    assert (found["emergency caught, said freely"].right, found["emergency caught, said freely"].of) == (1, 2)
    assert found["denial no emergency"].share == 1
    assert "bananas" in found["finding right, said freely"].wrong[0]
    assert "emergency caught, said freely" in score.table(found)


@pytest.mark.parametrize("name", score.SETS)
def test_every_finding_is_told_and_denied(name: str) -> None:
    folder = score.FOLDER / name / "findings"
    assert {path.stem for path in folder.glob("*.yaml")} == set(source.of_kind("findings"))
    for path in folder.glob("*.yaml"):
        says = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert set(says) == {"yes", "no"}, path.name
        assert all(len(lines) >= 4 for lines in says.values()), path.name


@pytest.mark.parametrize("name", score.SETS)
def test_few_utterances_stand_in_the_language_files(name: str) -> None:
    """Short ones ("my back's fine") meet by chance; whoever copies longer ones makes the figures worthless."""
    taught = {plain(text) for one in source.meanings() for lines in one.says for text in one.sentences(lines)}
    said = [
        text
        for path in (score.FOLDER / name / "findings").glob("*.yaml")
        for lines in yaml.safe_load(path.read_text(encoding="utf-8")).values()
        for text in lines
    ]
    common = [text for text in said if plain(text) in taught and len(text.split()) > SHORT]
    assert len(common) <= 0.02 * len(said), common if name == "dev" else len(common)


def test_the_two_sets_hardly_meet() -> None:
    dev, heldout = (
        {
            plain(text)
            for path in (score.FOLDER / name / "findings").glob("*.yaml")
            for lines in yaml.safe_load(path.read_text(encoding="utf-8")).values()
            for text in lines
        }
        for name in score.SETS
    )
    assert sum(len(text.split()) > SHORT for text in dev & heldout) <= 0.02 * len(dev)

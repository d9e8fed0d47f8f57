"""What is learnt from labelled sentences, and where it is kept."""

from pathlib import Path

import pytest

from skill.simulator import classifier
from skill.simulator.classifier import Classifier

SENTENCES = [
    ("my chest hurts", "chest"),
    ("my chest feels tight", "chest"),
    ("a pain across my chest", "chest"),
    ("when do you open", "hours"),
    ("what time do you close", "hours"),
    ("are you open tomorrow", "hours"),
    ("please stop", "stop"),
    ("stop now", "stop"),
]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(classifier, "KEPT", tmp_path)
    return tmp_path


def fail(*_: object) -> None:
    raise AssertionError("learnt again")


def test_a_new_sentence_has_the_label_of_those_that_it_is_like() -> None:
    learnt = Classifier(SENTENCES)
    assert learnt.label("a tight feeling across the chest")[0] == "chest"
    assert learnt.label("are you open on friday")[0] == "hours"
    assert learnt.label("my chest hurts")[1] > learnt.label("bananas")[1]


def test_words_that_were_never_heard_are_not_known() -> None:
    learnt = Classifier(SENTENCES)
    assert learnt.knows("my chest wibbles") == pytest.approx(2 / 3)
    assert learnt.knows("wibble") == learnt.knows("") == 0


def test_what_was_learnt_is_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Classifier(SENTENCES).label("my chest is tight")
    assert list(kept.iterdir())
    monkeypatch.setattr(classifier.LinearSVC, "fit", fail)
    assert Classifier(SENTENCES).label("my chest is tight") == first


def test_other_sentences_are_learnt_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    Classifier(SENTENCES)
    monkeypatch.setattr(classifier.LinearSVC, "fit", fail)
    with pytest.raises(AssertionError, match="learnt again"):
        Classifier([*SENTENCES, ("is it shut", "hours")])


def test_where_nothing_can_be_kept_it_is_learnt_each_time(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = kept / "file"
    occupied.write_text("", encoding="utf-8")
    monkeypatch.setattr(classifier, "KEPT", occupied / "folder")
    assert Classifier(SENTENCES).label("my chest hurts")[0] == "chest"

"""What was learnt, and its file: small, the same each time, and read in plain Python."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from skill.language import learn
from skill.understanding import model
from skill.understanding.features import features
from skill.understanding.model import NotLearnt, Table

ROOT = Path(__file__).parents[2]
MOST_BYTES = 3_000_000
SOME = [
    ("my chest hurts", "chest_pain", "yes"),
    ("a tight chest", "chest_pain", "yes"),
    ("my chest doesn't hurt", "chest_pain", "no"),
    ("no tight chest", "chest_pain", "no"),
    ("I've always had a tight chest", "chest_pain", "old"),
    ("when do you open", "intent:hours", ""),
    ("do you open today", "intent:hours", ""),
    ("the dog wants out", "other:aside", ""),
    ("let the dog out", "other:aside", ""),
]


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=120,
    )


def test_the_file_is_small_and_of_these_language_files() -> None:
    assert os.path.getsize(model.FILE) <= MOST_BYTES
    assert model.learnt().digest == learn.digest(), "run `make learn`"


def test_the_same_bytes_are_learnt_by_another_process() -> None:
    code = f"from skill.language import learn; import hashlib; print(hashlib.sha256(learn.packed(learn.learn({SOME!r}))).hexdigest())"
    digests = {python(code, PYTHONHASHSEED=seed).stdout.strip() for seed in ("1", "2")}
    assert digests == {sha256(learn.packed(learn.learn(SOME))).hexdigest()}


@pytest.mark.long
def test_everything_is_learnt_to_the_same_bytes() -> None:
    assert learn.packed(learn.learn()) == Path(model.FILE).read_bytes()


def test_it_runs_without_what_it_was_learnt_with() -> None:
    """As in Lambda: no numpy, no scikit-learn, no YAML, none of the tools."""
    done = python(
        "import sys\n"
        "for name in ('numpy', 'scipy', 'sklearn', 'yaml', 'hassil', 'skill.language', 'skill.evaluation'):\n"
        "    sys.modules[name] = None\n"  # importing it raises
        "from skill.understanding import understand\n"
        "print(dict(understand('my chest is tight and I can not breathe').told))\n"
    )
    assert done.stderr == ""
    assert "'breathless': 'yes'" in done.stdout


def test_it_is_read_when_a_sentence_first_needs_it() -> None:
    done = python(
        "from skill.understanding import model, understand\n"
        "from lambda_function import handler\n"
        "print(model.learnt.cache_info().currsize)\n"
        "understand('')\n"
        "print(model.learnt.cache_info().currsize)\n"
        "understand('my leg hurts')\n"
        "print(model.learnt.cache_info().currsize)\n",
        PYTHONPATH="lambda",
    )
    assert done.stdout.split() == ["0", "0", "1"], done.stderr


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotLearnt, match=r"learnt\.msgpack is missing; run `make learn`"):
        model.read(str(tmp_path / "learnt.msgpack"))


@pytest.mark.parametrize("damage", ["empty", "cut", "other"])
def test_a_damaged_file_says_so(tmp_path: Path, damage: str) -> None:
    whole = Path(model.FILE).read_bytes()
    data = {"empty": b"", "cut": whole[: len(whole) // 2], "other": b"\x93\x01\x02\x03"}[damage]
    (tmp_path / "learnt.msgpack").write_bytes(data)
    with pytest.raises(NotLearnt, match=r"learnt.msgpack is damaged \(.+\); run `make learn`"):
        model.read(str(tmp_path / "learnt.msgpack"))


def test_what_is_damaged_or_old_is_learnt_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "learnt.msgpack"
    few = learn.learn(SOME)
    monkeypatch.setattr(learn, "learn", lambda: few)
    path.write_bytes(b"\xc1")
    learn.ready(path)
    assert model.read(str(path)) == few
    assert "Learning" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path], "nothing else is left there"
    written = path.stat()
    learn.ready(path)
    assert path.stat() == written, "what is fresh stays"
    monkeypatch.setattr(learn, "digest", lambda: "of other files")
    learn.ready(path)
    assert path.stat() != written


def test_a_clause_has_the_label_of_those_that_it_is_like() -> None:
    few = learn.learn(SOME)
    assert set(few.topics.labels) == {"chest_pain", "intent:hours", "other:aside", learn.TELLS}
    assert {"chest_pain/yes", "chest_pain/no", "chest_pain/old"} == set(few.ways.labels)

    def likeliest(text: str) -> str:
        scores = dict(zip(few.topics.labels, few.topics.scores(features(text.split())), strict=True))
        del scores[learn.TELLS]
        return max(scores, key=lambda label: scores[label])

    assert likeliest("my chest is so tight") == "chest_pain"
    assert likeliest("when do you open today") == "intent:hours"
    assert likeliest("that dog again") == "other:aside"


def test_the_score_is_the_sum_of_weights_by_rarity_over_their_length() -> None:
    rows = learn.listed({"w x": bytes([3, 0, 138]), "w y": bytes([4, 0, 128, 1, 108])})
    table = Table(("a", "b"), (0.5, -1.0), 0.01, **rows)
    assert table.scores([]) == [0.5, -1.0]
    assert table.scores(["w unknown"]) == [0.5, -1.0]
    first, second = table.scores(["w x", "w y", "w unknown"])
    assert first == pytest.approx(0.5 + 0.01 * (3 * 10) / 5)
    assert second == pytest.approx(-1.0 + 0.01 * (4 * -20) / 5)


def test_features_are_each_there_once_and_hold_no_pause() -> None:
    found = features("no | no my left leg leg".split())
    assert len(found) == len(set(found))
    assert {"w leg", "w <limb>", "w <side>", "p ^ no", "p leg $", "c _lef"} <= set(found)
    assert not any("|" in feature for feature in found)

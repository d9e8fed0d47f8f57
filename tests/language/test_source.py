"""The language files: a mistake in one is refused with its name, and templates are written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from skill import cli
from skill.language import source
from skill.language.source import LanguageError, Meaning


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for kind in source.KEYS:
        (tmp_path / kind).mkdir()
    (tmp_path / "findings" / "fever.yaml").write_text(
        'sentences:\n  - "I am (hot|shaking)"\ndenials:\n  - "I am cool"\n'
    )
    (tmp_path / "everyday.yaml").write_text('aside:\n  - "[oh] the (cat|dog)"\n')
    return tmp_path


def test_one_file_is_one_meaning(folder: Path) -> None:
    (found,) = source.meanings(folder)
    assert (found.kind, found.id) == ("findings", "fever")
    assert found.sentences("sentences") == ["I am hot", "I am shaking"]
    assert found.sentences("sentences", "denials", "fine") == ["I am hot", "I am shaking", "I am cool"]
    assert list(source.lines(source.everyday(folder))) == [
        ("aside", "oh the cat"), ("aside", "oh the dog"), ("aside", "the cat"), ("aside", "the dog"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("sentences: [", "findings/fever.yaml: is not YAML"),
        ("", "findings/fever.yaml: there must be lists"),
        ("- I am hot", "findings/fever.yaml: there must be lists"),
        ("sentences: I am hot", "findings/fever.yaml: sentences: there must be a list"),
        ("sentences:\n  - no", "findings/fever.yaml: sentences: there must be a list of sentences, each in quotes"),
        ("sentences:\n  - 39", "findings/fever.yaml: sentences: there must be a list of sentences, each in quotes"),
        ('sentence:\n  - "I am hot"', "findings/fever.yaml: unknown list sentence; there may be denials, fine, near"),
        ("sentences: [\x00]", "findings/fever.yaml: is not YAML"),
    ],
)
def test_a_mistake_is_refused_with_the_files_name(folder: Path, written: str, said: str) -> None:
    (folder / "findings" / "fever.yaml").write_text(written)
    with pytest.raises(LanguageError) as error:
        source.meanings(folder)
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "findings" / "fever.yaml").write_bytes(b'sentences: ["\xff\xfe"]')
    with pytest.raises(LanguageError, match=r"findings/fever\.yaml: is not YAML"):
        source.meanings(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "everyday.yaml").unlink()
    with pytest.raises(LanguageError, match=r"everyday.yaml: no such file"):
        source.everyday(folder)


@pytest.mark.parametrize("template", ["I (am|was hot", "I [am hot", "<nothing> hurts"])
def test_a_wrong_template_is_named(template: str) -> None:
    with pytest.raises(LanguageError) as error:
        Meaning("findings", "fever", {"sentences": (template,)}).sentences("sentences")
    assert template in str(error.value)


def test_of_many_ways_the_most_different_are_kept() -> None:
    ways = source.written_out("(a|b|c|d|e|f) (one|two|three|four) [leg]")
    assert len(ways) == len(set(ways)) == source.MOST_WAYS
    assert {way.split()[0] for way in ways} >= {"a", "c", "f"}


def test_a_slot_stays_in_its_place() -> None:
    assert source.written_out("set a timer for {duration}") == ("set a timer for {duration}",)


def test_a_command_says_it_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def wrong(*_: object) -> None:
        raise LanguageError("findings/fever.yaml: is not YAML")

    monkeypatch.setattr("skill.language.alexa.write", wrong)
    assert cli.main(["models"]) == 1
    assert capsys.readouterr().err == "error: findings/fever.yaml: is not YAML\n"

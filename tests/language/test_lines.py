"""Every line of the language files: fit for Alexa, said once, and in the words of how people talk."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from skill.content.compiled import content
from skill.language import source
from skill.language.amazon import SAMPLE
from skill.understanding.words import plain, tokens

MEANINGS = source.meanings()
FINDINGS = source.of_kind("findings")
EMERGENCIES = {id for id, finding in content().check.findings.items() if finding.tier == "emergency"}
MARKS = ("needs", "tells")
"""Lists that hold no sentences."""
ALL = [
    (f"{one.kind}/{one.id}", name, text)
    for one in MEANINGS
    for name in one.says
    if name not in MARKS
    for text in one.sentences(name)
]
ALL += [("everyday", name, text) for name, text in source.lines(source.everyday())]
ALL += [("ice_numb", name, text) for name, text in source.lines(source.ice_numb())]


def test_no_line_has_a_digit_or_a_mark_that_alexa_does_not_take() -> None:
    """Alexa hears words: "twenty", "D. V. T."; a comma or a question mark is never heard."""
    wrong = [
        (where, text) for where, _, text in ALL if not SAMPLE.fullmatch(re.sub(r"\{\w+\}", " ", text).strip() or "x")
    ]
    assert wrong == []


def test_no_line_is_longer_than_anybody_speaks_in_a_breath() -> None:
    assert [(where, text) for where, _, text in ALL if not 0 < len(text) <= 200] == []


def owners(*names: str) -> dict[str, set[str]]:
    found = defaultdict(set)
    for where, name, text in ALL:
        if name in names:
            found[plain(text)].add(where)
    return found


def test_what_tells_one_thing_tells_no_other() -> None:
    assert {text: held for text, held in owners("sentences", "phrases").items() if len(held) > 1} == {}


def test_no_line_stands_twice_in_a_list() -> None:
    times = Counter((where, name, plain(text)) for where, name, text in ALL)
    assert [key for key, count in times.items() if count > 1] == []


@pytest.mark.parametrize("id", FINDINGS)
def test_what_tells_a_finding_does_not_deny_it(id: str) -> None:
    tells = {plain(text) for text in FINDINGS[id].sentences("sentences", "phrases")}
    denies = {plain(text) for text in FINDINGS[id].sentences("denials", "fine")}
    beside = {plain(text) for text in FINDINGS[id].sentences("near", "old")}
    assert tells & denies == set()
    assert tells & beside == set()


def test_everyday_speech_tells_no_finding() -> None:
    everyday = {plain(text) for _, text in source.lines(source.everyday())}
    told = {plain(text) for one in FINDINGS.values() for text in one.sentences("sentences", "phrases")}
    assert everyday & told == set()


@pytest.mark.parametrize("id", FINDINGS)
def test_there_are_enough_ways_of_telling_and_denying_each(id: str) -> None:
    one = FINDINGS[id]
    assert len(one.sentences("sentences")) >= (40 if id in EMERGENCIES else 20)
    assert len(one.sentences("phrases")) >= 5
    assert len(one.sentences("denials", "fine")) >= 12
    if id in EMERGENCIES:
        assert len(one.sentences("near")) >= 5, "what sounds like it and isn't"


def test_every_kind_of_everyday_speech_is_there() -> None:
    kinds = source.everyday()
    assert len(kinds) >= 6
    assert sum(len(lines) for lines in kinds.values()) >= 400


def test_what_is_told_by_having_a_cause_is_a_finding() -> None:
    told = [meaning.says["tells"] for meaning in MEANINGS if "tells" in meaning.says]
    assert told, "none would test nothing"
    assert all(len(ids) == 1 and ids[0] in FINDINGS for ids in told)


@pytest.mark.parametrize("id", [id for id, finding in FINDINGS.items() if "needs" in finding.says])
def test_hardly_any_sentence_lacks_the_word_that_its_finding_needs(id: str) -> None:
    """Without one of them the finding is never heard: a sentence that lacks it would teach nothing."""
    told = FINDINGS[id].sentences("sentences", "phrases")
    lacking = [text for text in told if not any(word.startswith(FINDINGS[id].says["needs"]) for word in tokens(text))]
    assert len(lacking) <= len(told) * 0.08, lacking

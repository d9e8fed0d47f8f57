"""Emergencies that aren't about the leg: the number first, whom to talk to, and a source for every number."""

from __future__ import annotations

import re

import msgspec
import pytest

from skill.content.compiled import content

CONTENT = content()
LOCALES = sorted(CONTENT.locales)
CRISES = ["suicide", "overdose", "stroke", "choking", "allergic_reaction", "fit", "labour", "ambulance"]
CRISIS_LINES = {"en-GB": "116 123", "en-US": "988", "en-CA": "988", "en-AU": "13 11 14", "en-IN": "14416"}
POISON_LINES = {"en-US": "1-800-222-1222", "en-CA": "1-844-764-7669", "en-AU": "13 11 26"}


def said(text: str, locale: str) -> str:
    return text.format_map(msgspec.structs.asdict(CONTENT.locales[locale]))


def test_the_crises_are_these() -> None:
    assert list(CONTENT.crises) == CRISES


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("crisis", CRISES)
def test_a_crisis_is_met_with_the_number_first_and_nothing_about_legs(crisis: str, locale: str) -> None:
    text = said(CONTENT.crises[crisis].words, locale)
    first = text.partition(". ")[0]
    assert f"call {CONTENT.locales[locale].emergency_number}" in first[0].lower() + first[1:]
    assert not re.search(r"\bthigh|\byour leg|clinic|opening hours", text)
    assert len(text.split()) <= 50


@pytest.mark.parametrize("locale", LOCALES)
def test_whoever_wants_to_die_hears_whom_to_talk_to(locale: str) -> None:
    for crisis in ("suicide", "overdose"):
        text = said(CONTENT.crises[crisis].words, locale)
        for other, line in CRISIS_LINES.items():
            assert (line in text) == (line == CRISIS_LINES[locale]), (crisis, other)
    assert "sorry" in said(CONTENT.crises["suicide"].words, locale)
    if locale == "en-GB":
        assert "NHS 111 and choose option 2" in said(CONTENT.crises["suicide"].words, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_overdose_does_not_wait_and_has_the_poison_line_of_the_country(locale: str) -> None:
    text = said(CONTENT.crises["overdose"].words, locale)
    assert "Don't wait to feel ill" in text
    assert [line for line in POISON_LINES.values() if line in text] == [
        line for place, line in POISON_LINES.items() if place == locale
    ]


def test_every_number_that_is_given_stands_in_the_title_of_a_source() -> None:
    """Digits in a locale's lines are nowhere else in content, and each belongs to a source of a crisis or a topic."""
    titles = " ".join(source.title + source.publisher for source in CONTENT.sources.values())
    for locale in CONTENT.locales.values():
        for line in (locale.advice_line, locale.crisis_line, locale.poison_line):
            for number in re.findall(r"\d[\d -]*\d", line):
                assert number.strip() in titles, (locale.id, number)

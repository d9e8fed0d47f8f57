"""Plain text to safe SSML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.ssml import ssml


@given(st.text())
def test_any_text_is_valid_markup_and_keeps_its_words(text: str) -> None:
    root = ElementTree.fromstring(f"<speak>{ssml(text)}</speak>")
    speakable = "".join(c for c in text if c in "\t\n\r" or "\u0020" <= c <= "\ud7ff" or c >= "\ue000")
    kept = speakable.replace("\ufffe", "").replace("\uffff", "")
    assert "".join(root.itertext()).replace("\r\n", "\n").replace("\r", "\n") == kept.replace("\r\n", "\n").replace(
        "\r", "\n"
    )


def test_what_would_be_markup_is_said() -> None:
    assert ssml('A & E <now> "then"') == "A &amp; E &lt;now&gt; &quot;then&quot;"


@pytest.mark.parametrize("number", ["999", "911", "000", "112", "111"])
def test_short_numbers_are_read_digit_by_digit(number: str) -> None:
    assert ssml(f"Call {number} now.") == f'Call <say-as interpret-as="digits">{number}</say-as> now.'


@pytest.mark.parametrize("text", ["1999", "9991", "999.5"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert ssml(text) == text

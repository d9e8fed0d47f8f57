"""The reading grade, against values worked out by hand from the published formula."""

import pytest

from skill.report.reading import grade, syllables


def test_the_formula():
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 < 0
    assert grade("The cat sat on the mat.") == 0
    # 8 words, 2 sentences, 16 syllables: 0.39 * 4 + 11.8 * 2 - 15.59
    assert grade("Doctors happy today. Seven paper tables open seldom.") == pytest.approx(
        0.39 * 4 + 11.8 * 16 / 8 - 15.59
    )


@pytest.mark.parametrize(
    ("word", "count"),
    [("chest", 1), ("breathing", 2), ("emergency", 4), ("don't", 1), ("don’t", 1), ("NHS", 3), ("DVT", 3), ("a", 1)],
)
def test_syllables_of_the_dictionary(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize(("word", "count"), [("zblorpe", 1), ("flonked", 1), ("drattle", 2), ("pffft", 1)])
def test_syllables_of_words_that_it_does_not_have(word, count):
    assert syllables(word) == count


def test_digits_are_read_one_by_one():
    assert grade("Call 999 now.") == grade("Call nine nine nine now.")


def test_a_harder_text_has_a_higher_grade():
    easy = "Your leg may hurt. Rest it. Call us if it gets worse."
    hard = "Musculoskeletal deterioration necessitates immediate multidisciplinary consultation."
    assert grade(easy) < 3
    assert grade(hard) > 20


@pytest.mark.parametrize("text", ["", "  ", "...", "- !"])
def test_no_words(text):
    assert grade(text) == 0


def test_a_full_stop_inside_a_number_ends_no_sentence():
    assert grade("It is 3.5 miles long") == grade("It is 3 5 miles long")

"""Words in one form: whatever is typed, heard or learnt is compared in it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skill.understanding.words import BREAK, plain, tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("My leg HURTS!", "my leg hurts"),
        ("What is D. V. T.?", "what is dvt"),
        ("what is a d v t", "what is a dvt"),
        ("A. and E.", "a and e"),
        ("don’t", "don't"),
        ("  it's   sore  ", "it's sore"),
        ("chest-pain", "chest pain"),
        ("yes - I do", "yes i do"),
        ("37.5 degrees", "37 5 degrees"),
        ("", ""),
        ("?!…", ""),
        ("café", "café"),
    ],
)
def test_plain(text: str, wanted: str) -> None:
    assert plain(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I can't feel it", "i can not feel it"),
        ("I cannot feel it", "i can not feel it"),
        ("it won't stop", "it will not stop"),
        ("it ain't swollen", "it is not swollen"),
        ("I dinnae ken", "i do not ken"),
        ("I've a sore leg and I'm old", "i have a sore leg and i am old"),
        ("my foot's cold", "my foot 's cold"),
        ("they're weak, she'd say", "they are weak | she would say"),
        ("no, it isn't; well... it was", "no | it is not | well | it was"),
        (", no,", "no"),
    ],
)
def test_tokens(text: str, wanted: str) -> None:
    assert " ".join(tokens(text)) == wanted


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_comes_into_one_form_that_stays(text: str) -> None:
    assume(not any(len(word.strip("'")) < 2 for word in plain(text).split()))  # single letters are joined: "D. V. T."
    said = tokens(text)
    assert tokens(" ".join(said)) == said
    assert plain(plain(text)) == plain(text)
    assert said[:1] != [BREAK] != said[-1:]
    assert all(word == word.lower() and " " not in word for word in said)

"""A sentence falls into clauses, each of which can be denied, asked about, or over, by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.understanding.clauses import clauses, content
from skill.understanding.words import BREAK, tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("my chest is fine but I did pass out", ["my chest is fine", "but i did pass out"]),
        ("no, except I can't feel when I wipe", ["no", "except i can not feel when i wipe"]),
        ("I don't think so, although I did pass out earlier", ["i do not think so", "although i did pass out earlier"]),
        ("no I don't have chest pain, I can't breathe though", ["no i do not have chest pain", "i can not breathe though"]),
        ("my dad's got diabetes and his foot's gone black", ["my dad 's got diabetes", "and his foot 's gone black"]),
        ("can I take ibuprofen and my leg's swollen", ["can i take ibuprofen", "and my leg 's swollen"]),
        ("no chest pain and no shortness of breath", ["no chest pain", "and no shortness of breath"]),
        ("I fell and landed on my hip", ["i fell and landed on my hip"]),
        ("when I wipe I can't feel it", ["when i wipe", "i can not feel it"]),
        ("I feel as if I am on fire", ["i feel as if i am on fire"]),
        ("my leg's sore is it a clot", ["my leg 's sore", "is it a clot"]),
        ("my chest is fine although my leg is hot", ["my chest is fine", "although my leg is hot"]),
        ("my chest is fine apart from it being sore", ["my chest is fine", "apart from it being sore"]),
        ("it's red and hot", ["it 's red and hot"]),
        ("yes", ["yes"]),
        ("", []),
    ],
)  # fmt: skip
def test_clauses(text: str, wanted: list[str]) -> None:
    assert [" ".join(clause) for clause in clauses(tokens(text))] == wanted


WORDS = st.sampled_from(
    "no yes i my leg chest is not sore but and except can could it she although when if swollen feel | pain fine the".split()
)


@given(st.lists(WORDS, max_size=20))
def test_no_word_is_lost_or_moved_and_no_clause_is_empty(words: list[str]) -> None:
    found = clauses(words)
    assert [word for clause in found for word in clause] == [word for word in words if word != BREAK]
    assert all(found)


def test_what_says_something_by_itself() -> None:
    assert content("my leg is swollen".split()) == 2
    assert content("well no it is not".split()) == 0

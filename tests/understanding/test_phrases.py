"""Turns of phrase that mean the same in every sentence."""

import pytest

from skill.understanding import phrases
from skill.understanding.words import BREAK, tokens


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes", "yes"),
        ("well, um, yes I do", "yes"),
        ("aye", "yes"),
        ("oh no dear", "no"),
        ("touch wood, no", "no"),
        ("I'd have to say no", "no"),
        ("yeah no", "no"),
        ("yes nah", "no"),
        ("yeah nah, yeah, that's it", "yes"),
        ("no indeed", "no"),
        ("no no, absolutely not", "no"),
        ("no word of a lie, yes", "yes"),
        ("she says no, she's quite sure", "no"),
        ("I don't think so, although I fainted", "no"),
        ("no problem", None),
        ("no idea", "not_sure"),
        ("no doubt it's swollen", None),
        ("my leg hurts", None),
        ("the leg hurts and it has hurt since Monday and no", None),
        ("yes it hurts but my chest no", "yes"),
        ("", None),
    ],
)
def test_the_answer_that_a_sentence_opens_or_ends_with(text: str, answer: str | None) -> None:
    assert phrases.lead(tokens(text)) == answer


@pytest.mark.parametrize(
    "text",
    [
        "that's wrong",
        "that was a mistake",
        "that's not what I said",
        "I take that back",
        "scrap that",
        "you misheard me",
        "you've got that wrong",
        "I never said that",
        "I meant the other leg",
        "no, that's the ice",
        "it was my mum's not mine",
    ],
)
def test_taking_back(text: str) -> None:
    said = [word for word in tokens(text) if word != BREAK]
    assert phrases.TAKES_BACK.search(" ".join(said))


@pytest.mark.parametrize(
    "text", ["no", "my leg is wrong somehow", "take it easy", "I've put ice on it", "what did you say"]
)
def test_no_taking_back(text: str) -> None:
    assert not phrases.TAKES_BACK.search(" ".join(tokens(text)))


@pytest.mark.parametrize(
    ("text", "having"),
    [
        ("is it normal to have no feeling when you wipe", True),
        ("why is my foot cold", True),
        ("is it a clot", False),
        ("can I run tomorrow", False),
    ],
)
def test_a_question_that_tells_what_it_asks_about(text: str, having: bool) -> None:
    assert bool(phrases.HAVING.search(" ".join(tokens(text)))) == having


@pytest.mark.parametrize(
    ("text", "thing"),
    [("the telly's gone purple", "telly"), ("my old phone is dead", "phone"), ("it is cold", None), ("I fell", None)],
)
def test_a_sentence_that_opens_with_a_thing(text: str, thing: str | None) -> None:
    found = phrases.SUBJECT.match(" ".join(tokens(text)))
    assert (found[1] if found else None) == thing


@pytest.mark.parametrize(("text", "count"), [("no, no, and no", 3), ("nope, nah", 2), ("not at all", 0), ("", 0)])
def test_noes_are_counted(text: str, count: int) -> None:
    assert phrases.noes(tokens(text)) == count


@pytest.mark.parametrize("of", "he she they his her their".split())
def test_a_clause_may_go_on_of_somebody_else(of: str) -> None:
    assert phrases.goes_on_of_others(tokens(f"well {of} leg was the same"))
    for mine in ("me", "my", "i"):
        assert not phrases.goes_on_of_others(tokens(f"{of} told {mine} so"))


@pytest.mark.parametrize("text", ["", "well", "the leg is his"])
def test_a_clause_that_does_not_open_with_somebody_else_does_not(text: str) -> None:
    assert not phrases.goes_on_of_others(tokens(text))


@pytest.mark.parametrize("no", "no nope nah naw nay".split())
def test_what_stands_behind_a_no_is_read_without_it(no: str) -> None:
    assert phrases.without_no(tokens(f"{no} {no} well my foot is fine")) == tokens("my foot is fine")
    assert phrases.without_no(tokens(no)) == []


def test_without_a_no_nothing_is_left_out() -> None:
    assert phrases.without_no(tokens("well my foot is fine")) == tokens("well my foot is fine")
    assert phrases.without_no(tokens("my foot is no fine thing")) == tokens("my foot is no fine thing")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("blood? heavens no", True),
        ("numb down there? uh no. can I drive", True),
        ("cancer? no thank God", True),
        ("trouble peeing no not really", True),
        ("no blood", False),
        ("her leg suddenly won't move, it's like it isn't hers", False),
        ("am I numb? no", True),
        ("my chest is tight, no", False),
        ("fainting no but breathless yes", False),
    ],
)
def test_a_thing_said_back_and_denied(text: str, denied: bool) -> None:
    assert bool(phrases.echoed(tokens(text))) is denied


@pytest.mark.parametrize(
    ("text", "answers"),
    [("no, my chest's fine", True), ("no it's fine", True), ("no no no", True), ("no pain", False), ("not me", False)],
)
def test_a_no_that_answers_is_told_from_one_that_denies_a_thing(text: str, answers: bool) -> None:
    assert phrases.says_no(tokens(text)) is answers

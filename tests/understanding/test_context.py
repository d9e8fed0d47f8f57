"""In what context a clause speaks: NegEx's and ConText's triggers, pseudo-triggers and scopes, as people talk."""

import pytest

from skill.understanding.context import context, scopes
from skill.understanding.words import BREAK, tokens


def in_context(text: str) -> set[str]:
    """The names of what holds of a clause; "denied" and "denied twice" for its negations."""
    found = context(" ".join(word for word in tokens(text) if word != BREAK))
    names = {name for name in ("supposed", "past", "lasting", "other", "relation") if getattr(found, name)}
    return names | ({"denied"} if found.negations == 1 else {"denied twice"} if found.negations > 1 else set())


@pytest.mark.parametrize(
    "text",
    [
        "no chest pain",
        "I haven't coughed up any blood",
        "there isn't any numbness",
        "I've never had cancer",
        "it's not swollen",
        "none of those",
        "nowt like that",
        "without any swelling",
        "free of pain",
        "it isnae cold",
        "nothing wrong with my breathing",
        "the tingling has stopped",
        "I'm no longer breathless",
    ],
)
def test_triggers_of_negation(text: str) -> None:
    assert in_context(text) == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "not only my leg",
        "I'm not sure it's swollen",
        "no idea",
        "no doubt about it",
        "no wonder it hurts",
        "it's not just the left",
        "not being funny but it's black",
        "it won't stop bleeding",
        "it never stops",
        "nothing helps",
        "I've never known pain like it",
        "I don't know",
        "I don't mind saying it hurts",
        "why not",
        "don't you think it's swollen",
        "I've lost weight without trying",
        "I can't tell you how sore it is",
    ],
)
def test_what_only_looks_like_a_negation(text: str) -> None:
    assert not in_context(text) & {"denied", "denied twice"}


def test_two_negations_are_counted() -> None:
    assert in_context("I'm not without feeling") == {"denied twice"}


@pytest.mark.parametrize(
    "text",
    [
        "is it cancer",
        "could it be a clot",
        "can I run tomorrow",
        "what if it goes black",
        "do I have sciatica",
        "should I worry about my heart",
        "I'm scared it's a clot",
        "I was reading about blood clots",
        "tell me about sciatica",
        "so how do I know it's not broken",
        "um is that a blood clot",
        "I wonder if it's broken",
        "in case it's a clot",
        "what are the signs of a clot",
    ],
)
def test_what_is_only_asked_about_or_imagined(text: str) -> None:
    assert "supposed" in in_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "my leg is swollen",
        "it is hot",
        "I can feel it",
        "I think I fainted",
        "I could hardly breathe",
        "my heart should be fine",
    ],
)
def test_what_is_said_outright(text: str) -> None:
    assert "supposed" not in in_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "I had a clot in nineteen ninety five",
        "thirty years ago",
        "I fainted as a kid",
        "I had a bit of a cough last winter",
        "when I was twenty",
        "I used to get that",
        "it was swollen but it has gone now",
        "back in the day",
        "I had it at school",
        "I broke it in two thousand",
        "I leak a bit since the kids",
    ],
)
def test_the_past(text: str) -> None:
    assert "past" in in_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "it started last night",
        "since this morning",
        "I fainted earlier",
        "two days ago",
        "last week",
        "an hour ago",
        "it's been never worse than I used to think",
        "it's not what it used to be",
        "the pain is worse than when I walk",
    ],
)
def test_what_is_not_long_ago(text: str) -> None:
    assert "past" not in in_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "they're always a bit weak at my age",
        "I get puffed on the stairs but that's the cigarettes",
        "I've been like that for years",
        "it's been numb for thirty years",
        "same as usual",
        "that's normal for me",
        "it's old age",
        "constipated because of the codeine",
        "I've had that for years",
        "I pee all the time but that's the baby",
    ],
)
def test_an_old_state_or_one_with_a_harmless_reason(text: str) -> None:
    assert "lasting" in in_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "they're always a bit weak but worse since yesterday",
        "I'm always short of breath but today it's worse",
        "it's never used to do this for years",
        "I've had it for years and it suddenly went",
    ],
)
def test_an_old_state_that_is_newly_worse_is_not_old(text: str) -> None:
    assert "lasting" not in in_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "my dog's leg is cold",
        "my old cat's got a swollen paw",
        "my next door neighbour has a clot",
        "my mum had cancer",
        "my sister lost all feeling in her legs",
        "I saw a film where his leg went black",
        "the bloke down the road had a clot",
        "somebody on the bus fainted",
        "my late husband coughed blood",
        "it runs in the family",
        "her on the telly said so in the programme",
        "it was in the news",
    ],
)
def test_other_peoples_and_animals_trouble(text: str) -> None:
    assert "other" in in_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "his foot's gone black",
        "my mum can't breathe",
        "my husband's leg is swollen",
        "she has lost the feeling in her foot",
        "dad's foot's cold",
        "my daughter is fifteen",
    ],
)
def test_somebody_whom_the_patient_asks_for(text: str) -> None:
    found = in_context(text)
    assert "relation" in found
    assert "other" not in found


@pytest.mark.parametrize(
    "text",
    [
        "I sprinted after the dog and it caught me mid stride",
        "tripped over the cat and landed on my hip",
        "I walked the dog round the park this morning",
        "I was watching telly and my stomach just exploded with pain",
        "everyone says I'm wasting away",
        "it's as though somebody kicked me in the calf",
        "wiping myself feels like wiping someone else",
        "a man at work had to carry me because I could not stand",
    ],
)
def test_others_beside_the_patient_do_not_have_the_trouble(text: str) -> None:
    assert "other" not in in_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was with the dog's leg all night, it was swollen",
        "my neighbour had a clot and I am worried",
        "a woman in the film couldn't feel her legs",
        "over the road somebody collapsed",
    ],
)
def test_beside_the_patient_others_may_have_it_all_the_same(text: str) -> None:
    assert "other" in in_context(text)


def test_the_patient_alone_is_nobody_else() -> None:
    assert in_context("my leg is swollen and hot") == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("my chest is fine", "- - - -"),
        ("no chest pain", "not not not"),
        ("i can not feel my foot", "- - can can can can"),
        ("i can feel it and it is not cold", "- - - - - - - not not"),
        ("it is not swollen but it is hot", "- - not not - - - -"),
        ("no swelling although it is hot", "not not - - - -"),
        ("i do not stand and i will not", "- - not not - - - can"),
        ("never cold because i move", "not not - - -"),
    ],
)
def test_scopes(text: str, wanted: str) -> None:
    """From the trigger to the end of the clause, or to a word that ends it."""
    assert [kind or "-" for kind in scopes(text.split())] == wanted.split()

"""Ages and durations in words. An age missed is asked for; an age made up ends the check of a grown-up."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.understanding.numbers import SMALL, age, days, numbers
from skill.understanding.words import tokens

TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
UNITS = "zero one two three four five six seven eight nine".split()


def in_words(number: int) -> str:
    """The number, below 200, as it is spoken."""
    if number >= 100:
        return "a hundred" if number == 100 else f"a hundred and {in_words(number - 100)}"
    if number < 20:
        return next(word for word, value in SMALL.items() if value == number)
    return f"{TENS[number // 10 - 2]} {UNITS[number % 10]}".removesuffix(" zero")


@given(st.integers(0, 199), st.sampled_from(["{}", "it is {} or so", "my {} legs"]))
def test_every_number_is_read_in_words_and_in_digits(number: int, around: str) -> None:
    for told in (in_words(number), str(number)):
        assert [found.value for found in numbers(around.format(told).split())] == [number]


@given(st.integers(1, 119))
def test_every_age_is_read(years: int) -> None:
    for told in (in_words(years), str(years)):
        assert age(tokens(f"I'm {told}"), asked=False) == years
        assert age(tokens(f"she's {told} years old"), asked=False) == years
        assert age(tokens(told), asked=True) == years
        assert age(tokens(told), asked=False) is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("I'm eighty in March", 80),
        ("I'm 42 and my thigh hurts after a run", 42),
        ("no I'm twenty eight", 28),
        ("it's for my mum she's ninety one", 91),
        ("I'm only nineteen", 19),
        ("she turned sixty-five last week", 65),
        ("my wife is just seventy", 70),
        ("I'm in my seventies", 70),
        ("he's in his late fifties", 55),
        ("aged fifty three", 53),
        ("my son is eighteen months old", 1),
        ("a hundred and one years old", 101),
        ("I am forty years of age", 40),
        ("I was sixty four on my last birthday", 64),
        ("I'll be eighty nine come Christmas", 89),
        ("I'm a pensioner, sixty-eight", 68),
        ("I'm an old codger of eighty-four", 84),
        ("my age is sixty-nine, running seventy", 69),
        ("well I'm pushing eighty", 80),
        ("I'm not eighteen till next June", 17),
        ("no, I'm a guy, thirty eight", 38),
    ],
)
def test_ages(text: str, years: int) -> None:
    assert age(tokens(text), asked=False) == years


@pytest.mark.parametrize("verb", "am is 's be are".split())
@pytest.mark.parametrize("after", ["in march", "next week", "last week", "now", "soon"])
def test_an_age_needs_no_subject_where_a_time_follows_it(verb: str, after: str) -> None:
    assert age(f"{verb} forty {after}".split(), asked=False) == 40
    assert age(f"{verb} forty".split(), asked=False) is None
    assert age(f"makes forty {after.replace('last', 'this')}".split(), asked=False) is None


@pytest.mark.parametrize("before", ["aged", "turned", "turning", "age"])
def test_what_stands_before_an_age_tells_it(before: str) -> None:
    assert age([before, "forty"], asked=False) == 40


def test_the_least_age_that_is_denied() -> None:
    assert age(tokens("I'm not thirteen yet"), asked=False) == 12


@pytest.mark.parametrize(
    "text",
    [
        "it's been sore thirty years",
        "I'm 30 weeks pregnant",
        "I'm fourteen stone",
        "she's five months gone",
        "I'm not one to complain",
        "I can't do the stairs, all twelve of them",
        "I'm on two tablets",
        "I'm in two minds",
        "both legs, for five days now",
        "it's half past seven",
        "I ran ten k this morning",
        "I'm five foot six",
        "in nineteen ninety five",
        "the size of a two pound coin",
        "I'm at one hundred percent",
        "eight out of ten",
        "call nine nine nine",
    ],
)
def test_numbers_that_are_no_age(text: str) -> None:
    assert age(tokens(text), asked=False) is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("seventy two", 72),
        ("oh I'm past eighty", 80),
        ("it's been sore thirty years", None),
        ("thirty weeks gone", None),
        ("six months old", 0),
        ("sixty six next birthday", 66),
        ("I'd rather not say", None),
    ],
)
def test_ages_where_one_was_asked_for(text: str, years: int | None) -> None:
    assert age(tokens(text), asked=True) == years


@pytest.mark.parametrize(
    ("text", "at_least", "at_most"),
    [
        ("thirty years", 10950, 10950),
        ("three weeks or so", 21, 21),
        ("a fortnight", 14, 14),
        ("ten days", 10, 10),
        ("a couple of weeks", 14, 14),
        ("a couple of days", 2, 2),
        ("a few days", 3, 3),
        ("two or three months", 60, 90),
        ("two days, no, three weeks", 21, 21),
        ("since March", 15, 400),
        ("since Tuesday", 0, 7),
        ("since yesterday", 0, 7),
        ("it started last night", 0, 7),
        ("only since this morning", 0, 7),
        ("an hour", 0, 1),
        ("for ages", 15, 9999),
        ("months", 15, 9999),
        ("a year now", 365, 365),
        ("all week", 3, 7),
        ("six and a half weeks", 42, 46),
        ("five weeks", 35, 35),
        ("half a day", 0, 1),
    ],
)
def test_durations(text: str, at_least: int, at_most: int) -> None:
    lasted = days(tokens(text))
    assert lasted is not None
    assert at_least <= lasted <= at_most


@pytest.mark.parametrize("amount", "a one this all whole last the past".split())
def test_one_of_a_unit_is_told_in_many_ways(amount: str) -> None:
    assert days(tokens(f"sore for {amount} week")) == 7


@pytest.mark.parametrize(
    ("text", "lasted"),
    [
        ("two and a half weeks", 17.5),
        ("a couple of months", 60),
        ("couple of weeks", 14),
        ("ten good days", 10),
        ("six whole weeks", 42),
        ("three odd weeks", 21),
        ("week", None),
        ("the kind of week", None),
        ("two sore legs all in a week", 7),
        ("old, one week", 7),
        ("three weeks pregnant", None),
        ("sore three weeks while pregnant", 21),
        ("weeks it has been like this", None),
        ("since my fall", None),
    ],
)
def test_how_much_of_a_unit(text: str, lasted: float | None) -> None:
    assert days(tokens(text)) == lasted


@pytest.mark.parametrize("began", ["since", "started in", "began in", "only", "it was before"])
def test_when_it_began_tells_how_long(began: str) -> None:
    long_ago, lately = days(tokens(f"{began} march")), days(tokens(f"{began} yesterday"))
    assert long_ago is not None
    assert lately is not None
    assert long_ago > 14 > lately
    assert days(tokens(f"{began} christmas")) == long_ago
    assert days(tokens(f"{began} tuesday")) == lately


@pytest.mark.parametrize(
    "text",
    ["", "my leg hurts", "I'm forty", "three years old", "two legs", "the size of a plate", "march up and down"],
)
def test_no_duration(text: str) -> None:
    assert days(tokens(text)) is None


@given(st.integers(1, 99), st.sampled_from([("day", 1), ("week", 7), ("month", 30), ("year", 365)]))
def test_every_duration_is_read(amount: int, unit: tuple[str, int]) -> None:
    for told in (in_words(amount), str(amount)):
        text = f"it's been {told} {unit[0]}{'s' if amount > 1 else ''}"
        assert days(tokens(text)) == amount * unit[1]
        assert age(tokens(text), asked=False) is None


@given(
    st.lists(
        st.sampled_from([*SMALL, *"hundred and a years old i am since of or weeks | day ago march".split()]),
        max_size=12,
    )
)
def test_any_words_are_read_without_a_slip(words: list[str]) -> None:
    found = list(numbers(words))
    assert all(0 <= one.start < one.end <= len(words) for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for asked in (True, False):
        years = age(words, asked)
        assert years is None or 0 <= years < 120
    lasted = days(words)
    assert lasted is None or lasted >= 0

"""What a clause is made of, for the learnt model: words, pairs of words, and letters side by side.

The same function feeds the training (skill/language/learn.py) and the running skill, so that the two can't differ.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from skill.understanding.words import BREAK

# Words that stand for a kind of thing, so that what was learnt of one holds for all of them.
_KINDS = {
    "who": "husband wife mum mom mam mummy dad daddy mother father nan nana gran granny grandma grandad partner son daughter "
    "boyfriend girlfriend lad missus hubby brother sister granddaughter grandson fiance bloke",
    "he": "he she they him her them his hers their he's she's",
    "side": "left right",
    "day": "monday tuesday wednesday thursday friday saturday sunday yesterday today",
    "month": "january february march april june july august september october november december spring summer autumn winter",
    "number": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred",
    "limb": "leg thigh calf foot hamstring knee ankle shin toes toe heel limb hammy buttock",
    "tummy": "tummy belly stomach abdomen guts gut",
    "small": "coin penny pea grape thumbnail stamp button fingertip cherry acorn tiny wee titchy little",
    "large": "plate saucer melon football grapefruit massive huge enormous gigantic massively dinner",
    "fine": "fine grand normal normally usual usually ordinary regular comfortable comfortably easy easily freely healthy perfect "
    "perfectly lovely solid sound okay ok alright clear clean smooth smoothly steady sturdy dandy champion brilliant great good well "
    "happy happily painless fit natural spotless cosy settled unaffected untouched intact nicely sweet",
    "not": "not no never none nothing nowt without neither nor nae",
}
_KIND_OF = {word: f"<{kind}>" for kind, words in _KINDS.items() for word in words.split()}
LETTERS = (3, 4)
UNKNOWN = "<unknown>"


def kind_of(word: str) -> str:
    """Return the kind of thing that a word names, or the word."""
    return _KIND_OF.get(word, word)


def features(words: Sequence[str], known: Callable[[str], bool] | None = None) -> list[str]:
    """Return the features of a clause, each once, in the order in which they occur.

    A word that isn't `known` is of the kind of the unknown: of those, few are told of a body.
    """
    said = [word for word in words if word != BREAK]
    kinds = [kind_of(word) if known is None or known(word) else UNKNOWN for word in said]
    found: dict[str, None] = {}
    for word, kind in zip(said, kinds, strict=True):
        found["w " + word] = None
        if kind != word:
            found["w " + kind] = None
    for line in (said, kinds) if kinds != said else (said,):
        edged = ["^", *line, "$"]
        for first, second in pairwise(edged):
            found[f"p {first} {second}"] = None
    for word in said:
        if len(word) > 3:
            edged_word = f"_{word}_"
            for length in LETTERS:
                for start in range(len(edged_word) - length + 1):
                    found["c " + edged_word[start : start + length]] = None
    return list(found)

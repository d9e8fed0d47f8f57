"""Bring words into one form, so that what is heard, typed and learnt can be compared."""

from __future__ import annotations

import re

_DOTTED = re.compile(r"\b(?:[a-z]\. ?)+(?=\W|$)")
_SPELT_OUT = re.compile(r"(?<!')\b[b-hj-z](?: [a-z]\b)+")
_BREAK = re.compile(r"[,;:!?—–]+|(?<!\b[a-z])\.(?!\d)|\s-\s")
_WHOLE = {
    "cannot": "can not",
    "can't": "can not",
    "cant": "can not",
    "won't": "will not",
    "wont": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "aint": "is not",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "wasnt": "was not",
    "havent": "have not",
    "hasnt": "has not",
    "cannae": "can not",
    "dinnae": "do not",
    "couldnae": "could not",
    "isnae": "is not",
    "wasnae": "was not",
    "havenae": "have not",
    "didnae": "did not",
    "gonna": "going to",
    "im": "i am",
    "ive": "i have",
    "i'm": "i am",
    "let's": "let us",
}
_ENDINGS = (("n't", " not"), ("'ve", " have"), ("'re", " are"), ("'ll", " will"), ("'d", " would"), ("'s", " 's"))
BREAK = "|"
"""Stands where a comma or another pause was written. Alexa writes none, so nothing may depend on it."""


def plain(text: str) -> str:
    """Return `text` in lower case with straight apostrophes, no other punctuation, and "D. V. T." as "dvt"."""
    return " ".join(word for word in _one_form(text).split() if word != BREAK)


def tokens(text: str) -> list[str]:
    """Return the words of `text`, contractions written out ("can't" is "can not"), a BREAK at each pause."""
    found: list[str] = []
    for word in _one_form(text).split():
        if word != BREAK or found[-1:] != [BREAK]:
            found += _written_out(word).split()
    while found and found[0] == BREAK:
        del found[0]
    while found and found[-1] == BREAK:
        del found[-1]
    return found


def _one_form(text: str) -> str:
    text = text.lower().replace("’", "'").replace("‘", "'")
    text = _DOTTED.sub(lambda letters: re.sub(r"\W", "", letters[0]) + " ", text)
    text = _BREAK.sub(f" {BREAK} ", text)
    text = " ".join(re.sub(r"[^\w' |]", " ", text).replace("_", " ").split())
    return _SPELT_OUT.sub(lambda letters: letters[0].replace(" ", ""), text)


def _written_out(word: str) -> str:
    word = word.strip("'") if word not in _WHOLE else word
    if word in _WHOLE:
        return _WHOLE[word]
    for ending, written in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending) + written
    return word

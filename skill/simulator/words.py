"""Words in one form, so that what is typed and what the model says can be compared."""

import re

_DOTTED = re.compile(r"\b(?:[a-z]\. ?)+(?=\W|$)")
_SPELT_OUT = re.compile(r"(?<!')\b[b-hj-z](?: [a-z]\b)+")


_ENDING = re.compile(r"(?<=\w)'(?:s|ve|m|re|d|ll)\b")


def words(text: str) -> list[str]:
    """The words of a plain text, without the endings of "leg's" and "I've"."""
    return _ENDING.sub("", text).split()


def plain(text: str) -> str:
    """Lower case, straight apostrophes, no other punctuation, "D. V. T." and "D V T" as "dvt"."""
    text = text.lower().replace("’", "'")
    text = _DOTTED.sub(lambda letters: re.sub(r"\W", "", letters[0]) + " ", text)
    text = " ".join(re.sub(r"[^\w' ]", " ", text).split())
    return _SPELT_OUT.sub(lambda letters: letters[0].replace(" ", ""), text)

"""Whom people talk of: relations by sex, age and closeness, so that every rule reads the same lists."""

from __future__ import annotations

YOUNG_WOMEN, YOUNG_MEN = "daughter granddaughter lass".split(), "son grandson lad".split()
_CLOSE_WOMEN = "wife mum mom mam mummy mother nan nana gran granny grandma girlfriend missus".split()
_CLOSE_MEN = "husband dad daddy father grandad granddad boyfriend hubby bloke".split()
CLOSE = (*_CLOSE_WOMEN, *_CLOSE_MEN, *YOUNG_WOMEN, *YOUNG_MEN, "partner", "fiance", "fiancé", "fiancée")
"""Those for whom somebody may well ask."""
_KIN_WOMEN, _KIN_MEN = "sister auntie aunt niece".split(), "brother uncle nephew".split()
OTHERS = "neighbour neighbor friend mate flatmate roommate colleague cousin boss lodger tenant".split()
KIN = (*_KIN_WOMEN, *_KIN_MEN, *OTHERS)
"""Those of whom people tell without asking for them."""
WOMEN = frozenset(("she", "her", "hers", "mrs", "miss", *_CLOSE_WOMEN, *YOUNG_WOMEN, *_KIN_WOMEN))
MEN = frozenset(("he", "him", "his", "mr", *_CLOSE_MEN, *YOUNG_MEN, *_KIN_MEN))
GROWN = tuple(word for word in (*CLOSE, *KIN, "old man") if word not in (*YOUNG_WOMEN, *YOUNG_MEN, "niece", "nephew"))
"""Those who are no children, if no age is said."""


def of(words: tuple[str, ...] | list[str]) -> str:
    """Return a pattern of one of these relations as somebody's: "my wife", "the old neighbour"."""
    return rf"(?:my|our|the) (?:\w+ )?(?:{'|'.join(words)})\b"

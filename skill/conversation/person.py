"""Speak of somebody else: "your leg" becomes "her leg" where a daughter asks for her mother."""

from __future__ import annotations

import re

_POSSESSIVE = {"she": "her", "he": "his", "they": "their"}
_OBJECT = {"she": "her", "he": "him", "they": "them"}
_HELPERS = {
    "do": "does",
    "are": "is",
    "have": "has",
    "were": "was",
    "don't": "doesn't",
    "aren't": "isn't",
    "haven't": "hasn't",
}
_ASKED = re.compile(r"\b(Do|Are|Have|Were|Don't|Aren't|Haven't|Did|Can|Can't|Could|Would|Will) you\b", re.IGNORECASE)
_STATED = re.compile(r"\byou (are|have|were|do|don't|aren't|haven't)\b")
_PRESENT = frozenset(
    "take sit step wipe feel lie walk lean stand run cough need want lose use smoke stop hear squeeze bend "
    "inject manage".split()
)
_VERBS = re.compile(
    r"\byou (?P<how>only )?(?P<verbs>\w+(?:(?: forward| down)?(?:, | or |, or | and )(?:"
    + "|".join(sorted(_PRESENT))
    + r"))*)\b"
)
"""What "you" do: one verb, or several in a row ("until you stop, sit or lean forward")."""
_OBJECTS = re.compile(
    r"\b(for|with|of|to|near|around|behind|keeps?|wakes?|tells?|told|given?|gives?|stops?|eases?) you\b"
)


def about(text: str, who: str) -> str:
    """Return `text`, which speaks to the patient as "you", about `who`: "she", "he" or "they"."""
    plural = who == "they"

    def asked(found: re.Match[str]) -> str:
        helper = found[1] if plural else _matched(found[1], _HELPERS.get(found[1].lower(), found[1]))
        return f"{helper} {who}"

    def verb(found: re.Match[str]) -> str:
        said = found["verbs"]
        if not plural and said.split()[0].rstrip(",") in _PRESENT:
            said = re.sub(r"\w+", lambda word: _third(word[0]) if word[0] in _PRESENT else word[0], said)
        return f"{who} {found['how'] or ''}{said}"

    text = _ASKED.sub(asked, text)
    text = _OBJECTS.sub(lambda found: f"{found[1]} {_OBJECT[who]}", text)
    text = _STATED.sub(lambda found: f"{who} {found[1] if plural else _HELPERS[found[1]]}", text)
    text = _VERBS.sub(verb, text)
    text = re.sub(r"\byour\b", _POSSESSIVE[who], text)
    text = re.sub(r"\bYour\b", _POSSESSIVE[who].capitalize(), text)
    text = re.sub(r"\byou\b", who, text)
    return re.sub(r"\bYou\b", who.capitalize(), text)


def _third(verb: str) -> str:
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"


def _matched(like: str, word: str) -> str:
    return word.capitalize() if like[0].isupper() else word

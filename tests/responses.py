"""What holds of every response that the skill ever gives."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from skill.content.compiled import content

MOST_BYTES = 24_000
MOST_CHARACTERS = 8_000

# design.md, "How it speaks: never", as patterns over what is heard. Questions may ask "do you have …?".
NEVER = {
    "a diagnosis": r"(?<!do )\byou(?:'ve| have| don't have| do not have) (?!a question|ever)",
    "false reassurance": r"nothing serious|don't need a (?:doctor|gp)|no need (?:to see|for) a",
    "a dose": r"\b\d+ ?(?:mg|milligrams?|tablets?|pills?)\b|\b(?:one|two|four) (?:tablets|pills|paracetamol)\b",
    "a promise of safety": r"safe for you to take|is safe to take|perfectly safe",
    "a call that we can't make": r"\bi(?:'ve| have) called|i(?:'ll| will) call|calling (?:an ambulance|999|911)",
    "a made-up number": r"\b\d{4,}\b|\b0\d{3}[ \d]+",  # but for those of locales.toml
    "slang": r"\bbum\b|\bbutt\b|\bass\b|\barse\b",
}


def check(response: dict[str, Any]) -> None:
    """Raise AssertionError, saying what is wrong, unless the response keeps every promise that all of them keep."""
    text = json.dumps(response)
    assert len(text.encode()) < MOST_BYTES, "over 24 kB"
    assert response.get("version") == "1.0"
    body = response["response"]
    if not body:
        return
    if "outputSpeech" not in body:
        check_permission(response)
        return
    spoken = spoken_text(body.get("outputSpeech"))
    if body.get("shouldEndSession") is False:
        assert spoken.endswith("?"), f"an open session that ends on no question: {spoken!r}"
        assert spoken_text(body["reprompt"]["outputSpeech"]).endswith("?"), "the reprompt asks nothing"
        assert response["sessionAttributes"]["question"], "an open session without an open question"
    else:
        assert body.get("shouldEndSession") is True
        assert not spoken.endswith("?"), f"a question, and then a closed session: {spoken!r}"
        assert not response.get("sessionAttributes"), "a session that ended keeps attributes"
    card = body.get("card") or {}
    for heard in (spoken, card.get("content", "")):
        assert len(heard) < MOST_CHARACTERS
        assert "{" not in heard, f"a word in braces was left: {heard!r}"
        assert "  " not in heard, f"a gap: {heard!r}"
        for name, pattern in NEVER.items():
            found = re.search(pattern, _without_given_numbers(heard), re.IGNORECASE)
            assert not found, f"{name}: {heard!r}"


def check_permission(response: dict[str, Any]) -> None:
    """Raise AssertionError unless this response hands over to Alexa to ask for a permission, and tells it nothing
    else."""
    body = response["response"]
    assert set(body) == {"directives"}, "nothing is said or shown beside Alexa's question, and the session goes on"
    (directive,) = body["directives"]
    assert (directive["type"], directive["name"]) == ("Connections.SendRequest", "AskFor")
    assert set(directive["payload"]) == {"@type", "@version", "permissionScope"}
    assert re.fullmatch(r"alexa::alerts:(timers|reminders):skill:readwrite", directive["payload"]["permissionScope"])
    assert re.fullmatch(r"(?:start|again|second|more|remind) \d{1,4}", directive["token"]), (
        "no health answer in the token"
    )
    assert response["sessionAttributes"]["question"], "what was going on is kept"


GIVEN_NUMBERS = sorted(
    {
        number
        for words in content().locales.values()
        for text in (words.advice, words.advice_line, words.crisis_line, words.poison_line)
        for number in re.findall(r"\d[\d -]*\d", text)
    },
    key=len,
    reverse=True,
)
"""The numbers that content gives, with sources: of helplines, by country."""


def _without_given_numbers(heard: str) -> str:
    for number in GIVEN_NUMBERS:
        heard = heard.replace(number, "#")
    return heard


def spoken_text(output: Any) -> str:
    """The words of an outputSpeech object, which must be valid SSML."""
    assert output["type"] == "SSML"
    root = ElementTree.fromstring(output["ssml"])
    assert root.tag == "speak"
    for element in root.iter():
        assert element.tag in ("speak", "say-as", "break"), f"markup that the skill doesn't make: {element.tag}"
    return " ".join("".join(root.itertext()).split())

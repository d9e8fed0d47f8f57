"""What can be heard at any time: causes by name, self-care, and the topics that go with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from skill.content.schema import Advice, Cause
from skill.conversation import causes, ice
from skill.conversation.asking import clarifying, keep_open, offer, open_question, resume, settle
from skill.conversation.outcome import action_again, next_offer, what_to_tell
from skill.conversation.turn import Reply, Turn
from skill.session import More

LIKE_ICE = ("cold_pale_leg", "sudden_numb_leg", "numbness_or_tingling")
"""Findings that ice on the skin can feel like."""
_ICE = re.compile(r"\b(?:ice|iced|icing|frozen|cold pack|ice pack)\b", re.IGNORECASE)


def about_cause(turn: Turn, id: str = "") -> Reply:
    """Say what a cause is, how it feels, what helps and when to worry."""
    cause = turn.content.causes.get(id)
    if cause is None:
        return _which(turn, turn.phrases.not_covered, "which_cause")
    summary = (cause.what, cause.feels, cause.helps, cause.worry)
    return _told(
        turn, " ".join(filter(None, (ice.say(turn, text) for text in summary))), More("causes", cause.id), cause.name
    )


def topic(turn: Turn, id: str) -> Reply:
    """One topic of self-care, or one of the questions that people ask besides."""
    if id == "what_to_tell":
        turn.shows = "told"
        return resume(turn, what_to_tell(turn))
    if id == "ice_numb":
        return ice_numb(turn)
    if id in turn.content.selfcare:
        return _advice(turn, "selfcare", turn.content.selfcare[id])
    return _advice(turn, "topics", turn.content.topics[id]) if id in turn.content.topics else self_care(turn)


def self_care(turn: Turn) -> Reply:
    """Say what helps, without a topic named; in answer to "would you like to hear what helps?", what helps."""
    if turn.session.question == "offer_self_care":
        return home_care(turn)
    return _which(turn, turn.phrases.topics_in_check, "which_topic")


def ice_numb(turn: Turn) -> Reply:
    """Skin numb or cold from the ice: take it off, and ask whether the leg is cold or numb beside that."""
    turn.session.ice_off, turn.session.clarifies = True, ice.COLD
    keep_open(turn)
    ice.look(turn)  # one that was started before is offered to be stopped, once it is known that this is no emergency
    return Reply(turn.say(turn.phrases.ice_off), clarifying(turn))


def of_ice(turn: Turn) -> bool:
    """Return whether the patient says that it is the ice."""
    return bool(_ICE.search(turn.words))


def list_causes(turn: Turn) -> Reply:
    """Say what can cause such pain; in answer to "would you like to know what might be causing it?", what is likely."""
    if turn.session.question == "offer_causes":
        return causes.start(turn)
    return _advice(turn, "topics", turn.content.topics["list_causes"])


def womens_causes(turn: Turn) -> Reply:
    return _advice(turn, "topics", turn.content.topics["womens_causes"])


def heart(turn: Turn) -> Reply:
    return _advice(turn, "topics", turn.content.topics["heart"])


def when_to_worry(turn: Turn) -> Reply:
    return _advice(turn, "topics", turn.content.topics["when_to_worry"])


def prevention(turn: Turn) -> Reply:
    return _advice(turn, "topics", turn.content.topics["prevention"])


def home_care(turn: Turn) -> Reply:
    """Say what helps at home: the likely cause's own advice where one was named, without a card, else rest."""
    settle(turn, "offer_self_care")
    named = turn.content.causes.get(turn.session.likely)
    if named is not None:
        return _with_more(turn, f"{ice.say(turn, named.helps)} {action_again(turn)}".strip(), More("causes", named.id))
    return _advice(turn, "selfcare", turn.content.selfcare["rest"])


def more(turn: Turn) -> Reply:
    """Say the next paragraph of what was told last."""
    place = turn.session.more
    paragraphs = _paragraphs(turn, place) if place else ()
    if place is None or place.paragraph >= len(paragraphs):
        return next_offer(turn, turn.say(turn.phrases.nothing_more))
    turn.shows = f"more.{place.id}"
    speech = f"{ice.say(turn, paragraphs[place.paragraph])} {action_again(turn)}".strip()
    return _with_more(turn, speech, More(place.file, place.id, place.paragraph + 1))


def _advice(turn: Turn, file: Literal["selfcare", "topics"], advice: Advice) -> Reply:
    """Return the advice; where something known goes against it, what is said instead, without a telling card."""
    if _known(turn, advice):
        speech = f"{turn.say(advice.instead)} {action_again(turn)}".strip()
        return resume(turn, speech) if open_question(turn) else next_offer(turn, speech)
    return _told(turn, ice.say(turn, advice.summary), More(file, advice.id), advice.name)


def _known(turn: Turn, advice: Advice) -> bool:
    return ice.against(turn) if advice.id == "ice" else not turn.session.known.positive.isdisjoint(advice.unless)


def _told(turn: Turn, speech: str, place: More, title: str) -> Reply:
    """Say what was asked about; after an outcome, its action once more, so that nothing said later lowers it."""
    if open_question(turn):
        return resume(turn, speech)
    turn.shows = f"{place.file}.{place.id}"
    reply = _with_more(turn, f"{speech} {action_again(turn)}".strip(), place)
    return Reply(reply.speech, reply.question, card=(heading(turn.say(title)), speech))


def _with_more(turn: Turn, speech: str, place: More) -> Reply:
    if place.paragraph >= len(_paragraphs(turn, place)):
        return next_offer(turn, speech)
    turn.session.more = place
    return offer(turn, speech, "offer_more")


def _paragraphs(turn: Turn, place: More) -> tuple[str, ...]:
    files: dict[str, Mapping[str, Cause | Advice]] = {
        "causes": turn.content.causes,
        "selfcare": turn.content.selfcare,
        "topics": turn.content.topics,
    }
    entry = files[place.file].get(place.id)
    return entry.more if entry else ()


def _which(turn: Turn, in_check: str, name: str) -> Reply:
    return resume(turn, turn.say(in_check)) if open_question(turn) else offer(turn, "", name)


def heading(name: str) -> str:
    """Return a name as the title of a card."""
    return name[:1].upper() + name[1:]

"""What can be heard at any time: causes by name, self-care, and the topics that go with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skill.content.schema import Advice, Cause
from skill.conversation import causes
from skill.conversation.outcome import next_offer
from skill.conversation.questions import offer, open_question, resume, settle
from skill.conversation.turn import Reply, Turn


def about_cause(turn: Turn) -> Reply:
    """What a cause is, how it feels, what helps and when to worry."""
    named = turn.meant(turn.content.causes)
    if not named:
        return _which(turn, "not_covered", "which_cause")
    cause = turn.content.causes[named[0]]
    summary = (cause.what, cause.feels, cause.helps, cause.worry)
    return _told(turn, summary, f"causes.{cause.id}", cause.name)


def self_care(turn: Turn) -> Reply:
    """One self-care topic; in answer to "would you like to hear what helps?", what helps."""
    named = turn.meant(turn.content.selfcare)
    if named:
        return _advice(turn, "selfcare", turn.content.selfcare[named[0]])
    if turn.session.question == "offer_self_care":
        return home_care(turn)
    return _which(turn, "topics_in_check", "which_topic")


def list_causes(turn: Turn) -> Reply:
    """What can cause such pain; in answer to "would you like to know what might be causing it?", what is likely."""
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


def ice_timer(turn: Turn) -> Reply:
    """The cautions for ice, and what to say to Alexa for a timer."""
    speech = turn.phrase("ice_timer")
    return resume(turn, speech) if open_question(turn) else next_offer(turn, speech)


def home_care(turn: Turn) -> Reply:
    """What helps at home: the likely cause's own advice where one was named, without a card, else rest."""
    settle(turn, "offer_self_care")
    named = turn.content.causes.get(turn.session.likely)
    if named is not None:
        return _with_more(turn, turn.say(named.helps), f"causes.{named.id}", 0)
    return _advice(turn, "selfcare", turn.content.selfcare["rest"])


def more(turn: Turn) -> Reply:
    """The next paragraph of what was told last."""
    folder, _, rest = turn.session.more.partition(".")
    id, _, place = rest.partition(".")
    paragraphs = _paragraphs(turn, folder, id)
    number = int(place) if place.isdecimal() else 0
    if number >= len(paragraphs):
        return next_offer(turn, turn.phrase("nothing_more"))
    return _with_more(turn, turn.say(paragraphs[number]), f"{folder}.{id}", number + 1)


def _advice(turn: Turn, folder: str, advice: Advice) -> Reply:
    return _told(turn, (advice.summary,), f"{folder}.{advice.id}", advice.name)


def _told(turn: Turn, summary: Sequence[str], place: str, title: str) -> Reply:
    speech = " ".join(turn.say(text) for text in summary)
    if open_question(turn):
        return resume(turn, speech)
    reply = _with_more(turn, speech, place, 0)
    return Reply(reply.speech, reply.question, card=(heading(turn.say(title)), speech))


def _with_more(turn: Turn, speech: str, place: str, number: int) -> Reply:
    folder, _, id = place.partition(".")
    if number >= len(_paragraphs(turn, folder, id)):
        return next_offer(turn, speech)
    turn.session.more = f"{place}.{number}"
    return offer(turn, speech, "offer_more")


def _paragraphs(turn: Turn, folder: str, id: str) -> tuple[str, ...]:
    folders: dict[str, Mapping[str, Cause | Advice]] = {
        "causes": turn.content.causes,
        "selfcare": turn.content.selfcare,
        "topics": turn.content.topics,
    }
    entry = folders.get(folder, {}).get(id)
    return entry.more if entry else ()


def _which(turn: Turn, in_check: str, name: str) -> Reply:
    return resume(turn, turn.phrase(in_check)) if open_question(turn) else offer(turn, "", name)


def heading(name: str) -> str:
    """A name as the title of a card."""
    return name[:1].upper() + name[1:]

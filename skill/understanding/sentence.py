"""Words, and what was asked, in; what they mean out.

The way of a sentence: it is split into clauses (`clauses`); each clause, and the whole, is told its topic by what was
learnt (`model`); for a topic that is a finding, the clause's manner says whether it affirms, denies or speaks of an
old state (`manner`), and its context whether it tells anything at all (`context`): what is asked about, imagined,
long past or somebody else's isn't told. Ages and durations are read as numbers (`numbers`). Pure: no clock, no I/O,
no Alexa.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace as with_context

from msgspec.structs import replace

from skill.content.schema import Answer
from skill.understanding import numbers, person, phrases
from skill.understanding.clauses import clauses
from skill.understanding.findings import with_findings
from skill.understanding.heard import AGES, LASTING, SURE, Heard, Sentence, hear
from skill.understanding.meaning import Asked, Meaning
from skill.understanding.model import learnt
from skill.understanding.words import BREAK, tokens

SURE_LEAST = 0.5
"""How sure at most is what a question tells."""
SURE_CRISIS_ALONE, SURE_CRISIS, SURE_CRISIS_IN_ANSWER = 0.35, 0.6, 0.95
"""How sure a crisis must be: by itself, beside a sign, and beside an answer to what was asked."""
SELF_HARM = ("suicide", "overdose")
"""Crises that go before every sign told beside them."""
NOT_OF_MEN = ("pregnant_or_recent_birth", "with_period")
"""What somebody who says that he is a man hasn't."""
SURE_ANSWER = 0.5
"""How sure an answer must be that is told by its words as a whole."""
LEAST_QUESTION = 4
"""Words of a question that nothing is known of: shorter ones are fillers ("is it heck")."""
FEW_WORDS = 6
NOES = 3
"""So many noes deny all that was asked: "no, no, and no"."""
SURE_STATED = 0.8
"""How sure a wish must be that is only stated while a question is open: "I live alone"."""
SURE_DENIAL = 0.9
"""How sure something else must be that stands beside a yes or no in a few words."""
FORTNIGHT, ADULT = 14, 18
ANSWERS: dict[str, Answer] = {"intent:yes": "yes", "intent:no": "no", "intent:not_sure": "not_sure"}
WISHES = ("cause:", "topic:", "intent:")
WHILE_WAITING = ("emergency_more", "crisis_more")
"""What is open while help is on its way: any question then is one, known or not."""
NO_WISH = ("yes", "no", "not_sure", "take_back", "wait")


def meaning(text: str, asked: Asked) -> Meaning:
    """Return what `text` means, in the light of what was asked."""
    said = tokens(text)
    if not said:
        return Meaning()
    if asked.covers and phrases.GO_ON.fullmatch(" ".join(word for word in said if word != BREAK)):
        return Meaning(asks="start_check", sure=1.0)
    sentence = _heard(said, asked)
    taken = Meaning(lead=sentence.lead, bare=phrases.says_no(said), sure=round(sentence.whole.sure, 2))
    if asked.covers and _asks_word(sentence):
        return replace(taken, asks="topic:unclear_word")
    for step in (_with_taking_back, with_findings, _with_doubt, _with_numbers, _with_crisis, _with_answer, _with_wish):
        taken = step(taken, sentence)
    return _with_person(taken, sentence)


def _heard(said: Sequence[str], asked: Asked) -> Sentence:
    knows = learnt()
    parts = clauses(said)
    whole = hear(knows, tuple(word for word in said if word != BREAK), asked)
    heard = [hear(knows, tuple(part), asked) for part in parts] if len(parts) > 1 else [whole]
    return Sentence(knows, tuple(said), asked, whole, tuple(_still_of_others(heard)))


def _asks_word(sentence: Sentence) -> bool:
    """Return whether it asks what a word of the question means: "what is fainting"."""
    topic = sentence.whole.topic
    return bool(phrases.ASKS_WORD.search(sentence.text)) and not topic.startswith(("cause:", "topic:", "intent:"))


def _still_of_others(heard: Sequence[Heard]) -> Iterator[Heard]:
    """Yield the clauses, those that go on about somebody else so marked: "my mate had a clot, and he ..."."""
    of_others = False
    for part in heard:
        if of_others and phrases.goes_on_of_others(part.words):
            yield with_context(part, context=with_context(part.context, other=True))
        else:
            of_others = part.context.other
            yield part


def _with_doubt(taken: Meaning, sentence: Sentence) -> Meaning:
    """Make what is told by a question less sure: "is it normal to have no feeling"."""
    if sentence.whole.context.supposed and taken.yes:
        return replace(taken, sure=min(taken.sure, SURE_LEAST))
    return taken


def _with_numbers(taken: Meaning, sentence: Sentence) -> Meaning:
    """Add an age and a duration, which count as numbers whatever was learnt of the words around them."""
    told, asked, said, text = dict(taken.told), sentence.asked, sentence.words, sentence.text
    age_asked = any(finding in asked.covers for finding in AGES)
    years = numbers.age(said, age_asked)
    if years is not None and not ("child" in asked.known and years >= ADULT and person.of_a_relative(said)):
        told["older_adult"] = "yes" if years >= 65 else "no"
        told["child"] = "yes" if years < ADULT else "no"
    else:
        for finding in AGES:
            if finding in told and phrases.NUMBERED.search(text) and finding not in asked.covers:
                del told[finding]
    if years is None and (lasted := _lasted(sentence)) is not None:
        told[LASTING] = "yes" if lasted > FORTNIGHT else "no"
    if man := phrases.A_MAN.search(text):
        told |= dict.fromkeys(NOT_OF_MEN, "no")
        if man[1] not in ("boy", "lad") and years is None:
            told.pop("child", None)
    return replace(taken, told=told)


def _with_person(taken: Meaning, sentence: Sentence) -> Meaning:
    """Add whom it is about, and what a man, or a grown-up relation, is not."""
    who, told = person.who(taken, sentence), dict(taken.told)
    if "child" in sentence.asked.known and phrases.NOT_THE_CHILD.search(sentence.text):
        return replace(taken, who="i", told={**told, "child": "no"}, takes_back=True)
    if told.get("child") == "yes" and person.of_a_grown_relation(sentence):
        del told["child"]
    if who == "he":
        told = {**told, **dict.fromkeys((id for id in NOT_OF_MEN if id not in told), "no")}
    return replace(taken, who=who, told=told)


def _lasted(sentence: Sentence) -> float | None:
    """Return for how many days the pain is said to have lasted."""
    in_time = [
        part.words
        for part in sentence.clauses
        if part.topic in (LASTING, "other:pain") or phrases.SORE_SINCE.search(" ".join(part.words))
    ]
    spoken = [sentence.words] if LASTING in sentence.asked.covers else in_time
    return max((days for words in spoken if (days := numbers.days(words)) is not None), default=None)


def _with_crisis(taken: Meaning, sentence: Sentence) -> Meaning:
    """Add the crisis that is told. Beside a sign it counts if it is clear and the sign is no emergency by itself."""
    asked = sentence.asked
    answers = not {*taken.told, *taken.unclear}.isdisjoint(asked.covers)
    least = SURE_CRISIS_IN_ANSWER if answers else SURE_CRISIS if taken.told else SURE_CRISIS_ALONE
    told = [
        part
        for part in (sentence.whole, *sentence.clauses)
        if part.topic.startswith("crisis:") and part.sure >= least and not part.context.other and not part.context.past
    ]
    best = max(told, key=lambda part: part.sure, default=None)
    crisis = best.topic.removeprefix("crisis:") if best else None
    return taken if crisis not in SELF_HARM and not asked.grave.isdisjoint(taken.yes) else replace(taken, crisis=crisis)


def _with_answer(taken: Meaning, sentence: Sentence) -> Meaning:
    """Add the answer to the open question as a whole: by a clause that only answers, or by the first or last word."""
    whole, asked = sentence.whole, sentence.asked
    covered = [finding for finding in (*taken.told, *taken.unclear) if finding in asked.covers]
    given = [] if whole.topic.startswith("other:") else _answers(sentence.clauses)
    if sentence.answers_nothing:
        return taken
    if not covered:
        if _is_answer(whole):
            given.insert(0, ANSWERS[whole.topic])
        answer = sentence.lead or (given[0] if given else None)
        if answer and asked.covers and len(whole.words) <= FEW_WORDS and taken.sure < SURE_DENIAL:
            taken = replace(taken, told={})  # "touch wood, no" tells of nothing else
        return replace(taken, answer=answer)
    # "no, nothing like that, my chest is fine" is a no to all that was asked; "no, my chest is fine" to the chest
    # alone.
    to_all = given[:1] == ["no"] or (taken.bare and phrases.noes(sentence.words) >= NOES)
    to_all = to_all and not sentence.echo and not taken.unclear and set(taken.yes).isdisjoint(asked.covers)
    return replace(taken, answer="no" if to_all else None)


def _answers(heard: Sequence[Heard]) -> list[Answer]:
    return [ANSWERS[part.topic] for part in heard if len(part.words) > 1 and _is_answer(part)]


def _is_answer(part: Heard) -> bool:
    """Return whether a clause is an answer, which must be clear, and no question: what is misheard is never a no."""
    if part.topic == "intent:yes" and part.context.supposed:
        return False  # "is that right?"
    return part.topic in ANSWERS and part.sure >= SURE_ANSWER


def _with_taking_back(taken: Meaning, sentence: Sentence) -> Meaning:
    """Add that something said before is taken back."""
    whole = sentence.whole
    by_phrase = bool(phrases.TAKES_BACK.search(sentence.text))
    by_topic = any(part.topic == "intent:take_back" and part.sure >= SURE for part in (whole, *sentence.clauses))
    by_topic = by_topic and not (sentence.asked.covers and phrases.TAKING_BACK.isdisjoint(whole.words))
    answers = sentence.lead == "no" and not by_phrase  # "well no, not that" answers
    return replace(taken, takes_back=by_phrase or (by_topic and not answers))


def _with_wish(taken: Meaning, sentence: Sentence) -> Meaning:
    """Add what is asked for, and small talk."""
    whole, asked = sentence.whole, sentence.asked
    if phrases.GOODBYE.search(sentence.text) and not (taken.told or taken.crisis):
        return replace(taken, asks="stop", answer=None, takes_back=False)
    everything = (whole, *sentence.several)
    clear = [part for part in everything if part.sure >= SURE]
    if asked.covers:
        if sentence.lead:
            clear = [part for part in clear if part.context.supposed]  # "no dear" asks for no price
        stated = [part for part in clear if not part.context.supposed and phrases.states(part.words)]
        clear = [part for part in clear if part not in stated or part.sure >= SURE_STATED]
    wishes = [
        part.topic.removeprefix("intent:") for part in clear if part.topic.startswith(WISHES) and not part.context.other
    ]
    wishes = [wish for wish in wishes if wish not in NO_WISH]
    behind_answer = bool(taken.answer and asked.covers)
    if not wishes and (behind_answer or asked.question in WHILE_WAITING):
        wishes = ["unknown"] * any(map(_asks_something, sentence.clauses[behind_answer:]))
    silent = not (taken.told or taken.unclear or taken.crisis or wishes or taken.takes_back)
    kinds = {part.topic for part in everything if part.topic.startswith("other:")}
    waits = silent and any(part.topic == "intent:wait" for part in clear)
    aside = bool(kinds - {"other:pain"}) or whole.context.other
    return replace(
        taken,
        asks=wishes[0] if wishes and not taken.takes_back else None,
        waits=waits,
        pain="other:pain" in kinds and not taken.crisis,
        aside=aside and silent and not waits and taken.answer is None,
    )


def _asks_something(part: Heard) -> bool:
    return part.context.supposed and len(part.words) >= LEAST_QUESTION

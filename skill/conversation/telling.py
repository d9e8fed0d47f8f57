"""Telling: what the patient says of findings, asked or not, in their own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from skill.content.schema import Answer, Question
from skill.conversation import causes, check, emergency
from skill.conversation.asking import ask_one, clarifying, open_question, resume
from skill.conversation.outcome import joined
from skill.conversation.turn import Reply, Turn
from skill.triage import Urgency, open_findings, volunteered

CLEARLY = 0.8
"""How sure understanding must be of a sign that was asked for, told in the patient's own words, not to ask back."""
FOLLOWS = {"leg_weakness": "weakness_worsening_fast"}
"""What isn't there can't get worse: no to the one is no to the other."""
_NEW = re.compile(
    r"\b(?:new|newly|worse|suddenly|just started|since (?:yesterday|today|this|last)|today)\b", re.IGNORECASE
)
_NOT_NEW = re.compile(r"\b(?:not|no|nothing|never|isn't|hasn't|than) (?:\w+ )?(?:new|newly|worse)\b", re.IGNORECASE)


def tell(turn: Turn) -> Reply:
    """Take in what the patient tells of findings, asked or not: a warning sign is acted on before anything else."""
    session, content, meaning = turn.session, turn.check, turn.meaning
    question = open_question(turn)
    asked = open_findings(question, session.known) if question else []
    covered = [finding for finding in meaning.told if finding in asked]
    turn.answers_question = bool(covered)
    before = turn.assessed.urgency
    if doubted := _to_clarify(turn, asked):
        return ask_one(turn, "", doubted)
    told = _with_following(meaning.told)
    known = session.known
    ranked = sorted(told, key=list(content.findings).index)
    for finding in ranked:
        known = volunteered(content, known, finding, told[finding])
    # "no, nothing like that, my chest is fine" is a no to all that was asked
    given = "no" if covered and _denies_all(turn, question, asked) else meaning.answer
    whole = bool(given) and (not covered or (given == "no" and not meaning.yes))
    step_question = question if covered and not whole else None
    check.learn(turn, known, step_question, None, told)
    if turn.assessed.urgency is Urgency.EMERGENCY and (before is not Urgency.EMERGENCY or meaning.yes):
        return _alarm(turn, [finding for finding in ranked if told[finding] == "yes"], asked)
    unclear = [finding for finding in meaning.unclear if finding not in known.answers]
    if unclear and (unclear[0] in asked or content.findings[unclear[0]].tier == "emergency"):
        session.clarifies = unclear[0]
        return Reply(noted(turn), clarifying(turn))
    if question and given and whole:
        return check.answer(turn, question, given).after("" if covered else noted(turn))
    if question and not covered and turn.assessed.next_question is question:
        return resume(turn, noted(turn))
    return _told(turn, before, question)


def _denies_all(turn: Turn, question: Question | None, asked: list[str]) -> bool:
    """Return whether a no that denies one of several things is to all of them: "no, my chest's fine".

    Not where one of them may be an emergency; there what is left is asked once.
    """
    meaning = turn.meaning
    if question is None or not meaning.bare or meaning.yes or meaning.unclear:
        return False
    grave = turn.check.grave.intersection(asked)
    return not grave or len(asked) < len(question.covers)


def _with_following(told: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return what is told, with the denials that follow from a denial."""
    follows: dict[str, Answer] = {
        FOLLOWS[finding]: "no" for finding, said in told.items() if said == "no" and finding in FOLLOWS
    }
    return {**follows, **told}


def _to_clarify(turn: Turn, asked: list[str]) -> str | None:
    """Return the finding that was asked for and told with doubt, to be asked about by itself.

    An emergency that seems to be there gets its message instead, if no no opens the sentence.
    """
    meaning, findings = turn.meaning, turn.check.findings
    told = [finding for finding in meaning.told if finding in asked and findings[finding].ask]
    if turn.session.clarifies:
        return None
    behind_a_no = [finding for finding in told if finding in meaning.doubtful and meaning.told[finding] == "yes"]
    if behind_a_no and meaning.lead == "no":
        return behind_a_no[0]  # "no, I had a bit of chest pain last night"
    if len(meaning.told) != 1 or not told:
        return None
    finding, grave = findings[told[0]], findings[told[0]].tier == "emergency"
    affirmed = meaning.told[finding.id] == "yes"
    doubted = finding.id in meaning.doubtful or (affirmed and meaning.sure < CLEARLY and bool(finding.clarify))
    return finding.id if doubted and affirmed != grave else None


def _alarm(turn: Turn, told: list[str], asked: list[str]) -> Reply:
    """Say the emergency that was told: certain where it was asked for and clearly said, else with the check-back."""
    grave = emergency.reason(turn, told[0] if told else "")
    if not told or (told[0] in asked and _plainly(turn, told[0])):
        return emergency.certain(turn, grave)
    return emergency.doubtful(turn, grave, told[0])


def _plainly(turn: Turn, finding: str) -> bool:
    meaning = turn.meaning
    return meaning.sure >= CLEARLY and finding not in meaning.doubtful and meaning.lead != "no"


def _told(turn: Turn, before: Urgency, question: Question | None) -> Reply:
    """Say back what was told, and go on with what is open."""
    session, assessed = turn.session, turn.assessed
    found, following = assessed.urgency, assessed.next_question
    said = noted(turn)
    if session.stage == "causes" and following is None and found == before:
        return causes.go_on(turn, said)
    if following is None:
        if not session.checked or found > before or assessed.ended:
            return check.go_on(turn, said if found == before else "")
        return resume(turn, f"{said} {turn.say(turn.phrases.advice_stays)}".strip())
    if found is Urgency.URGENT_SAME_DAY and found > before:
        said = f"{said} {turn.say(turn.phrases.first_rule_out)}"
    session.checked = False
    return check.go_on(turn, said if check.begun(turn) else f"{said} {turn.say(turn.phrases.check_intro)}".strip())


def noted(turn: Turn) -> str:
    """Return what was told, said back in the patient's own terms: "Okay, your foot is numb."."""
    meaning = turn.meaning
    parts = [turn.say(turn.phrases.noted, said=joined(turn, meaning.yes[:3]))] if meaning.yes else []
    if meaning.old:
        parts.append(turn.say(turn.phrases.not_new))
    elif meaning.no and not meaning.yes and turn.answers_question:
        parts.append(turn.say(turn.phrases.denied))
    if meaning.pain and not turn.session.kind:
        turn.session.kind = True
        parts.insert(0, turn.say(turn.phrases.kind_word))
    return " ".join(parts)


def clarified(turn: Turn) -> Reply:
    """Take the answer to "is that new?": a yes or not sure means that the finding is there."""
    session, meaning = turn.session, turn.meaning
    finding, session.clarifies = session.clarifies, ""
    given = _given(turn, finding)
    if set(meaning.yes) - {finding}:
        turn.meaning = msgspec.structs.replace(
            meaning, told={**meaning.told, finding: "no" if given == "no" else "yes"}, unclear=()
        )
        return tell(turn)
    question = open_question(turn)
    asked = open_findings(question, session.known) if question else []
    before = turn.assessed.urgency
    learnt = _with_following({finding: given})
    known = session.known
    for id, said in learnt.items():
        known = volunteered(turn.check, known, id, said)
    why = {"yes": "", "not_sure": turn.phrases.treated_as_yes, "no": _why_no(turn, finding)}[given]
    speech = turn.say(why)
    check.learn(turn, known, question if finding in asked else None, None, learnt)
    if turn.assessed.urgency is Urgency.EMERGENCY:
        if finding in meaning.doubtful and meaning.lead != "yes":
            return emergency.doubtful(turn, emergency.reason(turn, finding), finding)
        return emergency.certain(
            turn, emergency.reason(turn, finding), turn.phrases.you_did_not_rule_out if given == "not_sure" else ""
        )
    if question and finding not in asked:
        return resume(turn, speech)
    if session.stage == "causes" and turn.assessed.urgency == before:
        return causes.go_on(turn, speech)
    session.checked = False
    return check.go_on(turn, speech if check.begun(turn) else f"{speech} {turn.say(turn.phrases.check_intro)}")


def _given(turn: Turn, finding: str) -> Answer:
    """Return the answer to a question about this finding alone; the same old state said again is a no."""
    meaning = turn.meaning
    told = meaning.told.get(finding)
    if told and meaning.lead == "no" and finding in meaning.doubtful and finding not in turn.check.grave:
        return "no"  # "nothing tingly, it feels normal"
    return told or meaning.answer or ("yes" if newly(turn) else "no")


def newly(turn: Turn) -> bool:
    """Return whether the words say that it is new, or worse, where that was asked: "it's worse than usual"."""
    return bool(_NEW.search(turn.words)) and not _NOT_NEW.search(turn.words)


def _why_no(turn: Turn, finding: str) -> str:
    """Return the phrase for a no to "is that new?": not new; to any other question, no."""
    asked_whether_new = turn.session.last.endswith(turn.say(turn.phrases.is_it_new))
    not_new = asked_whether_new or finding in turn.meaning.unclear
    return turn.phrases.not_new if not_new else turn.phrases.denied

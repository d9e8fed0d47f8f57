"""Cases: stories with answers and the urgency that is right, and what the real check makes of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import yaml

from skill.content.load import Content, content
from skill.content.schema import Answer, UrgencyId
from skill.respond import responder
from skill.simulator.device import Device, Heard
from skill.triage import Known, Urgency, likely_causes, urgency

YES, NO, NOT_SURE = "AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent"
INTENT = {"yes": YES, "no": NO, "not_sure": NOT_SURE}


class CaseError(ValueError):
    """A case file is wrong; the message names the file, the case and what is wrong."""


class Case(msgspec.Struct, frozen=True):
    """One case, as in a vignettes file. A finding or feature that isn't listed is a no."""

    id: str
    gold_urgency: UrgencyId
    answers: dict[str, Answer]
    features: dict[str, Answer] = {}
    also_acceptable_more_cautious: tuple[UrgencyId, ...] = ()
    likely_causes: tuple[str, ...] = ()
    title: str = ""
    story: str = ""
    guideline: str = ""


@dataclass(frozen=True)
class Result:
    """What the check made of one case."""

    id: str
    gold: str
    urgency: str
    safe: bool
    """Not below the right urgency."""
    exact: bool
    """The right urgency, or one listed as acceptable."""
    questions: int
    """Questions of the check, each counted once, however often it was put."""
    cause_questions: int
    words: int
    """Words spoken from the first question to the last advice or cause."""
    causes: list[str]
    cause_right: bool | None
    """One of the causes named is among the likely ones; None where causes aren't offered: an emergency, a child."""


def load_cases(path: Path, known: Content) -> list[Case]:
    """The cases in this YAML file. Raises CaseError."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CaseError(f"{path.name}: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CaseError(f"{path.name}: is not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(data, dict) or not isinstance(data.get("vignettes"), list):
        raise CaseError(f"{path.name}: there must be a list named vignettes")
    cases = []
    for number, entry in enumerate(data["vignettes"], 1):
        name = entry.get("id", f"number {number}") if isinstance(entry, dict) else f"number {number}"
        try:
            case = msgspec.convert(entry, Case)
        except msgspec.ValidationError as error:
            raise CaseError(f"{path.name}: case {name}: {error}") from None
        for finding in (*case.answers, *case.features):
            if finding not in known.check.findings:
                raise CaseError(f"{path.name}: case {name}: unknown finding {finding!r}")
        cases.append(case)
    return cases


def run(case: Case, locale: str = "en-GB", respond: Callable[[Any], dict[str, Any]] | None = None) -> Result:
    """Talk the case through the skill: every question is answered from the case, then causes are asked for."""
    check = content().check
    facts: dict[str, Answer] = {**case.answers, **case.features}
    device = Device(respond or responder(), locale)
    device.open()
    heard = device.intend("StartCheckIntent")
    spoken, asked, in_causes = [heard], set[str](), set[str]()
    while heard.listening and device.attributes.get("stage") == "check":
        question = check.questions[device.attributes["question"]]
        asked.add(question.id)
        heard = _answer(device, question.covers, facts)
        spoken.append(heard)
    if not heard.listening:
        return _result(case, Urgency.EMERGENCY, asked, in_causes, spoken, None)
    found = _known(device)
    while heard.listening and device.attributes.get("question") != "offer_causes":
        if device.attributes.get("question") == "offer_anything_else":
            break
        heard = device.intend(NO)
    offered = device.attributes.get("question") == "offer_causes"
    if offered:
        heard = device.intend(YES)
        spoken.append(heard)
    while heard.listening and device.attributes.get("stage") == "causes":
        question = check.cause_questions[device.attributes["question"]]
        in_causes.add(question.id)
        heard = _answer(device, question.covers, facts)
        spoken.append(heard)
    named = [likely.cause for likely in likely_causes(check, _known(device))] if offered else None
    return _result(case, urgency(check, found), asked, in_causes, spoken, named)


def _known(device: Device) -> Known:
    return Known(device.attributes.get("answers", {}), device.attributes.get("opened", {}))


def _answer(device: Device, covers: tuple[str, ...], facts: dict[str, Answer]) -> Heard:
    """What the patient of the case says: yes if any of it is so, else not sure if they are of any, else no."""
    told = {facts.get(finding, "no") for finding in covers}
    return device.intend(INTENT["yes" if "yes" in told else "not_sure" if "not_sure" in told else "no"])


def _result(
    case: Case, found: Urgency, asked: set[str], in_causes: set[str], spoken: list[Heard], named: list[str] | None
) -> Result:
    return Result(
        id=case.id,
        gold=case.gold_urgency,
        urgency=found.id,
        safe=found >= Urgency.of(case.gold_urgency),
        exact=found.id in (case.gold_urgency, *case.also_acceptable_more_cautious),
        questions=len(asked),
        cause_questions=len(in_causes),
        words=sum(len(heard.speech.split()) for heard in spoken),
        causes=named or [],
        cause_right=None if named is None else bool(set(named) & set(case.likely_causes)),
    )


def summary(results: list[Result]) -> dict[str, Any]:
    """The figures over all results."""
    judged = [result for result in results if result.cause_right is not None]
    counts = sorted(result.questions for result in results)
    return {
        "cases": len(results),
        "safe": sum(result.safe for result in results),
        "exact": sum(result.exact for result in results),
        "cause_right": sum(bool(result.cause_right) for result in judged),
        "cause_judged": len(judged),
        "questions_longest": max(counts, default=0),
        "questions_median": median(counts) if counts else 0,
        "words_longest": max((result.words for result in results), default=0),
        "words_median": median([result.words for result in results]) if results else 0,
    }


def main(path: str, as_json: bool, write: Callable[[str], object]) -> int:
    """Evaluate a file and print it; 0 unless a case got less urgent advice than it needs."""
    cases = load_cases(Path(path), content())
    respond = responder()
    results = [run(case, respond=respond) for case in cases]
    figures = summary(results)
    if as_json:
        write(json.dumps({"cases": [asdict(result) for result in results], "summary": figures}, indent=1))
    else:
        for result in results:
            write(_line(result))
        write(_closing(figures))
    return 0 if figures["safe"] == figures["cases"] else 1


def _line(result: Result) -> str:
    cause = {None: "", True: "cause right", False: "cause missed"}[result.cause_right]
    return (
        f"{result.id:<6} {result.urgency:<16} {'safe' if result.safe else 'UNSAFE':<7}"
        f"{'exact' if result.exact else 'not exact':<10} {result.questions:>2}+{result.cause_questions} questions "
        f"{result.words:>4} words  {', '.join(result.causes)}  {cause}".rstrip()
    )


def _closing(figures: dict[str, Any]) -> str:
    return (
        "{cases} cases: {safe} safe, {exact} exact or acceptable; a named cause is among the likely ones in "
        "{cause_right} of {cause_judged}. Questions of the check: longest {questions_longest}, median "
        "{questions_median}. Words spoken: longest {words_longest}, median {words_median}.".format(**figures)
    )

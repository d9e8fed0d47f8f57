"""A check small enough to reason about by hand, for the tests of triage's parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.content.load import check_of
from skill.content.schema import Answer, Evidence, Finding, Question, Rule
from skill.triage import Known

TIERS: dict[str, Any] = {
    "stroke": "emergency",
    "bleeding": "emergency",
    "swelling": "urgent",
    "heat": "urgent",
    "child": "urgent",
    "rash": "urgent",
    "lasting": "clinic",
    "frail": "modifier",
    "lame": "conditional",
    "risk": "modifier",
    "sprint": "feature",
    "training": "feature",
    "sitting": "feature",
    "cough": "feature",
}
FINDINGS = {
    id: Finding(
        id=id, tier=tier, said=id, short=id, ask=f"{id}?", sources=("s",), asked=id != "rash", ends_check=id == "child"
    )
    for id, tier in TIERS.items()
}


def rule(id: str, urgency: str, *groups: tuple[str, ...], unless: tuple[str, ...] = ()) -> Rule:
    return Rule(id=id, urgency=urgency, all=groups, unless=unless, sources=("s",))  # type: ignore[arg-type]


def question(id: str, *covers: str, leads_to: tuple[str, ...] = (), said: str = "") -> Question:
    return Question(id=id, ask=f"{id}?", short=f"{id}?", why="because", covers=covers, leads_to=leads_to, said=said)


CHECK = check_of(
    FINDINGS,
    {
        r.id: r
        for r in (
            rule("fracture", "emergency", ("lame",), ("frail",)),
            rule("lame", "urgent_same_day", ("lame",)),
            rule("clot", "urgent_same_day", ("risk",), unless=("sprint", "training")),
        )
    },
    {
        q.id: q
        for q in (
            question("danger", "stroke"),
            question("look", leads_to=("bleeding_q", "leg")),
            question("bleeding_q", "bleeding"),
            question("child_q", "child"),
            question("leg", "swelling", "heat"),
            question("frail_q", "frail"),
            question("lame_q", "lame"),
            question("risk_q", "risk"),
            question("sprint_q", "sprint"),
            question("training_q", "training"),
            question("lasting_q", "lasting"),
        )
    },
    {
        "posture": question("posture", "sitting", "cough", said="a posture"),
        "sitting_q": question("sitting_q", "sitting"),
        "cough_q": question("cough_q", "cough"),
        "again": question("again", "sprint"),
    },
    {
        "tendon": Evidence(prior="common", often=("sitting",), rarely=("cough",)),
        "disc": Evidence(prior="uncommon", often=("cough",), sometimes=("lasting", "sitting")),
        "strain": Evidence(prior="common", often=("sprint",), rarely=("sitting",), overlaps=("tear",)),
        "tear": Evidence(prior="rare", often=("sprint", "swelling")),
    },
)


def known(opened: Mapping[str, Answer] | None = None, /, **answers: Answer) -> Known:
    return Known(answers, opened or {})


def all_no(*but: str) -> dict[str, Answer]:
    """No to everything, but for the findings named, which are left open."""
    return {id: "no" for id in FINDINGS if id not in but}

"""The content that ships: readable, sourced, and never saying what the design forbids; and wrong content is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from skill.cli import main
from skill.content.compiled import content
from skill.content.errors import ContentError, Fault
from skill.content.load import FOLDER, load, written_in
from skill.content.validate import OWN_WORDS_ONLY
from skill.report.reading import grade
from tests.responses import NEVER

CONTENT = content()
LOCALES = sorted(CONTENT.locales)
NUMBERS = {"en-GB": "999", "en-US": "911", "en-AU": "000", "en-CA": "911", "en-IN": "112"}
TEXTS = [text for text in written_in(FOLDER).texts() if text.file != OWN_WORDS_ONLY]
FEW = 5  # words: below that it is a part of a sentence, for which a grade means nothing


def spoken_whole(locale: str) -> Iterator[tuple[str, str, str]]:
    """What is heard in one breath, as it is graded: a cause's four parts are one summary, reasons end a sentence."""
    words = msgspec.structs.asdict(CONTENT.locales[locale])
    for name, id, text in heard(locale):
        if name == "causes.toml" and text not in (paragraph.format_map(words) for paragraph in CONTENT.causes[id].more):
            continue
        finding = CONTENT.check.findings.get(id)
        yield name, id, f"You said {text}." if finding and text == finding.said.format_map(words) else text
    for id, cause in CONTENT.causes.items():
        summary = " ".join((cause.what, cause.feels, cause.helps, cause.worry))
        yield "causes.toml", id, summary.format_map(words)


def heard(locale: str) -> Iterator[tuple[str, str, str]]:
    """Every text as it is heard in this locale: file, table, words."""
    words = msgspec.structs.asdict(CONTENT.locales[locale])
    for file, id, _, text, mark in TEXTS:
        yield file, id, text.format_map({**words, **dict.fromkeys(mark.own.split(), "sciatica")})


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_can_be_read_at_grade_six(locale: str) -> None:
    """Flesch-Kincaid, as docs/clinical-base.md asks: reading age 9 to 11, grade 6 or lower."""
    hard = [
        (name, id, round(grade(text), 1), text)
        for name, id, text in spoken_whole(locale)
        if len(text.split()) >= FEW and grade(text) > 6
    ]
    assert hard == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_ever_said_that_the_design_forbids(locale: str) -> None:
    said = [
        (what, id, text)
        for _, id, text in heard(locale)
        for what, p in NEVER.items()
        if re.search(p, without_given_numbers(text, locale), re.I)
    ]
    assert said == []


def without_given_numbers(text: str, locale: str) -> str:
    """The text without the lines that content gives, each with a source: no other number may be said."""
    words = CONTENT.locales[locale]
    for line in (words.advice_line, words.crisis_line, words.poison_line):
        text = text.replace(line, "")
    return text


@pytest.mark.parametrize("locale", LOCALES)
def test_only_this_locales_emergency_number_is_said(locale: str) -> None:
    for name, id, text in heard(locale):
        others = set(NUMBERS.values()) - {NUMBERS[locale]}
        assert not others.intersection(re.findall(r"\b\d{3}\b", text)), (name, id)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_outcome_has_the_action_the_number_and_the_safety_net(locale: str) -> None:
    words = msgspec.structs.asdict(CONTENT.locales[locale])
    number = NUMBERS[locale]
    for outcome in CONTENT.outcomes.values():
        action, sooner = outcome.action.format_map(words), outcome.sooner.format_map(words)
        assert re.search(r"\bcall\b|\bbook\b|\bcare at home\b", action), outcome.id
        assert number in sooner, outcome.id
        for sign in ("chest pain", "trouble breathing", "numbness between your legs"):
            assert sign in sooner, (outcome.id, sign)
    phrases = CONTENT.phrases
    assert phrases.emergency_action.format_map(words) == f"Call {number} now."
    assert number in phrases.emergency_action_er.format_map(words)
    assert "use a phone" in phrases.emergency_by_phone
    assert number in phrases.child.format_map(words)
    assert "today" in phrases.child


def test_worse_is_always_yes() -> None:
    for question in (*CONTENT.check.questions.values(), *CONTENT.check.cause_questions.values()):
        for text in (question.ask, question.again, question.follow):
            if text:
                assert text.endswith("?"), question.id
                assert not re.search(r"\bcan't you\b|\baren't you\b|\bdo you not\b", text), f"{question.id}: two ways"


def test_the_ids_are_those_that_tools_and_cases_use() -> None:
    """The ids are fixed (docs/clinical-base.md): the counts guard against one that is dropped. More may be added."""
    tiers = [finding.tier for finding in CONTENT.check.findings.values()]
    assert len(tiers) >= 68
    assert tiers.count("emergency") >= 20
    assert tiers.count("feature") >= 14
    assert len(CONTENT.causes) >= 21


Edit = Callable[[str], str]
Refusal = Callable[[str, Edit], ContentError]

BROKEN: list[tuple[str, str, Edit, str]] = [
    ("a source that isn't there", "findings.toml", lambda s: s.replace('"nhs_sepsis"', '"nhs_sepssis"'), "nhs_sepssis"),
    (
        "no source",
        "causes.toml",
        lambda s: re.sub(r"(?s)(\[sciatica\].*?)sources = \[.*?\]", r"\1sources = []", s),
        "[sciatica]: sources",
    ),
    ("a missing field", "questions.toml", lambda s: s.replace("why = ", "wy = ", 1), "questions.toml: [chest]"),
    (
        "a wrong type",
        "causes.toml",
        lambda s: s.replace("more = [", "more = [1, ", 1),
        "causes.toml: [hamstring_strain]",
    ),
    ("an unknown tier", "findings.toml", lambda s: s.replace('"urgent"', '"quite urgent"', 1), "findings.toml: ["),
    ("an unknown word in braces", "outcomes.toml", lambda s: s.replace("call {advice}", "call {advise}", 1), "advise"),
    ("a lone brace", "phrases.toml", lambda s: s.replace("{emergency_number}", "{emergency_number", 1), "phrases.toml"),
    ("not TOML", "rules.toml", lambda s: s + "\n[oops", "rules.toml: is not valid TOML"),
    ("an unknown finding", "rules.toml", lambda s: s.replace('"older_adult"', '"older_adut"', 1), "older_adut"),
    ("a gate to nowhere", "questions.toml", lambda s: s.replace('["weakness",', '["weaknesses",', 1), "weaknesses"),
    (
        "a question too long",
        "questions.toml",
        lambda s: s.replace("Are you sixty-five or over?", "Are you sixty-five or over" + " or so" * 20 + "?"),
        "[age]: ask: ",
    ),
    (
        "an emergency without a reason",
        "rules.toml",
        lambda s: s.replace('danger = "The bone may be broken."\n', "", 1),
        "[fracture_risk]: danger",
    ),
    (
        "a warning sign asked in one way only",
        "questions.toml",
        lambda s: re.sub(r"(?s)(\[stand\].*?)again = .*?\n", r"\1", s, count=1),
        "[stand]: again",
    ),
    (
        "a rule about what the check doesn't ask",
        "rules.toml",
        lambda s: s.replace('all = [["long_journey"]]', 'all = [["gradual_onset"]]'),
        "questions.toml: [gradual_onset]: no question asks about this finding of rule 'journey_unexplained'",
    ),
    (
        "a rule about findings that are asked together only",
        "rules.toml",
        lambda s: s.replace(
            'all = [["numbness_or_tingling"], ["getting_worse"]]', 'all = [["over_two_weeks"], ["lump"]]'
        ),
        "questions.toml: [over_two_weeks]: rule ",
    ),
    ("an unknown phrase", "phrases.toml", lambda s: s + '\nfarewell = "Bye."\n', "phrases.toml: unknown field"),
    ("a missing locale word", "locales.toml", lambda s: s.replace('tummy = "belly"\n', "", 1), "locales.toml: [en-US]"),
    (
        "a clinic that isn't there",
        "clinics.toml",
        lambda s: s.replace('default = "bedford"', 'default = "x"'),
        "clinics.toml",
    ),
    ("a second-hand outcome", "outcomes.toml", lambda s: s.replace("[self_care]", "[selfcare]"), "outcomes.toml"),
]


@pytest.mark.parametrize(("what", "name", "edit", "said"), BROKEN, ids=[what for what, *_ in BROKEN])
def test_wrong_content_is_refused_with_its_place(what: str, name: str, edit: Edit, said: str, refusal: Refusal) -> None:
    assert said in str(refusal(name, edit))


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "rules.toml").unlink()
    with pytest.raises(ContentError, match=r"rules\.toml: no such file"):
        load(folder)


def test_everything_that_is_wrong_is_said_at_once_with_its_line_and_what_was_meant(folder: Path) -> None:
    edits = {"findings.toml": ('tier = "urgent"', 'tier = "urgnet"'), "questions.toml": ("why = ", "wy = ")}
    for name, (right, wrong) in edits.items():
        (folder / name).write_text((folder / name).read_text("utf-8").replace(right, wrong, 1), "utf-8")
    (folder / "rules.toml").write_text("", "utf-8")
    with pytest.raises(ContentError) as error:
        load(folder)
    said = str(error.value)
    assert len(error.value.faults) == 4, said
    assert "(did you mean 'urgent'?)" in said
    assert "unknown field `wy` (did you mean 'why'?)" in said
    assert "missing required field `why`" in said
    assert "rules.toml: is empty" in said
    faults = [fault for fault in error.value.faults if isinstance(fault, Fault)]
    for fault in faults:
        if fault.line and fault.hint:
            assert fault.hint in (folder / fault.file).read_text("utf-8").splitlines()[fault.line - 1]
    assert sum(bool(fault.line) for fault in faults) == 3


def test_a_command_says_it_a_line_each_and_exits_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("skill.evaluation.evaluate.content", lambda: load(tmp_path))
    assert main(["evaluate", "cases.yaml"]) == 1
    said = capsys.readouterr()
    assert f"error: findings.toml: no such file in {tmp_path.name}/\n" in said.err
    assert all(line.startswith("error: ") for line in said.err.splitlines())
    assert said.out == ""

"""The clinician's page: it stands alone, says everything that content says, and says it as the check does."""

import datetime
import re
from functools import cached_property
from html import unescape
from html.parser import HTMLParser

import msgspec
import pytest

from skill.cli import main
from skill.content.compiled import content
from skill.content.review import statement
from skill.content.schema import Finding, Question, Rule
from skill.evaluation import evaluate
from skill.evaluation.cases import CASES
from skill.evaluation.evaluate import LIMITS, PUBLISHED, evaluated
from skill.report import flow, page

CONTENT = content()
SECTIONS = "status diagram questions rules endings crises causes advice phrases cases clinic sources".split()
VOID = {"meta", "input", "br", "link", "img"}


class Reader(HTMLParser):
    """The text of a page, its tags, and whether they close in order."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.words, self.ids = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @cached_property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def html():
    return page.render(CONTENT, on=datetime.date(2031, 5, 20))


@pytest.fixture(scope="module")
def reader(html):
    reader = Reader()
    reader.feed(html)
    return reader


def british(text):
    return " ".join(text.format_map(msgspec.structs.asdict(CONTENT.locales["en-GB"])).split())


def test_the_page_needs_nothing_else(html, reader):
    """No script, style sheet, font or picture from anywhere; links lead to sources only. Its own script asks nobody."""
    assert all(not attrs for tag, attrs in reader.tags if tag == "script")
    assert not re.search(r"fetch\(|XMLHttpRequest|sendBeacon|WebSocket|import\(", html)
    assert not {"link", "img", "iframe", "object", "embed"} & {tag for tag, _ in reader.tags}
    assert "url(" not in html
    assert "@import" not in html
    links = {attrs["href"] for tag, attrs in reader.tags if tag == "a"}
    sources = {source.url for source in CONTENT.sources.values() if source.url}
    assert {link for link in links if not link.startswith("#")} == sources


def test_every_tag_closes_and_every_link_within_leads_somewhere(reader):
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    inner = {attrs["href"][1:] for tag, attrs in reader.tags if tag == "a" and attrs["href"].startswith("#")}
    assert inner <= set(reader.ids)
    assert set(SECTIONS) <= inner


def test_nothing_of_the_template_is_left(html):
    assert "{%" not in html
    assert "{{" not in html
    assert re.search(r">None<|Undefined|Urgency\.|Rate\(|Standing\(", html) is None


def test_every_question_is_there_with_what_each_answer_leads_to(reader):
    for question in CONTENT.check.questions.values():
        assert british(question.ask) in reader.text
        assert f"q-{question.id}" in reader.ids
    assert reader.words.count("not sure") >= len(CONTENT.check.questions)


def test_every_question_about_causes_is_there(reader):
    for question in CONTENT.check.cause_questions.values():
        assert british(question.ask) in reader.text


def test_every_finding_and_rule_is_there_in_words(reader):
    for finding in CONTENT.check.findings.values():
        short = british(finding.short)
        said_back = f"{short[:1].upper()}{short[1:]} {finding.id} Checked Said back as “{british(finding.said)}”."
        assert said_back in reader.text
        for text in filter(None, (finding.ask, finding.clarify)):
            assert british(text) in reader.text
    together = [rule for rule in CONTENT.check.rules if rule.id not in CONTENT.check.findings]
    assert all(rule.words for rule in together)
    for text in (text for rule in together for text in (rule.words, rule.advice) if text):
        assert british(text) in reader.text


def test_why_it_cannot_wait_and_what_to_do_while_waiting_is_there(reader):
    check = CONTENT.check
    items: list[Finding | Question | Rule] = [*check.findings.values(), *check.questions.values(), *check.rules]
    for item in items:
        if item.danger:
            waiting = f" Waiting: {british(item.waiting)}" if item.waiting else ""
            assert f"{british(item.danger)}{waiting}" in reader.text, item.id


def test_what_is_never_asked_says_so(reader):
    never = [finding for finding in CONTENT.check.findings.values() if not finding.asked]
    assert reader.words.count("Never asked, but acted on when said.") == len(never)


@pytest.mark.parametrize("kind", ["causes", "selfcare", "topics"])
def test_every_cause_and_advice_is_there_with_all_that_is_said(reader, kind):
    for item in getattr(CONTENT, kind).values():
        assert item.id in reader.ids
        parts = (item.what, item.feels, item.helps, item.worry) if kind == "causes" else (item.summary,)
        for text in (*parts, *item.more):
            assert british(text) in reader.text


def test_what_advice_gives_way_to_is_there(reader):
    for advice in (*CONTENT.selfcare.values(), *CONTENT.topics.values()):
        if advice.unless:
            named = british(flow.names(CONTENT.check, advice.unless))
            assert f"instead {british(advice.instead)} instead, after {named}" in reader.text


def test_every_crisis_is_there_once(reader):
    for crisis in CONTENT.crises.values():
        assert crisis.name in reader.text
        assert reader.text.count(british(crisis.words)) == 1


def test_the_words_and_numbers_of_every_country_are_there(reader):
    for locale in CONTENT.locales.values():
        for text in msgspec.structs.asdict(locale).values():
            assert text in reader.words


def test_every_file_to_review_is_on_it_and_can_be_signed_off(reader):
    signed = {attrs["data-file"]: attrs["data-digest"] for tag, attrs in reader.tags if "data-file" in attrs}
    assert signed == {name: standing.digest for name, standing in CONTENT.reviews.items()}
    assert set(page.WHERE) == set(CONTENT.reviews)
    for clinic in CONTENT.clinics.clinic:
        assert clinic.name in reader.text
        assert clinic.hours in reader.text
    for table in msgspec.structs.asdict(CONTENT.clinic_phrases).values():
        for text in msgspec.structs.asdict(table).values():
            assert not isinstance(text, str) or " ".join(text.split()) in reader.text


def test_no_grade_of_nothing(html):
    assert "reading grade 0.0" not in html


def test_what_repeats_the_action_is_there(reader):
    for outcome in CONTENT.outcomes.values():
        assert british(outcome.again) in reader.text


def test_every_source_is_there(reader):
    for source in CONTENT.sources.values():
        assert source.title in reader.text
        assert source.publisher[1:] in reader.text
        assert source.note in reader.text
    assert reader.words.count("our own") == sum(source.own for source in CONTENT.sources.values())
    looked_at = [source for source in CONTENT.sources.values() if source.looked_at]
    assert reader.words.count("24 Nov 2026") == len(looked_at)


def test_every_ending_is_there(reader):
    for outcome in CONTENT.outcomes.values():
        for text in (outcome.found, outcome.action, outcome.sooner):
            assert british(text) in reader.text


def test_the_case_table_is_there_with_its_limits_and_what_others_published(reader):
    for limit in LIMITS:
        assert limit in reader.text
    for other in PUBLISHED:
        assert other.study in reader.text
        assert other.figure in reader.text
    assert f"{len(evaluated(CASES))} written cases" in reader.text


def test_the_review_status_of_every_file_is_there(reader):
    for name, standing in CONTENT.reviews.items():
        assert f"{name} {standing} {standing.digest}" in reader.text
    assert statement(CONTENT.reviews.values()) in reader.text
    assert "20 May 2031" in reader.text


def test_every_section_but_the_status_can_be_signed(reader):
    boxes = [tag for tag, attrs in reader.tags if attrs.get("class") == "sign"]
    assert len(boxes) == len(SECTIONS) - 1
    assert reader.text.count("Name and registration") == len(boxes) + 1  # and where it is saved
    assert reader.text.count("Signature") >= len(boxes)


def test_everything_that_can_be_wrong_can_be_ticked(reader):
    ticks = sum(tag == "input" and attrs.get("type") == "checkbox" for tag, attrs in reader.tags)
    items = len(CONTENT.check.questions) + len(CONTENT.check.findings) + len(CONTENT.causes) + len(CONTENT.selfcare)
    assert ticks > items + len(CONTENT.sources)


def test_what_content_says_is_escaped(monkeypatch):
    causes = dict(CONTENT.causes)
    causes["sciatica"] = msgspec.structs.replace(causes["sciatica"], what="<script>x</script> & so on")
    monkeypatch.setattr(evaluate, "evaluated", lambda cases: [])
    changed = msgspec.structs.replace(CONTENT, causes=causes)
    assert "&lt;script&gt;x&lt;/script&gt; &amp; so on" in page.render(changed)


def test_the_diagram_shows_every_question_once(html):
    boxes = [unescape(text) for text in re.findall(r'<div class="box"><b>(.*?)</b>', html)]
    headings = [
        british(question.short if question.leads_to else flow.names(CONTENT.check, question.covers))
        for question in CONTENT.check.questions.values()
    ]
    assert sorted(boxes) == sorted(heading[:1].upper() + heading[1:] for heading in headings)


def test_the_command_writes_the_page(tmp_path, capsys):
    out = tmp_path / "page.html"
    assert main(["report", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path, capsys):
    assert main(["report", str(tmp_path / "no" / "page.html")]) == 1
    assert capsys.readouterr().err.count("\n") == 1

"""The review status of content: not reviewed until somebody has, and lapsed as soon as the words change."""

import pytest

from skill.content.compiled import content
from skill.content.errors import ContentError
from skill.content.load import FOLDER, load
from skill.content.review import NOT_REVIEWED, digest, statement


def reviewed(folder, name, **fields):
    given = {"reviewer": '"A clinician"', "date": "2031-05-20", "digest": f'"{digest(folder / name)}"', **fields}
    lines = [f'["{name}"]', 'status = "reviewed"', *(f"{key} = {value}" for key, value in given.items() if value)]
    (folder / "review.toml").write_text("\n".join(lines), encoding="utf-8")


def test_every_content_file_has_a_status_and_its_own_table():
    files = {path.name for path in FOLDER.glob("*.toml")} - {"review.toml"}
    assert set(content().reviews) == files
    assert all(f'["{name}"]' in (FOLDER / "review.toml").read_text(encoding="utf-8") for name in files)


def test_what_is_not_named_was_not_reviewed(folder):
    (folder / "review.toml").write_text("", encoding="utf-8")
    reviews = load(folder).reviews
    assert {str(standing) for standing in reviews.values()} == {NOT_REVIEWED}
    assert statement(reviews.values()).startswith(f"The content is {NOT_REVIEWED}")


def test_a_review_holds_for_the_file_as_it_was(folder):
    reviewed(folder, "causes.toml")
    reviews = load(folder).reviews
    assert reviews["causes.toml"].holds
    assert str(reviews["causes.toml"]) == "reviewed by A clinician on 2031-05-20"
    assert not reviews["rules.toml"].holds
    assert statement(reviews.values()).startswith(f"The content is in part {NOT_REVIEWED}")
    assert statement([reviews["causes.toml"]]).startswith("A clinician has reviewed all 1")


def test_a_review_lapses_when_a_word_changes(folder):
    reviewed(folder, "causes.toml")
    file = folder / "causes.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("It's a very common cause.", "It's common."), encoding="utf-8"
    )
    standing = load(folder).reviews["causes.toml"]
    assert not standing.holds
    assert str(standing) == "changed since it was reviewed by A clinician on 2031-05-20"


def test_line_ends_are_no_change(folder):
    file = folder / "rules.toml"
    before = digest(file)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(file) == before


@pytest.mark.parametrize("field", ["reviewer", "date", "digest"])
def test_a_review_says_by_whom_when_and_of_what(folder, field):
    reviewed(folder, "rules.toml", **{field: ""})
    with pytest.raises(ContentError, match=r"review.toml: \[rules.toml\]: a review needs reviewer, date and digest"):
        load(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('["nothing.toml"]\nstatus = "reviewed"', "no such content file"),
        ('["rules.toml"]\nstatus = "fine"', "Invalid enum value 'fine'"),
        ('["rules.toml"]\nreviewer = "somebody"', "yet has reviewer"),
        ('["rules.toml"]\nsigned = true', "unknown field"),
    ],
)
def test_a_wrong_review_is_refused(folder, text, said):
    (folder / "review.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        load(folder)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("findings.toml", "chest_pain"),
        ("findings.toml", "sit_bone_pain"),
        ("rules.toml", "fracture_risk"),
        ("causes.toml", "sciatica"),
        ("selfcare.toml", "ice"),
        ("topics.toml", "heart"),
        ("outcomes.toml", "self_care"),
    ],
)
@pytest.mark.parametrize(("sources", "said"), [("[]", "at least 1"), ('["a_page"]', "unknown id 'a_page'")])
def test_what_is_said_without_a_source_is_refused(folder, name, id, sources, said):
    file = folder / name
    before, table, after = file.read_text(encoding="utf-8").partition(f"[{id}]\n")
    assert table
    start, end = after.index("sources = "), after.index("\n", after.index("sources = "))
    file.write_text(before + table + after[:start] + f"sources = {sources}" + after[end:], encoding="utf-8")
    with pytest.raises(ContentError, match=rf"{name}: \[{id}\]: sources: .*{said}"):
        load(folder)


@pytest.mark.parametrize("name", ["findings.toml", "causes.toml", "selfcare.toml", "topics.toml"])
def test_sources_may_not_be_left_out(folder, name):
    file = folder / name
    lines = file.read_text(encoding="utf-8").splitlines()
    lines.remove(next(line for line in lines if line.startswith("sources = ")))
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ContentError, match=f"{name}: .*missing required field `sources`"):
        load(folder)

"""Content of one's own: a copy of the files that ship, and the same with something wrong in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from skill.content.errors import ContentError
from skill.content.load import FOLDER, load

Edit = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content that ships."""
    return shutil.copytree(FOLDER, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))


@pytest.fixture
def refusal(folder: Path) -> Callable[[str, Edit], ContentError]:
    """What loading says once a file of the copy is edited."""

    def refused(name: str, edit: Edit) -> ContentError:
        before = (folder / name).read_text("utf-8")
        assert edit(before) != before, "the edit no longer changes anything"
        (folder / name).write_text(edit(before), "utf-8")
        with pytest.raises(ContentError) as error:
            load(folder)
        return error.value

    return refused

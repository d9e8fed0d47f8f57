"""Every command of the command line is there, says what it takes, and is make's as well."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from skill.cli import COMMANDS, main

MAKEFILE = (Path(__file__).parents[1] / "Makefile").read_text("utf-8")
NOT_MADE = {"recognise", "hazards"}
"""Commands for programs, and for what README names itself."""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_module_and_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = import_module(COMMANDS[name][0])
    assert list(inspect.signature(module.run).parameters) in (["options"], ["_"])
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert COMMANDS[name][1].split(";")[0] in " ".join(capsys.readouterr().out.split())


def test_make_runs_every_command_and_no_other() -> None:
    assert set(re.findall(r"-m skill (\w+)", MAKEFILE)) == set(COMMANDS) - NOT_MADE


def test_what_is_no_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["cases"])
    assert left.value.code == 2
    assert "evaluate" in capsys.readouterr().err


def test_what_is_not_installed_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(COMMANDS, "bench", ("no_such_package", ""))
    assert main(["bench"]) == 1
    assert capsys.readouterr().err.startswith("error: no_such_package isn't installed here. Run it by make")

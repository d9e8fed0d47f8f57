"""More workers than the machine has room for: refused at start, with the number that is to change."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from skill.web import limits
from skill.web.settings import SettingsError
from tests.web.alexa import SKILL_ID
from tests.web.world import REPOSITORY

UNIT = (REPOSITORY / "deploy" / "leg-clinic.service").read_text()


def group(folder: Path, tasks: str, memory: str) -> tuple[Path, Path]:
    """A control group of systemd's, with these limits, as the kernel shows it: (root, own)."""
    slice_ = folder / "cgroup" / "system.slice"
    ours = slice_ / "leg-clinic.service"
    ours.mkdir(parents=True)
    (slice_ / "pids.max").write_text("max\n")
    (ours / "pids.max").write_text(tasks + "\n")
    (ours / "memory.max").write_text(memory + "\n")
    (folder / "own").write_text("0::/system.slice/leg-clinic.service\n")
    return folder / "cgroup", folder / "own"


@pytest.mark.parametrize(
    ("workers", "tasks", "memory", "named"),
    [
        (2, "128", str(512 * 2**20), None),
        (7, "128", str(512 * 2**20), None),
        (8, "128", str(512 * 2**20), "MemoryMax"),
        (10, "128", "max", None),
        (11, "128", "max", "TasksMax"),
        (64, "max", "max", None),
    ],
)
def test_workers_that_do_not_fit_are_refused(
    tmp_path: Path, workers: int, tasks: str, memory: str, named: str | None
) -> None:
    root, own = group(tmp_path, tasks, memory)
    if named is None:
        limits.check(workers, root, own)
        return
    with pytest.raises(SettingsError, match=rf"^WEB_CONCURRENCY={workers} needs \d+ .* limit is \d+: .*{named}"):
        limits.check(workers, root, own)


def test_the_limit_of_a_group_above_counts_and_no_group_is_no_limit(tmp_path: Path) -> None:
    root, own = group(tmp_path, "max", "max")
    (root / "system.slice" / "pids.max").write_text("20\n")
    with pytest.raises(SettingsError):
        limits.check(2, root, own)
    limits.check(64, root, tmp_path / "missing")


def test_a_container_sees_its_own_limits_at_the_root(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("0::/\n")
    (tmp_path / "pids.max").write_text("20\n")
    with pytest.raises(SettingsError, match="--pids-limit"):
        limits.check(2, tmp_path, tmp_path / "own")


def test_the_unit_has_room_for_two_workers_and_says_so(tmp_path: Path) -> None:
    (tasks,) = re.findall(r"^TasksMax=(\d+)$", UNIT, re.MULTILINE)
    (memory,) = re.findall(r"^MemoryMax=(\d+)M$", UNIT, re.MULTILINE)
    root, own = group(tmp_path, tasks, str(int(memory) * 2**20))
    limits.check(2, root, own)


def test_gunicorn_does_not_start_with_workers_that_do_not_fit(tmp_path: Path) -> None:
    root, own = group(tmp_path, "20", "max")
    code = f"""
from pathlib import Path
from skill.web import limits
limits.check.__defaults__ = (Path({str(root)!r}), Path({str(own)!r}))
from gunicorn.app.wsgiapp import run
import sys
sys.argv = ["gunicorn", "-c", "python:skill.web.gunicorn_conf"]
run()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False,
        env=os.environ | {"ALEXA_SKILL_ID": SKILL_ID},
    )  # fmt: skip
    assert done.returncode == 78
    assert "WEB_CONCURRENCY=2 needs 31 tasks, and the limit is 20" in done.stdout
    assert "Listening" not in done.stdout
    assert done.stderr == ""

"""Do the workers fit into what the machine lets the service have?

Past its limit of tasks a worker can't start a thread and breaks in the middle of a request; past its memory it is
killed. Both are known before the first request, so the service refuses to start and says which number to change.
"""

from pathlib import Path

from skill.web.certificates import WAITING
from skill.web.settings import SettingsError

THREADS = 8
"""Requests that a worker works on at the same time."""
MEMORY_OF_A_WORKER = 64
MEMORY_OF_THE_REST = 48
"""MB: the parent, the certificates and counts in memory, and what the kernel counts as the service's."""
_SPARE_TASKS = 8


def tasks(workers: int) -> int:
    """Return threads and processes at most: the parent, and for each worker its loop, its threads and its fetches."""
    return 1 + workers * (1 + THREADS + WAITING) + _SPARE_TASKS


def memory(workers: int) -> int:
    """Return megabytes (2^20 bytes) at most, measured with room: see "How much it takes" in docs/self-hosting.md."""
    return MEMORY_OF_THE_REST + workers * MEMORY_OF_A_WORKER


def check(workers: int, root: Path = Path("/sys/fs/cgroup"), own: Path = Path("/proc/self/cgroup")) -> None:
    """Raise SettingsError if this many workers don't fit into the control group (version 2) that we are in.

    systemd's TasksMax and MemoryMax, and a container's --pids-limit and --memory, are its limits. Where there is no
    such group, or no limit, anything goes.
    """
    for name, needed, unit in (("pids.max", tasks(workers), 1), ("memory.max", memory(workers), 2**20)):
        limit = _limit(name, root, own)
        if limit is not None and needed * unit > limit:
            what, where = ("tasks", "TasksMax") if unit == 1 else ("MB of memory", "MemoryMax")
            raise SettingsError(
                f"WEB_CONCURRENCY={workers} needs {needed} {what}, and the limit is {limit // unit}: "
                f"lower it, or raise {where} (--{'pids-limit' if unit == 1 else 'memory'} of a container)"
            )


def _limit(name: str, root: Path, own: Path) -> int | None:
    """Return the smallest limit on the way from our group up to the root."""
    try:
        lines = own.read_text().splitlines()
    except OSError:
        return None
    group = next((line[4:] for line in lines if line.startswith("0::/")), None)
    if group is None:
        return None
    folder, found = root / group, []
    for place in (folder, *folder.parents):
        try:
            text = (place / name).read_text().strip()
        except OSError:
            text = "max"
        if text.isdecimal():
            found.append(int(text))
        if place == root:
            break
    return min(found, default=None)

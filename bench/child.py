"""What each measured process runs: start a skill, answer, and print what it took. Needs nothing but the skill.

    python -I -S child.py FOLDERS MODULE EVENTS ROUNDS

FOLDERS and EVENTS are JSON: the folders to import from, and a list of requests by name. Prints one JSON object: when
the first request was answered (seconds since 1970), the processor time until then (s), the memory at its highest then
and at the end (bytes), and for each name the time of each turn (s).
"""

import sys


def highest_memory() -> int:
    """Return the process's highest memory in bytes. (ru_maxrss would have that of the process that started it.)"""
    with open("/proc/self/status", encoding="ascii") as status:
        return int(status.read().split("VmHWM:")[1].split()[0]) * 1024


def main() -> None:
    sys.path[:0] = sys.argv[1].split(":")
    handler = __import__(sys.argv[2]).handler
    import json  # a skill that doesn't load these itself pays for them here, as it would in Lambda

    events = json.loads(sys.argv[3])
    assert handler(next(iter(events.values())), None)["response"]["outputSpeech"]
    import resource
    import time

    answered, used = time.time(), resource.getrusage(resource.RUSAGE_SELF)
    memory = highest_memory()
    turns: dict[str, list[float]] = {name: [] for name in events}
    for _ in range(int(sys.argv[4])):
        for name, event in events.items():
            began = time.perf_counter()
            handler(event, None)
            turns[name].append(time.perf_counter() - began)
    print(
        json.dumps(
            {
                "answered": answered,
                "processor": used.ru_utime + used.ru_stime,
                "memory": memory,
                "memory_highest": highest_memory(),
                "turns": turns,
            }
        )
    )


main()

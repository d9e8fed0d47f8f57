"""`python -m tests.load [--seconds 60]`: prints what the server does under load, and fails if that isn't enough.

Two servers with the repository's gunicorn settings and the real skill take turns, a few seconds each: one verifies
every request, one has signatures switched off for development. The client does the same work for both, signing
included, so the processor time that each server used for a request is compared too. Then, in one slice more, a worker
of the first is killed.
"""

import argparse
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

from tests.load.client import PATIENTS, Tally, serve_orders
from tests.web.world import Gunicorn, World

SLICE = 3.0
P99_MS = 50.0
KEPT_THROUGHPUT = 0.8
GROWTH_MB = 3.0
TICK = os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Resident memory of a process, in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def processor(server: Gunicorn) -> float:
    """Seconds of processor time that the server's living workers have used."""
    fields = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in server.workers()]
    return sum(int(one[11]) + int(one[12]) for one in fields) / TICK


def kill_one(server: Gunicorn) -> None:
    """Kill a worker, as the kernel does when memory runs out."""
    os.kill(max(server.workers()), signal.SIGKILL)


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.load")
    arguments.add_argument("--seconds", type=float, default=60, help="of load with verification, and as much without")
    seconds = arguments.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        return measure(World.make(Path(folder)), seconds)


def measure(world: World, seconds: float) -> int:
    """Run it all; 0 if every figure is good enough."""
    verified = world.serve("verified", skill="skill.app")
    unverified = world.serve("unverified", skill="skill.app", SKILL_UNSIGNED_ON_LOOPBACK="1")
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    client = multiprocessing.get_context("spawn").Process(target=serve_orders, args=(theirs, world.leaf.key_pem()))
    client.start()
    totals = {"verified": Tally(), "unverified": Tally()}
    used = {"verified": 0.0, "unverified": 0.0}
    servers = {"verified": verified, "unverified": unverified}

    def run(name: str, length: float) -> None:
        before = processor(servers[name])
        ours.send((servers[name].port, length))
        totals[name].add(ours.recv())
        used[name] += processor(servers[name]) - before

    try:
        for name in servers:  # warm-up, not counted
            run(name, SLICE)
        totals = {name: Tally() for name in servers}
        used = dict.fromkeys(servers, 0.0)
        start = {pid: memory(pid) for pid in verified.workers()}
        while totals["verified"].seconds < seconds:
            for name in servers:
                run(name, SLICE)
        end = {pid: memory(pid) for pid in verified.workers()}
        spent = {name: 1000 * used[name] / len(totals[name].latencies) for name in servers}
        threading.Timer(SLICE / 2, kill_one, (verified,)).start()
        ours.send((verified.port, SLICE))
        killed: Tally = ours.recv()
        replaced = set(verified.workers()) != set(start)
        return report(totals, spent, start, end, killed, replaced)
    finally:
        ours.send(None)
        client.join(10)
        verified.stop()
        unverified.stop()


def report(
    totals: dict[str, Tally],
    spent: dict[str, float],
    start: dict[int, float],
    end: dict[int, float],
    killed: Tally,
    replaced: bool,
) -> int:
    """Print the figures; 1 if one isn't good enough."""
    rates = {}
    for name, tally in totals.items():
        turns = len(tally.latencies)
        rates[name] = turns / tally.seconds
        print(
            f"{name:>10}: {turns} requests in {tally.seconds:.0f} s, {tally.conversations} conversations, "
            f"{PATIENTS} at a time\n{'':>12}{rates[name]:.0f} requests/s, "
            f"p50 {percentile(tally.latencies, 0.5):.1f} ms, p99 {percentile(tally.latencies, 0.99):.1f} ms, "
            f"{spent[name]:.2f} ms of processor a request, "
            f"{tally.errors} errors, {tally.broken} connections broken"
        )
    ratio = rates["verified"] / rates["unverified"]
    growth = max(end[pid] - start[pid] for pid in start)
    thrift = spent["unverified"] / spent["verified"]
    print(f"throughput with verification: {ratio:.2f} of that without; by processor time a request: {thrift:.2f}")
    print(f"memory of the workers after warm-up: {sum(start.values()):.1f} MB; at the end: {sum(end.values()):.1f} MB")
    print(
        f"a worker killed half way through {killed.seconds:.0f} s more: {killed.conversations} conversations, "
        f"{killed.errors} lost, {killed.broken} connections broken"
    )
    verified = totals["verified"]
    good = {
        "no error": verified.errors + totals["unverified"].errors + verified.broken == 0,
        f"p99 under {P99_MS:.0f} ms": percentile(verified.latencies, 0.99) < P99_MS,
        f"verification keeps {KEPT_THROUGHPUT} of the throughput": min(ratio, thrift) >= KEPT_THROUGHPUT,
        f"no worker grows by {GROWTH_MB:.0f} MB": growth < GROWTH_MB,
        "a killed worker costs no conversation": replaced and killed.errors == 0 and killed.broken <= PATIENTS,
    }
    for what, met in good.items():
        print(f"{'ok' if met else 'MISSED':>8}  {what}")
    return 0 if all(good.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

"""`make load`: print what the server does under load, and fail if that isn't enough.

Three servers with the repository's gunicorn settings take turns, a few seconds each: our skill with verification, our
skill with signatures switched off for development, and a Flask application that only says hello (and writes the same
log line). The client does the same work for all three, signing included. How many requests a second they manage says
more of the client and of the machine's other work than of them; so what is compared is the processor time that each
used for a request, turn by turn. Then, in one slice more, a worker of the first is killed.
"""

import argparse
import multiprocessing
import os
import signal
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from skill.progress import busy
from tests.load.client import PATIENTS, Tally, serve_orders
from tests.web.world import Gunicorn, World

SLICE = 3.0
SERVERS = {
    "verified": {"skill": "skill.alexa.handlers"},
    "unverified": {"skill": "skill.alexa.handlers", "SKILL_UNSIGNED_ON_LOOPBACK": "1"},
    "hello": {"app": "tests.load.hello:make_app()"},
}
P99_MS = 50.0
TIMES_HELLO = 1.8
"""The aim: processor time for a verified turn, in that of a hello."""
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


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--seconds", type=float, default=60, help="of load on each of the three")


def run(options: argparse.Namespace) -> int:
    """Measure in a folder of its own."""
    doing = f"Three servers by turns, {options.seconds:.0f} s of load on each"
    with tempfile.TemporaryDirectory() as folder, busy(doing):
        return measure(World.make(Path(folder)), options.seconds)


@dataclass
class Account:
    """What a server's turns came to: what was answered, and milliseconds of processor a request, slice by slice."""

    total: Tally = field(default_factory=Tally)
    spent: list[float] = field(default_factory=list)


def measure(world: World, seconds: float) -> int:
    """Run it all; 0 if every figure is good enough."""
    servers = {name: world.serve(name, **how) for name, how in SERVERS.items()}
    verified = servers["verified"]
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    client = multiprocessing.get_context("spawn").Process(target=serve_orders, args=(theirs, world.leaf.key_pem()))
    client.start()
    accounts = {name: Account() for name in servers}

    def turn(name: str, account: Account) -> None:
        before = processor(servers[name])
        ours.send((servers[name].port, SLICE))
        tally: Tally = ours.recv()
        account.spent.append(1000 * (processor(servers[name]) - before) / len(tally.latencies))
        account.total.add(tally)

    try:
        for name in servers:  # warm-up, not counted
            turn(name, Account())
        start = {pid: memory(pid) for pid in verified.workers()}
        while accounts["verified"].total.seconds < seconds:
            for name, account in accounts.items():
                turn(name, account)
        end = {pid: memory(pid) for pid in verified.workers()}
        threading.Timer(SLICE / 2, kill_one, (verified,)).start()
        ours.send((verified.port, SLICE))
        killed: Tally = ours.recv()
        replaced = set(verified.workers()) != set(start)
        return report(accounts, start, end, killed, replaced)
    finally:
        ours.send(None)
        client.join(10)
        for server in servers.values():
            server.stop()


def ratio(one: Account, other: Account) -> tuple[float, float, float]:
    """Processor time of one to that of the other: the median of the pairs of slices, the least and the most."""
    ratios = sorted(a / b for a, b in zip(one.spent, other.spent, strict=True))
    return median(ratios), ratios[0], ratios[-1]


def report(
    accounts: dict[str, Account], start: dict[int, float], end: dict[int, float], killed: Tally, replaced: bool
) -> int:
    """Print the figures; 1 if one isn't good enough."""
    for name, account in accounts.items():
        tally = account.total
        print(
            f"{name:>10}: {len(tally.latencies)} requests in {tally.seconds:.0f} s, {tally.conversations} "
            f"conversations, {PATIENTS} at a time\n{'':>12}{len(tally.latencies) / tally.seconds:.0f} requests/s, "
            f"p50 {percentile(tally.latencies, 0.5):.1f} ms, p99 {percentile(tally.latencies, 0.99):.1f} ms, "
            f"{median(account.spent):.2f} ms of processor a request, "
            f"{tally.errors} errors, {tally.broken} connections broken"
        )
    verified, unverified, hello = (accounts[name] for name in SERVERS)
    times_hello = ratio(verified, hello)
    growth = max(end[pid] - start[pid] for pid in start)
    for what, (middle, least, most) in (
        ("a hello's", times_hello),
        ("an unverified turn's", ratio(verified, unverified)),
    ):
        print(f"processor time of a verified turn, in {what}: {middle:.2f} ({least:.2f} to {most:.2f})")
    print(f"memory of the workers after warm-up: {sum(start.values()):.1f} MB; at the end: {sum(end.values()):.1f} MB")
    print(
        f"a worker killed half way through {killed.seconds:.0f} s more: {killed.conversations} conversations, "
        f"{killed.errors} lost, {killed.broken} connections broken"
    )
    good = {
        "no error": sum(one.total.errors + one.total.broken for one in accounts.values()) == 0,
        f"p99 under {P99_MS:.0f} ms": percentile(verified.total.latencies, 0.99) < P99_MS,
        f"at most {TIMES_HELLO} x the processor time of a hello": times_hello[0] <= TIMES_HELLO,
        f"no worker grows by {GROWTH_MB:.0f} MB": growth < GROWTH_MB,
        "a killed worker costs no conversation": replaced and killed.errors == 0 and killed.broken <= PATIENTS,
    }
    for what, met in good.items():
        print(f"{'ok' if met else 'MISSED':>8}  {what}")
    return 0 if all(good.values()) else 1

"""A whole conversation by device, with whatever answers: the check to its end, causes, hours, advice, goodbye.

Run as a program, it holds that conversation with a function shut in with a read-only file system and no network but
loopback: `unshare --mount --net python -m tests.package.conversation PYTHON FUNCTION CLIENT`.
"""

from __future__ import annotations

import fcntl
import json
import socket
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from skill.speaker.device import Device
from tests.package.lambda_service import running

YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"


def hold(answer: Callable[[Any], dict[str, Any]]) -> list[str]:
    """What was heard, turn by turn."""
    device = Device(answer, "en-US")
    heard = [device.open(), device.intend("StartCheckIntent")]
    while device.attributes.get("stage") == "check":
        heard.append(device.intend(NO))
    heard.append(device.intend(YES))
    heard.append(device.intend("AboutCauseIntent", {"cause": ("sciatica", "sciatica")}))
    heard.append(device.intend("ClinicHoursIntent", {"day": ("2026-12-25", None)}))
    heard.append(device.intend("SelfCareIntent", {"topic": ("ice", "ice")}))
    assert heard[-1].listening
    device.leave()
    heard += [device.open(), device.intend("ReportFindingIntent", {"finding": ("chest pain", "chest_pain")})]
    return [one.speech for one in heard]


def shut_in() -> None:
    """Make everything read-only, and loopback the only way out, or raise OSError."""
    subprocess.run(["mount", "-o", "bind,remount,ro", "/"], check=True)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        flags, up = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP
        fcntl.ioctl(probe, flags, struct.pack("16sH14x", b"lo", up))
    if [name for _, name in socket.if_nameindex()] != ["lo"]:
        raise OSError("there is a network")
    for folder in (Path.cwd(), Path("/tmp"), Path(__file__).parent):
        try:
            (folder / "written").touch()
        except OSError:
            continue
        (folder / "written").unlink()
        raise OSError(f"{folder} can be written to")


if __name__ == "__main__":
    shut_in()
    python, function, client = sys.argv[1:]
    with running(python, Path(function), Path(client)) as service:
        print(json.dumps(hold(service.invoke)))

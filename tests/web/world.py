"""Everything around the endpoint, for tests: an authority, the keys it vouches for, a fake S3 and gunicorn."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from skill.web.certificates import SIGNER
from tests.web.alexa import SKILL_ID, Alexa
from tests.web.authority import Issued, bundle, issue
from tests.web.fake_s3 import FakeS3
from tests.web.ports import free_port

STANDIN = "tests.web.standin"
APP = "tests.web.served:make_app()"
REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass
class Gunicorn:
    """The production server, with the repository's settings, as a process of its own; its output goes to a file."""

    port: int
    process: subprocess.Popen[bytes]
    output: Path

    @classmethod
    def start(cls, output: Path, environment: dict[str, str], *options: str, app: str) -> "Gunicorn":
        """Start it and wait until it answers."""
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", "-c", "python:skill.web.gunicorn_conf", *options, app]
        settings = {"ALEXA_SKILL_ID": SKILL_ID, "SKILL_BIND": f"127.0.0.1:{port}"}
        with output.open("wb") as file:
            process = subprocess.Popen(
                command, cwd=REPOSITORY, stdout=file, stderr=file, env=os.environ | settings | environment
            )
        server = cls(port, process, output)
        for _ in range(200):
            with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return server
            if process.poll() is not None:
                break
            time.sleep(0.05)
        server.stop()
        raise RuntimeError(f"gunicorn didn't start: {output.read_text()}")

    def lines(self) -> list[dict[str, Any]]:
        """The lines that it logged so far."""
        return [json.loads(line) for line in self.output.read_text().splitlines()]

    def outcome(self) -> str:
        """How the last request ended, says its log."""
        last: str = [line for line in self.lines() if line["event"] == "request"][-1]["outcome"]
        return last

    def workers(self) -> list[int]:
        """The process ids of its workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass
class World:
    """An authority that plays Amazon's, with one good chain at GOOD_URL."""

    folder: Path
    root: Issued
    intermediate: Issued
    leaf: Issued
    s3: FakeS3

    @classmethod
    def make(cls, folder: Path) -> "World":
        root = issue("Test Root", authority=True)
        intermediate = issue("Test Intermediate", root, authority=True)
        leaf = issue("leaf", intermediate, hosts=[SIGNER])
        s3_root = issue("Test S3 Root", authority=True)
        (folder / "roots.pem").write_bytes(root.pem())
        (folder / "s3-root.pem").write_bytes(s3_root.pem())
        s3_certificate = issue("s3", s3_root, hosts=["s3.amazonaws.com"])
        s3 = FakeS3(s3_certificate, folder, {"/echo.api/good.pem": bundle(leaf, intermediate)})
        return cls(folder, root, intermediate, leaf, s3)

    def environment(self, skill: str = STANDIN) -> dict[str, str]:
        """What tests.web.served wants to know."""
        return {"TEST_FOLDER": str(self.folder), "TEST_S3_PORT": str(self.s3.port), "TEST_SKILL": skill}

    def serve(self, name: str, *options: str, skill: str = STANDIN, app: str = APP, **environment: str) -> Gunicorn:
        """Start gunicorn in this world."""
        return Gunicorn.start(self.folder / f"{name}.log", self.environment(skill) | environment, *options, app=app)

    def alexa(self, port: int) -> Alexa:
        """Someone who can sign as Amazon does."""
        assert isinstance(self.leaf.key, type(self.root.key))
        return Alexa(port, self.leaf.key)  # type: ignore[arg-type]

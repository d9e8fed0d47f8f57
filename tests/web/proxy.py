"""nginx with the repository's configuration, moved to ports and files of a test."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import suppress
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from tests.web.authority import issue
from tests.web.ports import free_port
from tests.web.world import REPOSITORY

NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
MODULES = Path("/etc/nginx/modules-enabled")
LUA = MODULES.is_dir() and any("http-lua" in module.name for module in MODULES.iterdir())
needs_nginx = pytest.mark.skipif(not (NGINX and LUA), reason="needs nginx and libnginx-mod-http-lua")
CONNECTIONS = 4096
"""A worker's, as docs/self-hosting.md has them set; Debian's own choice is 768."""
STRANGER = "127.0.0.2"
"""Another address of this machine, whose requests nginx takes for somebody else's."""


class Proxy:
    """nginx in front of a backend's port. Stop it."""

    def __init__(self, folder: Path, backend: int, site: str | None = None, connections: int = CONNECTIONS) -> None:
        folder.chmod(0o755)
        self.port = free_port()
        self.plain = free_port()
        self.folder = folder
        certificate = issue("leg.example.org", hosts=["leg.example.org"])
        (folder / "fullchain.pem").write_bytes(certificate.pem())
        (folder / "privkey.pem").write_bytes(certificate.key_pem())
        self._site = site or (REPOSITORY / "deploy" / "nginx.conf").read_text()
        self._connections = connections
        self.configure(backend)
        self._command = [str(NGINX), "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")]
        subprocess.run([*self._command, "-t", "-q"], check=True, timeout=30)
        self.process = subprocess.Popen(self._command)
        self.context = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        self.context.check_hostname = False
        self._wait()

    def _wait(self) -> None:
        for _ in range(100):
            with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
                return
            time.sleep(0.05)
        self.stop()
        raise RuntimeError("nginx didn't start")

    def configure(self, backend: int) -> None:
        """Write the configuration, with this port as the backend."""
        site = self._site
        for here, there in (
            ("127.0.0.1:8000", f"127.0.0.1:{backend}"),
            ("listen 443", f"listen 127.0.0.1:{self.port}"),
            ("listen 80", f"listen 127.0.0.1:{self.plain}"),
            ("/etc/letsencrypt/live/leg.example.org", str(self.folder)),
            ("/var/log/nginx", str(self.folder)),
        ):
            assert here in site
            site = site.replace(here, there)
        site = re.sub(r"\n\s*listen \[::\].*", "", site)
        modules = f"include {MODULES}/*.conf;" if LUA else ""
        temporary = "".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi"))
        temporary += f"uwsgi_temp_path {self.folder}/uwsgi; scgi_temp_path {self.folder}/scgi;"
        (self.folder / "nginx.conf").write_text(
            f"{modules} daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log; worker_processes 2;"
            f"worker_rlimit_nofile 16384; events {{ worker_connections {self._connections}; }}"
            f"http {{ {temporary}\n{site}\n}}"
        )

    def send(
        self, body: bytes, headers: dict[str, str], path: str = "/alexa", *, method: str = "POST",
        source: str = "127.0.0.1", timeout: float = 10,
    ) -> int:  # fmt: skip
        """Send a request over a new connection, from an address of this machine; returns the status."""
        connection = HTTPSConnection(
            "127.0.0.1", self.port, context=self.context, timeout=timeout, source_address=(source, 0)
        )
        try:
            connection.request(method, path, body, headers | {"Host": "leg.example.org"})
            return connection.getresponse().status
        finally:
            connection.close()

    def log(self) -> str:
        """Everything that nginx has written."""
        return "".join(file.read_text() for file in self.folder.glob("*.log"))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)

"""Everything that can be configured about the endpoint, read from the environment in one place.

| variable | meaning |
|---|---|
| `ALEXA_SKILL_ID` | the application id of our skill (`amzn1.ask.skill.…`); required |
| `SKILL_BIND` | `address:port` to listen on; default `127.0.0.1:8000` |
| `WEB_CONCURRENCY` | worker processes, 1 to 64; default 2 |
| `SKILL_EGRESS_PROXY` | `http://host:port` of a proxy through which Amazon's certificate is fetched; default none |
| `RUNTIME_DIRECTORY` | a folder in memory for certificates and counts, as systemd names it; default none |
| `SKILL_UNSIGNED_ON_LOOPBACK` | `1` turns signatures off for development; then only loopback is served |
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from skill.web.loopback import is_loopback

_SKILL_ID = re.compile(r"amzn1\.ask\.skill\.[0-9A-Za-z-]{8,64}")
_ADDRESS = re.compile(r"(?P<host>[0-9A-Za-z.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}")
_PROXY = re.compile(r"http://([0-9A-Za-z.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}")
_WORKERS = re.compile(r"[1-9]|[1-5][0-9]|6[0-4]")
_SWITCH = {"": False, "0": False, "1": True}


class SettingsError(Exception):
    """A setting is missing or makes no sense. The text names the setting and never quotes its value."""


@dataclass(frozen=True)
class Settings:
    """The endpoint's settings. Building one checks it, so that none that leaves the endpoint open exists.

    Raises SettingsError.
    """

    skill_id: str
    """The application id that a request must carry."""
    bind: str = "127.0.0.1:8000"
    """Where the server listens: `host:port`."""
    unsigned: bool = False
    """Development only: don't ask for Amazon's signature. Refused unless `bind` is loopback."""
    workers: int = 2
    """Worker processes."""
    egress_proxy: str | None = None
    """`http://host:port` of a proxy that reaches s3.amazonaws.com."""
    folder: Path | None = None
    """Where certificates and counts may be written; a folder in memory."""

    def __post_init__(self) -> None:
        if not _SKILL_ID.fullmatch(self.skill_id):
            raise SettingsError("ALEXA_SKILL_ID must be the skill's application id, like amzn1.ask.skill.<uuid>")
        address = _ADDRESS.fullmatch(self.bind)
        if not address:
            raise SettingsError("SKILL_BIND must be an address and a port, like 127.0.0.1:8000")
        if self.unsigned and not is_loopback(address["host"].strip("[]")):
            raise SettingsError("SKILL_UNSIGNED_ON_LOOPBACK is set, but SKILL_BIND is not a loopback address")

        if self.egress_proxy is not None and not _PROXY.fullmatch(self.egress_proxy):
            raise SettingsError("SKILL_EGRESS_PROXY must be like http://proxy.example:3128, with no name or password")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; an unset ALEXA_SKILL_ID or a switch that is neither 0 nor 1 is an error.

        Raises SettingsError.
        """
        switch = environ.get("SKILL_UNSIGNED_ON_LOOPBACK", "")
        if switch not in _SWITCH:
            raise SettingsError("SKILL_UNSIGNED_ON_LOOPBACK must be 0 or 1")
        workers = environ.get("WEB_CONCURRENCY", "2")
        if not _WORKERS.fullmatch(workers):
            raise SettingsError("WEB_CONCURRENCY must be a number from 1 to 64")
        folder = environ.get("RUNTIME_DIRECTORY")
        return cls(
            skill_id=environ.get("ALEXA_SKILL_ID", ""),
            bind=environ.get("SKILL_BIND", cls.bind),
            unsigned=_SWITCH[switch],
            workers=int(workers),
            egress_proxy=environ.get("SKILL_EGRESS_PROXY") or None,
            folder=Path(folder) if folder else None,
        )

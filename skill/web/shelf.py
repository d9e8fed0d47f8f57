"""Amazon's certificate files in a folder that outlives a worker, so that a restart needs no network."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

KEPT_FILES = 16


class Shelf:
    """Files by URL. They hold what Amazon publishes and nothing of a patient, and whoever takes one proves it again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> bytes | None:
        """Return the file that was at `url`, if it is here."""
        try:
            return self._path(url).read_bytes()
        except OSError:
            return None

    def put(self, url: str, pem: bytes) -> None:
        """Keep a file, and the newest KEPT_FILES only. A folder that can't be written to is no reason to fail."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._path(url)
            draft = path.with_suffix(f".{os.getpid()}")
            draft.write_bytes(pem)
            draft.replace(path)  # whole or not at all, for the other workers
            newest_first = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
            for file in newest_first[KEPT_FILES:]:
                file.unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self._folder / f"{sha256(url.encode()).hexdigest()[:32]}.pem"

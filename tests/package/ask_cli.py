"""The real ask-cli, from npm, in build/ask-cli: installed once, by whichever test needs it first.

It isn't among package.json's packages: with all it brings it is 206 MB in 500 packages, which `npm ci` would install
before every `make test`, for tests that only `make test-long` runs.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from skill.package.function import REPOSITORY
from tests.package.smapi import REFRESH, VENDOR

FOLDER = REPOSITORY / "build" / "ask-cli"
PACKAGES = {"ask-cli": "2.30.7", "antlr4ts": "0.5.0-alpha.4"}
"""docs/deploying.md says why antlr4ts."""
UNREACHED = re.compile(r"\b(?:ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b")


def installed() -> Path:
    """Return the folder of npm's packages; skips where npm isn't there or can't be reached."""
    if shutil.which("npm") is None:
        pytest.skip("NOT TRIED with ask-cli: there is no npm on this machine (apt-get install npm)")
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = json.dumps({"private": True, "dependencies": PACKAGES})
    done = FOLDER / "installed.json"
    if not done.is_file() or done.read_text("utf-8") != wanted:
        (FOLDER / "package.json").write_text(wanted, "utf-8")
        command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        run = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
        if run.returncode and UNREACHED.search(run.stderr):
            pytest.skip(f"NOT TRIED with ask-cli: npm's registry can't be reached: {run.stderr.splitlines()[0]}")
        assert run.returncode == 0, run.stderr
        done.write_text(wanted, "utf-8")
    return FOLDER / "node_modules"


def signed_in(home: Path, address: str) -> dict[str, str]:
    """The environment of somebody who has run `ask configure`, but for where Amazon is.

    The access token has run out, so that the first call has to fetch another.
    """
    token = {"access_token": "old", "refresh_token": REFRESH, "expires_at": "2020-01-01T00:00:00.000Z"}
    (home / ".ask").mkdir(parents=True)
    (home / ".ask" / "cli_config").write_text(
        json.dumps({"profiles": {"default": {"aws_profile": None, "token": token, "vendor_id": VENDOR}}}), "utf-8"
    )
    others = ("ASK_", "AWS_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(others)}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(Path.home() / ".cache"),  # what uv has had, and where it looks
        "XDG_CONFIG_HOME": str(Path.home() / ".config"),
        "PATH": f"{FOLDER / 'node_modules' / '.bin'}:{os.environ['PATH']}",
        "ASK_SMAPI_SERVER_BASE_URL": address,
        "ASK_LWA_TOKEN_HOST": address,
        "ASK_SHARE_USAGE": "false",
        "ASK_SKIP_NEW_VERSION_REMINDER": "1",
    }

"""gunicorn's settings, made for two cores: `gunicorn -c python:skill.web.gunicorn_conf`."""

import logging
import os
import shutil
import tempfile
from pathlib import Path
from socket import gethostname
from typing import Any

from skill import checks
from skill.content.errors import ContentError
from skill.version import described
from skill.web import limits
from skill.web.logs import LOGGING, log_to_stdout, log_what_nobody_catches, say_why_not
from skill.web.metrics import FOLDER_VARIABLE
from skill.web.settings import Settings, SettingsError

log_to_stdout()
log_what_nobody_catches()
try:
    _settings = Settings.from_environment()  # a wrong setting stops gunicorn before it listens
    limits.check(_settings.workers)
    checks.sound()  # so does content, or a clinic's setting, that would be heard as an apology
except (SettingsError, ContentError) as error:
    raise SystemExit(say_why_not(error)) from None
logging.getLogger("skill.web").info("version {version}, content {content}".format(**described()))

# The heartbeat and the counts are files, but not on a disk. The counts' folder is this run's own, by its name: another
# container may share the folder that it is in.
_memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
_counts = (_settings.folder or Path(_memory or tempfile.gettempdir())) / f"counts-{gethostname()}-{os.getpid()}"
os.environ[FOLDER_VARIABLE] = str(_counts)

wsgi_app = "skill.web:create_app()"
bind = _settings.bind  # under systemd's socket activation gunicorn takes that socket instead
worker_class = "skill.web.worker.QuietWorker"
workers = _settings.workers
threads = limits.THREADS
# Alexa waits 8 s: a worker that says nothing for longer than this is stuck, and is replaced.
timeout = 20
graceful_timeout = 10
keepalive = 65  # longer than the reverse proxy keeps a connection, so that it never reuses one that we are closing
max_requests = 50_000
max_requests_jitter = 5_000
limit_request_line = 2048
limit_request_fields = 50
control_socket_disable = True
worker_tmp_dir = _memory
accesslog = None
forwarded_allow_ips = ""
logconfig_dict = LOGGING


def on_starting(server: Any) -> None:
    """Check what gunicorn will really listen on, where a `--bind` has overruled SKILL_BIND; and start counting."""
    try:
        for address in server.cfg.bind:
            Settings(_settings.skill_id, address, _settings.unsigned)
    except SettingsError as error:
        raise SystemExit(say_why_not(error)) from None
    for folder in _counts.parent.glob(f"counts-{gethostname()}-*"):  # left by a run that was killed
        if folder == _counts or not Path("/proc", folder.name.rpartition("-")[2]).exists():
            shutil.rmtree(folder, ignore_errors=True)
    _counts.mkdir(mode=0o700, parents=True)


def on_exit(server: Any) -> None:
    """Remove the counts."""
    shutil.rmtree(_counts, ignore_errors=True)

"""gunicorn's settings, made for two cores: `gunicorn -c python:skill.web.gunicorn_conf`."""

import os
from typing import Any

from skill.web.settings import Settings, SettingsError

_settings = Settings.from_environment()  # a wrong setting stops gunicorn before it listens

wsgi_app = "skill.web:create_app()"
bind = _settings.bind
worker_class = "skill.web.worker.QuietWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 8
# Alexa waits 8 s: a worker that says nothing for longer than this is stuck, and is replaced.
timeout = 20
graceful_timeout = 10
keepalive = 65  # longer than the reverse proxy keeps a connection, so that it never reuses one that we are closing
max_requests = 50_000
max_requests_jitter = 5_000
limit_request_line = 2048
limit_request_fields = 50
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # the heartbeat: not on a disk
accesslog = None
forwarded_allow_ips = ""
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stdout": {"()": "skill.web.logs.Stdout"}},
    "root": {"level": "WARNING", "handlers": ["stdout"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["stdout"], "propagate": False}},
}


def on_starting(server: Any) -> None:
    """Where a command-line `--bind` has overruled SKILL_BIND: check what gunicorn will really listen on."""
    try:
        for address in server.cfg.bind:
            Settings(_settings.skill_id, address, _settings.unsigned)
    except SettingsError as error:
        raise SystemExit(str(error)) from None

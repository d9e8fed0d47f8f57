"""gunicorn's threaded worker, minus one habit: repeating a malformed request in the answer and in the log."""

import logging
from typing import Any

from gunicorn import util
from gunicorn.workers.gthread import ThreadWorker

from skill.web import metrics
from skill.web.endings import Ending
from skill.web.logs import request_line

_LOG = logging.getLogger(__name__)


class QuietWorker(ThreadWorker):
    """Answers whatever isn't HTTP with a bare 400."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Refuse a request that gunicorn can't parse, or that breaks the application below Flask."""
        request_line(400, Ending.NOT_HTTP, 0.0)
        metrics.count(Ending.NOT_HTTP, 0.0, verified=False)
        try:
            util.write_error(client, 400, "Bad Request", "")
        except OSError:
            _LOG.info("the client had gone")

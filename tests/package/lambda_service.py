"""A stand-in for Lambda's side of the runtime API, on loopback, and the function as Lambda runs it.

The runtime client in between is Amazon's own (`awslambdaric`). https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from typing import Any

ARN = "arn:aws:lambda:eu-west-2:123456789012:function:leg:live"
VERSION = "/2018-06-01/runtime"
PATIENCE = 30  # seconds, where a machine under load takes a few
CODE = "import sys; sys.path[:0] = {path!r}; from awslambdaric.__main__ import main; main(['', {handler!r}])"


class FunctionError(Exception):
    """What the function's runtime client reported in place of an answer."""


class Service:
    """Hands events to the runtime client and takes its answers."""

    def __init__(self) -> None:
        self._events: Queue[Any] = Queue()
        self._answers: Queue[tuple[str, Any]] = Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def invoke(self, event: Any) -> Any:
        """The function's answer. Raises FunctionError with what it failed of."""
        self._events.put(event)
        kind, answer = self._answers.get(timeout=PATIENCE)
        if kind != "response":
            raise FunctionError(f"{kind}: {answer}")
        return answer

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(service) -> type[BaseHTTPRequestHandler]:  # noqa: N805  # `self` is the request below
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                assert self.path == f"{VERSION}/invocation/next"
                self._answer(200, json.dumps(service._events.get()).encode())

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                service._answers.put((self.path.rpartition("/")[2], body))
                self._answer(202, b"{}")

            def _answer(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Lambda-Runtime-Aws-Request-Id", "0f0e0d0c-0000-4000-8000-000000000001")
                self.send_header("Lambda-Runtime-Invoked-Function-Arn", ARN)
                self.send_header("Lambda-Runtime-Deadline-Ms", "9999999999999")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words: object) -> None:
                pass

        return Handler


@contextmanager
def running(
    python: str, function: Path, client: Path, log: Path | None = None, **environment: str
) -> Iterator[Service]:
    """The function in this folder, in a Python that sees nothing but it, the runtime client and its own library."""
    service = Service()
    code = CODE.format(path=[str(function), str(client)], handler="lambda_function.handler")
    lambdas = {"AWS_LAMBDA_RUNTIME_API": service.address, "AWS_LAMBDA_FUNCTION_NAME": "leg", "PATH": os.defpath}
    process = subprocess.Popen(
        [python, "-I", "-S", "-c", code],
        env={**lambdas, **environment},
        cwd=function,
        stdout=log.open("wb") if log else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        yield service
    finally:
        process.kill()
        process.wait()
        service.close()

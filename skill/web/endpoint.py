"""create_app(): the Flask application, its routes and its answers."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from time import perf_counter

from cryptography.x509 import Certificate
from flask import Flask, Response, g, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, NotFound, RequestEntityTooLarge

from skill import checks
from skill.alexa.handlers import Skill, create_skill
from skill.alexa.responder import responder
from skill.alexa.turn_log import begin_turn, outcome_of
from skill.version import described
from skill.web import metrics
from skill.web.adapter import adapt
from skill.web.certificates import Fetch, SigningKeys, trusted_roots
from skill.web.endings import Ending, Refused
from skill.web.fetch import https_get
from skill.web.health import what_is_missing
from skill.web.logs import log_to_stdout, request_line
from skill.web.loopback import is_local_peer, is_local_request
from skill.web.settings import Settings
from skill.web.shelf import Shelf
from skill.web.verifier import Verifier

ENDPOINT = "/alexa"
LARGEST_BODY = 128 * 1024
"""Bytes; Alexa's requests are a few kB."""
_FOR_OPERATORS = ("/healthz", "/metrics")
_ERRORS = {404: Ending.NOT_FOUND, 405: Ending.NOT_ALLOWED, 413: Ending.TOO_LARGE}


def create_app(
    settings: Settings | None = None,
    *,
    skill: Callable[[], Skill] = create_skill,
    fetch: Fetch | None = None,
    roots: Sequence[Certificate] | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Flask:
    """Return the endpoint as a WSGI application.

    `settings` come from the environment unless given. For tests: `skill` makes the skill, which leaves the
    application id to the verifier; `fetch`, `roots` and `clock` (aware) take the place of the network, certifi and
    the time.
    Raises SettingsError if a setting is missing or would leave the endpoint open, ContentError if the content or a
    clinic's settings are wrong.
    """
    checks.sound()
    settings = settings or Settings.from_environment()
    shelf = Shelf(settings.folder / "certificates") if settings.folder else None
    fetch = fetch or partial(https_get, proxy=settings.egress_proxy)
    keys = None if settings.unsigned else SigningKeys(roots or trusted_roots(), fetch, shelf)
    verifier = Verifier(settings.skill_id, keys, clock)
    log_to_stdout()
    running = described()

    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY + 1  # see _body
    app.url_map.merge_slashes = False  # or `//alexa` is answered by a redirect that repeats it
    respond = responder(skill())
    adapter = adapt(app, settings.skill_id, respond)

    @app.before_request
    def begin() -> None:
        g.started = perf_counter()
        g.outcome = Ending.EMPTY
        begin_turn()
        if settings.unsigned and not is_local_request(request.environ):
            raise Refused(Ending.NOT_LOCAL)

    @app.post(ENDPOINT, provide_automatic_options=False)
    def alexa() -> Response:
        headers = request.headers
        g.event = verifier.check(
            _body(), url=headers.get("SignatureCertChainUrl", ""), signature=headers.get("Signature-256", "")
        )
        answer: Response = adapter.dispatch_request()
        g.outcome = Ending(outcome_of(g.answer))
        return answer

    @app.get("/healthz", provide_automatic_options=False)
    def health() -> ResponseReturnValue:
        missing = what_is_missing(respond, keys)
        return (jsonify(status="alive", missing=missing), 503) if missing else (jsonify(status="ready", **running), 200)

    @app.get("/metrics", provide_automatic_options=False)
    def numbers() -> Response:
        if not is_local_peer(request.environ):
            raise NotFound
        return Response(metrics.text(), content_type="text/plain; version=0.0.4; charset=utf-8")

    @app.errorhandler(Refused)
    def refuse(refused: Refused) -> ResponseReturnValue:
        g.outcome = refused.outcome
        return jsonify(error="bad request"), 400

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> ResponseReturnValue:
        """Answer with only the code's own words: a stranger learns nothing, and nothing of theirs is repeated."""
        if "event" in g:
            return broken(error)
        status = error.code if error.code in _ERRORS else 400
        g.outcome = _ERRORS.get(status, Ending.NOT_HTTP)
        allowed = {"Allow": "GET" if request.path in _FOR_OPERATORS else "POST"} if status == 405 else {}
        return jsonify(error="bad request" if status == 400 else error.name.lower()), status, allowed

    @app.errorhandler(Exception)
    def broken(error: Exception) -> ResponseReturnValue:
        """Answer where we are at fault: emptily if Alexa's own request was under way, else with a refusal."""
        app.logger.error("unexpected", exc_info=error)
        g.outcome = Ending.FAILED
        if "event" in g:
            return jsonify(version="1.0", response={})
        return jsonify(error="bad request"), 400

    @app.after_request
    def finish(response: Response) -> Response:
        if request.path not in _FOR_OPERATORS:
            seconds = perf_counter() - g.get("started", perf_counter())
            request_line(response.status_code, g.outcome, 1000 * seconds, g.get("event"))
            metrics.count(g.outcome, seconds, verified="event" in g)
        return response

    return app


def _body() -> bytes:
    """Return the raw body. Raises RequestEntityTooLarge, or Refused if it isn't as long as it says or can't be read.

    werkzeug stops reading at its limit: a body in chunks, which doesn't say its length, would be cut there without a
    word. So the limit is one byte more than we take.
    """
    try:
        body = request.get_data()
    except HTTPException:
        raise
    except Exception:  # each server has its own classes for a body that breaks off
        raise Refused(Ending.NOT_HTTP) from None
    if len(body) > LARGEST_BODY:
        raise RequestEntityTooLarge
    if request.content_length is not None and len(body) != request.content_length:
        raise Refused(Ending.NOT_HTTP)
    return body

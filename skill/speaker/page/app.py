"""The page's web application: the page itself, the screen's frame, and a few calls. For this machine only."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, render_template, request, send_file
from werkzeug.exceptions import HTTPException

from skill.content.compiled import content
from skill.language.source import LOCALES
from skill.speaker.page.talks import Talks, Unknown

FOLDER = Path(__file__).parent
RENDERER = FOLDER.parents[2] / "node_modules" / "apl-viewhost-web" / "index.js"
ICON = FOLDER.parents[2] / "assets" / "icon-108.png"
MOST_WORDS = 500
SPEEDS = (1, 60)
"""How fast time may go, so that nobody has to wait for a timer to see it ring."""
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# Amazon's renderer is WebAssembly, makes functions from text and styles elements; it reaches nothing outside its frame.
FRAME_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; connect-src data:; "
    "img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)


def create_app(hosts: list[str] | None = None, renderer: Path = RENDERER) -> Flask:
    """Return the application, which answers only to `hosts`, by default this machine's own names."""
    app = Flask(__name__)
    app.config.update(TRUSTED_HOSTS=hosts or ["127.0.0.1", "localhost", "[::1]"], MAX_CONTENT_LENGTH=20_000)
    talks = Talks()
    replays = tomllib.loads((FOLDER / "replays.toml").read_text(encoding="utf-8"))["replay"]

    @app.get("/")
    def page() -> Response:
        given = {"renderer": renderer.is_file(), "replays": replays, "clinic": _clinic()}
        made = render_template(
            "index.html", locales=LOCALES, replays=replays, given=json.dumps(given), clinic=_clinic()
        )
        return _under(made, PAGE_POLICY)

    @app.get("/frame")
    def frame() -> Response:
        return _under(render_template("frame.html"), FRAME_POLICY)

    @app.get("/renderer/index.js")
    def script() -> Response:
        return Response(renderer.read_bytes(), mimetype="text/javascript") if renderer.is_file() else abort(404)

    @app.get("/favicon.ico")
    def icon() -> Response:
        return send_file(ICON) if ICON.is_file() else abort(404)

    @app.post("/open")
    def open_() -> Response:
        body = _body()
        locale = body.get("locale")
        if locale not in LOCALES:
            abort(400)
        start, fast = str(body.get("clock") or "")[:40], body.get("fast")
        return jsonify(talks.open(locale, body.get("screen") is True, start, fast if fast in SPEEDS else 1.0))

    @app.post("/say")
    def say() -> Response:
        body = _body()
        return jsonify(talks.say(str(body.get("id")), str(body.get("line") or "")[:MOST_WORDS]))

    @app.post("/touch")
    def touch() -> Response:
        body = _body()
        arguments = body.get("arguments")
        return jsonify(talks.touch(str(body.get("id")), arguments if isinstance(arguments, list) else []))

    @app.post("/leave")
    def leave() -> Response:
        talks.leave(str(_body().get("id")))
        return jsonify({})

    @app.post("/announced")
    def announced() -> Response:
        return jsonify(talks.announced(str(_body().get("id"))))

    @app.errorhandler(Unknown)
    def forgotten(_: Unknown) -> tuple[Response, int]:
        return jsonify({"error": "This conversation is over. Open the skill again."}), 410

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[Response, int]:
        return jsonify({"error": error.name}), error.code or 500

    @app.after_request
    def closed(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store" if not request.path.startswith("/renderer") else "max-age=3600"
        if request.path.startswith(("/static", "/renderer")):
            response.headers["Access-Control-Allow-Origin"] = "null"  # the sandboxed frame's own origin
        return response

    return app


def _clinic() -> str:
    return content().clinics.default_clinic().name


def _under(page: str, policy: str) -> Response:
    return Response(page, mimetype="text/html", headers={"Content-Security-Policy": policy})


def _body() -> dict[str, Any]:
    """Return the call's JSON object; its content type keeps other sites' pages out, which can't send it unasked."""
    body = request.get_json()
    return body if isinstance(body, dict) else {}

"""The least that Flask can do: what our endpoint's processor time is compared with.

It reads the body, greets, and writes the same line to the same log. It verifies, parses and knows nothing.
"""

from time import perf_counter

from flask import Flask, Response, g, jsonify, request

from skill.web.endings import Ending
from skill.web.logs import log_to_stdout, request_line

EVENT = {
    "request": {
        "requestId": "amzn1.echo-api.request.00000000-0000-4000-8000-000000000001",
        "type": "IntentRequest",
        "intent": {"name": "AMAZON.YesIntent"},
    }
}


def make_app() -> Flask:
    """Greets on POST /alexa."""
    log_to_stdout()
    app = Flask(__name__, static_folder=None)

    @app.before_request
    def begin() -> None:
        g.started = perf_counter()

    @app.post("/alexa")
    def hello() -> Response:
        request.get_data()
        return jsonify(version="1.0", response={"outputSpeech": {"type": "PlainText", "text": "Hello."}})

    @app.get("/healthz")
    def health() -> str:
        return "ok"

    @app.after_request
    def log(response: Response) -> Response:
        if request.path != "/healthz":
            request_line(response.status_code, Ending.ANSWERED, 1000 * (perf_counter() - g.started), EVENT)
        return response

    return app

"""A stand-in for Amazon's Skill Management API and its sign-in, on loopback, for the real ask-cli to talk to.

What it takes and gives is held to Amazon's own definitions: `spec.json` of the npm package ask-smapi-model, which
ask-cli brings along. A request that they don't allow is refused, as Amazon would; an answer that they don't allow is a
fault of this file, and stops the test. Imports go as Amazon documents them: an upload address, the zip put there, an
import that is asked about until it is done, and then either the skill's id or what is wrong with which part.
"""

from __future__ import annotations

import io
import json
import re
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

from flask import Flask, Response, jsonify, request
from jsonschema import Draft4Validator
from werkzeug.serving import make_server

ID = "amzn1.ask.skill."
VENDOR, REFRESH, ACCESS = "MSTANDIN", "Atzr|stand-in", "Atza|stand-in"
MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"
MODEL = "v1.skill.interactionModel.InteractionModelData"


class Contract:
    """Amazon's definitions."""

    def __init__(self, spec: Path) -> None:
        read = json.loads(spec.read_text("utf-8"))
        self.definitions: dict[str, Any] = read["definitions"]
        self.paths: dict[str, dict[str, Any]] = read["paths"]

    def operation(self, method: str, path: str) -> dict[str, Any] | None:
        """What Amazon defines for this call; None if there is no such call."""
        for pattern, operations in sorted(self.paths.items(), key=lambda item: item[0].count("{")):
            if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(pattern)), path) and method.lower() in operations:
                return dict(operations[method.lower()])
        return None

    def wrong(self, schema: dict[str, Any], value: object) -> list[str]:
        """What is wrong with this value."""
        validator = Draft4Validator({**schema, "definitions": self.definitions})
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]

    def wrong_body(self, operation: dict[str, Any], body: object) -> list[str]:
        """What is wrong with the body of this call."""
        for parameter in operation.get("parameters", ()):
            if parameter.get("in") == "body" and (body is not None or parameter.get("required")):
                return self.wrong(parameter["schema"], body)
        return []

    def least(self, schema: dict[str, Any]) -> Any:
        """The least that this schema allows."""
        if "$ref" in schema:
            return self.least(self.definitions[schema["$ref"].rpartition("/")[2]])
        if "enum" in schema:
            return schema["enum"][0]
        plain = {"string": "", "integer": 0, "number": 0, "boolean": False, "array": []}
        if schema.get("type") in plain:
            return plain[schema["type"]]
        return {name: self.least(schema["properties"][name]) for name in schema.get("required", ())}


@dataclass
class Skill:
    """What arrived for a skill, in the last package that Amazon would have taken."""

    manifest: dict[str, Any]
    models: dict[str, dict[str, Any]]
    files: list[str]


@dataclass
class Smapi:
    """The stand-in, and what happened to it."""

    contract: Contract
    address: str = ""
    skills: dict[str, Skill] = field(default_factory=dict)
    calls: list[tuple[str, str, Any]] = field(default_factory=list)
    """Method, path and body of everything but polling, in order."""
    violations: list[str] = field(default_factory=list)
    """What the next import is refused for."""
    _uploads: dict[str, bytes] = field(default_factory=dict)
    _imports: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def called(self, path: str) -> list[Any]:
        """Return the bodies of the calls whose path ends like this."""
        return [body for _, called, body in self.calls if called.endswith(path)]

    def answer(self, method: str, path: str, body: Any) -> tuple[int, Any, dict[str, str]]:
        """Status, body and headers."""
        operation = self.contract.operation(method, path)
        if operation is None:
            return 404, {"message": f"no such call: {method} {path}"}, {}
        if request.headers.get("authorization", "").removeprefix("Bearer ") != ACCESS:
            return 401, {"message": "Token is invalid/expired"}, {}
        if wrong := self.contract.wrong_body(operation, body):
            return 400, refusal(wrong), {}
        status = min(int(code) for code in operation["responses"])
        given: Any = self._act(method, path, body)
        headers: dict[str, str] = {}
        if isinstance(given, Refused):
            return given.status, given.body, {}
        schema = operation["responses"][str(status)].get("schema")
        if isinstance(given, str):
            headers["Location"], given = given, None
        elif schema and given is None:
            given = self.contract.least(schema)
        if schema:
            assert self.contract.wrong(schema, given) == [], (path, given)
        return status, given, headers

    def _act(self, method: str, path: str, body: Any) -> Any:
        """Return what this call answers: a body, a Location, a refusal, or None where the least will do."""
        part = path.split("/")[2:]
        if part[1:2] and part[1].startswith(ID) and part[1] not in self.skills:
            return Refused(404, {"message": f"The skill {part[1]} doesn't exist."})
        match (method, part):
            case ("POST", ["skills", "uploads"]):
                url = f"{self.address}/upload/{uuid.uuid4()}?X-Amz-Signature=1"
                return {"uploadUrl": url, "expiresAt": "2031-05-20T12:00:00.000Z"}
            case ("POST", ["skills", "imports"]):
                assert body.get("vendorId") == VENDOR
                return self._import(f"{ID}{uuid.uuid4()}", body["location"])
            case ("POST", ["skills", skill, "imports"]):
                return self._import(skill, body["location"])
            case ("GET", ["skills", "imports", job]):
                left = self._imports[job]
                return left.pop(0) if len(left) > 1 else left[0]
            case ("GET", ["skills", skill, "stages", "development", "manifest"]):
                return self.skills[skill].manifest
        return None

    def _import(self, skill: str, location: str) -> Any:
        if self.violations:
            violations, self.violations = self.violations, []
            return Refused(400, refusal(violations))
        arrived, wrong = self._read(self._uploads.pop(location))
        resources: list[dict[str, Any]] = [
            {"name": name, "status": "FAILED" if name in wrong else "SUCCEEDED"} for name in parts(arrived)
        ]
        for resource in resources:
            if resource["name"] in wrong:
                resource["errors"] = [{"message": message} for message in wrong[resource["name"]]]
        done = {"status": "FAILED" if wrong else "SUCCEEDED", "skill": {"skillId": skill, "resources": resources}}
        if not wrong:
            self.skills[skill] = arrived
        job = str(uuid.uuid4())
        self._imports[job] = [{"status": "IN_PROGRESS", "skill": {"skillId": skill, "resources": []}}, done]
        return f"/v1/skills/imports/{job}"

    def _read(self, data: bytes) -> tuple[Skill, dict[str, list[str]]]:
        """The package, and what is wrong with which of its parts."""
        with ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            read = {name: json.loads(archive.read(name)) for name in names if name.endswith(".json")}
        models = {
            path.stem: read[str(path)]
            for path in map(PurePosixPath, sorted(read))
            if path.parent == PurePosixPath("interactionModels/custom")
        }
        skill = Skill(read["skill.json"], models, names)
        wrong = {"Manifest": self.contract.wrong({"$ref": f"#/definitions/{MANIFEST}"}, skill.manifest)}
        published = skill.manifest["manifest"]["publishingInformation"]["locales"]
        for locale, page in published.items():
            icons = [page[name].removeprefix("file://") for name in ("smallIconUri", "largeIconUri")]
            wrong["Manifest"] += [f"{locale}: {icon} isn't in the package" for icon in icons if icon not in names]
            wrong["Manifest"] += [f"{locale}: has no interaction model"] * (locale not in models)
        for locale, model in models.items():
            wrong[f"InteractionModel.{locale}"] = self.contract.wrong({"$ref": f"#/definitions/{MODEL}"}, model)
        return skill, {name: errors for name, errors in wrong.items() if errors}

    def upload(self, url: str, data: bytes) -> None:
        """Keep what was put at an upload address."""
        self._uploads[url] = data


@dataclass(frozen=True)
class Refused:
    """An answer that isn't success."""

    status: int
    body: Any


def parts(skill: Skill) -> list[str]:
    return ["Manifest", *(f"InteractionModel.{locale}" for locale in skill.models)]


def refusal(violations: list[str]) -> dict[str, Any]:
    """Amazon's BadRequestError."""
    return {"message": "The request is invalid.", "violations": [{"message": one} for one in violations]}


@contextmanager
def serving(spec: Path) -> Iterator[Smapi]:
    """The stand-in, listening until the end."""
    smapi = Smapi(Contract(spec))
    app = Flask("smapi")

    @app.post("/auth/o2/token")
    def token() -> Response:
        assert (request.json or {})["grant_type"] == "refresh_token"
        assert (request.json or {})["refresh_token"] == REFRESH
        given = {"access_token": ACCESS, "refresh_token": REFRESH, "token_type": "bearer", "expires_in": 3600}
        return jsonify(given)

    @app.put("/upload/<one>")
    def upload(one: str) -> Response:
        smapi.upload(request.url, request.get_data())
        return Response()

    @app.route("/<path:path>", methods=["GET", "POST", "PUT", "DELETE"])
    def call(path: str) -> tuple[Response, int, dict[str, str]]:
        body = request.get_json(force=True, silent=True)
        if "imports/" not in path:
            smapi.calls.append((request.method, f"/{path}", body))
        status, given, headers = smapi.answer(request.method, f"/{path}", body)
        content = b"" if given is None else json.dumps(given)
        return Response(content, content_type="application/json"), status, headers

    server = make_server("127.0.0.1", 0, app, threaded=True)
    smapi.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield smapi
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

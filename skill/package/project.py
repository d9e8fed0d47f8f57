"""The project that Amazon's ask-cli (version 2) deploys, laid out from this repository's top-level folders.

https://developer.amazon.com/docs/alexa/smapi/skill-package-api-reference.html#skill-package-format
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skill.package.function import REPOSITORY
from skill.package.manifest import with_settings

RESOURCES = {
    "askcliResourcesVersion": "2020-03-31",
    "profiles": {"default": {"skillMetadata": {"src": "./skill-package"}, "code": {"default": {"src": "./lambda"}}}},
}
"""No `skillInfrastructure`: the function is lambda/template.yaml's, with its alias, SnapStart and alarms."""


def manifest(settings: Mapping[str, str]) -> dict[str, Any]:
    """Return skill.json with these settings (see skill.package.manifest.SETTINGS)."""
    return with_settings(json.loads((REPOSITORY / "skill.json").read_text(encoding="utf-8")), settings)


def lay_out(made: dict[str, Any], build: Path) -> None:
    """Write skill-package/ and ask-resources.json into `build`. ask-cli keeps the skill's id in `.ask/` beside them."""
    package = build / "skill-package"
    shutil.rmtree(package, ignore_errors=True)
    models, images = package / "interactionModels" / "custom", package / "assets" / "images"
    for folder in (models, images):
        folder.mkdir(parents=True)
    _write(package / "skill.json", made)
    _write(build / "ask-resources.json", RESOURCES)
    for model in (REPOSITORY / "interaction_models").glob("*.json"):
        shutil.copy(model, models)
    for icon in (REPOSITORY / "assets").glob("icon-*.png"):
        shutil.copy(icon, images)


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

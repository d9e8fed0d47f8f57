"""The directive that shows a screen: a document, and as its data what `skill.screens.fill` has made of the reply.

Documents are for APL 1.4, without imports of Amazon's packages; they hold no text. `parts.json` is what they share: the
palette, the one type scale, buttons.
https://developer.amazon.com/docs/alexa/alexa-presentation-language/apl-interface.html#renderdocument-directive
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from skill.conversation.turn import Reply, Turn
from skill.screens.fill import screen

FOLDER = os.path.join(os.path.dirname(__file__), "documents")
KINDS = ("choices", "question", "emergency", "outcome", "page", "hours", "timer")


@dataclass(frozen=True)
class Render:
    """A directive as the SDK's serialiser wants one. (Its own class would load two hundred modules about screens.)"""

    token: str
    document: dict[str, Any]
    datasources: dict[str, Any]
    object_type: str = "Alexa.Presentation.APL.RenderDocument"

    attribute_map: ClassVar = {name: name for name in ("token", "document", "datasources")} | {"object_type": "type"}
    deserialized_types: ClassVar = {
        name: "str" if name in ("token", "object_type") else "object" for name in attribute_map
    }


def directive(turn: Turn, reply: Reply) -> Render | None:
    """Return the RenderDocument directive for this reply; None where it needs no screen, such as for a goodbye."""
    shown = screen(turn, reply)
    if shown is None:
        return None
    return Render(shown["kind"], document(shown["kind"]), {"screen": shown})


@cache
def document(kind: str) -> dict[str, Any]:
    """Return the document of this kind, with what all share."""
    own, shared = _read(kind), _read("parts")
    made = {part: {**shared.get(part, {}), **own.get(part, {})} for part in ("styles", "layouts", "graphics")}
    resources = [*shared["resources"], *own.get("resources", [])]
    return {"type": "APL", "version": "1.4", "theme": "dark", **own, "resources": resources, **made}


def _read(name: str) -> dict[str, Any]:
    with open(os.path.join(FOLDER, f"{name}.json"), encoding="utf-8") as file:
        return dict(json.load(file))

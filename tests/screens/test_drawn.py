"""Amazon's renderer in a real browser draws every screen at every size whole, and each touch sends what it should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.screens import look, samples
from tests.screens.stage import VIEWPORTS, Stage, Viewport, chromium, missing

pytestmark = [pytest.mark.long, pytest.mark.skipif(bool(missing()), reason=missing())]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def shown() -> dict[str, dict[str, Any]]:
    return samples.all_of_them()


@pytest.mark.parametrize("viewport", VIEWPORTS, ids=lambda viewport: viewport.name)
def test_nothing_is_wrong_with_any_screen(browser: Any, shown: dict[str, Any], viewport: Viewport) -> None:
    stage = Stage(browser, viewport)
    wrong = []
    for name, directive in shown.items():
        stage.show(directive)
        wrong += [f"{name}: {what}" for what in look.wrong(stage)]
    stage.page.close()
    assert wrong == []


@pytest.mark.parametrize("viewport", [VIEWPORTS[0], VIEWPORTS[1]], ids=lambda viewport: viewport.name)
def test_each_button_sends_its_arguments(browser: Any, shown: dict[str, Any], viewport: Viewport) -> None:
    stage = Stage(browser, viewport)
    for name in ("home", "question", "check-back", "emergency", "today", "timer"):
        data = shown[name]["datasources"]["screen"]
        extra = [] if viewport.round else data["more"]
        for button in [*data.get("tiles", []), *data["buttons"], *extra]:
            stage.show(shown[name])
            stage.press(button["label"])
            assert stage.touched == [button["arguments"]], (name, button["label"])
    stage.page.close()


def test_what_is_cut_off_is_found(browser: Any, shown: dict[str, Any]) -> None:
    stage = Stage(browser, VIEWPORTS[1])
    directive = dict(shown["question"])
    data = {**directive["datasources"]["screen"], "question": "Is it worse when you sit down for long? " * 12}
    stage.show({**directive, "datasources": {"screen": data}})
    found = look.wrong(stage)
    stage.page.close()
    assert any("cut off" in what or "text over text" in what for what in found)

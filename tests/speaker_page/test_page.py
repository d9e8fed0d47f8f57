"""A person at the page: types, taps, uses the keyboard alone, on a phone and at a desk. In Debian's Chromium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from skill.speaker.page.app import create_app
from tests.screens.stage import ROOT, chromium, missing

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SHOTS = ROOT / "build" / "failed"

pytestmark = [pytest.mark.long, pytest.mark.skipif(bool(missing()), reason=missing())]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def person(request: pytest.FixtureRequest, browser: Any, address: str) -> Iterator[Person]:
    made = Person(browser, address, request.param)
    yield made
    made.finish(request.node.name)


class Person:
    """Somebody at the page, with the screen as plain HTML unless told otherwise."""

    def __init__(self, browser: Any, address: str, size: dict[str, int]) -> None:
        self.context = browser.new_context(viewport=size, bypass_csp=False)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(address)
        self.heard("Hello from Bedford Leg Clinic.")
        self.page.select_option("#drawing", "plain")

    def heard(self, words: str) -> None:
        from playwright.sync_api import expect

        expect(self.page.locator("#heard")).to_contain_text(words)

    def say(self, line: str, then: str) -> None:
        before = self.page.locator("#transcript li").count()
        self.page.fill("#line", line)
        self.page.keyboard.press("Enter")
        self.page.locator("#transcript li").nth(before + 1).wait_for()
        self.heard(then)

    def tap(self, label: str, then: str = "") -> None:
        self.page.locator("#screen").get_by_role("button", name=label, exact=True).click()
        if then:
            self.heard(then)

    def tap_in(self, place: Any) -> None:
        """Tap something in the renderer's frame, drawn smaller than it is; Playwright doesn't allow for that."""
        middle = "e => { const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }"
        inside = place.evaluate(middle)
        frame = self.page.locator("#screen iframe")
        box, width = frame.bounding_box(), int(frame.get_attribute("width"))
        share = box["width"] / width
        self.page.mouse.click(box["x"] + inside[0] * share, box["y"] + inside[1] * share)

    def shown(self, words: str) -> None:
        from playwright.sync_api import expect

        expect(self.page.locator("#screen")).to_contain_text(words)

    def tap_through(self, label: str) -> None:
        """Tap the same answer until no question is on the screen."""
        for _ in range(25):
            before = self.page.locator("#transcript li").count()
            self.tap(label)
            self.page.locator("#transcript li").nth(before).wait_for()
            if not self.page.locator("#screen .question").count():
                return
        raise AssertionError("the check never ended")

    def axe(self) -> list[str]:
        """What axe-core finds that is serious."""
        session = self.context.new_cdp_session(self.page)
        session.send("Runtime.enable")
        self.page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
        told = self.page.evaluate("axe.run(document, {iframes: false})")
        return [
            f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}"
            for one in told["violations"]
            if one["impact"] in ("serious", "critical")
        ]

    def finish(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{Path(name).name.replace('/', '-')}.png", full_page=True)
        self.context.close()
        assert self.errors == []


def test_a_whole_check_by_typing(person: Person) -> None:
    person.say("yes", "Answer yes, no, or not sure")
    person.say("are you open tomorrow?", "Back to your leg")
    for _ in range(25):
        before = person.page.locator("#transcript li").count()
        person.page.fill("#line", "no")
        person.page.keyboard.press("Enter")
        person.page.locator("#transcript li").nth(before).wait_for()
        if not person.page.locator("#screen .question").count():
            break
    person.shown("Care at home")


def test_a_whole_check_by_tapping(person: Person) -> None:
    person.tap("Check my leg", "Answer yes, no, or not sure")
    person.tap_through("No")
    person.shown("Care at home")
    person.tap("Yes")
    person.page.locator("#screen .question").wait_for()


def test_an_emergency_and_its_check_back(person: Person) -> None:
    person.say("check my leg", "Answer yes, no, or not sure")
    person.say("my foot has gone cold and white", "Call 999 now.")
    person.shown("Is that right?")
    person.shown("999")
    person.tap("No", "taken that back")


def test_hours_on_a_chosen_sunday(person: Person) -> None:
    person.page.fill("#clock", "2026-11-29T21:30")
    person.page.get_by_role("button", name="Open again").click()
    person.heard("Hello from Bedford Leg Clinic.")
    person.say("when are you open", "Our usual hours are Monday to Friday from nine to five.")
    person.shown("Sunday · today")


def test_an_icing_to_its_announcement(person: Person) -> None:
    person.page.select_option("#fast", "60")
    person.page.get_by_role("button", name="Open again").click()
    person.heard("Hello from Bedford Leg Clinic.")
    person.say("start an ice timer", "?")
    person.say("no", "?")
    person.say("yes", "permission to set timers")
    person.say("I approve", "warning signs while you wait")
    person.page.locator("#screen .timer").wait_for()
    person.page.locator("#transcript .rung").wait_for(timeout=40_000)


def test_by_keyboard_alone(person: Person) -> None:
    page = person.page
    page.locator("#screen button").first.focus()
    page.keyboard.press("Enter")
    person.heard("Answer yes, no, or not sure")
    page.locator("#tab-transcript").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#understood").is_visible()
    assert "start_check" in page.locator("#understood").inner_text()
    page.keyboard.press("ArrowRight")
    assert (
        "LaunchRequest" in page.locator("#request").inner_text() or "UserEvent" in page.locator("#request").inner_text()
    )
    reached = set()
    page.locator("#locale").focus()
    for _ in range(40):
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
        page.keyboard.press("Tab")
    assert {"locale", "device", "clock", "line", "silence", "which", "play", "Yes", "Not sure"} <= reached


def test_a_conversation_is_replayed(person: Person) -> None:
    person.page.select_option("#which", label="An emergency that was only half heard")
    person.page.locator("#play").click()
    person.heard("taken that back")


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core isn't installed: npm ci --ignore-scripts")
def test_axe_finds_nothing_serious(person: Person) -> None:
    assert person.axe() == []
    person.say("yes", "Answer yes, no, or not sure")
    assert person.axe() == []
    person.say("yes", "Call 999 now.")
    assert person.axe() == []


def test_amazons_renderer_draws_it_and_a_tap_counts(browser: Any, address: str) -> None:
    person = Person(browser, address, DESK)
    person.page.select_option("#drawing", "apl")
    frame = person.page.frame_locator("#screen iframe")
    person.page.locator("#device-shape[data-shown]").wait_for()
    person.page.wait_for_timeout(500)  # a person looks before they tap
    person.tap_in(frame.get_by_text("Check my leg"))
    person.heard("Answer yes, no, or not sure")
    frame.get_by_text("Not sure", exact=True).wait_for()
    person.finish("renderer")

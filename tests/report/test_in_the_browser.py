"""The clinician's page as a clinician uses it, in Debian's Chromium: on a phone, at a desk, on paper, and signed."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.cli import main
from skill.content import load as loading
from skill.content.compiled import content
from skill.report import page
from tests.screens.stage import CHROMIUM, ROOT, chromium

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
PRINTED = {"width": 733, "height": 1062}
"""What an A4 page holds within its margins of 8 mm, in CSS pixels."""
SIGNED = ("causes.toml", "rules.toml")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium isn't installed: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = tmp_path_factory.mktemp("report") / "report.html"
    made.write_text(page.render(content()), "utf-8")
    return made.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    pytest.importorskip("playwright", reason="Playwright isn't installed: make test")
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_is_cut_off_and_nothing_is_squeezed(browser: Any, address: str, size: dict[str, int]) -> None:
    opened = browser.new_page(viewport=size)
    opened.goto(address)
    assert opened.evaluate("document.documentElement.scrollWidth") == size["width"]
    narrow = opened.evaluate(
        """() => [...document.querySelectorAll('.item dl')].filter((list) => {
          const style = getComputedStyle(list.parentElement);
          const room = list.parentElement.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
          return list.getBoundingClientRect().width < room - 1;
        }).map((list) => list.parentElement.id)"""
    )
    assert narrow == [], "a tick beside these lists takes their width"
    opened.close()


def test_on_paper_under_25_pages_and_no_card_is_split(browser: Any, address: str) -> None:
    opened = browser.new_page(viewport=PRINTED)
    opened.goto(address)
    pages = re.findall(rb"/Type\s*/Page\b", opened.pdf(prefer_css_page_size=True))
    assert 10 < len(pages) < 25
    opened.emulate_media(media="print")
    cards = opened.evaluate(
        """() => [...document.querySelectorAll('.item, .row, .sign, figure')].map((card) => ({
          name: card.textContent.trim().slice(0, 40),
          kept: getComputedStyle(card).breakInside === 'avoid',
          tall: [...card.getClientRects()].reduce((sum, part) => sum + part.height, 0),
        }))"""
    )
    assert len(cards) > 200
    assert [card for card in cards if not card["kept"] or card["tall"] > PRINTED["height"]] == []
    opened.close()


def test_ticks_are_kept_and_what_is_signed_is_what_make_review_takes(
    browser: Any, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    context = browser.new_context(viewport=PHONE)
    opened = context.new_page()
    opened.goto(address)
    opened.click("#save")
    assert opened.inner_text("#said") == "Missing: your name and registration, the date, a file that you sign off."
    for name in SIGNED:
        opened.check(f"[data-file='{name}']")
    opened.locator("#questions .tick input").nth(3).check()
    opened.fill("#reviewer", "Dr Ada Example, GMC 0000000")
    opened.fill("#date", "2026-03-02")
    opened.close()

    opened = context.new_page()
    opened.goto(address)
    assert opened.locator("input:checked").count() == len(SIGNED) + 1
    assert opened.locator("#questions .tick input").nth(3).is_checked()
    with opened.expect_download() as download:
        opened.click("#save")
    assert download.value.suggested_filename == "review.json"
    saved = tmp_path / "review.json"
    download.value.save_as(saved)
    context.close()

    folder = shutil.copytree(loading.FOLDER, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr(loading, "FOLDER", folder)
    assert main(["review", str(saved)]) == 0
    said = "causes.toml, rules.toml: reviewed by Dr Ada Example, GMC 0000000 on 2026-03-02"
    assert said in capsys.readouterr().out
    reviews = loading.load(folder).reviews
    assert {name for name, standing in reviews.items() if standing.holds} == set(SIGNED)
    assert reviews["rules.toml"].review.date == datetime.date(2026, 3, 2)


@pytest.mark.skipif(not AXE.is_file(), reason="axe isn't installed: npm ci")
def test_axe_finds_nothing_serious(browser: Any, address: str) -> None:
    opened = browser.new_page(viewport=DESK)
    opened.goto(address)
    opened.add_script_tag(path=AXE)
    found = opened.evaluate("async () => (await axe.run()).violations")
    assert [
        f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")
    ] == []
    opened.close()

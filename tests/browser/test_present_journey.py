"""In the room: keys move the slides, and a server that comes back finds the same slide."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from charts.briefing import briefing
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.browser.mapping import position_of
from tests.browser.serving import free_port, serving
from tests.support.live import open_live

FACTS = store().facts
SLIDES = briefing(BriefingSpec(), FACTS)


def wait_for_slide(page: Page, number: int, seconds: float = 30) -> None:
    title = re.compile(re.escape(SLIDES[number - 1].title[:40]))
    expect(page.locator("h1")).to_have_text(title, timeout=seconds * 1000)
    expect(page.locator(".st-key-steering")).to_contain_text(f"{number} of {len(SLIDES)}")


def test_the_keys_of_a_presenter(page: Page):
    open_live(page, "/present")
    wait_for_slide(page, 1)
    for number in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        wait_for_slide(page, number)
    expect(page.locator(".js-plotly-plot .scatterlayer path").first).to_be_visible()
    page.keyboard.press("ArrowLeft")
    wait_for_slide(page, 3)
    page.keyboard.press("End")
    wait_for_slide(page, len(SLIDES))
    page.keyboard.press("Home")
    wait_for_slide(page, 1)
    page.keyboard.press("n")
    expect(page.locator(".st-key-notes_panel")).to_be_visible()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")


def advances_to(page: Page, position: str) -> bool:
    """Press the key until the slide changes: one pressed while the page reconnects is lost."""
    for _ in range(10):
        page.keyboard.press("ArrowRight")
        try:
            expect(page.locator(".st-key-steering")).to_contain_text(position, timeout=6_000)
        except AssertionError:
            continue
        return True
    return False


def test_the_room_comes_back_to_its_slide_after_a_restart(chromium: Browser, tmp_path: Path):
    port = free_port()
    with serving(tmp_path / "first.txt", port=port) as address:
        page = chromium.new_page(base_url=address)
        open_live(page, "/present?slide=6&coalition=g7")
        expect(page.locator(".st-key-steering")).to_contain_text("6 of 10", timeout=30_000)
        title = page.locator("h1").inner_text()
    page.locator('[data-test-connection-state="CONNECTED"]').wait_for(
        state="detached", timeout=60_000
    )
    with serving(tmp_path / "second.txt", port=port):
        page.locator('[data-test-connection-state="CONNECTED"]').wait_for(timeout=60_000)
        expect(page.locator("h1")).to_have_text(title, timeout=60_000)
        assert advances_to(page, "7 of 10")
        expect(page).to_have_url(re.compile("slide=7"))
    page.close()


@pytest.mark.parametrize("width", [360, 1920])
def test_no_slide_scrolls_sideways(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 1080 if width > 400 else 740})
    for number in (1, 2, 6, 9):
        open_live(page, f"/present?slide={number}")
        wait_for_slide(page, number)
        wide = page.locator('[data-testid="stMain"]').evaluate("e => e.scrollWidth - e.clientWidth")
        assert wide <= 0, number


def test_the_map_of_a_slide_shows_the_whole_world(page: Page):
    open_live(page, "/present?slide=2")
    page.locator(".atlas-stage.is-live .labels text").first.wait_for(state="attached")
    box = page.locator(".atlas-map-box svg").first.bounding_box()
    assert box
    for code in ("NZL", "ARG", "NOR", "USA"):
        x, y = position_of(page, code)
        assert box["x"] < x < box["x"] + box["width"], code
        assert box["y"] < y < box["y"] + box["height"], code

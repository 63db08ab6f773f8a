"""A locked-down laptop whose browser has no WebGL: the map needs none, and the globe says so."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import FLAGS, executable, new_context
from tests.browser.mapping import click_partner, panel_name, wait_for_map
from tests.support.live import open_live


@pytest.fixture(scope="module")
def bare(chromium: Browser) -> Iterator[Browser]:
    browser = chromium.browser_type.launch(
        executable_path=executable(), args=[*FLAGS, "--disable-3d-apis"]
    )
    yield browser
    browser.close()


@pytest.fixture
def no_webgl_page(bare: Browser, server: str) -> Iterator[Page]:
    context = new_context(bare, base_url=server, viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def test_the_map_is_whole(no_webgl_page: Page):
    open_live(no_webgl_page, "/?asof=2026-04-23&worldview=us")
    wait_for_map(no_webgl_page)
    click_partner(no_webgl_page, "COK")
    assert panel_name(no_webgl_page, "COK")
    expect(no_webgl_page.locator(".atlas-no-globe")).to_be_hidden()


def test_where_the_globe_cannot_be_drawn_the_flat_map_stays_and_says_so(no_webgl_page: Page):
    open_live(no_webgl_page, "/?projection=globe")
    wait_for_map(no_webgl_page)
    expect(no_webgl_page.locator(".atlas-no-globe")).to_contain_text("needs scripts and WebGL")
    expect(no_webgl_page.locator(".st-key-globe")).to_be_hidden()
    click_partner(no_webgl_page, "PER")
    assert panel_name(no_webgl_page, "PER")


def test_the_globe_is_drawn_where_it_can_be(page: Page):
    open_live(page, "/?projection=globe")
    page.locator(".st-key-globe canvas").wait_for()
    expect(page.locator(".atlas-no-globe")).to_be_hidden()
    expect(page.locator(".atlas-map-box")).to_be_hidden()
    expect(page.locator(".atlas-stage h1")).to_contain_text("Eleven partners signed")


def test_the_landing_page_asks_for_no_deck_and_no_charts_library(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_live(page, "/")
    wait_for_map(page)
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if re.search("DeckGl|deck|plotly|/charts/", url, re.I)]


def test_the_globe_fits_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    open_live(page, "/?projection=globe")
    page.locator(".st-key-globe canvas").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_slide_has_the_globe_where_it_can_be(page: Page):
    open_live(page, "/present?slides=globe")
    page.locator(".st-key-globe canvas").wait_for()
    expect(page.locator(".atlas-no-globe")).to_be_hidden()
    expect(page.locator(".atlas-map-box")).to_be_hidden()


def test_a_slide_without_webgl_has_the_flat_map_and_says_so(no_webgl_page: Page):
    open_live(no_webgl_page, "/present?slides=globe")
    expect(no_webgl_page.locator(".atlas-map-box")).to_be_visible()
    expect(no_webgl_page.locator(".atlas-no-globe")).to_be_visible()
    expect(no_webgl_page.locator(".st-key-globe")).to_be_hidden()

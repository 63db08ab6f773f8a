"""A locked-down laptop whose browser has no WebGL: the printed map stands in, the list works."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import FLAGS, executable
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
    context = bare.new_context(base_url=server, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def standin_address(page: Page) -> str:
    """The address of the stand-in picture, once it has loaded."""
    picture = page.locator(".atlas-standin img")
    expect(picture).to_be_visible()
    page.wait_for_function(
        "() => { const i = document.querySelector('.atlas-standin img');"
        " return i.complete && i.naturalWidth > 0; }"
    )
    return picture.get_attribute("src") or ""


def test_the_map_is_said_to_be_missing_and_the_rest_is_whole(no_webgl_page: Page):
    open_live(no_webgl_page, "/?asof=2026-04-23&worldview=us")
    expect(no_webgl_page.get_by_role("status").filter(has_text="no WebGL")).to_be_visible()
    expect(no_webgl_page.locator(".st-key-map")).to_be_hidden()
    assert standin_address(no_webgl_page) == "/charts/map.svg?asof=2026-04-23&worldview=us"
    alt = no_webgl_page.locator(".atlas-standin img").get_attribute("alt") or ""
    assert "Signed at the ministerial: Argentina" in alt
    expect(no_webgl_page.locator(".st-key-list button")).to_have_count(61)
    no_webgl_page.locator(".st-key-list button", has_text="Peru").click()
    expect(no_webgl_page.locator(".st-key-panel h2")).to_have_text("Peru")
    expect(no_webgl_page).to_have_url(re.compile("partner=PER"))
    assert "partner=PER" in standin_address(no_webgl_page)


@pytest.mark.parametrize("path", ["/minerals?commodity=cobalt", "/present?slide=2"])
def test_the_other_maps_stand_in_too(no_webgl_page: Page, path: str):
    open_live(no_webgl_page, path)
    assert standin_address(no_webgl_page).startswith("/charts/map.svg")


def test_the_map_stands_in_where_there_are_no_idle_callbacks(no_webgl_page: Page):
    """Safari has none."""
    no_webgl_page.add_init_script("delete window.requestIdleCallback")
    open_live(no_webgl_page, "/")
    assert standin_address(no_webgl_page).startswith("/charts/map.svg")


def test_a_browser_that_has_webgl_never_asks_for_the_picture(page: Page):
    requested_urls: list[str] = []
    page.on("request", lambda request: requested_urls.append(request.url))
    open_live(page, "/")
    page.wait_for_selector(".st-key-map canvas")
    page.locator(".st-key-footer").wait_for()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".atlas-standin")).to_be_attached()
    expect(page.locator(".atlas-standin")).to_be_hidden()
    assert not [url for url in requested_urls if "/charts/" in url]

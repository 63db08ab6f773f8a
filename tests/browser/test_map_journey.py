"""The live map by wheel, buttons, keys and touch; its replay; and how it came into the page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from data.facts.store import store
from geo.svg import symbols_on_map
from tests.browser.chromium import new_context
from tests.browser.mapping import click_partner, panel_name, position_of, wait_for_map
from tests.support.live import open_live, wait_until_live

TRANSFORM = "() => document.querySelector('.atlas-map-box .world').getAttribute('transform') || ''"
SCALE = (
    "() => Number(/scale\\(([^)]+)\\)/.exec(document.querySelector('.atlas-map-box .world')"
    ".getAttribute('transform'))?.[1] ?? 1)"
)

GULF = ",".join(str(side // 2) for side in symbols_on_map(store().facts)["BHR"])
"""Bahrain, on a map 1000 wide."""


def test_the_map_of_the_first_paint_is_the_live_one(page: Page):
    """Drawn once: the live page takes the very node over."""
    page.goto("/")
    page.evaluate("() => { document.querySelector('.atlas-map-box svg').drawnFirst = true; }")
    wait_for_map(page)
    assert page.evaluate("() => document.querySelector('#root .atlas-map-box svg').drawnFirst")
    expect(page.locator(".atlas-map-box")).to_have_count(1)


def test_the_map_is_alive_before_the_live_page_is(page: Page):
    """While Streamlit is on its way: pointing says what a country is, and buttons zoom."""
    page.route("**/_stcore/stream*", lambda route: route.abort())
    page.route_web_socket(re.compile("_stcore/stream"), lambda socket: socket.close())
    page.goto("/")
    page.locator("#first-view .atlas-stage.is-moving").wait_for()
    page.mouse.move(*position_of(page, "PER"))
    expect(page.locator(".atlas-tip")).to_contain_text("Peru")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(f"() => ({SCALE})() > 1.5")
    expect(page.locator("#first-view")).to_be_attached()


def test_the_map_follows_the_system_into_the_dark(page: Page):
    """The page turned dark alone: the map kept its light colors until the next choice."""
    page.emulate_media(color_scheme="light")
    open_live(page, "/")
    wait_for_map(page)
    maps = page.locator("#root svg.atlas-map")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        for number in range(maps.count()):
            expect(maps.nth(number)).to_have_attribute("data-theme", scheme)


def test_wheel_buttons_and_keys_zoom_and_the_address_keeps_it(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    page.mouse.move(*position_of(page, "COD"))
    page.mouse.wheel(0, -400)
    page.wait_for_function(f"() => ({SCALE})() > 1.3")
    expect(page).to_have_url(re.compile("zoom="))
    page.get_by_role("button", name="Zoom in").click()
    before = page.evaluate(SCALE)
    page.locator(".atlas-map-box a[data-code=COD]").first.focus()
    page.keyboard.press("+")
    page.wait_for_function(f"(before) => ({SCALE})() > before", arg=before)
    page.keyboard.press("0")
    page.wait_for_function(f"() => ({SCALE})() === 1")
    expect(page).not_to_have_url(re.compile("zoom="))


SLOW_FRAMES = """
const next = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => window.setTimeout(() => next(act), 280);
"""


def test_on_a_slow_machine_the_address_says_where_the_map_came_to_rest(page: Page):
    """The address was written before the flight had ended, and kept a place on its way."""
    page.add_init_script(SLOW_FRAMES)
    open_live(page, "/?zoom=3.00,501,224")
    wait_for_map(page)
    page.locator(".atlas-map-box a[data-code=COD]").first.focus()
    page.keyboard.press("0")
    page.wait_for_function(f"() => ({SCALE})() === 1")
    expect(page).not_to_have_url(re.compile("zoom="))


def test_a_zoom_in_the_address_opens_there(page: Page):
    open_live(page, f"/?zoom=6.00,{GULF}")
    wait_for_map(page)
    assert page.evaluate(SCALE) == pytest.approx(6)
    x, y = position_of(page, "BHR")
    box = page.locator(".atlas-map-box").bounding_box()
    assert box
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]


def test_small_neighbors_part_and_are_chosen_when_zoomed(page: Page):
    open_live(page, f"/?zoom=8.00,{GULF}")
    wait_for_map(page)
    for code in ("BHR", "QAT"):
        click_partner(page, code)
        assert panel_name(page, code)


def test_a_region_is_flown_to(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    page.locator(".st-key-controls").get_by_label("Region").click()
    page.get_by_role("option", name="Europe").click()
    page.wait_for_function(f"() => ({SCALE})() > 2")
    expect(page).to_have_url(re.compile("region=europe"))


def test_the_replay_moves_everything_and_asks_for_nothing(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.on("websocket", lambda socket: sent.append(socket.url))
    heading, date = page.locator(".atlas-stage h1"), page.locator(".atlas-date")
    last = date.inner_text()
    page.get_by_role("button", name="Play").click()
    expect(heading).to_contain_text("the ministerial was still to come")
    expect(page.locator(".entries [data-status=signed_at_ministerial] b")).to_have_text("0")
    expect(date).not_to_have_text(last)
    expect(heading).to_contain_text("Eleven partners signed")
    expect(page.locator(".entries [data-status=signed_at_ministerial] b")).to_have_text("11")
    expect(date).to_have_text(last)
    assert not sent
    expect(page).not_to_have_url(re.compile("asof="))


def test_a_replay_that_is_left_leaves_no_date(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".atlas-stage h1")).to_contain_text("still to come")
    page.get_by_role("link", name="Partners").first.click()
    page.wait_for_url(re.compile("/partners"))
    expect(page.locator("h1")).not_to_contain_text("Eleven partners signed")
    assert "asof=" not in page.url


def test_pausing_writes_the_day_and_the_panel_follows(page: Page):
    open_live(page, "/?partner=PER")
    wait_for_map(page)
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".atlas-stage h1")).to_contain_text("still to come")
    page.get_by_role("button", name="Pause").click()
    expect(page).to_have_url(re.compile("asof=2025"))
    expect(page.locator(".st-key-panel")).to_contain_text("No agreement found as of")


def test_the_replay_is_paused_and_stepped_by_letters(page: Page):
    open_live(page, "/?asof=2025-04-30")
    wait_for_map(page)
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator(".atlas-date")).not_to_have_text("30 Apr 2025")
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(page).to_have_url(re.compile("asof=202[56]"))
    open_live(page, "/?asof=2026-02-04")
    wait_for_map(page)
    page.keyboard.press("l")
    expect(page).to_have_url(re.compile("asof=2026-02-28"))
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("asof=2026-01-31"))


def test_the_map_is_there_again_after_another_page(page: Page):
    open_live(page, "/timeline")
    page.get_by_role("link", name="Map", exact=True).first.click()
    page.locator(".atlas-stage.is-live .labels text").first.wait_for(state="attached")
    click_partner(page, "PER")
    assert panel_name(page, "PER")
    page.get_by_role("link", name="Minerals").first.click()
    page.wait_for_url(re.compile("/minerals"))
    page.get_by_role("link", name="Map", exact=True).first.click()
    page.locator(".atlas-stage.is-live .labels text").first.wait_for(state="attached")
    expect(page.locator(".atlas-chosen h2")).to_have_text("Peru")


def test_a_country_is_chosen_from_the_top_bar(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    field = page.locator(".st-key-top_search input[type=search]")
    field.fill("Perou")
    page.get_by_role("option", name=re.compile("Peru")).first.click()
    assert panel_name(page, "PER")


def test_the_theme_is_followed(page: Page):
    open_live(page, "/?theme=dark")
    wait_for_map(page)
    assert page.locator(".atlas-map-box svg").get_attribute("data-theme") == "dark"


@pytest.fixture
def phone(chromium: Browser, server: str) -> Iterator[Page]:
    context = new_context(
        chromium,
        base_url=server,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
    )
    yield context.new_page()
    context.close()


def test_a_tap_opens_a_sheet_at_the_foot_of_a_phone(phone: Page):
    open_live(phone, "/")
    wait_for_map(phone)
    box = phone.locator(".atlas-map-box").bounding_box()
    assert box
    assert box["width"] == 390
    assert box["height"] >= 300
    phone.touchscreen.tap(*position_of(phone, "SAU"))
    sheet = phone.locator(".atlas-chosen")
    expect(sheet).to_contain_text("Saudi Arabia")
    phone.wait_for_url(re.compile("partner=SAU"))
    place = sheet.bounding_box()
    assert place
    assert place["y"] + place["height"] == pytest.approx(844, abs=1)
    details = sheet.get_by_role("link", name="Details")
    panel = phone.locator(".st-key-panel")
    details.tap()
    expect(panel).to_be_in_viewport(ratio=1)
    expect(panel).to_contain_text("Agreements (")
    opened, headline = panel.bounding_box(), sheet.bounding_box()
    assert opened
    assert headline
    assert headline["y"] + headline["height"] == pytest.approx(opened["y"], abs=1)
    details.tap()
    expect(panel).not_to_be_in_viewport()
    sheet.get_by_role("link", name="Close").tap()
    expect(sheet).to_be_hidden()
    expect(phone).not_to_have_url(re.compile("partner="))


def test_a_script_that_does_not_come_leaves_the_map_with_its_links(page: Page):
    page.route(re.compile(r"/assets/map\."), lambda route: route.abort())
    page.goto("/")
    wait_until_live(page)
    link = page.locator(".atlas-map-box a[data-code=PER]").first
    expect(link).to_be_attached()
    page.mouse.click(*position_of(page, "PER"))
    page.wait_for_url(re.compile("partner=PER"))
    expect(page.locator(".atlas-chosen h2").first).to_have_text(store().facts.name("PER"))

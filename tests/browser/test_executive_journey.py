"""An executive's minute: open, hover, click, follow a source, change the date, share."""

import re

from playwright.sync_api import Page, expect

from tests.browser.mapping import (
    TWENTY,
    click_partner,
    panel_name,
    point_at,
    position_of,
    wait_for_map,
)
from tests.support.live import open_live, wait_until_live


def test_open_hover_click_and_follow_a_source(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    expect(page.locator("h1")).to_contain_text("Eleven partners signed on 4 Feb 2026")
    page.mouse.move(*position_of(page, "PER"))
    tip = page.locator(".atlas-tip")
    expect(tip).to_contain_text("Peru")
    expect(tip).to_contain_text("Signed at the ministerial")
    expect(tip).to_contain_text("emorandum of understanding, 4 Feb 2026")
    click_partner(page, "PER")
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Hugo de Zela")
    expect(page).to_have_url(re.compile(r"\?partner=PER$"))
    source = panel.locator("a[href^='https://']").first
    expect(source).to_have_text("gob.pe")


def test_twenty_clicks_give_twenty_panels(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    panel_names = []
    for code in TWENTY:
        click_partner(page, code)
        panel_names.append(panel_name(page, code))
    assert len(panel_names) == 20
    assert all(panel_names), dict(zip(TWENTY, panel_names, strict=True))


def test_a_calm_press_chooses_as_a_quick_one_does(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    for code in ("AUS", "COK"):
        point_at(page, code)
        page.mouse.down()
        page.evaluate("() => { window.pressed = performance.now(); }")
        page.wait_for_function("() => performance.now() - window.pressed > 400")
        page.mouse.up()
        assert panel_name(page, code)


def test_a_shared_address_shows_the_same_in_a_new_window(page: Page):
    open_live(page, "/?partner=EUU&asof=2026-04-23&region=europe")
    wait_for_map(page)
    chosen = page.locator(".atlas-chosen")
    expect(chosen).to_contain_text("Announced, not signed")
    date = page.get_by_role("slider", name="As of")
    date.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("asof=2026-04-24"))
    expect(chosen).to_contain_text("Signed since")
    other = page.context.new_page()
    open_live(other, page.url)
    wait_for_map(other)
    expect(other.locator(".atlas-chosen")).to_contain_text("Signed since")
    expect(other.locator("h1")).to_have_text(page.locator("h1").inner_text())


def test_the_hints_go_when_they_were_read_and_come_back_when_asked_for(page: Page):
    open_live(page, "/")
    hints = page.locator(".atlas-hints")
    expect(hints).to_contain_text("Choose a country on the map")
    page.get_by_role("button", name="Got it").click()
    expect(hints).to_be_hidden()
    page.reload()
    wait_until_live(page)
    expect(page.locator(".st-key-list button").first).to_be_visible()
    expect(hints).to_be_hidden()
    page.get_by_role("button", name="Show the hints again").click()
    expect(hints).to_be_visible()


def test_the_list_is_reached_and_used_by_keyboard(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    first = page.locator(".st-key-list button").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".atlas-chosen h2")).to_have_text("Argentina")


def test_the_legend_filters_the_list(page: Page):
    open_live(page, "/")
    wait_for_map(page)
    page.locator(".atlas-legend").get_by_role("link", name="4 Signed since").click()
    expect(page.locator(".st-key-list button")).to_have_count(4)
    expect(page).to_have_url(re.compile("status=signed_after"))


def test_a_bad_address_shows_a_notice_and_the_default(page: Page):
    open_live(page, "/?partner=%3Cscript%3Ealert(1)%3C/script%3E&asof=2026-99-99")
    wait_for_map(page)
    notices = page.get_by_test_id("stAlert")
    expect(notices).to_have_count(2)
    expect(notices.first).to_contain_text("partner")
    expect(page.locator(".st-key-list")).to_be_visible()

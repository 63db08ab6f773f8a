"""One partner in a minute: found, left for the next, set beside others, printed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.live import open_live


def wait_for_partner(page: Page, name: str) -> None:
    expect(page.locator("h1").first).to_have_text(name)
    page.locator(".st-key-footer").wait_for()


def test_from_the_cards_by_search_to_the_next_and_back(page: Page):
    open_live(page, "/partners")
    expect(page.locator(".st-key-cards button")).to_have_count(55)
    page.get_by_role("combobox", name="Find a partner").fill("DRC")
    page.get_by_role("option", name=re.compile("DR Congo")).click()
    wait_for_partner(page, "DR Congo")
    expect(page).to_have_url(re.compile("partner=COD"))
    page.get_by_role("button", name="Next", exact=True).click()
    wait_for_partner(page, "Ecuador")
    page.get_by_role("button", name="All partners").click()
    page.locator(".st-key-cards button", has_text="Peru").click()
    wait_for_partner(page, "Peru")


def test_the_locator_map_is_drawn_and_named(page: Page):
    open_live(page, "/partners?partner=SGP")
    wait_for_partner(page, "Singapore")
    picture = page.get_by_role("img", name=re.compile("^Map: Singapore"))
    expect(picture).to_be_visible()
    page.wait_for_function("() => document.querySelector('.st-key-locator img').naturalWidth > 0")


def test_side_by_side_by_address_and_by_hand(page: Page):
    open_live(page, "/partners?partner=PER")
    wait_for_partner(page, "Peru")
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("combobox", name=re.compile("Side by side")).fill("Zambia")
    page.get_by_role("option", name=re.compile("Zambia")).click()
    expect(page).to_have_url(re.compile("compare=PER%2CZMB"))
    shared = page.url
    chosen = page.locator('[data-testid="stMultiSelect"] span[data-tag-index]')
    expect(chosen).to_have_text(["Peru", "Zambia"])
    table = page.locator(".atlas-side")
    expect(table.locator("thead th")).to_have_text(["Peru", "Zambia"])
    other = page.context.new_page()
    open_live(other, shared)
    expect(other.locator(".atlas-side thead th")).to_have_text(["Peru", "Zambia"])
    other.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_does_not_scroll_sideways(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    for query in ("", "partner=AUS", "compare=PER,JPN,ZMB,USA", "partner=JPN&view=print"):
        open_live(page, f"/partners?{query}")
        page.locator(".st-key-footer").wait_for()
        wide = page.locator('[data-testid="stMain"]').evaluate("e => e.scrollWidth - e.clientWidth")
        assert wide <= 0, query


@pytest.mark.parametrize("code", ["JPN", "EUU", "AUS", "COK"])
def test_the_print_view_fits_one_page_of_a4_and_of_letter(page: Page, code: str):
    open_live(page, f"/partners?partner={code}&view=print")
    page.locator(".atlas-sheet footer").wait_for()
    page.wait_for_function("() => document.querySelector('.atlas-sheet img').naturalWidth > 0")
    for size in ("A4", "Letter"):
        printed = page.pdf(format=size)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, size
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Back to the page")).to_be_hidden()
    expect(page.locator('[data-testid="stHeader"]')).to_be_hidden()


def test_an_address_with_a_slip_offers_the_partner_that_was_meant(page: Page):
    open_live(page, "/partners?partner=PRU")
    page.get_by_role("button", name="Open Peru").click()
    wait_for_partner(page, "Peru")
    expect(page).to_have_url(re.compile("partner=PER"))

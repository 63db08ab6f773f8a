"""From every mineral to one, to one of its producers; and a coalition built by hand."""

import re

from playwright.sync_api import Page, expect

from tests.browser.mapping import click_partner, wait_for_map
from tests.support.live import open_live


def wait_for_page(page: Page, title: str) -> None:
    expect(page.locator("h1").first).to_contain_text(title)
    page.locator(".st-key-footer").wait_for()


def test_from_the_overview_to_a_partners_page(page: Page):
    open_live(page, "/minerals")
    wait_for_page(page, "The 54 partners mine half or more of the world total")
    page.locator(".atlas-parts").get_by_role("link", name="Cobalt").click()
    wait_for_page(page, "The 54 partners mine 77.7% of the world’s cobalt")
    expect(page).to_have_url(re.compile(r"/minerals\?commodity=cobalt$"))
    wait_for_map(page)
    shape = page.locator("#shape-COD").element_handle()
    page.locator(".st-key-controls").get_by_role("radio", name="Refinery production").click()
    expect(page.locator(".atlas-ranks tbody tr").first).to_contain_text("China")
    page.locator(".st-key-controls").get_by_role("radio", name="Mine production").click()
    expect(page.locator(".atlas-ranks tbody tr").first).to_contain_text("DR Congo")
    assert shape
    assert shape.evaluate("(shape) => shape.isConnected"), "the map was drawn anew"
    page.locator(".atlas-ranks").get_by_role("link", name="DR Congo").click()
    wait_for_page(page, "DR Congo")
    expect(page).to_have_url(re.compile(r"/partners\?partner=COD"))


def test_a_click_on_the_map_names_the_share_and_opens_the_page(page: Page):
    open_live(page, "/minerals?commodity=copper")
    wait_for_page(page, "copper")
    wait_for_map(page)
    click_partner(page, "PER")
    expect(page.locator(".st-key-clicked")).to_contain_text("Peru: 11.7% of the world.")
    expect(page.locator(".atlas-ranks tr.chosen")).to_contain_text("Peru")
    page.get_by_role("button", name="Open page").click()
    wait_for_page(page, "Peru")


def test_a_coalition_by_hand_is_shared_by_its_address(page: Page):
    open_live(page, "/minerals?coalition=g7")
    wait_for_page(page, "The 6 members of the G7 among the 54")
    page.get_by_text("Tick partners in or out (6 of 54 ticked)").click()
    page.locator(".st-key-ticked").get_by_role("button", name="Australia").click()
    wait_for_page(page, "The 7 chosen partners")
    expect(page).to_have_url(re.compile("coalition=g7%2CAUS"))
    zirconium = page.locator(".atlas-parts tr", has_text="Zirconium").first
    expect(zirconium).to_contain_text("33.3%")
    other = page.context.new_page()
    open_live(other, page.url)
    wait_for_page(other, "The 7 chosen partners")
    other.close()

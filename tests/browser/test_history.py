"""Back leads to what was seen before, in one press: an act of the reader is one entry."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.live import open_live


def test_back_leaves_a_page_in_one_press(page: Page):
    """With a partner chosen it took two, and the first led to the page without the partner."""
    open_live(page, "/?partner=PER")
    for name, place in (("Timeline", "timeline"), ("Minerals", "minerals")):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page).to_have_url(re.compile(rf"/{place}\?partner=PER$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/timeline\?partner=PER$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?partner=PER$"))
    expect(page.locator(".atlas-chosen h2")).to_have_text("Peru")


def test_back_leads_from_a_partner_to_the_event_that_named_it(page: Page):
    open_live(page, "/timeline?event=agreements:per-2026-mou")
    page.locator(".st-key-panel").get_by_role("button", name="Peru").click()
    expect(page).to_have_url(re.compile(r"/partners\?partner=PER$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/timeline\?event=agreements:per-2026-mou$"))


def test_each_choice_on_a_page_is_an_entry_from_the_first_on(page: Page):
    open_live(page, "/")
    page.get_by_role("link", name="Timeline", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/timeline$"))
    lane = page.locator("#root .lanes a", has_text="Finance")
    lane.click()
    expect(lane).to_have_attribute("aria-current", "true")
    lane.click()
    expect(lane).not_to_have_attribute("aria-current", "true")
    page.go_back()
    expect(lane).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile(r"/timeline\?lanes=finance$"))
    page.go_back()
    expect(lane).not_to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile(r"/timeline$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"//[^/]+/$"))

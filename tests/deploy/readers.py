"""Readers in a browser, behind nginx, whose server goes away."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import new_context
from tests.browser.recovering import RECORD_STATES
from tests.support.live import open_live


def open_page(browser: Browser, address: str) -> Page:
    """Open a page in a browser context of its own and wait until it is complete."""
    context = new_context(browser, viewport={"width": 1440, "height": 900})
    context.add_init_script(RECORD_STATES)
    page = context.new_page()
    open_live(page, address)
    page.locator(".st-key-footer").wait_for()
    return page


def check_view(page: Page, view: str) -> None:
    """Check that the view is on the screen and that the next click continues from it."""
    if view.startswith("/partners"):
        expect(page.locator("h1").first).to_have_text("Zambia")
        page.get_by_role("button", name="Previous", exact=True).click()
        expect(page.locator("h1").first).to_have_text("Uzbekistan")
        expect(page).to_have_url(re.compile("partner=UZB"))
        return
    expect(page.locator(".atlas-chosen h2")).to_have_text("Peru")
    expect(page.locator(".atlas-date")).to_have_text("23 Apr 2026")
    page.get_by_role("link", name="Next").click()
    expect(page.locator(".atlas-date")).to_have_text("30 Apr 2026")
    expect(page).to_have_url(re.compile("partner=PER&asof=2026-04-30"))

"""A page that is cut off from its process is asked for again, however late its own script came."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.recovering import RECONNECTED, RECORD_STATES


@pytest.mark.parametrize("late", [False, True])
def test_a_page_that_was_cut_off_comes_back_as_it_was(page: Page, late: bool):
    delayed_routes: list[Route] = []
    if late:
        page.route(
            re.compile(r"/assets/atlas\.\w+\.js$"), lambda route: delayed_routes.append(route)
        )
    page.add_init_script(RECORD_STATES)
    page.goto("/partners?partner=ZMB", wait_until="commit")
    page.locator(".st-key-footer").wait_for()
    page.wait_for_function("() => window.__states.at(-1) === 'CONNECTED notRunning'")
    assert bool(delayed_routes) == late
    for route in delayed_routes:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate("window.__sockets.at(-1).close()")
    page.wait_for_function("() => window.__sockets.length > 1")
    page.wait_for_function(RECONNECTED)
    page.get_by_role("button", name="Previous", exact=True).click()
    expect(page.locator("h1").first).to_have_text("Uzbekistan")
    expect(page).to_have_url(re.compile("partner=UZB"))

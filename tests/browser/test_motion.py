"""Nothing plays by itself for anyone (WCAG 2.2, 2.2.2)."""

import pytest
from playwright.sync_api import Page, expect

from pages.components.as_of_slider import FRAME_SECONDS
from tests.browser.auditing import open_settled


@pytest.mark.parametrize("address", ["/?asof=2026-02-28", "/present?slides=replay&asof=2026-02-28"])
def test_the_replay_waits_until_it_is_asked_for(page: Page, address: str):
    open_settled(page, address)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    # The delay is what is tested: a replay that began by itself would move the date in this time.
    page.wait_for_function(
        "(until) => performance.now() > until",
        arg=page.evaluate("() => performance.now()") + 1.7 * FRAME_SECONDS * 1000,
    )
    assert "asof=2026-02-28" in page.url
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)

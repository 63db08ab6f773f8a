"""Who asked for less motion gets none, and nothing plays by itself for anyone (WCAG 2.2, 2.2.2)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.components.as_of_slider import FRAME_SECONDS
from tests.browser.test_access import open_page

ADDRESSES = ("/", "/timeline", "/minerals?commodity=cobalt", "/present?slide=2", "/export")
LONGEST = """
() => {
  const seconds = (text) => Math.max(...text.split(',').map((part) => parseFloat(part)));
  let most = 0;
  for (const e of document.querySelectorAll('*'))
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(e, part);
      most = Math.max(most, seconds(style.animationDuration), seconds(style.transitionDuration));
    }
  return most;
}
"""
MOST_SECONDS = 0.001
AT_REST = "() => document.getAnimations().every((a) => a.playState !== 'running')"
"""A transition of no length waits for the next frame; what goes on and on never rests."""


@pytest.fixture
def still_page(chromium: Browser, server: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=server, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def test_nothing_moves_for_those_who_asked_for_less_motion(still_page: Page):
    for address in ADDRESSES:
        open_page(still_page, address)
        assert still_page.evaluate(LONGEST) <= MOST_SECONDS, address
        still_page.wait_for_function(AT_REST)


@pytest.mark.parametrize("address", ["/?asof=2026-02-28", "/present?slides=replay&asof=2026-02-28"])
def test_the_replay_waits_until_it_is_asked_for(page: Page, address: str):
    open_page(page, address)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    # The delay is what is tested: a replay that began by itself would move the date in this time.
    page.wait_for_function(
        "(until) => performance.now() > until",
        arg=page.evaluate("() => performance.now()") + 1.7 * FRAME_SECONDS * 1000,
    )
    assert "asof=2026-02-28" in page.url
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)

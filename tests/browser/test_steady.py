"""A page comes to rest without jumping, and shows nothing of what it is made with."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.screenshots import PLACES, settled_screenshot
from tests.support.live import open_live

MOST_SHIFT = 0.1
"""Cumulative layout shift that counts as good (Web Vitals, web.dev/articles/cls)."""

RECORD_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const moved = entry.sources.map((source) => source.node?.parentElement?.className || "");
    window.shifts.push([entry.value, moved.slice(0, 3).join(" | ").slice(0, 200)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
INTERNAL_TEXT = re.compile(
    r"\b(?:nan|NaN|NaT|null|undefined|Deploy|Made with Streamlit)\b|^None$", re.MULTILINE
)
WIDTHS = (1440, 768, 360)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_jumps_and_none_shows_what_it_is_made_with(
    chromium: Browser, server: str, width: int
):
    context = chromium.new_context(base_url=server, viewport={"width": width, "height": 900})
    context.add_init_script(RECORD_SHIFTS)
    page = context.new_page()
    findings = {name: _inspect(page, place) for name, place in PLACES.items()}
    context.close()
    jumping = {name: moved for name, (moved, _) in findings.items() if _sum(moved) > MOST_SHIFT}
    assert not jumping
    assert not {name: leftovers for name, (_, leftovers) in findings.items() if leftovers}


def _inspect(page: Page, place: str) -> tuple[list[tuple[float, str]], list[str]]:
    open_live(page, place)
    settled_screenshot(page)
    page.locator("h1:visible").first.wait_for()
    text = page.locator('[data-testid="stApp"]').inner_text()
    return page.evaluate("() => window.shifts"), INTERNAL_TEXT.findall(text)


def _sum(shifts: list[tuple[float, str]]) -> float:
    """All of a load, though the measure takes the worst five seconds of it.

    Without the moment when Streamlit's own frame takes the place of its waiting sign.
    """
    return sum(value for value, moved in shifts if not moved.startswith("stMain "))

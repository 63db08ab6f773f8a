"""Finding a partner on the drawn map, for journeys and benchmarks."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from data.facts.store import store
from tests.browser.chromium import LONGEST_WAIT
from tests.support.live import wait_until_live

TWENTY = (
    *("PER", "COK", "SGP", "BHR", "QAT", "BEL", "EUU", "BRA", "AUS", "IND"),
    *("KAZ", "COD", "MEX", "CAN", "ARG", "MNG", "GIN", "PRY", "UKR", "ISR"),
)
"""Twenty partners, the smallest among them."""

_PLACE = """
(code) => {
  const links = [...document.querySelectorAll(`.atlas-map-box a[data-code="${code}"]`)];
  const symbol = links.map((link) => link.querySelector('circle')).find(Boolean);
  if (symbol) {
    const box = symbol.getBoundingClientRect();
    // The middle of the Commission's ring is Belgium's dot.
    const aside = symbol.matches('.ring') ? box.width / 2 - 1 : 0;
    return [box.x + box.width / 2 + aside, box.y + box.height / 2];
  }
  const [x, y] = links[0].dataset.at.split(',').map(Number);
  const screen = document.querySelector('.atlas-map-box .world').getScreenCTM();
  const place = new DOMPoint(x, y).matrixTransform(screen);
  return [place.x, place.y];
}
"""


def wait_for_map(page: Page) -> None:
    """Until the page is live, and its map has taken over and has the words for all dates."""
    wait_until_live(page)
    page.locator(".atlas-stage.is-live .labels text").first.wait_for(state="attached")
    page.locator(".st-key-footer").wait_for(state="attached")


def position_of(page: Page, code: str) -> tuple[float, float]:
    """Where a partner can be pointed at on the page, in CSS pixels."""
    x, y = page.evaluate(_PLACE, code)
    return x, y


def point_at(page: Page, code: str) -> tuple[float, float]:
    """Point at a partner until the map says what it is; gives where that is on the page."""
    x, y = position_of(page, code)
    page.mouse.move(x, y)
    page.locator(".atlas-tip b", has_text=store().facts.name(code)).wait_for()
    return x, y


def click_partner(page: Page, code: str) -> None:
    """Point at a partner and click it, as a person would."""
    page.mouse.click(*point_at(page, code))


def panel_name(page: Page, code: str, seconds: float = LONGEST_WAIT / 1000) -> str:
    """The name above the panel once the page shows the partner; "" when it does not come.

    The address is written when the run that shows the panel is over.
    """
    from playwright.sync_api import TimeoutError as PlaywrightTimeout

    heading = page.locator(".atlas-chosen h2", has_text=store().facts.name(code))
    try:
        heading.wait_for(timeout=seconds * 1000)
        page.wait_for_url(re.compile(f"[?&]partner={code}(&|$)"), timeout=seconds * 1000)
    except PlaywrightTimeout:
        return ""
    return heading.inner_text().strip()

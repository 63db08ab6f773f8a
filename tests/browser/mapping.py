"""Finding a partner on the drawn map, for journeys and benchmarks."""

from __future__ import annotations

from functools import lru_cache

from playwright.sync_api import Page

from data.facts.store import store
from geo.camera import HEIGHT, WIDTH, home
from geo.map_data import label_place, symbol_places
from tests.support.live import wait_until_live
from tests.waiting import until

TWENTY = (
    *("PER", "COK", "SGP", "BHR", "QAT", "BEL", "EUU", "BRA", "AUS", "IND"),
    *("KAZ", "COD", "MEX", "CAN", "ARG", "MNG", "GIN", "PRY", "UKR", "ISR"),
)
"""Twenty partners, the smallest among them."""


def wait_for_map(page: Page) -> None:
    """Until the page is live, the map data has arrived and the shapes are drawn."""
    wait_until_live(page)
    page.wait_for_selector(".st-key-map canvas")
    page.wait_for_function(
        "() => performance.getEntriesByType('resource')"
        ".some((e) => e.name.includes('/map/international') && e.responseEnd > 0)"
    )
    page.locator(".st-key-footer").wait_for()
    page.wait_for_load_state("networkidle")


def position_of(page: Page, code: str) -> tuple[float, float]:
    """Where a partner's label point is on the page, in CSS pixels."""
    box = page.locator(".st-key-map").bounding_box()
    assert box
    across, down = _share(code)
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


@lru_cache(maxsize=64)
def _share(code: str) -> tuple[float, float]:
    facts = store().facts
    view = home(facts, "equal-earth", "")
    x, y = symbol_places(facts, "equal-earth").get(code) or label_place(facts, code)
    if code == facts.EUU:
        y += 6.2 / 2 ** view["zoom"]
    scale = 2 ** view["zoom"]
    across = 0.5 + (x - view["target"][0]) * scale / WIDTH
    down = 0.5 - (y - view["target"][1]) * scale / HEIGHT
    return across, down


def point_at(page: Page, code: str) -> tuple[float, float]:
    """Point at a partner until the map says what it is; gives where that is on the page.

    The layer that can be clicked is built after the one that is seen.
    """
    x, y = position_of(page, code)
    tip = page.locator(".deck-tooltip")

    def is_known() -> bool:
        page.mouse.move(x + 1, y)
        page.mouse.move(x, y)
        return tip.is_visible()

    assert until(is_known), f"the map does not say what {code} is"
    return x, y


def click_partner(page: Page, code: str) -> None:
    """Point at a partner and click it, as a person would."""
    page.mouse.click(*point_at(page, code))


def panel_name(page: Page, code: str, seconds: float = 10) -> str:
    """The heading of the panel once it shows the partner; "" when it does not come."""
    from playwright.sync_api import TimeoutError as PlaywrightTimeout

    name = store().facts.name(code)
    heading = page.locator(".st-key-panel h2", has_text=name)
    try:
        heading.wait_for(timeout=seconds * 1000)
    except PlaywrightTimeout:
        return ""
    return heading.inner_text().strip()

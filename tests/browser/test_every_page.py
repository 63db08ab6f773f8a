"""Every page, once wide and light and once narrow and dark, and everything it is held against.

WCAG 2.2 AA by axe-core, 200 % zoom and a narrow window, the focus in sight at every stop, no motion
for those who asked for less, layout shift, the content security policy, and no word of what the
page is made with.
"""

import pytest
from playwright.sync_api import Page

from pages.navigation import PAGES
from tests.browser.auditing import (
    MOST_SHIFT_UNTIL_LIVE,
    RECORD,
    cut_off,
    grave_findings,
    internal_text,
    motion,
    open_settled,
    resize,
    settle,
    shift,
    unseen_stops,
)
from tests.support.live import open_live

PLAIN = tuple(f"/{entry.path}" for entry in PAGES)
ADDRESSES = (
    *PLAIN,
    *("/?partner=PER", "/?status=signed_after", "/?color=mineral&commodity=cobalt"),
    *("/timeline?event=agreements:per-2026-mou", "/timeline?kind=text&partner=PER"),
    *("/partners?partner=PER", "/partners?partner=COD", "/partners?partner=EUU"),
    "/partners?compare=PER,COD",
    *("/partners?view=table", "/partners?partner=PER&view=print", "/minerals?commodity=cobalt"),
    *("/present?slide=4", "/present?slide=6", "/present?notes=under", "/present?notes=only"),
    *("/export?chart=shares", "/sources?table=agreements&row=per-2026-mou"),
    *("/agreements?mineral=cobalt,rare-earths&stage=refinery", "/agreements?view=matrix"),
    *("/agreements?agreement=per-2026-mou", "/agreements?mineral=kobalt"),
    "/?partner=NOBODY",
)
"""Every page, and views that look different: a partner, an event, a slide, a table, a notice."""

STOPS = 60

REFLOWED = (320, 640)
ZOOMED = (720, 450)
"""CSS pixels: the width that WCAG 2.2, 1.4.10 names, and a window of 1440 × 900 at 200 %."""


def faults_of_load(page: Page, address: str) -> dict[str, list]:
    """What a page is held against in any window, from its first byte until it is at rest."""
    page.add_init_script(RECORD)
    open_live(page, address)
    until_live = shift(page, MOST_SHIFT_UNTIL_LIVE)
    settle(page)
    return {
        "shift until live": until_live,
        "shift": shift(page),
        "internal text": internal_text(page),
        "policy": page.evaluate("() => window.broken"),
    }


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_in_a_wide_light_window(page: Page, address: str):
    page.emulate_media(color_scheme="light")
    faults = faults_of_load(page, address)
    page.emulate_media(reduced_motion="reduce")
    faults["axe at 1440"] = grave_findings(page)
    faults["focus"] = unseen_stops(page, STOPS) if address in PLAIN else []
    resize(page, 360, 740)
    faults["axe at 360"] = grave_findings(page)
    assert not {kind: found for kind, found in faults.items() if found}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_in_a_narrow_dark_window(page: Page, address: str):
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": REFLOWED[0], "height": REFLOWED[1]})
    faults = faults_of_load(page, address)
    faults |= {"cut off at 320": cut_off(page), "motion": motion(page)}
    resize(page, 360, 740)
    faults["axe at 360"] = grave_findings(page)
    resize(page, *ZOOMED)
    faults["cut off at 720"] = cut_off(page)
    resize(page, 1440, 900)
    faults["axe at 1440"] = grave_findings(page)
    faults["focus"] = unseen_stops(page, STOPS) if address in PLAIN else []
    assert not {kind: found for kind, found in faults.items() if found}


@pytest.mark.parametrize("width", [820, 390])
def test_nothing_moves_on_a_tablet_and_on_a_phone(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(RECORD)
    for address in (*PLAIN, "/partners?partner=COD", "/minerals?commodity=cobalt"):
        open_live(page, address)
        assert shift(page, MOST_SHIFT_UNTIL_LIVE) == [], address
        settle(page)
        assert shift(page) == [], address


def test_tables_and_lists_that_load_late_keep_the_policy(page: Page):
    page.add_init_script(RECORD)
    open_live(page, "/partners?view=table")
    page.locator('[data-testid="stDataFrame"] canvas').first.wait_for()
    page.get_by_role("combobox", name="Find a partner").fill("Peru")
    page.get_by_role("option").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => window.broken") == []


def test_every_chosen_partner_is_in_sight_in_a_narrow_window(page: Page):
    page.set_viewport_size({"width": REFLOWED[0], "height": REFLOWED[1]})
    open_settled(page, "/partners?compare=PER,COD,CHL")
    frame = page.locator('[data-testid="stMultiSelect"] div[role="group"]').bounding_box()
    chosen = page.locator("[data-tag-index]")
    assert frame
    assert chosen.count() == 3
    for tag in chosen.all():
        box = tag.bounding_box()
        assert box
        assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1

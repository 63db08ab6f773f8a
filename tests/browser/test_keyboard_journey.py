"""An executive's whole journey without a mouse: Tab, Enter and the arrows, and always in sight."""

import re

from playwright.sync_api import Page, expect

from tests.browser.auditing import FOCUSED_ELEMENT, SETTLED
from tests.support.live import open_live

MOST_STOPS = 160
"""A cell of a table is no element on the screen: Streamlit's grid draws its ring on a canvas."""


def wait_until_settled(page: Page, path: str) -> None:
    page.wait_for_url(re.compile(path))
    page.locator(".st-key-footer").wait_for()
    page.wait_for_function(SETTLED)


def tab_to(page: Page, words: str, inside: str = "") -> None:
    """Press Tab until the focused element matches; the focus must be visible at every stop."""
    visited = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED_ELEMENT)
        if stop is None:
            continue
        visited.append(stop["words"])
        assert stop["ring"] >= 2 or stop["role"] == "gridcell", f"the focus is not seen on {stop}"
        if re.search(words, stop["words"]) and inside in stop["inside"]:
            return
    raise AssertionError(f"no stop is named {words!r} among {visited}")


def test_from_the_address_bar_to_an_export_by_keyboard_alone(page: Page):
    open_live(page, "/")
    page.locator(".st-key-list button").first.wait_for()
    wait_until_settled(page, "/$")
    tab_to(page, "United States", inside="list")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    panel = page.locator(".st-key-panel")
    expect(page.locator(".atlas-chosen")).to_contain_text("Argentina")
    expect(page.locator(".atlas-chosen")).to_contain_text("Signed at the ministerial")
    wait_until_settled(page, "partner=ARG")

    tab_to(page, "^Timeline$")
    page.keyboard.press("Enter")
    wait_until_settled(page, r"/timeline\?partner=ARG")  # A run writes the view before it ends.
    tab_to(page, "^Open an event")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("confidence")
    wait_until_settled(page, "event=")

    tab_to(page, "^Partners$")
    page.keyboard.press("Enter")
    wait_until_settled(page, r"/partners\?partner=ARG")
    expect(page.locator("h1")).to_have_text("Argentina")

    tab_to(page, "Export this")
    page.keyboard.press("Enter")
    wait_until_settled(page, "/export")
    expect(page.locator("h1")).to_have_text("Export a chart")
    tab_to(page, "PNG")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".png")


def test_the_date_and_the_replay_are_moved_by_keys_alone(page: Page):
    open_live(page, "/?asof=2026-04-23")
    wait_until_settled(page, "asof")
    tab_to(page, "^As of")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("asof=2026-04-24"))
    tab_to(page, "^Next$")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("asof=2026-04-30"))


def test_letters_as_keys_can_be_turned_off_and_stay_off(page: Page):
    """A word spoken to the computer arrives as letters: they must not play or step the replay."""
    open_live(page, "/?asof=2026-04-23")
    wait_until_settled(page, "asof")
    page.get_by_role("button", name="Turn single-letter keys off").click()
    open_live(page, "/?asof=2026-04-23")
    wait_until_settled(page, "asof")
    page.locator("h1").click()
    page.keyboard.press("l")
    tab_to(page, "Turn single-letter keys on")
    assert "asof=2026-04-23" in page.url
    page.keyboard.press("Enter")
    page.locator("h1").click()
    page.keyboard.press("l")
    expect(page).to_have_url(re.compile("asof=2026-04-30"))

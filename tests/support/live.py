"""A page in a browser once Streamlit's live page has taken the place of the first view."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Response


def open_live(page: Page, address: str, **options: Any) -> Response | None:
    """Go to an address, and wait until the page is live."""
    response = page.goto(address, **options)
    wait_until_live(page)
    return response


def wait_until_live(page: Page) -> None:
    """Wait until the first view has left."""
    page.locator("#first-view").wait_for(state="detached")

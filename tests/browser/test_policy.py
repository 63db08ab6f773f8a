"""No page breaks the content security policy, light or dark, whatever it loads late."""

import pytest
from playwright.sync_api import Page

from pages.navigation import PAGES
from tests.support.live import open_live

VIOLATIONS = """
window.__broken = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.__broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
LATE = {
    "": "?partner=PER",
    "minerals": "?commodity=cobalt",
    "partners": "?partner=PER",
    "present": "?slide=4",
    "sources": "?table=agreements&row=per-2026-mou",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_the_policy(page: Page, scheme: str):
    page.emulate_media(color_scheme=scheme)
    page.add_init_script(VIOLATIONS)
    assert set(LATE) <= {entry.path for entry in PAGES}
    for entry in PAGES:
        open_live(page, f"/{entry.path}{LATE.get(entry.path, '')}")
        page.locator(".st-key-footer").wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.__broken") == [], entry.path


def test_tables_and_lists_that_load_late_keep_the_policy(page: Page):
    page.add_init_script(VIOLATIONS)
    open_live(page, "/partners?view=table")
    page.locator('[data-testid="stDataFrame"] canvas').first.wait_for()
    page.get_by_role("combobox", name="Find a partner").fill("Peru")
    page.get_by_role("option").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.__broken") == []

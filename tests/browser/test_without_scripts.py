"""The whole product without scripts: every link and form works by loading a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.auditing import grave_findings
from tests.browser.chromium import new_context
from tests.browser.screenshots import PLACES


@pytest.fixture
def plain(chromium: Browser, server: str) -> Iterator[Page]:
    """A browser that runs no script."""
    context = new_context(
        chromium,
        base_url=server,
        viewport={"width": 1440, "height": 900},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


def apply(page: Page, form: str) -> None:
    """Send the form of a group of fields."""
    page.locator(f"form.{form} > button").click()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_an_executive_finds_who_signed_what(plain: Page):
    plain.goto("/")
    finding = heading(plain)
    plain.locator("input[name=asof]").fill("2026-02-03")
    apply(plain, "as-of")
    assert heading(plain) != finding
    plain.locator("select[name=region]").select_option("africa")
    plain.locator("select[name=color]").select_option("mineral")
    apply(plain, "key-controls")
    expect(plain).to_have_url(re.compile(r"color=mineral.*asof=2026-02-03|asof=2026-02-03"))
    plain.locator('svg a[data-code="COD"]').click()
    expect(plain.locator(".atlas-chosen h2")).to_have_text("DR Congo")
    plain.get_by_role("link", name="Open page").click()
    expect(plain).to_have_url(re.compile(r"/partners\?partner=COD&asof=2026-02-03"))
    plain.get_by_role("link", name="Compare").click()
    plain.locator("select[name=compare]").select_option(["COD", "ZMB"])
    plain.locator("form:has(select[name=compare]) button").first.click()
    expect(plain.locator("h1")).to_have_text("DR Congo · Zambia")


def test_an_executive_goes_from_a_mineral_to_a_source(plain: Page):
    plain.goto("/minerals")
    plain.get_by_role("link", name="Cobalt", exact=True).click()
    expect(plain.locator("h1")).to_contain_text("cobalt")
    plain.get_by_role("navigation", name="Country group").get_by_role("link", name="G7").click()
    expect(plain).to_have_url(re.compile("coalition=g7"))
    plain.get_by_role("navigation", name="Pages").get_by_role("link", name="Brief").click()
    plain.locator("main .key-section_happened summary").click()
    plain.locator("main .key-section_happened a[href*='table=agreements&row=']").first.click()
    expect(plain.locator(".key-record")).to_be_visible()
    assert plain.locator(".key-record a[href^='https://']").count() > 0


def test_a_journalist_takes_a_picture_and_its_data(plain: Page):
    plain.goto("/minerals?commodity=copper")
    plain.get_by_role("link", name="Export this").first.click()
    plain.locator("textarea[name=title]").fill("Who mines <copper>")
    apply(plain, "key-look")
    plain.get_by_role("navigation", name="Format").get_by_role("link", name="SVG").click()
    downloads = plain.get_by_role("navigation", name="Downloads")
    for name, kind in (("Image, SVG", "image/svg+xml"), ("Data, CSV", "text/csv")):
        address = downloads.get_by_role("link", name=name).get_attribute("href")
        answer = plain.request.get(address)
        assert answer.ok
        assert kind in answer.headers["content-type"]
    image = downloads.get_by_role("link", name="Image, SVG").get_attribute("href")
    assert "Who mines &lt;copper&gt;" in plain.request.get(image).text()


def test_no_document_has_a_serious_finding(page: Page):
    """The documents by themselves: Streamlit's own script does not come, and colors are CSS."""
    page.route(re.compile(r"/static/js/"), lambda route: route.abort())
    grave = []
    for place in PLACES.values():
        page.set_viewport_size({"width": 1440, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(place)
        for width, scheme in ((1440, "light"), (360, "light"), (360, "dark"), (1440, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            grave += [(place, width, scheme, *finding) for finding in grave_findings(page)]
    assert not grave, "\n".join(map(str, grave))

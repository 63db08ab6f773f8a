"""What changed, and when: the timeline from a shared address, and the map replayed."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from tests.support.live import open_live

TEXTS = """
() => [...document.querySelectorAll('#root .atlas-lines')].map((drawing) =>
  [...drawing.querySelectorAll('text')]
    .filter((text) => text.textContent.trim() && text.getBoundingClientRect().width)
    .map((text) => {
      const box = text.getBoundingClientRect();
      return [text.textContent, box.left, box.top, box.right, box.bottom];
    }))
"""
INSIDE = """
() => [...document.querySelectorAll('#root .atlas-lines')].flatMap((drawing) => {
  const around = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll('text')].map((text) => [text, text.getBoundingClientRect()])
    .filter(([, box]) => box.width
      && (box.left < around.left - 1 || box.right > around.right + 1
        || box.top < around.top - 1 || box.bottom > around.bottom + 1))
    .map(([text]) => text.textContent);
})
"""
SMALLEST = """
() => Math.min(...[...document.querySelectorAll('#root .atlas-drawing :is(text, a, li, small)')]
  .filter((element) => element.getBoundingClientRect().width)
  .map((element) => parseFloat(getComputedStyle(element).fontSize)))
"""


def wait_for_timeline(page: Page) -> None:
    page.locator("#root .atlas-drawing a").first.wait_for(state="attached")
    page.locator(".st-key-footer").wait_for()


@pytest.mark.parametrize(
    "query", ["", "?start=2026-01-15&end=2026-02-20", "?partner=PER", "?lanes=us_policy,finance"]
)
def test_no_label_covers_another(page: Page, query: str):
    open_live(page, f"/timeline{query}")
    for width in (390, 820, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        wait_for_timeline(page)
        drawings = page.evaluate(TEXTS)
        assert any(len(texts) > 1 for texts in drawings), width
        assert page.evaluate(INSIDE) == [], width
        assert page.evaluate(SMALLEST) >= 13, width
        assert [pair for texts in drawings for pair in covered(texts)] == [], width


def covered(texts: list[tuple]) -> list[tuple]:
    """Pairs of texts, each with its box, of which one lies on the other."""
    return [
        (one, other)
        for one, other in combinations(texts, 2)
        if one[3] > other[1] + 1
        and other[3] > one[1] + 1
        and one[4] > other[2] + 1
        and other[4] > one[2] + 1
    ]


def test_from_a_shared_address_to_an_event_to_the_partner_and_back(page: Page):
    open_live(page, "/timeline?kind=text")
    wait_for_timeline(page)
    page.get_by_role("combobox", name="Partner").fill("Peru")
    page.get_by_role("option", name="Peru").click()
    expect(page).to_have_url(re.compile("partner=PER"))
    mark = page.locator("#root .atlas-lines a")
    expect(mark).to_have_count(1)
    expect(mark.locator("title")).to_have_text(re.compile("4 Feb 2026.*Peru"))
    page.evaluate("() => { window.isStillHere = true; }")
    mark.locator("text").click()
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Memorandum of Understanding")
    expect(page).to_have_url(re.compile("event=agreements"))
    assert page.evaluate("() => window.isStillHere"), "the page was not loaded again"
    expect(page.locator("#root .atlas-lines a[aria-current]")).to_be_focused()
    shared = page.url
    panel.get_by_role("button", name="Peru").click()
    expect(page).to_have_url(re.compile(r"/partners\?partner=PER"))
    expect(page.locator("h1")).to_have_text("Peru")
    page.go_back()
    wait_for_timeline(page)
    expect(page).to_have_url(shared)
    expect(page.locator(".st-key-panel")).to_contain_text("Memorandum of Understanding")


def test_a_lane_of_context_is_opened_and_closed_without_loading_the_page(page: Page):
    open_live(page, "/timeline")
    wait_for_timeline(page)
    page.evaluate("() => { window.isStillHere = true; }")
    lane = page.locator("#root .lanes a", has_text="Finance")
    lane.click()
    expect(page).to_have_url(re.compile("lanes=finance"))
    expect(lane).to_have_attribute("aria-current", "true")
    expect(lane).to_be_focused()
    expect(page.locator("#root .atlas-lines a", has_text="Project Vault")).to_be_visible()
    lane.click()
    expect(page).not_to_have_url(re.compile("lanes"))
    expect(page.locator("#root .atlas-lines a", has_text="Project Vault")).to_have_count(0)
    assert page.evaluate("() => window.isStillHere")


def test_on_a_phone_the_marks_are_a_list_by_month(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_live(page, "/timeline?kind=text")
    expect(page.locator("#root .atlas-drawing[data-name=timeline] .atlas-lines")).to_be_hidden()
    item = page.locator("#root .months a", has_text="Peru")
    item.click()
    expect(page).to_have_url(re.compile("event=agreements"))
    expect(page.locator("#root .months ul li", has=page.locator("p"))).to_contain_text("Peru")


def test_the_timeline_asks_for_no_plotly(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_live(page, "/timeline")
    wait_for_timeline(page)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if re.search("plotly", url, re.I)] == []

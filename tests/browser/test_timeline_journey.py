"""What changed, and when: the timeline from a shared address, and the map replayed."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from tests.support.live import open_live

TEXTS = """
() => [...document.querySelectorAll('.js-plotly-plot')].map((plot) =>
  [...plot.querySelectorAll('text')]
    .filter((text) => text.textContent.trim() && !text.closest('.hoverlayer'))
    .map((text) => {
      const box = text.getBoundingClientRect();
      return [text.textContent, box.left, box.top, box.right, box.bottom];
    }))
"""


def wait_for_timeline(page: Page) -> None:
    page.locator(".js-plotly-plot .points path").first.wait_for()
    page.locator(".st-key-footer").wait_for()


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("query", ["", "?start=2026-01-15&end=2026-02-20", "?partner=PER"])
def test_no_label_covers_another(page: Page, width: int, query: str):
    page.set_viewport_size({"width": width, "height": 900})
    open_live(page, f"/timeline{query}")
    wait_for_timeline(page)
    plots = page.evaluate(TEXTS)
    assert any(len(texts) > 1 for texts in plots)
    for texts in plots:
        for one, other in combinations(texts, 2):
            apart = (
                one[3] <= other[1] + 1
                or other[3] <= one[1] + 1
                or one[4] <= other[2] + 1
                or other[4] <= one[2] + 1
            )
            assert apart, (one, other)


def test_from_a_shared_address_to_an_event_to_the_partner_and_back(page: Page):
    open_live(page, "/timeline?kind=text")
    wait_for_timeline(page)
    page.get_by_role("combobox", name="Partner").fill("Peru")
    page.get_by_role("option", name="Peru").click()
    expect(page).to_have_url(re.compile("partner=PER"))
    expect(page.locator(".js-plotly-plot .points path")).to_have_count(1)
    box = page.locator(".js-plotly-plot .points path").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".hoverlayer").first).to_contain_text("4 Feb 2026")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Memorandum of Understanding")
    expect(page).to_have_url(re.compile("event=agreements"))
    shared = page.url
    panel.get_by_role("button", name="Peru").click()
    expect(page).to_have_url(re.compile(r"/partners\?partner=PER"))
    expect(page.locator("h1")).to_have_text("Peru")
    page.go_back()
    wait_for_timeline(page)
    expect(page).to_have_url(shared)
    expect(page.locator(".st-key-panel")).to_contain_text("Memorandum of Understanding")

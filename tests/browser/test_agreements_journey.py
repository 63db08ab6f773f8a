"""The executive's question: of those from whom we buy cobalt and rare earths, who has signed?"""

import re

import pytest
from playwright.sync_api import Page, expect

from data.facts.store import store
from tests.support.live import open_live, wait_until_live


def test_the_question_is_answered_in_three_actions_from_the_landing_page(page: Page):
    open_live(page, "/")
    page.get_by_role("link", name="Agreements", exact=True).click()
    page.wait_for_url(re.compile("/agreements"))
    minerals = page.get_by_role("combobox", name=re.compile("I buy"))
    for name, slug in (("Cobalt", "cobalt"), ("Rare earths", "rare-earths")):
        minerals.fill(name)
        page.get_by_role("option", name=name, exact=True).click()
        expect(page).to_have_url(re.compile(f"mineral=.*{slug}"))
    expect(page.locator("h1")).to_contain_text("cobalt or rare earths")
    expect(page.locator("h1")).to_contain_text("legally binding")
    expect(page.get_by_text("Who produces it, and who has signed")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_card_is_cut_off(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    open_live(page, "/agreements")
    cards = page.locator(".atlas-cards .atlas-field")
    assert cards.count() >= 25
    for card in cards.all():
        box = card.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert card.evaluate("(node) => node.scrollWidth <= node.clientWidth + 1")


def test_one_agreement_opens_in_full_from_its_card_and_goes_back(page: Page):
    open_live(page, "/agreements")
    title = store().facts.agreements.set_index("agreement_id").at["per-2026-mou", "title"]
    page.locator(".atlas-cards").get_by_role("link", name="Peru", exact=True).first.click()
    page.wait_for_url(re.compile("agreement=per-2026-mou"))
    wait_until_live(page)
    expect(page.locator("main, [data-testid=stMain]").first).to_contain_text(title)
    expect(page.get_by_text("History")).to_be_visible()
    page.go_back()
    page.wait_for_url(re.compile("/agreements$"))
    expect(cards := page.locator(".atlas-cards .atlas-field")).not_to_have_count(0)
    assert cards.count() >= 25

"""From a figure to its source in two clicks; and a row by its address."""

import re

from playwright.sync_api import Page, expect

from tests.support.live import open_live, wait_until_live


def test_from_an_agreement_on_the_map_to_its_source(page: Page):
    open_live(page, "/?partner=PER")
    panel = page.locator(".st-key-panel")
    expect(panel).to_contain_text("Hugo de Zela")
    link = panel.locator("a[href*='row=per-2026-mou']").first
    address = link.get_attribute("href")
    assert address.startswith("/sources?table=agreements")
    with page.context.expect_page() as page_event:
        link.click()
    sources = page_event.value
    wait_until_live(sources)
    record = sources.locator(".st-key-record")
    expect(record).to_contain_text("Memorandum of Understanding on cooperation")
    source = record.get_by_role("link").first
    assert source.get_attribute("href").startswith("https://")
    sources.close()


def test_a_reader_of_the_brief_sees_a_statements_rows(page: Page):
    open_live(page, "/brief")
    page.get_by_role("radio", name="Investing").click()
    expect(page).to_have_url(re.compile("reader=investing"))
    page.get_by_text("What to watch: 3 statements").click()
    vault = page.locator("a[href*='row=project-vault']").first
    assert "table=disagreements" in vault.get_attribute("href")
    open_live(page, vault.get_attribute("href"))
    expect(page.locator(".st-key-record")).to_contain_text("How large is Project Vault?")

"""The one file of a briefing, from a disk: its script runs under its policy, and keys move it."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from charts.briefing import briefing
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from views.briefing_file import as_html

SHOWN = ".slide.is-shown"


def test_the_keys_of_a_presenter_work_from_a_disk(chromium: Browser, tmp_path: Path):
    facts, file = store().facts, tmp_path / "briefing.html"
    slides = briefing(BriefingSpec(slides=("open", "signed", "count")), facts)
    file.write_bytes(as_html(slides, facts))
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.goto(file.as_uri())
    for key, number in (("ArrowRight", 2), ("ArrowDown", 3), ("Home", 1), ("2", 1), ("Enter", 2)):
        page.keyboard.press(key)
        expect(page.locator(f"{SHOWN} h2")).to_have_text(slides[number - 1].title)
    expect(page.locator("output")).to_have_text("2 of 3")
    assert page.url.endswith("#2")
    page.keyboard.press("n")
    expect(page.locator(f"{SHOWN} .notes")).to_be_visible()
    for key, name in (("l", "is-laser"), ("o", "is-overview"), ("b", "is-black")):
        page.keyboard.press(key)
        expect(page.locator(f".atlas-slides.{name}")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".atlas-slides:is(.is-laser, .is-overview, .is-black)")).to_have_count(0)
    page.get_by_role("button", name="Next slide").click()
    expect(page.locator(f"{SHOWN} h2")).to_have_text(slides[2].title)
    page.close()
    assert not faults

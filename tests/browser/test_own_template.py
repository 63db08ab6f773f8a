"""The form that a presenter's own template is sent by: a file is chosen, and the deck is saved."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from charts.briefing import briefing
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.browser.chromium import new_context
from tests.support import templates
from tests.support.live import open_live

BRIEFING = "/present?slides=open,signed"
FIELD, BUTTON = "Use your own template (.pptx)", "PowerPoint in this template"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def form(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    """The page with the form, on a phone."""
    context = new_context(
        chromium,
        base_url=server,
        java_script_enabled=request.param,
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    if request.param:
        open_live(page, BRIEFING)
        page.get_by_text("Prepare this briefing, or take it away").click()
    else:
        page.goto(BRIEFING)
    yield page
    context.close()


def send(page: Page, file: Path) -> None:
    page.get_by_label(FIELD).set_input_files(file)
    page.get_by_role("button", name=BUTTON).click()


def test_the_deck_comes_back_in_the_template_that_was_chosen(form: Page, tmp_path: Path):
    template, file = templates.wide(), tmp_path / "house.pptx"
    file.write_bytes(template.content)
    with form.expect_download() as download:
        send(form, file)
    assert download.value.suggested_filename == "ministerial-atlas-briefing.pptx"
    deck = Presentation(str(download.value.path()))
    slides = briefing(BriefingSpec(slides=("open", "signed")), store().facts)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == [slide.title for slide in slides]
    assert (deck.slide_width, deck.slide_height) == template.size
    assert {slide.slide_layout.name for slide in deck.slides} <= {template.opening, template.body}
    assert form.url.endswith(BRIEFING)


@pytest.mark.parametrize(
    ("content", "needed"),
    [
        (b"Dear all,", "a PowerPoint file (.pptx); this is none"),
        (templates.wide().content[:9_000], "this one is incomplete or damaged: save or copy it"),
    ],
    ids=["another file", "half a file"],
)
def test_a_file_that_is_no_template_is_answered_in_words_with_the_way_back(
    form: Page, tmp_path: Path, content: bytes, needed: str
):
    file = tmp_path / "house.pptx"
    file.write_bytes(content)
    send(form, file)
    expect(form.get_by_role("heading", name="The deck was not made")).to_be_visible()
    expect(form.get_by_text("Needed:")).to_contain_text(needed)
    assert form.evaluate("document.documentElement.scrollWidth <= innerWidth")
    form.get_by_role("link", name="Back to the briefing").click()
    expect(form).to_have_url(re.compile(r"/present\?slides=open(,|%2C)signed$"))

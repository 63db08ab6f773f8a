"""The one file of a briefing, from a disk: its script runs under its policy, and keys move it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from charts.briefing import Slide, briefing
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.browser.chromium import new_context
from tests.browser.touching import swipe
from views.briefing_file import as_html

SHOWN = ".slide.is-shown"
SLIDES = briefing(BriefingSpec(slides=("open", "signed", "count")), store().facts)
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("disk") / "briefing.html"
    return saved(SLIDES, file)


def saved(slides: tuple[Slide, ...], file: Path) -> str:
    file.write_bytes(as_html(slides, store().facts))
    return file.as_uri()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = new_context(chromium, viewport={"width": 1920, "height": 1080}, has_touch=True)
    new_page = context.new_page()
    faults: list[str] = []
    new_page.on("pageerror", lambda error: faults.append(str(error)))
    new_page.on("console", lambda message: faults.append(message.text))
    yield new_page
    context.close()
    assert not faults


def box_of(page: Page, selector: str) -> dict[str, float]:
    box = page.locator(selector).bounding_box()
    assert box, selector
    return {**box, "right": box["x"] + box["width"], "bottom": box["y"] + box["height"]}


def test_the_keys_of_a_presenter_work_from_a_disk(page: Page, address: str):
    page.goto(address)
    for key, number in (("ArrowRight", 2), ("ArrowDown", 3), ("Home", 1), ("2", 1), ("Enter", 2)):
        page.keyboard.press(key)
        expect(page.locator(f"{SHOWN} h2")).to_have_text(SLIDES[number - 1].title)
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
    expect(page.locator(f"{SHOWN} h2")).to_have_text(SLIDES[2].title)


def test_it_fills_the_screen_and_leaves_it(page: Page, address: str):
    page.goto(address)
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement === null")


def test_a_finger_turns_the_slides_and_scrolls_the_notes(page: Page, address: str):
    """The browser had taken every swipe for a scroll, or for the way back to what was before."""
    page.set_viewport_size(PHONE)
    page.goto("about:blank")
    page.goto(address)
    place = page.locator("output")
    for way, shown in (
        (((330, 400), (60, 420)), 2),
        (((330, 700), (60, 690)), 3),
        (((60, 400), (330, 400)), 2),
        (((200, 780), (190, 500)), 2),
    ):
        swipe(page, *way)
        expect(place).to_have_text(f"{shown} of 3")
    assert page.url.endswith("#2")


def test_a_screen_held_upright_has_a_picture_of_its_own_and_the_notes_below_it(
    page: Page, tmp_path: Path
):
    slides = briefing(BriefingSpec(slides=("question", "signed")), store().facts)
    page.set_viewport_size(PHONE)
    page.goto(saved(slides, tmp_path / "briefing.html"))
    expect(page.locator(f"{SHOWN} .wide")).to_be_hidden()
    picture, figures, notes = (
        box_of(page, f"{SHOWN} {name}") for name in (".upright", ".figures", ".notes")
    )
    assert (picture["x"], picture["width"], picture["height"]) == (0, 390, 585)
    assert picture["bottom"] <= figures["y"] < figures["bottom"] <= notes["y"]
    for item in page.locator(f"{SHOWN} .figures li").all():
        assert item.evaluate(
            "e => e.scrollWidth <= e.clientWidth && e.getBoundingClientRect().right <= 390"
        )
    assert notes["y"] + 40 < box_of(page, ".controls")["y"]
    page.set_viewport_size({"width": 844, "height": 390})
    expect(page.locator(f"{SHOWN} .upright")).to_be_hidden()
    assert box_of(page, f"{SHOWN} .figures")["bottom"] <= box_of(page, f"{SHOWN} .source")["y"]


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (844, 390)], ids=str)
def test_the_controls_lie_on_no_line_of_the_sources(
    page: Page, tmp_path: Path, size: tuple[int, int]
):
    slides = briefing(BriefingSpec(slides=("output",)), store().facts)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(saved(slides, tmp_path / "briefing.html"))
    controls = box_of(page, ".controls")
    lines = page.locator(f"{SHOWN} .source").evaluate(
        "e => { const text = document.createRange(); text.selectNodeContents(e);"
        " return [...text.getClientRects()].map(({ right, bottom }) => [right, bottom]); }"
    )
    assert lines
    assert all(right <= controls["x"] or bottom <= controls["y"] for right, bottom in lines)


@pytest.mark.parametrize("size", [(1920, 1080), (390, 844)], ids=str)
def test_on_paper_each_slide_is_a_page_with_its_wide_picture_and_its_notes(
    page: Page, tmp_path: Path, size: tuple[int, int]
):
    """The notes stood on a page of their own, and a phone printed the picture for its screen."""
    slides = briefing(BriefingSpec(), store().facts)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(saved(slides, tmp_path / "briefing.html"))
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == len(slides)
    for sheet, slide in zip(pages, slides, strict=True):
        assert sheet.mediabox.width > sheet.mediabox.height
        words = "".join(sheet.extract_text().split())
        for part in (slide.title, *slide.notes.split("\n")):
            assert "".join(part.split()) in words
        assert [image.image.size for image in sheet.images] == [(1920, 840)] * bool(slide.chart)

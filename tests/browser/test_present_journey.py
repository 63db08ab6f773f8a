"""In the room: keys move the slides, windows follow, and it goes on with the server gone."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from charts.briefing import briefing
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.browser.chromium import new_context
from tests.browser.serving import free_port, serving
from tests.browser.touching import swipe
from tests.support.live import open_live

FACTS = store().facts
SLIDES = briefing(BriefingSpec(), FACTS)
SHOWN = ".atlas-slides .slide.is-shown"
STAGE_FILLED = """
([selector, least]) => {
  const image = document.querySelector(`${selector} img`);
  if (!image || !image.complete || !image.naturalWidth) return false;
  const box = image.getBoundingClientRect();
  const scale = Math.min(box.width / image.naturalWidth, box.height / image.naturalHeight);
  const drawn = image.naturalWidth * scale * image.naturalHeight * scale;
  return drawn / (window.innerWidth * window.innerHeight) >= least;
}
"""


def wait_for_slide(page: Page, number: int, of: int = len(SLIDES)) -> None:
    if of == len(SLIDES):
        expect(page.locator(f"{SHOWN} h1")).to_have_text(SLIDES[number - 1].title)
    expect(page.locator(".atlas-slides .position")).to_have_text(f"{number} of {of}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_keys_of_a_presenter(page: Page):
    open_live(page, "/present")
    wait_for_slide(page, 1)
    for key, number in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1)):
        press(page, key)
        wait_for_slide(page, number)
    press(page, "1", "0", "Enter")
    wait_for_slide(page, 10)
    expect(page).to_have_url(re.compile("slide=10"))
    press(page, "Home")
    wait_for_slide(page, 1)
    press(page, "End", "n")
    expect(page.locator(f"{SHOWN} .notes")).to_be_visible()
    press(page, "n", "b")
    expect(page.locator(".atlas-slides.is-black")).to_be_visible()
    press(page, "b", "o")
    page.locator(".atlas-slides .slide").nth(3).click()
    wait_for_slide(page, 4)
    press(page, "f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    press(page, "f")
    page.wait_for_function("() => document.fullscreenElement === null")


def test_a_key_in_the_editor_is_the_editor_s(page: Page):
    open_live(page, "/present?slide=3")
    page.get_by_text("Prepare this briefing, or take it away").click()
    field = page.get_by_role("textbox", name="Sentence of this slide")
    field.click()
    press(page, "End", "ArrowLeft", "b", "4", "Enter")
    wait_for_slide(page, 3)
    expect(page.locator(".atlas-slides.is-black")).to_have_count(0)


def test_two_windows_follow_each_other_and_a_third_briefing_does_not(page: Page):
    open_live(page, "/present")
    notes, other = page.context.new_page(), page.context.new_page()
    open_live(notes, "/present?notes=only")
    open_live(other, "/present?slides=signed,count,open")
    expect(notes.locator(f"{SHOWN} img")).to_be_visible()  # Beside figures it had no room.
    press(page, "ArrowRight", "ArrowRight")
    wait_for_slide(page, 3)
    wait_for_slide(notes, 3)
    expect(notes.locator(f"{SHOWN} .notes")).to_be_visible()
    expect(notes.locator(".slide.is-next h1")).to_have_text(SLIDES[3].title)
    press(notes, "ArrowRight", "b")
    wait_for_slide(page, 4)
    expect(page.locator(".atlas-slides.is-black")).to_be_visible()
    wait_for_slide(other, 1, of=3)
    expect(other.locator(".atlas-slides.is-black")).to_have_count(0)


def test_the_briefing_goes_on_with_the_server_gone_and_nothing_is_lost(
    chromium: Browser, tmp_path: Path
):
    port = free_port()
    with serving(tmp_path / "first.txt", port=port) as address:
        page = new_context(chromium, base_url=address).new_page()
        open_live(page, "/present?slide=3&coalition=g7")
        page.wait_for_function(
            "() => [...document.querySelectorAll('.atlas-slides img')]"
            ".every((image) => image.complete && image.naturalWidth)"
        )
    page.locator('[data-test-connection-state="CONNECTED"]').wait_for(state="detached")
    for number in (4, 5, 6, 7):
        press(page, "ArrowRight")
        expect(page.locator(".atlas-slides .position")).to_have_text(f"{number} of 10")
        page.wait_for_function(STAGE_FILLED, arg=[SHOWN, 0.5])
    press(page, "n")
    expect(page.locator(f"{SHOWN} .notes")).to_be_visible()
    with serving(tmp_path / "second.txt", port=port):
        page.locator('[data-test-connection-state="CONNECTED"]').wait_for()
        expect(page).to_have_url(re.compile("slide=7"))
        expect(page.locator(".atlas-slides .position")).to_have_text("7 of 10")
        press(page, "ArrowRight")
        expect(page).to_have_url(re.compile("slide=8"))
    page.context.close()


SCREENS = [(1280, 800), (1920, 1080), (3840, 2160), (1024, 768), (820, 1180)]
NARROW = [(768, 1024), (700, 900), (390, 844), (360, 640)]


def test_a_slide_fills_its_screen(page: Page):
    open_live(page, "/present?slide=4")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(STAGE_FILLED, arg=[SHOWN, 0.75])
        root = page.locator(".atlas-slides").bounding_box()
        assert root
        assert (root["x"], root["y"], root["width"], root["height"]) == (0, 0, width, height)
        controls = page.locator(".atlas-slides .controls").bounding_box()
        assert controls
        assert controls["y"] + controls["height"] <= height


MET_BY_ROWS = """
(slide) => {
  const rows = slide.querySelector('a.rows').getBoundingClientRect();
  const isUpright = window.innerHeight >= window.innerWidth;
  const others = ['.notes', '.atlas-slide-figures li', ...(isUpright ? ['img'] : [])];
  const controls = document.querySelector('.atlas-slides .controls');
  return [...slide.querySelectorAll(others.join()), controls]
    .map((element) => [element.className || element.tagName, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.left < rows.right - 1 && box.right > rows.left + 1
      && box.top < rows.bottom - 1 && box.bottom > rows.top + 1)
    .map(([name]) => name);
}
"""
"""What the link to the rows of a slide lies on; on a wide screen the foot of the picture may be."""


def test_the_link_to_the_rows_lies_on_no_word_and_nothing_lies_on_it(page: Page):
    """It covered the first line of the notes on a phone; tablets had the controls over it."""
    open_live(page, "/present?slide=1")
    controls = page.locator(".atlas-slides .controls")
    for width, height in (*SCREENS, *NARROW):
        page.set_viewport_size({"width": width, "height": height})
        assert controls.evaluate("bar => bar.scrollWidth <= bar.clientWidth"), width
        for key, number in (("Home", 1), ("n", 1), ("ArrowRight", 2), ("n", 2)):
            press(page, key)
            wait_for_slide(page, number)
            page.wait_for_function(STAGE_FILLED, arg=[SHOWN, 0.1])
            assert page.locator(SHOWN).evaluate(MET_BY_ROWS) == [], (width, height, number, key)


def test_a_finger_turns_the_slides(chromium: Browser, server: str):
    """The browser had taken every swipe for a scroll, and told the script of no end."""
    context = new_context(
        chromium, base_url=server, viewport={"width": 390, "height": 844}, has_touch=True
    )
    page = context.new_page()
    open_live(page, "/present")
    for start, end, number in (((330, 300), (60, 320), 2), ((60, 300), (330, 300), 1)):
        swipe(page, start, end)
        wait_for_slide(page, number)
    context.close()


def test_on_an_upright_phone_the_slide_has_its_notes_below_and_its_controls_at_the_foot(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_live(page, "/present?slide=4")
    page.wait_for_function(STAGE_FILLED, arg=[SHOWN, 0.6])
    assert "stage-2x3" in page.locator(f"{SHOWN} img").evaluate("image => image.currentSrc")
    picture, notes, controls = (
        page.locator(selector).bounding_box()
        for selector in (f"{SHOWN} img", f"{SHOWN} .notes", ".atlas-slides .controls")
    )
    assert picture
    assert notes
    assert controls
    assert notes["y"] >= picture["y"] + picture["height"] - 1
    assert notes["y"] + 40 < controls["y"] < controls["y"] + controls["height"] <= 844


def test_a_slide_is_dragged_and_moved_by_keys_in_the_editor(page: Page):
    page.set_viewport_size({"width": 1440, "height": 1600})
    open_live(page, "/present?slides=open,signed,count")
    page.get_by_text("Prepare this briefing, or take it away").click()
    items = page.locator(".atlas-order li")
    items.nth(2).scroll_into_view_if_needed()
    first, last = items.nth(0).bounding_box(), items.nth(2).bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 80, first["y"] + 10)
    page.mouse.down()
    page.mouse.move(last["x"] + 80, last["y"] + last["height"] - 4, steps=6)
    page.mouse.up()
    expect(page).to_have_url(re.compile("slides=signed%2Ccount%2Copen"))
    expect(page.locator(".atlas-order [role=status]")).to_contain_text("now 3 of 3")
    items.nth(1).get_by_role("button").focus()
    press(page, "ArrowUp", "End")  # The second does not wait for the answer to the first.
    expect(page).to_have_url(re.compile("slides=signed%2Copen%2Ccount"))
    expect(items.nth(2).get_by_role("button")).to_be_focused()


def test_no_slide_scrolls_sideways(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    open_live(page, "/present")
    main = page.locator('[data-testid="stMain"]')
    for width, height in ((360, 740), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        press(page, "Home")
        for number in range(1, len(SLIDES) + 1):
            wait_for_slide(page, number)
            assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0, (width, number)
            press(page, "ArrowRight")


def test_the_replay_plays_over_its_picture_and_leaves_with_it(page: Page):
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_live(page, "/present?slides=replay,count")
    live = page.locator(".st-key-live_slide")
    page.locator(".st-key-live_slide .atlas-stage.is-live").wait_for()
    label = page.locator(".st-key-live_slide .labels text").first
    expect(label).to_be_attached()
    assert label.evaluate("text => text.getBoundingClientRect().height") >= 24
    press(page, "ArrowRight")
    expect(live).to_be_hidden()
    wait_for_slide(page, 2, of=2)
    press(page, "ArrowLeft")
    expect(live).to_be_visible()

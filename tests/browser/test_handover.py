"""The live page takes over from the document: unseen, and with what the reader was doing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.auditing import MOST_SHIFT_UNTIL_LIVE, RECORD, shift
from tests.support.live import wait_until_live

ENTRY = re.compile(r"/static/js/index\.[^/]+\.js$")
TYPEFACE = re.compile(r"/static/media/SourceSansVF-Upright\.")
PICTURE = re.compile(r"/charts/map\.svg\?.*preset=stage-beside")
HEADING = "The count"
STOP_WAITING = """
const later = window.setTimeout;
window.setTimeout = (act, delay, ...rest) => {
  if (delay !== 2000) return later(act, delay, ...rest);
  window.stopWaiting = act;
};
"""
"""How long the page waits for its picture is up to the test, not to a clock."""


class Held:
    """Streamlit's entry, or another file, kept back while a reader has the document alone."""

    def __init__(self, page: Page, file: re.Pattern[str] = ENTRY):
        self._held: list[Route] = []
        self._open = False
        page.route(file, self._take)

    def _take(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._held.append(route)

    def release(self) -> None:
        """Let it come."""
        self._open = True
        for route in self._held:
            route.continue_()


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_nothing_moves_when_the_typeface_comes_late(page: Page, width: int):
    """Chromium takes one that was too late as soon as a style sheet is added, as Streamlit does:
    what stands in until then is as wide."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(RECORD)
    typeface = Held(page, TYPEFACE)
    page.goto("/", wait_until="commit")
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )
    typeface.release()
    wait_until_live(page)
    page.wait_for_function("() => document.fonts.check('1rem \"Atlas Sans\"')")
    assert shift(page, MOST_SHIFT_UNTIL_LIVE) == []


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_a_reader_who_has_scrolled_stays_at_the_same_section(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    entry = Held(page)
    page.goto("/timeline", wait_until="commit")
    heading = page.locator("#first-view").get_by_role("heading", name=HEADING, exact=True)
    heading.evaluate("(element) => element.scrollIntoView()")
    stood = heading.bounding_box()["y"]
    assert stood < 300
    entry.release()
    wait_until_live(page)
    live = page.get_by_role("heading", name=HEADING, exact=True)
    assert abs(live.bounding_box()["y"] - stood) < 20


def test_what_is_typed_stays_until_it_is_sent(page: Page):
    entry = Held(page)
    page.goto("/sources", wait_until="commit")
    field = page.locator("#first-view main input[name=q]")
    field.fill("cobalt")
    entry.release()
    page.wait_for_function(
        "() => customElements && document.querySelector('#root').childElementCount > 0"
    )
    expect(page.locator("#root .st-key-footer")).to_be_attached()
    expect(field).to_have_value("cobalt")
    field.press("Enter")
    expect(page).to_have_url(re.compile("q=cobalt"))
    wait_until_live(page)
    expect(page.get_by_label("Search the rows")).to_have_value("cobalt")


@pytest.mark.parametrize("comes", [True, False])
def test_the_live_page_waits_for_the_picture_of_the_slide_but_not_for_ever(page: Page, comes: bool):
    """On 1.6 Mbit/s the picture came after 3.4 s, among a hundred scripts."""
    page.add_init_script(STOP_WAITING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    picture = Held(page, PICTURE)
    page.goto("/present", wait_until="commit")
    page.wait_for_function("() => window.stopWaiting")
    assert [url for url in asked if "/static/js/" in url] == []
    if comes:
        picture.release()
    else:
        page.evaluate("() => window.stopWaiting()")
    wait_until_live(page)


def test_a_link_that_is_clicked_before_is_followed(page: Page):
    entry = Held(page)
    page.goto("/", wait_until="commit")
    page.locator("#first-view").get_by_role("link", name="Brief", exact=True).click()
    entry.release()
    expect(page).to_have_url(re.compile("/brief"))
    wait_until_live(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("no joint treaty found")


def test_the_focus_goes_to_the_same_link(page: Page):
    entry = Held(page)
    page.goto("/", wait_until="commit")
    page.locator("#first-view").get_by_role("link", name="Sources", exact=True).focus()
    entry.release()
    wait_until_live(page)
    assert page.evaluate("() => document.activeElement.textContent.trim()") == "Sources"


def test_where_websockets_are_blocked_the_page_says_so_and_works(page: Page):
    blocked: list[WebSocketRoute] = []
    open_again = {"now": False}

    def answer(socket: WebSocketRoute) -> None:
        if open_again["now"]:
            socket.connect_to_server()
        else:
            blocked.append(socket)
            socket.close()

    page.route_web_socket(re.compile("/_stcore/stream"), answer)
    page.goto("/")
    stood = page.locator("#first-view main").bounding_box()
    expect(page.locator("#first-view .connection")).to_be_in_viewport()
    assert page.locator("#first-view main").bounding_box() == stood
    assert blocked
    page.locator('#first-view svg a[data-code="PER"]').press("Enter")
    expect(page.locator("#first-view .atlas-chosen h2")).to_have_text("Peru")
    open_again["now"] = True
    wait_until_live(page)
    expect(page.locator(".atlas-chosen h2")).to_have_text("Peru")

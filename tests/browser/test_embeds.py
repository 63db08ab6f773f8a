"""Charts in frames of a page elsewhere: another origin, three widths, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from charts.spec.page_specs import ExportSpec
from charts.urls import embed_address
from tests.browser.chromium import new_context
from tests.waiting import until
from views.embeds import LEAST_WIDTH, frame_code

CHARTS = ("map", "timeline", "count", "shares", "agreements")
WIDTHS = (LEAST_WIDTH, 600, 1200)
Elsewhere = Callable[[str], str]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what a test asks for is no news."""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    """Gives the address of a page with this body, at an origin that is not the atlas's."""
    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=tmp_path))
    Thread(target=site.serve_forever, daemon=True).start()

    def publish(body: str) -> str:
        head = "<!DOCTYPE html><meta charset=utf-8><title>News</title><body style='margin:0'>"
        (tmp_path / "news.html").write_text(head + body, encoding="utf-8")
        return f"http://127.0.0.1:{site.server_port}/news.html"

    yield publish
    site.shutdown()
    site.server_close()


def frames_of(server: str) -> str:
    """The code of every chart as the Export page offers it, one below the other."""
    return "".join(frame_code(ExportSpec(chart=chart), chart, server) for chart in CHARTS)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_frame_is_as_high_and_as_wide_as_its_chart(
    page: Page, server: str, elsewhere: Elsewhere, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    script = f'<script src="{server}/embed.js"></script>'
    page.goto(elsewhere(frames_of(server) + script))
    for chart in CHARTS:
        frame = page.frame_locator(f"iframe[title={chart}]")
        expect(frame.locator("h1")).to_have_count(1)
        root = frame.locator(":root")
        page.locator(f"iframe[title={chart}]").scroll_into_view_if_needed()
        page.wait_for_function(
            """(chart) => {
              const frame = document.querySelector(`iframe[title=${chart}]`);
              const style = Number.parseFloat(frame.style.height);
              return style > 0 && Math.abs(frame.getBoundingClientRect().height - style) < 1;
            }""",
            arg=chart,
        )
        expect(root).to_have_js_property("scrollWidth", width)
        # The frame follows its chart by a message: for a moment it may be the older of the two.
        assert until(
            partial(root.evaluate, "(node) => node.scrollHeight <= window.innerHeight + 1")
        )
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.context.cookies() == []


def test_without_scripts_a_frame_has_its_chart_its_source_and_a_link(
    chromium: Browser, server: str, elsewhere: Elsewhere
):
    context = new_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(elsewhere(frames_of(server)))
    for chart, figure in (("map", "svg"), ("timeline", "svg"), ("count", "svg"), ("shares", "img")):
        frame = page.frame_locator(f"iframe[title={chart}]")
        expect(frame.locator(f"main {figure}").first).to_be_visible()
        expect(frame.get_by_role("link", name="Ministerial Atlas")).to_have_attribute(
            "target", "_blank"
        )
    context.close()


def test_the_element_is_a_frame_that_follows_its_attributes(
    page: Page, server: str, elsewhere: Elsewhere
):
    element = '<ministerial-chart chart="count" asof="2026-02-03"></ministerial-chart>'
    page.goto(elsewhere(f'<script src="{server}/embed.js"></script>{element}'))
    title = page.frame_locator("ministerial-chart iframe").locator("h1")
    expect(title).to_have_count(1)
    before = title.inner_text()
    page.locator("ministerial-chart").evaluate("(node) => node.setAttribute('asof', '2026-02-04')")
    expect(title).not_to_have_text(before)


def test_the_map_is_read_by_keys_and_keeps_nothing(page: Page, server: str):
    page.goto(f"{server}/embed/map")
    link = page.locator('svg a[data-code="COD"]')
    link.focus()
    expect(page.locator(".told")).to_contain_text("DR Congo")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        *(0, 0, "")
    ]


def _overlap(one: FloatRect, other: FloatRect) -> bool:
    return all(
        one[start] < other[start] + other[length] and other[start] < one[start] + one[length]
        for start, length in (("x", "width"), ("y", "height"))
    )


FINISHED = ExportSpec(
    highlight=("PER", "COD"),
    annotate='{"-8.1,12.5":"A port","COD":"A refinery","RWA":"A mine"}',
    byline="Graphic: Jane Doe",
    style="signed:7a1f5c~paper:fbf6ec",
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("has_scripts", [True, False])
def test_annotations_are_words_on_a_map_and_numbers_of_a_list_where_it_is_narrow(
    chromium: Browser, server: str, width: int, has_scripts: bool
):
    context = new_context(
        chromium, java_script_enabled=has_scripts, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    page.goto(server + embed_address(FINISHED))
    words, numbers = page.locator(".in-words text"), page.locator(".in-number text")
    shown, hidden = (words, numbers) if width > 640 else (numbers, words)
    for place in range(3):
        expect(shown.nth(place)).to_be_visible()
        expect(hidden.nth(place)).to_be_hidden()
    boxes = [box for box in (shown.nth(place).bounding_box() for place in range(3)) if box]
    assert len(boxes) == 3
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    for one, other in combinations(boxes, 2):
        assert not _overlap(one, other), (one, other)
    expect(page.locator("ol.notes li").first).to_be_visible(visible=width <= 640)
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 246, 236)")
    peru = page.locator("#shape-PER")
    expect(peru).to_have_css("fill", "rgb(122, 31, 92)")
    expect(peru).to_have_css("stroke", "rgb(20, 32, 43)")
    context.close()

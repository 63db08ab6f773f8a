"""A journalist's visit: from the map to a file with words of one's own, and the alt text."""

import re
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from charts.content import alt_text
from charts.spec.chart_spec import ChartSpec
from data.facts.store import store
from tests.browser.mapping import wait_for_map
from tests.support.live import open_live

TITLE = "Copper <first>: who mines & who signed"


def wait_for_picture(page: Page) -> None:
    page.locator(".st-key-footer").wait_for()
    page.wait_for_function(
        "() => { const image = document.querySelector('.atlas-preview img');"
        " return image && image.complete && image.naturalWidth > 0; }"
    )


def test_from_the_map_to_an_svg_with_an_edited_title(page: Page):
    open_live(page, "/?color=mineral&commodity=copper&asof=2026-02-04")
    wait_for_map(page)
    page.get_by_role("link", name="Export this").click()
    expect(page).to_have_url(re.compile(r"/export\?.*commodity=copper"))
    wait_for_picture(page)
    page.get_by_role("textbox", name="Title", exact=True).fill(TITLE)
    page.get_by_role("textbox", name="Title", exact=True).press("Control+Enter")
    expect(page).to_have_url(re.compile("title=Copper"))
    page.get_by_role("radio", name="SVG").click()
    link = page.get_by_role("link", name="Image, SVG")
    expect(link).to_have_attribute("href", re.compile("title=Copper"))
    with page.expect_download() as started:
        link.click()
    download = started.value
    assert re.fullmatch(
        r"ministerial-atlas-map-copper-[a-z0-9-]+\.svg", download.suggested_filename
    )
    svg = ET.fromstring(Path(download.path()).read_bytes())
    text = " ".join("".join(item.itertext()) for item in svg.iter() if item.tag.endswith("text"))
    assert TITLE in text
    shared = page.context.new_page()
    open_live(shared, page.url)
    wait_for_picture(shared)
    expect(shared.get_by_role("textbox", name="Title", exact=True)).to_have_value(TITLE)
    shared.close()


def test_a_file_that_the_server_has_no_room_for_is_asked_for_again(page: Page):
    """The link saved an error in the file's place, and said nothing."""
    open_live(page, "/export")
    link = page.get_by_role("link", name="Image, PNG")
    statuses = [503, 503]

    def refuse_twice(route):
        if not statuses or "download" not in route.request.url:
            route.continue_()
        else:
            route.fulfill(status=statuses.pop(), headers={"Retry-After": "1"})

    page.route("**/charts/map.png?**", refuse_twice)
    with page.expect_download() as started:
        link.click()
        message = page.locator(".atlas-downloads").get_by_role("status")
        expect(message).to_have_text("The server is making other files. Trying again in 1 s.")
    assert Path(started.value.path()).read_bytes().startswith(b"\x89PNG")
    expect(message).to_be_empty()
    page.route(
        "**/charts/map.png?**",
        lambda route: route.fulfill(status=503, headers={"Retry-After": "300"}),
    )
    link.click()
    expect(message).to_have_text("The file could not be made just now. Try again in a few minutes.")


def test_the_alt_text_is_copied_with_one_click(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_live(page, "/export")
    wait_for_picture(page)
    field = page.locator(".atlas-field", has=page.get_by_text("Alt text, long", exact=True))
    field.get_by_role("button", name="Copy").click()
    expect(field.get_by_role("button")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == alt_text(ChartSpec(), store().facts)
    expect(field.get_by_role("button")).to_have_text("Copy")


_ON_THE_CLIPBOARD = """
async () => {
  const [item] = await navigator.clipboard.read();
  const image = await item.getType("image/png");
  return [item.types, Array.from(new Uint8Array(await image.arrayBuffer()))];
}
"""


def picture_of(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def test_the_picture_is_copied_as_it_is_at_its_address(page: Page):
    """A browser writes a PNG of its own to the clipboard: the same picture in other bytes."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_live(page, "/export?color=mineral&commodity=copper&format=svg")
    wait_for_picture(page)
    button = page.get_by_role("button", name="Copy image")
    button.click()
    expect(page.get_by_text("The picture is on the clipboard.")).to_be_visible()
    types, content = page.evaluate(_ON_THE_CLIPBOARD)
    assert types == ["image/png"]
    address = button.get_attribute("data-address")
    copied, served = picture_of(bytes(content)), picture_of(page.request.get(address).body())
    assert copied.size == served.size == (2400, 1350)
    assert ImageChops.difference(copied, served).getbbox() is None


_DRAGGED = """
() => window.addEventListener("dragstart", ({ dataTransfer: data }) => {
  window.dragged = Object.fromEntries(data.types.map((type) => [type, data.getData(type)]));
  window.dragged.effect = data.effectAllowed;
})
"""


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf")],
)
def test_the_picture_is_dragged_as_the_file_that_is_chosen(page: Page, kind: str, type_: str):
    open_live(page, f"/export?chart=count&format={kind}")
    wait_for_picture(page)
    page.evaluate(_DRAGGED)
    box = page.locator(".atlas-preview img").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 140, steps=4)
    page.wait_for_function("() => window.dragged")
    page.mouse.up()
    dragged = page.evaluate("() => window.dragged")
    link = page.get_by_role("link", name=f"Image, {kind.upper()}")
    file_type, name, address = dragged["downloadurl"].split(":", 2)
    assert (file_type, dragged["effect"]) == (type_, "copyLink")
    assert re.fullmatch(rf"ministerial-atlas-count-[a-z0-9-]+\.{kind}", name)
    assert dragged["text/uri-list"] == dragged["text/plain"] == address
    assert urlsplit(address).path == urlsplit(link.get_attribute("href")).path
    answer = page.request.get(address)
    assert answer.headers["content-type"].startswith(type_)


def test_a_refused_preview_is_asked_for_again(page: Page):
    """The queue was full: the reader sees the picture a moment later, without doing anything."""
    refused_urls = []

    def refuse_once(route):
        if refused_urls:
            route.continue_()
        else:
            refused_urls.append(route.request.url)
            route.fulfill(status=503, headers={"Retry-After": "3"}, body="{}")

    page.route("**/charts/map.png*", refuse_once)
    open_live(page, "/export")
    wait_for_picture(page)
    assert refused_urls


@pytest.mark.parametrize(
    "query", ["chart=map&color=mineral", "chart=timeline", "chart=shares", "preset=column"]
)
def test_the_page_does_not_scroll_sideways(page: Page, query: str):
    page.set_viewport_size({"width": 360, "height": 800})
    open_live(page, f"/export?{query}")
    main = page.locator('[data-testid="stMain"]')
    for width in (360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        wait_for_picture(page)
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0, width

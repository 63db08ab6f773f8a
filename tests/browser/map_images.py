"""The map alone as an image, in both themes and three widths, and what differs between two.

``python -m tests.browser.map_images`` takes the references of `test_map_images` anew.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import FLAGS, executable, new_context
from tests.browser.mapping import wait_for_map
from tests.browser.serving import serving

FOLDER = Path(__file__).parent / "map_references"
LOOKS = tuple((width, scheme) for width in (1440, 820, 390) for scheme in ("light", "dark"))

_ALONE = """
() => document.querySelectorAll('.atlas-map-box .labels, .atlas-map-box > :not(svg)')
  .forEach((node) => { node.style.visibility = 'hidden'; })
"""
"""Names are set in type, which each system draws its own way; other tests hold their places."""

_CHANGED = 40
"""Levels of 255 by which a channel differs where something else is drawn: between two neighboring
strengths of the one blue it is more, and at a softened edge less."""


def open_map(browser: Browser, address: str, width: int, scheme: str) -> Page:
    """The Map page in a window so wide, its map without words."""
    context = new_context(
        browser,
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/")
    wait_for_map(page)
    page.evaluate(_ALONE)
    return page


def image_of(page: Page) -> Image.Image:
    """The map of a page that `open_map` opened, in RGB."""
    screenshot = page.locator(".atlas-map-box svg").first.screenshot(animations="disabled")
    return Image.open(BytesIO(screenshot)).convert("RGB")


def reference(width: int, scheme: str) -> Path:
    """The file that an image is compared with."""
    return FOLDER / f"{width}-{scheme}.png"


def differences(one: Image.Image, other: Image.Image) -> int:
    """How many squares of two by two pixels differ in every pixel.

    A softened edge that lies a fraction of a pixel elsewhere differs in a line, one pixel wide; a
    country that is missing, or has another color, differs in a patch.

    Returns
    -------
    int
        Of images of two sizes, all of the larger one.
    """
    if one.size != other.size:
        return max(image.width * image.height for image in (one, other))
    distance = np.abs(np.asarray(one, dtype=int) - np.asarray(other, dtype=int)).max(axis=2)
    changed = distance > _CHANGED
    squares = changed[:-1, :-1] & changed[1:, :-1] & changed[:-1, 1:] & changed[1:, 1:]
    return int(squares.sum())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as logs, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        with serving(Path(logs) / "log.txt") as server:
            for look in LOOKS:
                opened = open_map(chromium, server, *look)
                image_of(opened).save(reference(*look), optimize=True)
                opened.context.close()
        chromium.close()

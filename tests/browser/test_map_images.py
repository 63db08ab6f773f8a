"""The map as it was last looked at and found right: both themes, three widths."""

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.map_images import LOOKS, differences, image_of, open_map, reference

SMALL = {1440: ("RWA", "BHR", "SGP", "EUU"), 820: ("PRY", "BEL", "COK"), 390: ("PER", "GIN", "UZB")}
"""Partners that are small in a window so wide."""

HIDE = """
(code) => document.querySelectorAll(`.atlas-map-box a[data-code="${code}"]`)
  .forEach((link) => { link.style.visibility = link.style.visibility ? '' : 'hidden'; })
"""


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_map_looks_as_it_did(chromium: Browser, server: str, width: int, scheme: str):
    page = open_map(chromium, server, width, scheme)
    expected = Image.open(reference(width, scheme)).convert("RGB")
    assert differences(image_of(page), expected) == 0, "see tests/browser/map_images.py"
    for code in SMALL[width]:
        page.evaluate(HIDE, code)
        assert differences(image_of(page), expected) > 0, f"{code} may be missing unnoticed"
        page.evaluate(HIDE, code)
    page.context.close()

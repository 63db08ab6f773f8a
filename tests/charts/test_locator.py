"""The locator picture: well-formed, in the theme, named for those who do not see it."""

from xml.etree import ElementTree

import pytest

from charts.figures.locator import locator_address, locator_svg, locator_words
from charts.palette import THEMES
from data.facts.store import store

FACTS = store().facts
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", ["PER", "SGP", "COK", "EUU", "USA", "MAR"])
def test_the_picture_is_well_formed_and_filled_with_the_accent(code, theme):
    root = ElementTree.fromstring(locator_svg(FACTS, code, "international", theme))
    fills = {path.get("fill") for path in root.iter(f"{SVG}path")}
    assert (THEMES[theme].accent in fills) == (code != "EUU")
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == locator_words(FACTS, code, "international")
    assert (root.find(f"{SVG}circle") is not None) == (code in ("SGP", "COK", "EUU"))


def test_the_address_changes_with_what_is_drawn():
    addresses = {
        locator_address(FACTS, "MAR", view, theme)
        for view in ("international", "us")
        for theme in THEMES
    }
    assert len(addresses) == 4


def test_words_name_the_neighbors():
    assert locator_words(FACTS, "PER", "international").endswith(
        "neighbors Bolivia, Brazil, Chile, Colombia, Ecuador"
    )
    assert "no land border" in locator_words(FACTS, "JPN", "international")

"""The locator picture: the partner among its neighbors, drawn as the map is, and in words."""

import re
from xml.etree import ElementTree

import pytest

from charts.figures.locator import locator_address, locator_svg, locator_words
from charts.figures.map_style import style_sheet
from charts.palette import THEMES
from data.facts.store import store

FACTS = store().facts
SVG = "{http://www.w3.org/2000/svg}"


def picture(code, worldview="international", theme="light"):
    return ElementTree.fromstring(locator_svg(FACTS, code, worldview, theme))


def with_class(root, name):
    return [one for one in root.iter() if name in one.get("class", "").split()]


@pytest.mark.parametrize("code", ["PER", "SGP", "COK", "EUU", "USA", "MAR"])
def test_the_partner_is_filled_among_the_lands_and_a_small_one_has_a_ring(code):
    root = picture(code)
    assert root.find(f"{SVG}title").text == locator_words(FACTS, code, "international")
    assert with_class(root, "land")[0].get("d")
    filled = [one for one in with_class(root, "member") if one.tag == f"{SVG}path"]
    assert bool(filled) == (code not in ("EUU", "COK")), "smaller than a half-pixel, it is its dot"
    rings = [one for one in with_class(root, "chosen") if one.tag == f"{SVG}circle"]
    assert len(rings) == len(with_class(root, "dot")) == int(code in ("SGP", "COK", "EUU"))
    outlines = [one for one in with_class(root, "chosen") if one.tag == f"{SVG}path"]
    assert bool(outlines) == (code == "EUU")


def test_disputed_areas_are_hatched_and_their_lines_dashed_as_on_the_map():
    root = picture("MAR")
    assert with_class(root, "neutral")
    assert with_class(root, "disputed")
    assert [one.get("id") for one in root.iter(f"{SVG}pattern")] == ["hatch-neutral"]
    assert not with_class(picture("PER"), "neutral")


def test_neighbors_are_named_in_the_readers_language():
    names = {one.text for one in picture("PER").iter(f"{SVG}text")}
    assert {"Bolivia", "Brazil"} <= names
    assert ">Brésil<" in locator_svg(FACTS.localized("fr"), "PER", "international", "light")


@pytest.mark.parametrize("theme", THEMES)
def test_the_rules_are_those_of_the_map_in_one_theme_for_what_is_drawn(theme):
    (style,) = picture("MAR", theme=theme).iter(f"{SVG}style")
    for rule in style.text.split("}")[:-1]:
        assert rule.replace(".atlas-map", f".atlas-map[data-theme={theme}]", 1) in style_sheet()
    assert f".atlas-map .member{{fill:{THEMES[theme].accent}}}" in style.text
    assert not re.search(r"attended|signed|share|announced", style.text)


def test_a_picture_is_small_and_within_its_frame():
    """India, the most detailed, took 44 KB."""
    for code in FACTS.partner_codes:
        svg = locator_svg(FACTS, code, "international", "light")
        assert len(svg) < 20_000, code
        starts = re.findall(r"M(-?\d+) (-?\d+)", svg)
        assert starts
        assert all(0 <= int(x) <= 1280 and 0 <= int(y) <= 800 for x, y in starts), code


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

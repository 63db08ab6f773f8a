"""A house style in style sheets: the colors of pictures, and typefaces that a reader may have."""

import re

import pytest

from charts.figures.map_style import edited_style_sheet
from charts.house_style import FONTS, substitution
from charts.house_style_css import font_families, recolored
from charts.palette import THEMES
from charts.spec.style_params import house_style

STYLES = {
    "light": "paper:fbf6ec~signed:7a1f5c~announced:b8860b",
    "dark": "signed:ffb0d8~paper:101010",
}


@pytest.mark.parametrize("theme", THEMES)
def test_a_map_s_rules_have_the_colors_of_a_picture(theme):
    style = STYLES[theme]
    changes = substitution(house_style(style).colors, theme)
    rules = str(edited_style_sheet(theme, style, True))
    replaced = set(changes) - set(changes.values())
    assert replaced
    assert not replaced & set(re.findall(r"#[0-9A-F]{6}", rules))
    assert THEMES[theme].sea not in rules, "the sea has the color of paper"


def test_nothing_is_recolored_without_colors_and_no_longer_word_than_a_color():
    css = "a{color:#14202B;background:#14202BFF}/*#14202Bc*/"
    assert recolored(css, "font:dejavu-sans", "light") == css
    assert recolored(css, "ink:000000", "light").count("#000000") == 1


def test_every_typeface_of_a_style_has_families_and_none_is_loaded():
    for font in FONTS:
        families = font_families(f"font:{font}")
        assert FONTS[font].removesuffix(" 3") in families
        assert families.endswith("serif")

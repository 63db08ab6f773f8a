"""Text against its ground, and fills against what they touch (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
import tomllib
from pathlib import Path

import pytest
from coloraide import Color

from charts.palette import AGREEMENT, LEAST_CONTRAST, SIDES, SIGNED, STATUS_CLASSES, THEMES
from server.assets import SHEET
from server.html.document import style

ROOT = Path(__file__).parents[2]
MIN_TEXT_CONTRAST = 4.5
THEME_COLORS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))[
    "theme"
]
STYLE_SHEET = SHEET.read_text(encoding="utf-8") + str(style())
HEX = "#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}"


def contrast(one: str, other: str) -> float:
    return Color(one).contrast(other, method="wcag21")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("text", ["textColor", "linkColor", "primaryColor"])
def test_the_text_of_the_pages_can_be_read(theme, ground, text):
    assert contrast(THEME_COLORS[theme][text], THEME_COLORS[theme][ground]) >= MIN_TEXT_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "sea", "land", "neutral_land"])
def test_the_text_of_the_charts_can_be_read(theme, ground):
    ink = THEMES[theme]
    under = getattr(ink, ground)
    assert contrast(ink.ink, under) >= MIN_TEXT_CONTRAST
    if ground in ("paper", "sea"):
        assert contrast(ink.quiet_ink, under) >= MIN_TEXT_CONTRAST


@pytest.mark.parametrize(("theme", "place"), [("light", 0), ("dark", 1)])
def test_every_color_of_text_in_the_style_sheet_can_be_read(theme, place):
    """Colors named for both themes, on the ground that the rule brings or its selector has."""
    measured = 0
    for selector, rule in re.findall(r"([^{}]*)\{([^{}]*)\}", STYLE_SHEET):
        grounds = re.findall(rf"background: light-dark\(({HEX}), ({HEX})\)", rule)
        usual = "primaryColor" if "data-tag-index" in selector else "backgroundColor"
        under = grounds[0][place] if grounds else THEME_COLORS[theme][usual]
        for ink in re.findall(rf"(?<![\w-])color: light-dark\(({HEX}), ({HEX})\)", rule):
            assert contrast(ink[place], under) >= MIN_TEXT_CONTRAST, selector
            measured += 1
    assert measured >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_faded_text_can_still_be_read(theme):
    """An opacity is a color, too: the sheet fades no text further than this."""
    faded = [float(part) for part in re.findall(r"(?<![-\w])opacity: (0?\.\d+)", STYLE_SHEET)]
    assert faded
    ink, ground = (
        Color(THEME_COLORS[theme]["textColor"]),
        Color(THEME_COLORS[theme]["backgroundColor"]),
    )
    for share in faded:
        mixed = ground.mix(ink, share, space="srgb")
        assert mixed.contrast(ground, method="wcag21") >= MIN_TEXT_CONTRAST, share


@pytest.mark.parametrize("theme", THEMES)
def test_a_fill_stands_out_from_the_land_beside_it_or_its_hatch_from_the_fill(theme):
    ink = THEMES[theme]
    assert STATUS_CLASSES
    for item in (*STATUS_CLASSES, *AGREEMENT.values()):
        against = item.ink(theme) if item.hatch else ink.land
        assert contrast(item.color(theme), against) >= LEAST_CONTRAST, item.key


@pytest.mark.parametrize("theme", THEMES)
def test_a_hatched_signature_and_the_mark_of_any_status_stand_out(theme):
    """The stripes of who signed from land, too, and a mark in a line of text from the paper."""
    ink = THEMES[theme]
    hatched = [item for item in STATUS_CLASSES if item.key in SIGNED and item.hatch]
    assert hatched
    assert all(contrast(item.ink(theme), ink.land) >= LEAST_CONTRAST for item in hatched)
    for item in (*STATUS_CLASSES, *AGREEMENT.values()):
        assert contrast(item.mark(theme), ink.paper) >= LEAST_CONTRAST, item.key


@pytest.mark.parametrize("theme", THEMES)
def test_marks_and_rings_stand_out_from_the_paper(theme):
    ink = THEMES[theme]
    for color in (ink.accent, ink.highlight, ink.ink, ink.quiet_ink, *SIDES[theme]):
        assert contrast(color, ink.paper) >= LEAST_CONTRAST, color
        assert contrast(color, ink.sea) >= LEAST_CONTRAST, color


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_of_the_focus_stands_out(theme):
    rings = re.findall(rf"outline: 2px solid light-dark\(({HEX}), ({HEX})\)", STYLE_SHEET)
    assert rings
    ring = rings[0][list(THEMES).index(theme)]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(ring, THEME_COLORS[theme][ground]) >= LEAST_CONTRAST


def test_a_border_in_the_color_of_the_paper_parts_any_two_countries():
    """The second cue for fills that cannot all differ by 3:1, such as the steps of one scale."""
    assert set(THEMES) == {"light", "dark"}
    assert all(theme.border == theme.paper for theme in THEMES.values())

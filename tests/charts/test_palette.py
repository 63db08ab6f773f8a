"""The colors hold up for readers who see colors differently, and in gray.

Each color vision deficiency is simulated at full strength in two ways: Brettel, Viénot and Mollon
(1997), and Machado, Oliveira and Fernandes (2009). Differences are CIEDE2000.
"""

from functools import lru_cache
from itertools import combinations, pairwise

import pytest
from coloraide import Color

from charts.palette import (
    LEAST_DIFFERENCE,
    LEAST_DIFFERENCE_IN_GREY,
    PARTS,
    SHARE_COLORS,
    SIDES,
    STATUS_CLASSES,
    SYMBOLS,
    THEMES,
    relation_colors,
    status_color,
)
from data.i18n.labels import STATUS_LABELS

METHODS = ("brettel", "machado")
SIGHTS = ("full", "protan", "deutan", "tritan")
LEAST_STEP = 5.0
"""Between neighbors of a scale in order, whose place in the legend helps to tell them apart."""


@lru_cache(maxsize=1024)
def simulate(color: str, sight: str, method: str) -> Color:
    if sight == "full":
        return Color(color)
    if sight == "grey":
        return Color(color).filter("grayscale")
    return Color(color).filter(sight, space="srgb-linear", method=method)


def difference(one: str, other: str, sight: str) -> float:
    """How far two colors are apart to an eye, by the harsher of the simulations."""
    return min(
        simulate(one, sight, method).delta_e(simulate(other, sight, method), method="2000")
        for method in METHODS
    )


def statuses(theme: str) -> dict[str, str]:
    colors = {item.key: getattr(item, theme) for item in STATUS_CLASSES}
    return colors | {"no data": THEMES[theme].land}


def lanes(theme: str) -> dict[str, str]:
    ink = THEMES[theme]
    return {"day": ink.highlight, "signed": ink.accent, "other": ink.quiet_ink, "event": ink.ink}


SCALES = {
    "status": statuses,
    "relations": relation_colors,
    "parts": lambda theme: dict(enumerate(PARTS[theme])),
    "sides": lambda theme: dict(enumerate(SIDES[theme])),
    "lanes": lanes,
    "member": lambda theme: {"member": THEMES[theme].accent, "other": THEMES[theme].land},
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scale", SCALES)
def test_any_two_classes_can_be_distinguished(scale, theme, sight):
    colors = SCALES[scale](theme)
    assert len(colors) > 1
    for (one, left), (other, right) in combinations(colors.items(), 2):
        apart = difference(left, right, sight)
        assert apart >= LEAST_DIFFERENCE, (one, other, apart)


@pytest.mark.parametrize("theme", THEMES)
def test_in_gray_two_statuses_differ_in_lightness_or_in_their_hatch(theme):
    hatched = {item.key: bool(item.hatch) for item in STATUS_CLASSES}
    assert set(hatched.values()) == {True, False}
    for (one, left), (other, right) in combinations(statuses(theme).items(), 2):
        if hatched.get(one, "land") == hatched.get(other, "land"):
            apart = difference(left, right, "grey")
            assert apart >= LEAST_DIFFERENCE_IN_GREY, (one, other, apart)


@pytest.mark.parametrize("theme", THEMES)
def test_in_gray_the_parts_of_a_total_differ(theme):
    assert len(PARTS[theme]) > 1
    for one, other in combinations(PARTS[theme], 2):
        assert difference(one, other, "grey") >= LEAST_DIFFERENCE_IN_GREY, (one, other)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_producer_is_mistaken_for_the_gray_of_what_is_no_country(theme, sight):
    assert relation_colors(theme)
    for key, color in relation_colors(theme).items():
        assert difference(color, PARTS[theme][-1], sight) >= LEAST_DIFFERENCE, key


@pytest.mark.parametrize("sight", [*SIGHTS, "grey"])
def test_shares_grow_darker_in_steps_that_can_be_seen(sight):
    assert len(SHARE_COLORS) > 1
    for one, other in pairwise(SHARE_COLORS):
        lighter, darker = (
            simulate(color, sight, METHODS[0]).convert("lab-d65")["l"] for color in (one, other)
        )
        assert lighter - darker >= LEAST_STEP
        assert difference(one, other, sight) >= LEAST_STEP


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", [*SIGHTS, "grey"])
def test_no_share_is_mistaken_for_land_without_data(theme, sight):
    assert SHARE_COLORS
    for color in SHARE_COLORS:
        assert difference(color, THEMES[theme].land, sight) >= LEAST_STEP, color


def test_partners_side_by_side_have_a_symbol_each():
    assert len(set(SYMBOLS)) == len(SIDES["light"]) == len(SIDES["dark"])


def test_what_is_not_signed_has_a_second_cue():
    hatched = {item.key for item in STATUS_CLASSES if item.hatch}
    assert hatched == {"announced", "attended", "linked_not_attending"}


def test_every_status_has_a_color_and_a_name():
    assert [item.key for item in STATUS_CLASSES] == list(STATUS_LABELS)


def test_land_without_a_status_has_no_status_color():
    assert status_color("", "light") == THEMES["light"].land

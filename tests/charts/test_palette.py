"""The colors hold up for readers who see colors differently, and in gray.

Each color vision deficiency is simulated at full strength in two ways: Brettel, Viénot and Mollon
(1997), and Machado, Oliveira and Fernandes (2009). Differences are CIEDE2000.
"""

from functools import lru_cache
from itertools import combinations, pairwise

import pytest
from coloraide import Color

from charts.map_colors import Fill, status_fill
from charts.palette import (
    AGREEMENT,
    LEAST_DIFFERENCE,
    LEAST_DIFFERENCE_IN_GREY,
    PARTS,
    SHARE_COLORS,
    SIDES,
    SIGNED,
    STATUS,
    STATUS_CLASSES,
    SYMBOLS,
    THEMES,
    relation_colors,
)
from data.agreements.states import AGREEMENT_STATES, SIGNED_STATES
from data.i18n.labels import STATUS_LABELS

METHODS = ("brettel", "machado")
SIGHTS = ("full", "protan", "deutan", "tritan")
MOST_HUE_APART = 20.0
"""In degrees of OKLCH."""
GRAY, QUIET = 0.01, 0.035
"""Chroma in OKLCH below which a color has no hue to speak of, or hardly one."""
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


def agreements(theme: str) -> dict[str, str]:
    colors = {key: one.color(theme) for key, one in AGREEMENT.items()}
    return colors | {"no data": THEMES[theme].land}


def lanes(theme: str) -> dict[str, str]:
    ink = THEMES[theme]
    return {"day": ink.highlight, "signed": ink.accent, "other": ink.quiet_ink, "event": ink.ink}


SCALES = {
    "status": statuses,
    "agreement": agreements,
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
def test_in_gray_two_states_of_an_agreement_differ_in_lightness_or_in_their_hatch(theme):
    hatched = {key: bool(one.hatch) for key, one in AGREEMENT.items()}
    assert set(hatched.values()) == {True, False}
    for (one, left), (other, right) in combinations(agreements(theme).items(), 2):
        if hatched.get(one, "land") == hatched.get(other, "land"):
            apart = difference(left, right, "grey")
            assert apart >= LEAST_DIFFERENCE_IN_GREY, (one, other, apart)


def test_every_state_of_an_agreement_has_a_color_and_only_the_signed_are_blue():
    assert list(AGREEMENT) == list(AGREEMENT_STATES)
    for theme in THEMES:
        for key, one in AGREEMENT.items():
            color = Color(one.color(theme)).convert("oklch")
            is_blue = color["chroma"] > QUIET and 240 <= color["hue"] <= 265
            assert is_blue == (key in SIGNED_STATES), (theme, key)
    assert {key for key in SIGNED_STATES if AGREEMENT[key].hatch} == {"not_stated"}


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


def test_who_did_not_sign_or_did_not_come_has_a_second_cue():
    hatched = {item.key for item in STATUS_CLASSES if item.hatch}
    absent = {"signed_not_attending", "linked_not_attending"}
    assert hatched == {"announced", "attended", *absent}


@pytest.mark.parametrize("theme", THEMES)
def test_one_hue_means_signed_and_is_stronger_the_nearer_to_the_ministerial(theme):
    hues = [Color(STATUS[key].color(theme)).convert("oklch")["hue"] for key in SIGNED]
    assert len(hues) == 4
    assert all(240 <= hue <= 265 for hue in hues), hues
    land = Color(THEMES[theme].land)
    strengths = [Color(STATUS[key].color(theme)).contrast(land) for key in SIGNED[:3]]
    assert strengths == sorted(strengths, reverse=True)


@pytest.mark.parametrize("theme", THEMES)
def test_a_hatch_has_the_hue_of_its_class(theme):
    """A mark in a line of text has the color of the hatch alone."""
    hatched = [item for item in STATUS_CLASSES if item.hatch]
    assert len(hatched) == 4
    for item in hatched:
        fill, ink = (Color(one).convert("oklch") for one in (item.color(theme), item.mark(theme)))
        apart = abs(fill["hue"] - ink["hue"])
        assert min(apart, 360 - apart) <= MOST_HUE_APART or fill["chroma"] < GRAY, item.key


@pytest.mark.parametrize("theme", THEMES)
def test_who_only_attended_is_among_the_quietest_on_the_map(theme):
    """Its tint is told from land and yet has hardly more chroma than gray."""
    assert Color(STATUS["attended"].color(theme)).convert("oklch")["chroma"] <= QUIET
    loud = [STATUS[key].color(theme) for key in (*SIGNED, "announced")]
    assert min(Color(one).convert("oklch")["chroma"] for one in loud) >= 2 * QUIET


def test_every_status_has_a_color_and_a_name():
    assert [item.key for item in STATUS_CLASSES] == list(STATUS_LABELS)


def test_land_without_a_status_has_no_status_color():
    assert status_fill("", "light") == Fill(THEMES["light"].land)

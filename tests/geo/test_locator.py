"""The locator maps: the partner in the frame, its neighbors around it, disputed ground neutral."""

import pytest
import shapely
from shapely.geometry import Point, box

from data.facts.store import store
from geo.locator import HEIGHT, WIDTH, locator, nearest_partner

FACTS = store().facts
COUNTRIES = list(FACTS.partner_codes)
FRAME = box(0, 0, WIDTH, HEIGHT)


@pytest.mark.parametrize("code", COUNTRIES)
def test_the_partner_is_in_the_middle_of_its_frame_with_land_around(code):
    locator_map = locator(FACTS, code, "international")
    assert not locator_map.own.is_empty
    assert FRAME.buffer(1e-6).covers(shapely.envelope(locator_map.own))
    center = locator_map.own.minimum_rotated_rectangle.centroid
    assert center.distance(Point(WIDTH / 2, HEIGHT / 2)) < WIDTH / 4
    assert locator_map.land.area > 0.02 * FRAME.area
    assert 0 < locator_map.place[0] < WIDTH
    assert 0 < locator_map.place[1] < HEIGHT


def test_small_states_have_a_ring_and_large_ones_do_not():
    ringed = {code for code in COUNTRIES if locator(FACTS, code, "international").ringed}
    assert {"SGP", "BHR", "COK", "QAT"} <= ringed
    assert not {"PER", "AUS", "DEU", "SWE"} & ringed


def test_the_commission_is_an_outline_and_never_a_fill():
    locator_map = locator(FACTS, "EUU", "international")
    assert locator_map.own.is_empty
    assert locator_map.outline.area > 0
    assert locator_map.ringed


def test_a_pacific_state_has_its_neighbors_on_both_sides_of_the_antimeridian():
    names = {name.text for name in locator(FACTS, "NZL", "international").names}
    assert "Australia" in names
    west = locator(FACTS, "COK", "international").land.bounds[0]
    assert west < WIDTH / 3


def test_western_sahara_is_neutral_beside_morocco_unless_the_worldview_says_otherwise():
    assert locator(FACTS, "MAR", "international").neutral.area > 0
    ours, theirs = (locator(FACTS, "MAR", view).own.area for view in ("international", "us"))
    assert ours != theirs


def test_neighbors_are_those_with_a_land_border():
    assert locator(FACTS, "PER", "international").neighbors == (
        "Bolivia",
        "Brazil",
        "Chile",
        "Colombia",
        "Ecuador",
    )
    assert locator(FACTS, "JPN", "international").neighbors == ()


def test_the_nearest_partner_of_a_country_outside():
    assert nearest_partner(FACTS, "CHE") in {"DEU", "FRA", "ITA"}
    assert nearest_partner(FACTS, "PRK") == "KOR"
    assert nearest_partner(FACTS, "XYZ") == ""


def test_an_unknown_code_has_no_map():
    with pytest.raises(KeyError):
        locator(FACTS, "XYZ", "international")

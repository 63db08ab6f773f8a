"""The shapes of the page's map against the coverage that they are drawn from."""

import re

import numpy as np
import pytest
import shapely
from shapely.geometry import Point, Polygon

from data.facts.store import store
from geo.boundaries import boundaries
from geo.svg import (
    WIDTH,
    ground_shares,
    labels_on_map,
    map_shapes,
    point_on_map,
    region_box,
    symbol_homes,
    symbols_on_map,
)
from geo.view_frame import view_transform

FACTS = store().facts
_RING = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")
_NUMBER = re.compile(r"-?\d+")
_HEIGHT = map_shapes("international").height
_SEEN = 400
"""Square half-pixels: what is smaller than 10 by 10 pixels of a map 1000 wide is not compared."""


def drawn(path: str) -> shapely.Geometry:
    """The area that a path draws, by the rule that holes run inside (even-odd)."""
    area = Polygon()
    for x, y, steps in _RING.findall(path):
        moves = np.array([int(step) for step in _NUMBER.findall(steps)]).reshape(-1, 2)
        points = np.vstack([[int(x), int(y)], moves]).cumsum(axis=0)
        area = area.symmetric_difference(shapely.make_valid(Polygon(points)))
    return area


def in_half_pixels(shape: shapely.Geometry) -> float:
    (left, _), (right, _) = (point_on_map(*at) for at in ((-500, 0), (500, 0)))
    return shape.area * ((right - left) / 1000) ** 2


@pytest.mark.parametrize("worldview", ["international", "us"])
def test_areas_are_those_of_the_coverage(worldview):
    shapes, compared = map_shapes(worldview), 0
    for code, shape in boundaries(worldview, "equal-earth").geometry.items():
        expected = in_half_pixels(shape)
        if expected < _SEEN:
            continue
        # On a grid of half-pixels: 1%, or one of them along one side of what is smaller.
        tolerance = max(0.01 * expected, expected**0.5)
        assert drawn(shapes.paths[code]).area == pytest.approx(expected, abs=tolerance), code
        compared += 1
    assert compared > 90


def test_a_partner_is_hit_where_its_name_stands():
    shapes, places, dots = map_shapes("international"), labels_on_map("international"), 0
    symbols = symbols_on_map(FACTS)
    for code in FACTS.partners["iso_a3"]:
        if code in symbols:
            dots += 1
            continue
        assert drawn(shapes.paths[code]).contains(Point(places[code])), code
    assert dots > 5


def test_small_partners_stand_apart_and_belong_near():
    places, homes = symbols_on_map(FACTS), symbol_homes(FACTS)
    assert set(places) == set(homes)
    for code, at in places.items():
        assert Point(at).distance(Point(homes[code])) < 30, code
    apart = Point(places["BHR"]).distance(Point(places["QAT"]))
    assert apart > Point(homes["BHR"]).distance(Point(homes["QAT"]))


def test_the_bytes_are_the_same_each_time():
    first = map_shapes("international")
    map_shapes.cache_clear()
    again = map_shapes("international")
    assert first is not again
    assert first == again


def test_a_region_fills_the_map():
    for region in ("africa", "americas", "asia", "europe", "oceania"):
        left, top, width, height = region_box(FACTS, region)
        transform = view_transform(FACTS, "international", region, "")
        scale = float(transform.rpartition("(")[2].rstrip(")"))
        assert scale >= 1
        assert scale == 1 or max(scale * width / WIDTH, scale * height / _HEIGHT) <= 1.01
        assert left < WIDTH
        assert top < _HEIGHT


def test_a_zoom_puts_its_center_in_the_middle():
    height = map_shapes("international").height
    assert view_transform(FACTS, "international", "", "") == ""
    x, y = WIDTH / 2 - 3 * 2 * 250, height / 2 - 3 * 2 * 100
    expected = f"translate({x:g} {y:g}) scale(3)"
    assert view_transform(FACTS, "international", "africa", "3,250,100") == expected


def test_a_box_lies_on_the_ground_of_those_whose_shapes_it_covers():
    x, y = labels_on_map("international")["COD"]
    assert ground_shares("international", (x, y, x + 4, y + 4)) == {"COD": pytest.approx(1)}
    assert ground_shares("international", (0, 400, 10, 410)) == {}
    west, top, wide, high = region_box(FACTS, "africa")
    shares = ground_shares("international", (west, top, west + wide, top + high))
    assert {"COD", "RWA", "ZMB"} <= shares.keys()
    assert 0 < shares["RWA"] < shares["ZMB"] < sum(shares.values()) <= 1

"""The shapes of the screen map as matplotlib paths, made once for each worldview."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from matplotlib.path import Path

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from geo.boundaries import boundaries
from geo.display_geometry import band, fills, rounded, strips
from geo.symbols import label_place, symbol_places


@lru_cache(maxsize=4)
def land(worldview: str) -> dict[str, Path]:
    """Every drawn unit by code, with the borders cut out of it; map units."""
    return {code: _path(rounded(shape)) for code, shape in fills(worldview).items()}


@lru_cache(maxsize=8)
def land_within(worldview: str, frame: tuple[float, float, float, float]) -> dict[str, Path]:
    """The same, cut off a little outside a frame.

    Parameters
    ----------
    worldview : {"international", "us"}
    frame : (left, bottom, right, top)
        Map units.
    """
    left, bottom, right, top = frame
    edges = left - _OUTSIDE, bottom - _OUTSIDE, right + _OUTSIDE, top + _OUTSIDE
    cut = {code: shapely.clip_by_rect(shape, *edges) for code, shape in fills(worldview).items()}
    return {code: _path(rounded(shape)) for code, shape in cut.items() if not shape.is_empty}


_OUTSIDE = 3.0
"""Map units, so that no cut is seen within the frame."""


@lru_cache(maxsize=4)
def hatching(worldview: str, hatch: str) -> dict[str, Path]:
    """The strips that can lie over each unit; map units.

    Parameters
    ----------
    worldview : {"international", "us"}
    hatch : {"dense", "sparse"}
    """
    codes = tuple(boundaries(worldview, _FLAT).index)
    return {code: _path(rounded(shape)) for code, shape in strips(worldview, codes, hatch).items()}


@lru_cache(maxsize=4)
def neutral(worldview: str) -> frozenset[str]:
    """Codes of disputed areas with a neutral fill."""
    shapes = boundaries(worldview, _FLAT)
    return frozenset(shapes.index[shapes["fill"] == "neutral"])


@cache_by_facts(64)
def outline(facts: Facts, worldview: str, code: str) -> Path | None:
    """The band around a country, or around the 27 members for the Commission; None without.

    Parameters
    ----------
    facts : Facts
        Whose membership table says who the 27 members are.
    worldview : {"international", "us"}
    code : str
        ISO 3166 alpha-3, or ``EUU``.

    Returns
    -------
    matplotlib.path.Path or None
        In Equal Earth map units, y upwards; None for a code without a boundary.
    """
    shapes = boundaries(worldview, _FLAT).geometry
    if code == facts.EUU:
        rows = facts.memberships
        codes = rows.loc[rows["initiative"] == "eu", "iso_a3"]
        area = shapely.coverage_union_all(shapes[shapes.index.isin(codes)].to_numpy())
    elif code in shapes.index:
        area = shapes[code]
    else:
        return None
    return _path(rounded(band(area)))


@lru_cache(maxsize=4)
def extent(worldview: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of all land; map units."""
    left, bottom, right, top = boundaries(worldview, _FLAT).total_bounds
    return float(left), float(bottom), float(right), float(top)


@lru_cache(maxsize=4)
def coarse(worldview: str) -> dict[str, shapely.Geometry]:
    """Every drawn unit simplified, for keeping labels off what is colored; map units."""
    shapes = boundaries(worldview, _FLAT).geometry
    return dict(zip(shapes.index, shapely.simplify(shapes.to_numpy(), 1.0), strict=True))


def symbols(facts: Facts) -> dict[str, tuple[float, float]]:
    """Where the dots of the small and the Commission's ring stand; map units."""
    return symbol_places(facts, _FLAT)


def name_place(facts: Facts, worldview: str, code: str) -> tuple[float, float] | None:
    """Where a country's name belongs: its label point, or for who has none a point on its land.

    Parameters
    ----------
    facts : Facts
    worldview : {"international", "us"}
    code : str
        ISO 3166 alpha-3, or ``EUU``.

    Returns
    -------
    (x, y) or None
        Map units; None for a code without a boundary.
    """
    if code in _profiles(facts):
        return label_place(facts, code)
    shape = coarse(worldview).get(code)
    if shape is None:
        return None
    parts = shapely.get_parts(shape)
    point = shapely.point_on_surface(parts[np.argmax(shapely.area(parts))])
    return point.x, point.y


@cache_by_facts(4)
def _profiles(facts: Facts) -> frozenset[str]:
    return frozenset(facts.profiles["iso_a3"])


def joined(paths: list[Path]) -> Path:
    """Several shapes as one."""
    return Path.make_compound_path(*paths)


_FLAT = "equal-earth"


def _path(shape: shapely.Geometry) -> Path:
    """A (multi)polygon as one path; holes run the other way round, so that they stay empty."""
    rings = []
    for part in shapely.get_parts(shapely.orient_polygons(shape)):
        rings += [part.exterior, *part.interiors]
    if not rings:
        return Path(np.empty((0, 2)))
    return Path.make_compound_path(
        *(Path(shapely.get_coordinates(ring), closed=True) for ring in rings)
    )

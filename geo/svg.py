"""The shapes of the map as SVG paths: drawn once, the same bytes each time.

Coordinates are whole half-pixels of a map 1000 pixels wide, written as relative moves: 92 KB, 25 KB
gzipped (DESIGN, section 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import shapely
from numpy.typing import NDArray

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from geo.boundaries import borders, boundaries
from geo.camera import extent
from geo.symbols import label_place, symbol_places

WIDTH = 2000
"""Of the whole map, in half-pixels."""

Grid = Callable[[NDArray[np.float64]], NDArray[np.int64]]

_LEAST_POINTS = 3
_FLAT = "equal-earth"


@dataclass(frozen=True)
class MapShapes:
    """One worldview's map in half-pixels, y downwards.

    Parameters
    ----------
    paths : mapping of str to str
        The ``d`` of each drawn unit by code; one that is smaller than a half-pixel has none.
    neutral : frozenset of str
        Codes of the disputed areas that have nobody's fill.
    disputed_borders : str
        The ``d`` of the lines that are dashed.
    width, height : int
    """

    paths: Mapping[str, str]
    neutral: frozenset[str]
    disputed_borders: str
    width: int
    height: int


@lru_cache(maxsize=4)
def map_shapes(worldview: str) -> MapShapes:
    """The shapes of a worldview.

    Parameters
    ----------
    worldview : {"international", "us"}
    """
    shapes = boundaries(worldview, _FLAT)
    paths = {code: area_path(shape) for code, shape in shapes.geometry.items()}
    lines = borders(worldview, _FLAT)
    dashed = lines.loc[lines["line"] == "dashed"].geometry
    return MapShapes(
        MappingProxyType({code: path for code, path in paths.items() if path}),
        frozenset(shapes.index[shapes["fill"] == "neutral"]),
        "".join(line_path(line) for line in dashed),
        WIDTH,
        point_on_map(_bounds()[0], _bounds()[1])[1],
    )


@lru_cache(maxsize=1)
def _bounds() -> tuple[float, float, float, float]:
    left, bottom, right, top = boundaries("international", _FLAT).total_bounds
    return float(left), float(bottom), float(right), float(top)


def _on_grid(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """Map units, shape (n, 2), as half-pixels from the upper left."""
    left, _, right, top = _bounds()
    scale = WIDTH / (right - left)
    moved = np.column_stack([points[:, 0] - left, top - points[:, 1]]) * scale
    return np.rint(moved).astype(np.int64)


def point_on_map(x: float, y: float) -> tuple[int, int]:
    """A place in map units as half-pixels of the map.

    Parameters
    ----------
    x, y : float
        Equal Earth map units, y to the north.

    Returns
    -------
    (x, y)
        From the upper left corner, y downwards.

    Examples
    --------
    >>> 900 < point_on_map(0, 0)[0] < 1100
    True
    """
    place = _on_grid(np.array([[x, y]]))[0]
    return int(place[0]), int(place[1])


@cache_by_facts()
def symbols_on_map(facts: Facts) -> dict[str, tuple[int, int]]:
    """Where the Commission's ring and the dots of small partners stand, in half-pixels."""
    return {code: point_on_map(*at) for code, at in symbol_places(facts, _FLAT).items()}


def label_on_map(facts: Facts, code: str) -> tuple[int, int]:
    """Where the label of a partner stands, in half-pixels.

    Parameters
    ----------
    facts : Facts
    code : str
        ISO 3166 alpha-3, or ``EUU``.

    Returns
    -------
    (x, y)
        From the upper left corner, y downwards.
    """
    return point_on_map(*label_place(facts, code))


@cache_by_facts()
def symbol_homes(facts: Facts) -> dict[str, tuple[int, int]]:
    """Where each ring or dot belongs: those that would cover each other stand apart from it."""
    return {code: point_on_map(*label_place(facts, code)) for code in symbol_places(facts, _FLAT)}


@lru_cache(maxsize=4)
def labels_on_map(worldview: str) -> dict[str, tuple[int, int]]:
    """Where the name of each drawn unit may stand, in half-pixels."""
    places = boundaries(worldview, _FLAT)["label"]
    return {code: point_on_map(*place) for code, place in places.items()}


@lru_cache(maxsize=8192)
def ground_shares(worldview: str, box: tuple[float, float, float, float]) -> dict[str, float]:
    """Whose ground a box lies on, and with how much of it; the sea is left out.

    Parameters
    ----------
    worldview : {"international", "us"}
    box : tuple of float
        Left, top, right and bottom in half-pixels, y downwards.

    Returns
    -------
    dict
        Shares of the box from 0 to 1, by the code of a drawn unit.
    """
    tree, codes = _grounds(worldview)
    left, _, right, top = _bounds()
    unit = (right - left) / WIDTH
    sides = (left + box[0] * unit, top - box[3] * unit, left + box[2] * unit, top - box[1] * unit)
    found = tree.query(shapely.box(*sides))
    areas = shapely.area(shapely.clip_by_rect(tree.geometries[found], *sides))
    whole = (sides[2] - sides[0]) * (sides[3] - sides[1])
    return {
        codes[place]: float(area / whole) for place, area in zip(found, areas, strict=True) if area
    }


@lru_cache(maxsize=2)
def grounds_on_map(worldview: str) -> dict[str, shapely.Geometry]:
    """The shape of each drawn unit in half-pixels, as coarse as texts need it to keep off."""
    shapes = boundaries(worldview, _FLAT).geometry
    drawn = shapely.simplify(shapely.transform(shapes.to_numpy(), _on_grid), _COARSE)
    return {
        code: shape for code, shape in zip(shapes.index, drawn, strict=True) if not shape.is_empty
    }


_COARSE = 2.0
"""Half-pixels by which a shape may be off."""


@lru_cache(maxsize=4)
def _grounds(worldview: str) -> tuple[shapely.STRtree, list[str]]:
    shapes = boundaries(worldview, _FLAT).geometry
    return shapely.STRtree(shapes.to_numpy()), list(shapes.index)


def region_box(facts: Facts, region: str) -> tuple[int, int, int, int]:
    """Left, top, width and height of a region, in half-pixels.

    Parameters
    ----------
    facts : Facts
    region : str
        Name of a UN region in lower case.
    """
    left, bottom, right, top = extent(facts, region, _FLAT)
    (x0, y0), (x1, y1) = point_on_map(left, top), point_on_map(right, bottom)
    return x0, y0, x1 - x0, y1 - y0


def area_path(shape: shapely.Geometry, on_grid: Grid = _on_grid) -> str:
    """An area as the ``d`` of a path, holes included.

    Parameters
    ----------
    shape : shapely.Geometry
        In map units; lines and points in it are left out.
    on_grid : callable
        Gives the whole half-pixels of places, shape (n, 2): of the world map, or of another.
    """
    rings = (
        ring for part in _leaves(shape, "Polygon") for ring in (part.exterior, *part.interiors)
    )
    return "".join(_ring_path(ring, on_grid) for ring in rings)


def line_path(shape: shapely.Geometry, on_grid: Grid = _on_grid) -> str:
    """The lines of a shape as the ``d`` of a path.

    Parameters
    ----------
    shape : shapely.Geometry
        In map units; areas and points in it are left out.
    on_grid : callable
        As for `area_path`.
    """
    return "".join(_line_path(line, on_grid) for line in _leaves(shape, "LineString"))


def _leaves(shape: shapely.Geometry, kind: str) -> Iterator[shapely.Geometry]:
    """The parts of a kind, however nested."""
    if hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _leaves(part, kind)
    elif shape.geom_type == kind and not shape.is_empty:
        yield shape


def _ring_path(ring: shapely.LinearRing, on_grid: Grid) -> str:
    """A closed ring; "" where nothing of it is left on the grid."""
    points = _without_repeats(on_grid(shapely.get_coordinates(ring)[:-1]))
    return f"{_moves(points)}z" if len(points) >= _LEAST_POINTS else ""


def _line_path(line: shapely.LineString, on_grid: Grid) -> str:
    points = _without_repeats(on_grid(shapely.get_coordinates(line)))
    return _moves(points) if len(points) > 1 else ""


def _without_repeats(points: NDArray[np.int64]) -> NDArray[np.int64]:
    moved = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
    kept: NDArray[np.int64] = points[moved]
    return kept


def _moves(points: NDArray[np.int64]) -> str:
    """``M`` to the first point, then relative lines; a minus sign needs no space before it."""
    steps = np.diff(points, axis=0).ravel()
    joined = "".join(f" {step}" if step >= 0 else str(step) for step in steps).lstrip()
    return f"M{points[0, 0]} {points[0, 1]}l{joined}"

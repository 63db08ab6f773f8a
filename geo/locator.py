"""One partner among its neighbors, in Equal Earth: what a locator map is drawn from.

The projection's middle meridian is the partner's own, so that north is up and a Pacific state has
its neighbors on both sides. Everything is in the pixels of a picture `WIDTH` by `HEIGHT`, y
downwards, cut to its frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import Point

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from geo.boundaries import borders, boundaries
from geo.projection import LONLAT, UNIT_METERS

WIDTH, HEIGHT = 640, 400
_HALF = 120
"""Degrees of longitude drawn to each side: no frame is wider."""

_CRUMB = 0.003
"""Area of a part, as a share of the largest, below which the frame need not hold it."""

_NEAR = 0.8
"""Distance within which a part belongs into the frame, in diagonals of the largest part."""

_PADDING = 1.5
"""Width of the frame as a multiple of the country's."""

_LEAST_WIDTH = 62.0
"""Least width of the frame in map units (2,500 km): below, the neighbors cannot be recognized."""

_LEAST_LAND = 0.06
"""Share of the frame that other land fills at least: an island in an empty sea is no place."""

_RING_BELOW = 0.004
"""Share of the frame below which a country also gets a ring."""

_LETTER = 6.6
"""Mean width of a letter of a name, in pixels at 12 px."""

_LEAST_RADIUS = 9.0
"""Radius in pixels below which a place is too small for a name."""


Frame = tuple[float, float, float, float]
"""Left, bottom, right and top in map units."""

Forward = Callable[..., Any]
"""Degrees of longitude and latitude to map units."""


@dataclass(frozen=True)
class Name:
    """A neighbor's name and the middle of its place, in pixels."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Locator:
    """A locator map.

    Attributes
    ----------
    land, neutral : shapely.Geometry
        Every other country, and disputed ground that keeps a neutral fill.
    own : shapely.Geometry
        The partner; empty for the Commission.
    outline : shapely.Geometry
        The 27 members of the EU together, for the Commission only.
    solid, dashed : shapely.Geometry
        Borders, and disputed lines.
    names : tuple of Name
        Neighbors whose names have room.
    place : tuple of float
        Where the partner's own label stands, in pixels.
    ringed : bool
        Whether a ring at ``place`` marks a partner too small to be found.
    neighbors : tuple of str
        Names of the countries that share a land border.
    """

    land: shapely.Geometry
    neutral: shapely.Geometry
    own: shapely.Geometry
    outline: shapely.Geometry
    solid: shapely.Geometry
    dashed: shapely.Geometry
    names: tuple[Name, ...]
    place: tuple[float, float]
    ringed: bool
    neighbors: tuple[str, ...]


@cache_by_facts(256)
def locator(facts: Facts, code: str, worldview: str) -> Locator:
    """The locator map of a partner (ISO 3166 alpha-3, or ``EUU``) in a worldview.

    Parameters
    ----------
    facts : Facts
    code : str
        Any code with a boundary, or ``EUU``.
    worldview : {"international", "us"}

    Returns
    -------
    Locator
        In pixels of a picture `WIDTH` by `HEIGHT`, y downward.

    Raises
    ------
    KeyError
        When the code has no boundary.
    """
    shapes, lines = boundaries(worldview, "lonlat"), borders(worldview, "lonlat")
    if code not in {*shapes.index, Facts.EUU}:
        raise KeyError(code)
    longitude, latitude = _label_position(facts, code, shapes)
    forward = _centered(longitude)
    land = gpd.GeoSeries(_flat(shapes.geometry, longitude, forward), index=shapes.index)
    whole = _members(facts, land) if code == Facts.EUU else land[code]
    frame = _frame(whole, land)
    cut = gpd.GeoSeries(_to_pixels(land.clip_by_rect(*frame), frame), index=land.index)
    cut = cut.loc[~cut.is_empty]
    own = cut.get(code, shapely.MultiPolygon())
    others = cut.loc[cut.index != code]
    disputed = shapes["fill"].reindex(others.index) == "neutral"
    border_lines = _to_pixels(
        shapely.clip_by_rect(_flat(lines.geometry, longitude, forward), *frame), frame
    )
    dashed = (lines["line"] == "dashed").to_numpy()
    place = _pixels(np.column_stack(forward([longitude], [latitude])), frame)[0]
    outline = shapely.clip_by_rect(whole, *frame) if code == Facts.EUU else shapely.MultiPolygon()
    return Locator(
        land=shapely.GeometryCollection(list(others[~disputed])),
        neutral=shapely.GeometryCollection(list(others[disputed])),
        own=own,
        outline=_to_pixels(outline, frame),
        solid=shapely.GeometryCollection(list(border_lines[~dashed])),
        dashed=shapely.GeometryCollection(list(border_lines[dashed])),
        names=_names(facts, others),
        place=(round(float(place[0]), 1), round(float(place[1]), 1)),
        ringed=code == Facts.EUU or own.area < _RING_BELOW * WIDTH * HEIGHT,
        neighbors=_neighbors(facts, shapes, code),
    )


def _centered(longitude: float) -> Forward:
    """Degrees to map units of an Equal Earth whose middle is a meridian, so that north is up."""
    transform = Transformer.from_crs(
        LONLAT, f"+proj=eqearth +lon_0={longitude} +datum=WGS84", always_xy=True
    ).transform
    return lambda lon, lat: np.divide(transform(lon, lat), UNIT_METERS)


def _flat(shapes: gpd.GeoSeries, longitude: float, forward: Forward) -> np.ndarray:
    """Shapes in map units about a meridian; what is over `_HALF` degrees away is left out."""
    clipped = []
    for turn in (-360, 0, 360):
        west, east = longitude - _HALF - turn, longitude + _HALF - turn
        if east > -180 and west < 180:
            clipped.append(shapely.clip_by_rect(shapes.values, west, -90, east, 90))
    whole = clipped[0] if len(clipped) == 1 else _joined(*clipped)
    projected: np.ndarray[Any, Any] = shapely.transform(
        whole, lambda xy: np.column_stack(forward(*xy.T))
    )
    return projected


def _joined(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The union of each pair, worked out only where both have ground: a few of all countries."""
    joined = np.where(shapely.is_empty(some), others, some)
    both = ~shapely.is_empty(some) & ~shapely.is_empty(others)
    joined[both] = shapely.union(some[both], others[both])
    return joined


def _members(facts: Facts, land: gpd.GeoSeries) -> shapely.Geometry:
    rows = facts.memberships
    codes = rows.loc[rows["initiative"] == "eu", "iso_a3"]
    return shapely.union_all(land[land.index.isin(codes)].to_numpy())


def _frame(shape: shapely.Geometry, land: gpd.GeoSeries) -> Frame:
    """The largest part and those near it, padded, in the picture's shape; wider in an empty sea."""
    parts = shapely.get_parts(shape)
    largest = max(parts, key=lambda part: part.area)
    parts = parts[shapely.area(parts) >= _CRUMB * largest.area]
    reach = _NEAR * float(np.hypot(*np.subtract(largest.bounds[2:], largest.bounds[:2])))
    left, bottom, right, top = shapely.total_bounds(parts[largest.distance(parts) <= reach])
    aspect = WIDTH / HEIGHT
    width = max((right - left) * _PADDING, (top - bottom) * _PADDING * aspect, _LEAST_WIDTH)
    x, y = (left + right) / 2, (bottom + top) / 2
    frame = _around(x, y, width)
    while land.clip_by_rect(*frame).area.sum() < _LEAST_LAND * width * width / aspect:
        width *= 1.25
        frame = _around(x, y, width)
    return frame


def _around(x: float, y: float, width: float) -> Frame:
    height = width * HEIGHT / WIDTH
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _pixels(xy: np.ndarray, frame: Frame) -> np.ndarray:
    left, _, right, top = frame
    scale = WIDTH / (right - left)
    return np.column_stack([(xy[:, 0] - left) * scale, (top - xy[:, 1]) * scale])


def _to_pixels(shapes: Any, frame: Frame) -> Any:
    """A shape, or an array of shapes, in the pixels of the picture."""
    return shapely.transform(shapes, lambda xy: _pixels(xy, frame))


def _label_position(facts: Facts, code: str, shapes: gpd.GeoDataFrame) -> tuple[float, float]:
    """Longitude and latitude of a label."""
    own = facts.profile(code)
    longitude, latitude = (own["longitude"], own["latitude"]) if own else shapes.at[code, "label"]
    return float(longitude), float(latitude)


def _names(facts: Facts, others: gpd.GeoSeries) -> tuple[Name, ...]:
    names = []
    for code, shape in others.items():
        parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
        largest, text = max(parts, key=lambda part: part.area), facts.name(code)
        half = len(text) * _LETTER / 2
        needed = max(_LEAST_RADIUS, half / 1.5)
        left, bottom, right, top = largest.bounds
        if min(right - left, top - bottom) / 2 < needed:
            continue
        circle = shapely.maximum_inscribed_circle(largest, 1.0)
        middle, radius = Point(circle.coords[0]), circle.length
        inside = half < middle.x < WIDTH - half and 10 < middle.y < HEIGHT - 10
        if radius >= needed and inside:
            names.append(Name(text, round(middle.x, 1), round(middle.y, 1)))
    return tuple(names)


def _neighbors(facts: Facts, shapes: gpd.GeoDataFrame, code: str) -> tuple[str, ...]:
    if code not in shapes.index:
        return ()
    places = shapes.sindex.query(shapes.geometry[code], predicate="touches")
    touching = shapes.index[places][shapes["fill"].iloc[places] == "own"]
    return tuple(sorted(facts.name(other) for other in touching if other != code))


def nearest_partner(facts: Facts, code: str) -> str:
    """The delegation whose ground is nearest to a country's on the map; "" without a boundary.

    Planar distance in Equal Earth between outlines, which is enough to name a neighbor.

    Parameters
    ----------
    facts : Facts
    code : str
        ISO 3166-1 alpha-3; a delegation is not its own neighbor.
    """
    shapes = boundaries("international", "equal-earth").geometry
    if code not in shapes.index:
        return ""
    partners = shapes.loc[shapes.index.isin(set(facts.partner_codes) - {code})]
    return str(partners.distance(shapes[code]).idxmin())

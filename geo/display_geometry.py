"""The shapes of the printed map: borders as gaps, hatching as strips.

A border is a gap cut between two fills (a row of gaps where it is disputed), a hatch is a set of
strips that lie over a fill, a highlight is a band. All are polygons in map units.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
import shapely
import shapely.ops
from numpy.typing import NDArray
from shapely.geometry import MultiLineString, MultiPolygon, Polygon

from geo.boundaries import borders, boundaries

GAP = 0.42
"""Width of a border in map units: half a pixel in a world map 1000 pixels wide."""

DASH, PAUSE = 1.6, 1.2
"""Length of a gap, and of what stands between two, along a disputed border; map units."""

STRIP = 0.6
"""Width of a hatching strip, across; map units."""

SPACING = MappingProxyType({"dense": 4.5, "sparse": 9.0})
"""Distance between two strips of a hatch, across; map units."""

BAND = 0.9
"""Width of the band around a chosen shape; map units."""

_LEAST_RING = 4

_CRUMB = 0.05
"""Square map units (80 km²) below which a part is less than a twentieth of a pixel."""

_DECIMALS = 1


@lru_cache(maxsize=4)
def fills(worldview: str) -> dict[str, shapely.Geometry]:
    """Every drawn unit by code, with the borders cut out of it; map units.

    Parameters
    ----------
    worldview : {"international", "us"}
    """
    shapes = boundaries(worldview, "equal-earth").geometry
    gaps = _gaps(worldview)
    cut = shapely.difference(np.array(shapes.values), gaps)
    trimmed = {code: _polygons(shape) for code, shape in zip(shapes.index, cut, strict=True)}
    return {code: trimmed[code] if not trimmed[code].is_empty else shapes[code] for code in trimmed}


@lru_cache(maxsize=4)
def strips(worldview: str, codes: tuple[str, ...], hatch: str) -> dict[str, shapely.Geometry]:
    """Diagonal hatching strips of some units by code; map units. Tiny units may have none.

    Parameters
    ----------
    worldview : {"international", "us"}
    codes : tuple of str
        Codes of drawn units.
    hatch : {"dense", "sparse"}
    """
    shapes = fills(worldview)
    strips_by_code = {}
    for code in codes:
        lines = _diagonals(shapes[code].bounds, SPACING[hatch])
        crossed = _polygons(shapes[code].intersection(lines))
        if not crossed.is_empty:
            strips_by_code[code] = crossed
    return strips_by_code


def band(shape: shapely.Geometry) -> shapely.Geometry:
    """A band along the outline of a shape; map units.

    Examples
    --------
    >>> square = Polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
    >>> [len(part.interiors) for part in band(square).geoms]
    [1]
    """
    return _polygons(shape.boundary.buffer(BAND / 2, quad_segs=2))


def rounded(shape: shapely.Geometry) -> shapely.Geometry:
    """A shape as it is drawn: with 1 decimal.

    Parameters
    ----------
    shape : shapely.Geometry
        Areas in map units or degrees: to 4 or 11 km.

    Returns
    -------
    shapely.Geometry
        A MultiPolygon, or ``shape`` itself where rounding leaves nothing of it.

    Examples
    --------
    >>> rounded(Polygon([(0.04, 0), (1.01, 0), (1, 1.02)])).wkt
    'MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))'
    """
    parts = [_rounded(part) for part in shapely.get_parts(shape)]
    result = MultiPolygon([part for part in parts if part is not None])
    return result if not result.is_empty else shape


def _rounded(part: Polygon) -> Polygon | None:
    """A polygon without the vertices that rounding lets fall together; None if it collapses."""
    rings = [_rounded_ring(ring) for ring in (part.exterior, *part.interiors)]
    if len(rings[0]) < _LEAST_RING:
        return None
    return Polygon(rings[0], [hole for hole in rings[1:] if len(hole) >= _LEAST_RING])


def _rounded_ring(ring: shapely.LinearRing) -> NDArray[Any]:
    points = np.round(shapely.get_coordinates(ring), _DECIMALS)
    moved = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
    moved_points: NDArray[np.float64] = points[moved]
    return moved_points


def _gaps(worldview: str) -> shapely.Geometry:
    lines = borders(worldview, "equal-earth")
    solid = lines.loc[lines["line"] == "solid"].geometry.union_all()
    dashed = [dashes(line) for line in lines.loc[lines["line"] == "dashed"].geometry]
    cut = [solid.buffer(GAP / 2, quad_segs=1, cap_style="flat", join_style="mitre")]
    cut += [line.buffer(GAP * 0.75, quad_segs=1, cap_style="flat") for line in dashed]
    return shapely.union_all(cut)


def dashes(lines: MultiLineString) -> MultiLineString:
    """The pieces of lines of which a dashed one consists; map units."""
    pieces = []
    for line in shapely.get_parts(lines):
        starts = np.arange(0, line.length, DASH + PAUSE)
        pieces += [shapely.ops.substring(line, at, at + DASH) for at in starts]
    return MultiLineString([piece for piece in pieces if piece.geom_type == "LineString"])


def _diagonals(bounds: tuple[float, float, float, float], spacing: float) -> shapely.Geometry:
    """Strips from lower left to upper right that cover a box, in step over the whole map."""
    left, bottom, right, top = bounds
    height = top - bottom
    first = np.floor((left - height - bottom) / spacing) * spacing
    offsets = np.arange(first, right - bottom + spacing, spacing)
    half = STRIP / np.sqrt(2)
    low = np.column_stack([offsets + bottom - half, offsets + bottom + half])
    ring = np.stack(
        [
            np.column_stack([low[:, 0], np.full(len(offsets), bottom)]),
            np.column_stack([low[:, 1], np.full(len(offsets), bottom)]),
            np.column_stack([low[:, 1] + height, np.full(len(offsets), top)]),
            np.column_stack([low[:, 0] + height, np.full(len(offsets), top)]),
        ],
        axis=1,
    )
    return MultiPolygon(list(shapely.polygons(ring)))


def _polygons(shape: shapely.Geometry) -> MultiPolygon:
    """Only the areas of a shape, without parts too small to be visible."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return MultiPolygon([part for part in parts if part.area > _CRUMB])

"""Polygons out of a TopoJSON file, cut where they cross the antimeridian.

Shared arcs become identical vertices, so the polygons form a coverage. Cutting comes before any
repair: `shapely.make_valid` on an uncut Russia would break the coverage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon, box

_HALF_WORLD = 180.0
_WORLDS = (-360.0, 0.0, 360.0)


def decode_arcs(topology: Mapping[str, Any]) -> list[NDArray[Any]]:
    """The arcs of a quantized topology as arrays of shape (n, 2), degrees.

    TopoJSON specification 1.0.0, sections 2.1.2 (transforms) and 2.1.3 (arcs).

    Examples
    --------
    >>> transform = {"scale": [0.5, 0.5], "translate": [-10.0, 0.0]}
    >>> [arc.tolist() for arc in decode_arcs({"transform": transform, "arcs": [[[0, 0], [2, 4]]]})]
    [[[-10.0, 0.0], [-9.0, 2.0]]]
    """
    scale = np.array(topology["transform"]["scale"])
    origin = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]


def polygon_of(geometry: Mapping[str, Any], arcs: Sequence[NDArray[Any]]) -> MultiPolygon:
    """One object of the topology, cut at ±180° into parts that each lie in one world.

    Parameters
    ----------
    geometry : mapping
        A TopoJSON Polygon or MultiPolygon.
    arcs : sequence of numpy.ndarray
        As `decode_arcs` returns them: shape (n, 2), degrees.

    Examples
    --------
    >>> ring = np.array([[170.0, 0.0], [-170.0, 0.0], [-170.0, 9.0], [170.0, 9.0], [170.0, 0.0]])
    >>> shape = polygon_of({"type": "Polygon", "arcs": [[0]]}, [ring])
    >>> sorted(part.bounds for part in shape.geoms)
    [(-180.0, 0.0, -170.0, 9.0), (170.0, 0.0, 180.0, 9.0)]
    """
    kind = geometry["type"]
    polygons = [geometry["arcs"]] if kind == "Polygon" else geometry["arcs"]
    parts: list[Polygon] = []
    for rings in polygons:
        parts += _cut([_ring(ring, arcs) for ring in rings])
    return MultiPolygon(parts)


def crosses_antimeridian(ring: NDArray[Any]) -> bool:
    """Whether consecutive vertices lie more than half the world apart.

    Parameters
    ----------
    ring : numpy.ndarray
        Shape (n, 2): longitude and latitude in degrees.

    Examples
    --------
    >>> crosses_antimeridian(np.array([[179.0, 0.0], [-179.0, 0.0]]))
    True
    """
    return bool((np.abs(np.diff(ring[:, 0])) > _HALF_WORLD).any())


def _ring(indices: Sequence[int], arcs: Sequence[NDArray[Any]]) -> NDArray[np.float64]:
    pieces = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in indices]
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _cut(rings: Sequence[NDArray[Any]]) -> list[Polygon]:
    if not any(crosses_antimeridian(ring) for ring in rings):
        return [Polygon(rings[0], rings[1:])]
    whole = Polygon(_unwrapped(rings[0]), [_unwrapped(ring) for ring in rings[1:]])
    parts: list[Polygon] = []
    for shift in _WORLDS:
        window = box(-180 + shift, -90, 180 + shift, 90)
        inside = shapely.transform(whole.intersection(window), lambda xy, by=shift: xy - [by, 0])
        parts += [part for part in shapely.get_parts(inside) if isinstance(part, Polygon)]
    return parts


def _unwrapped(ring: NDArray[Any]) -> NDArray[np.float64]:
    """The ring without jumps; vertices in the world that holds most of them keep every bit."""
    jumps = np.diff(ring[:, 0])
    turns = np.cumsum((jumps < -_HALF_WORLD).astype(int) - (jumps > _HALF_WORLD).astype(int))
    turns = np.concatenate([[0], turns])
    turns -= np.bincount(turns - turns.min()).argmax() + turns.min()
    return np.column_stack([ring[:, 0] + 360.0 * turns, ring[:, 1]])


def with_vertices(shape: shapely.Geometry, points: NDArray[Any], within: float = 1e-9) -> Any:
    """The shape with those points (n, 2) added as vertices where its edges pass through them.

    A cut through one polygon puts vertices on edges that a neighbor shares; the neighbor needs
    them too, or the coverage has a T-junction.

    Parameters
    ----------
    shape : shapely.Polygon or shapely.MultiPolygon
    points : numpy.ndarray
        Shape (n, 2), in the units of the shape.
    within : float
        Distance at which an edge passes through a point, in the same units.

    Examples
    --------
    >>> square = MultiPolygon([box(0, 0, 2, 2)])
    >>> shapely.get_num_coordinates(with_vertices(square, np.array([[1.0, 0.0]]))).item()
    6
    """
    near = [
        point for point in points if shapely.dwithin(shape.boundary, shapely.Point(point), within)
    ]
    if not near:
        return shape
    parts = []
    for part in shapely.get_parts(shape):
        shell = _with_points(shapely.get_coordinates(part.exterior), near, within)
        holes = [_with_points(shapely.get_coordinates(h), near, within) for h in part.interiors]
        parts.append(Polygon(shell, holes))
    return MultiPolygon(parts)


def _with_points(
    ring: NDArray[Any], points: Sequence[NDArray[Any]], within: float
) -> NDArray[np.float64]:
    for point in points:
        segments = shapely.linestrings(np.stack([ring[:-1], ring[1:]], axis=1))
        touched = np.flatnonzero(shapely.dwithin(segments, shapely.Point(point), within))
        exists = (np.abs(ring - point) <= within).all(axis=1).any()
        if len(touched) and not exists:
            ring = np.insert(ring, touched[0] + 1, point, axis=0)
    return ring

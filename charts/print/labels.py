"""Names beside small places: put where nothing is covered, with a leader, or left out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import shapely
from shapely.geometry import box

from charts.print.text_layout import LEADING, width

_STEPS = (0.9, 1.6, 2.6, 4.0, 5.6, 7.5)
"""Distances that are tried, in sizes of type."""

_TURNS = 16
_PADDING = 0.25
"""Free space around a label, in sizes of type."""


@dataclass(frozen=True)
class Place:
    """A label's place in points of its box: where the text stands, and from where it leads."""

    words: str
    at: tuple[float, float]
    left: float
    base: float
    leader: tuple[float, float] | None


def place_labels(
    labels: Iterable[tuple[str, tuple[float, float]]],
    size: float,
    frame: tuple[float, float],
    occupied: list[shapely.Geometry],
    obstacles: shapely.STRtree,
) -> list[Place]:
    """Find a place for each label, the first ones first.

    Parameters
    ----------
    labels : iterable of (words, (x, y))
        Points of the box, y downwards.
    size : float
        Points of type.
    frame : (width, height)
        Points; labels stay inside.
    occupied : list of shapely.Geometry
        What must not be covered; grows by each label.
    obstacles : shapely.STRtree
        What is colored, in points: a label stands on the sea or on plain land, where it can be
        read.
    """
    places = []
    for words, at in labels:
        place = _first_free(words, at, size, frame, occupied, obstacles)
        if place is not None:
            places.append(place)
    return places


def _first_free(
    words: str,
    at: tuple[float, float],
    size: float,
    frame: tuple[float, float],
    occupied: list[shapely.Geometry],
    obstacles: shapely.STRtree,
) -> Place | None:
    label_width, high = width(words, size), size
    padding = size * _PADDING
    for center, distance in _candidates(at, size, label_width):
        left, top = center[0] - label_width / 2, center[1] - high / 2
        area = box(
            left - padding,
            top - padding * 0.4,
            left + label_width + padding,
            top + high + padding * 0.4,
        )
        inside = left > 0 and top > 0 and left + label_width < frame[0] and top + high < frame[1]
        if not inside or any(area.intersects(other) for other in occupied):
            continue
        if len(obstacles.query(area, predicate="intersects")):
            continue
        end = _leader_end(at, area)
        leads = distance > _STEPS[0] * size
        if leads and any(_crosses(at, end, other, at) for other in occupied):
            continue
        occupied.append(area)
        return Place(words, at, left, top + high * 0.82, end if leads else None)
    return None


def _candidates(
    at: tuple[float, float], size: float, label_width: float
) -> Iterator[tuple[tuple[float, float], float]]:
    """Middles of a label around a point, nearest first, beside before above."""
    for step in _STEPS:
        for turn in sorted(
            range(_TURNS), key=lambda turn: abs(math.sin(2 * math.pi * turn / _TURNS))
        ):
            angle = 2 * math.pi * turn / _TURNS
            distance = step * size
            x = at[0] + math.cos(angle) * (distance + label_width / 2)
            y = at[1] + math.sin(angle) * (distance + size * LEADING / 2)
            yield (x, y), distance


def _leader_end(at: tuple[float, float], area: shapely.Geometry) -> tuple[float, float]:
    """The point of a label's edge that a leader runs to."""
    left, top, right, bottom = area.bounds
    return min(max(at[0], left), right), min(max(at[1], top), bottom)


def _crosses(
    start: tuple[float, float],
    end: tuple[float, float],
    other: shapely.Geometry,
    own: tuple[float, float],
) -> bool:
    """Whether a leader runs through something that is not its own mark."""
    line = shapely.LineString([start, end])
    return line.intersects(other) and not other.intersects(shapely.Point(own))

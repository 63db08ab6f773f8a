"""Where an editor's short texts stand on a map: beside what stands there already, on no color.

In points of a printed picture or in half-pixels of a page's map; y downwards in both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import shapely
from shapely.geometry import box

_STEPS = (2.0, 3.2, 4.8, 6.6, 9.0, 12.0)
"""Distances from the place to the text that are tried, in sizes of type."""

_TURNS = 24
PADDING = 0.35
"""Around a text, in sizes of type."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Note:
    """A text in its place.

    Attributes
    ----------
    at : (float, float)
        What it is about.
    lines : tuple of str
    area : shapely.Polygon
        What it covers, with some space around it.
    is_on_color : bool
        Whether that is something colored, on which no text can be read.
    """

    at: Point
    lines: tuple[str, ...]
    area: shapely.Polygon
    is_on_color: bool

    @property
    def leader(self) -> shapely.LineString:
        """From the place to the nearest point of the text."""
        left, top, right, bottom = self.area.bounds
        end = min(max(self.at[0], left), right), min(max(self.at[1], top), bottom)
        return shapely.LineString([self.at, end])


def best_note(
    broken: tuple[str, ...],
    extent: Point,
    at: Point,
    size: float,
    frame: Point,
    occupied: Sequence[shapely.Geometry],
    land: shapely.STRtree,
    colored: shapely.STRtree,
) -> Note:
    """The nearest place that covers nothing; else the one that covers least.

    Parameters
    ----------
    broken : tuple of str
        The text in lines.
    extent : (width, height)
        Of these lines.
    at : (x, y)
        What the text is about.
    size : float
        Of type.
    frame : (width, height)
        Of the picture; the text stays inside.
    occupied : sequence of shapely.Geometry
        What must not be covered.
    land, colored : shapely.STRtree
        What is better not covered, the second even less.
    """
    areas = list(_areas(extent, at, size, frame))
    notes = [Note(at, broken, area, bool(len(_hit(colored, area)))) for area in areas]
    on_land = {note: bool(len(_hit(land, note.area))) for note in notes}

    def cost(note: Note) -> tuple[float, float]:
        apart = note.leader.length / size + _ON_COLOR * note.is_on_color + _ON_LAND * on_land[note]
        return _covered(note, occupied), apart

    return min(notes, key=cost)


_ON_COLOR, _ON_LAND = 8.0, 4.0
"""By how many sizes of type a leader may be longer to keep a text off what is colored, or land."""


def _hit(tree: shapely.STRtree, area: shapely.Polygon) -> Any:
    return tree.query(area, predicate="intersects")


def _covered(note: Note, occupied: Sequence[shapely.Geometry]) -> float:
    """What stands under a text, in squares, and how many its leader crosses."""
    own = shapely.Point(note.at)
    under = sum(note.area.intersection(other).area for other in occupied)
    crossed = [other for other in occupied if not other.intersects(own)]
    return float(under) + len([other for other in crossed if note.leader.intersects(other)])


def _areas(extent: Point, at: Point, size: float, frame: Point) -> Iterator[shapely.Polygon]:
    """Rectangles around a place, moved into the frame where they would leave it."""
    wide, high = (side + 2 * size * PADDING for side in extent)
    for step, turn in product(_STEPS, range(_TURNS)):
        angle = 2 * math.pi * turn / _TURNS
        x = at[0] + math.cos(angle) * (step * size + wide / 2)
        y = at[1] + math.sin(angle) * (step * size + high / 2)
        left = min(max(x - wide / 2, 0.0), max(frame[0] - wide, 0.0))
        top = min(max(y - high / 2, 0.0), max(frame[1] - high, 0.0))
        yield box(left, top, left + wide, top + high)

"""Where an editor's short texts stand on a map: beside what stands there already, on no color.

In points of a printed picture or in half-pixels of a page's map; y downwards in both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely
from numpy.typing import NDArray
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
    is_on_color, is_on_land = _hit(colored, areas), _hit(land, areas)
    notes = [Note(at, broken, area, bool(on)) for area, on in zip(areas, is_on_color, strict=True)]
    leaders = [note.leader for note in notes]
    apart = shapely.length(leaders) / size + _ON_COLOR * is_on_color + _ON_LAND * is_on_land
    costs = zip(_covered(at, areas, leaders, occupied), apart, range(len(notes)), strict=True)
    return notes[min(costs)[-1]]


_ON_COLOR, _ON_LAND = 8.0, 4.0
"""By how many sizes of type a leader may be longer to keep a text off what is colored, or land."""


def _hit(tree: shapely.STRtree, areas: Sequence[shapely.Polygon]) -> NDArray[np.bool_]:
    """Which areas lie on anything of a tree."""
    hit = np.zeros(len(areas), dtype=bool)
    hit[tree.query(areas, predicate="intersects")[0]] = True
    return hit


def _covered(
    at: Point,
    areas: Sequence[shapely.Polygon],
    leaders: Sequence[shapely.LineString],
    occupied: Sequence[shapely.Geometry],
) -> NDArray[np.float64]:
    """What stands under each text, in squares, and how much else its leader crosses."""
    others = np.array(occupied, dtype=object)[None, :]
    under = shapely.area(shapely.intersection(np.array(areas)[:, None], others)).sum(axis=1)
    crossed = others[:, ~shapely.intersects(others[0], shapely.Point(at))]
    crossings = shapely.intersects(np.array(leaders)[:, None], crossed).sum(axis=1)
    covered: NDArray[np.float64] = under + crossings
    return covered


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

"""An editor's short texts on the map: wrapped, with a leader, beside what stands there already."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle
from shapely.geometry import box

from charts.print.fonts import drawable
from charts.print.frame import Box, Sheet
from charts.print.text_layout import LEADING, balanced, width

_MOST_WIDTH, _LEAST_WIDTH, _WIDEST = 0.24, 10.0, 16.0
"""Of a text: a part of the picture's width, and the bounds of that in sizes of type."""

_WEIGHT = "semibold"

_STEPS = (2.0, 3.2, 4.8, 6.6, 9.0, 12.0)
"""Distances from the place to the text that are tried, in sizes of type."""

_TURNS = 24
_PADDING = 0.35
"""Around a text, in sizes of type."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Note:
    """A text in its place, in points of the picture.

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


def place_notes(
    texts: Sequence[tuple[str, Point]],
    size: float,
    frame: Point,
    occupied: list[shapely.Geometry],
    land: shapely.STRtree,
    colored: shapely.STRtree,
) -> list[Note]:
    """Find a place for each text: over the sea, else over plain land, else over what is colored.

    One of signs that no font has, such as emoji, is left out.

    Parameters
    ----------
    texts : sequence of (str, (x, y))
        Points of the picture, y downwards.
    size : float
        Of type, in points.
    frame : (width, height)
        Of the picture in points; texts stay inside.
    occupied : list of shapely.Geometry
        What must not be covered; grows by each text and its leader.
    land, colored : shapely.STRtree
        What is better not covered, the second even less.
    """
    notes = []
    for text, at in texts:
        most = min(max(frame[0] * _MOST_WIDTH, size * _LEAST_WIDTH), size * _WIDEST)
        broken = tuple(balanced(drawable(text)[0], most, size, _WEIGHT))
        if not broken:
            continue
        note = _best(broken, at, size, frame, occupied, land, colored)
        occupied += [note.area, note.leader]
        notes.append(note)
    return notes


def _best(
    broken: tuple[str, ...],
    at: Point,
    size: float,
    frame: Point,
    occupied: Sequence[shapely.Geometry],
    land: shapely.STRtree,
    colored: shapely.STRtree,
) -> Note:
    """The nearest place that covers nothing; else the one that covers least."""
    areas = list(_areas(broken, at, size, frame))
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
    """What stands under a text, in square points, and how many its leader crosses."""
    own = shapely.Point(note.at)
    under = sum(note.area.intersection(other).area for other in occupied)
    crossed = [other for other in occupied if not other.intersects(own)]
    return float(under) + len([other for other in crossed if note.leader.intersects(other)])


def _areas(
    broken: tuple[str, ...], at: Point, size: float, frame: Point
) -> Iterator[shapely.Polygon]:
    """Rectangles around a place, moved into the frame where they would leave it."""
    padding = size * _PADDING
    wide = max(width(line, size, _WEIGHT) for line in broken) + 2 * padding
    high = len(broken) * size * LEADING + 2 * padding
    for step, turn in product(_STEPS, range(_TURNS)):
        angle = 2 * math.pi * turn / _TURNS
        x = at[0] + math.cos(angle) * (step * size + wide / 2)
        y = at[1] + math.sin(angle) * (step * size + high / 2)
        left = min(max(x - wide / 2, 0.0), max(frame[0] - wide, 0.0))
        top = min(max(y - high / 2, 0.0), max(frame[1] - high, 0.0))
        yield box(left, top, left + wide, top + high)


def draw_notes(sheet: Sheet, axes: Axes, notes: Sequence[Note], size: float, area: Box) -> None:
    """Draw texts over the map, each with a dot on its place and a leader.

    Parameters
    ----------
    sheet : Sheet
    axes : matplotlib.axes.Axes
        Of `Sheet.points` over the picture.
    notes : sequence of Note
    size : float
        Of type, in points.
    area : Box
        Of the picture.
    """
    for number, note in enumerate(notes, start=1):
        left, top, right, bottom = note.area.bounds
        xs, ys = note.leader.xy
        axes.plot(xs, ys, color=sheet.ink.paper, linewidth=2.2, zorder=4, alpha=0.75)
        axes.plot(xs, ys, color=sheet.ink.ink, linewidth=0.8, zorder=4, gid=f"leader-{number}")
        ring = {"edgecolor": sheet.ink.paper, "linewidth": 0.8}
        dot = Circle(note.at, size * 0.26, facecolor=sheet.ink.ink, zorder=4, **ring)
        axes.add_artist(dot)
        if note.is_on_color:
            corner, wide, high = (left, top), right - left, bottom - top
            under = Rectangle(corner, wide, high, facecolor=sheet.ink.paper, alpha=0.86)
            under.set(linewidth=0, zorder=4, gid=f"under-annotation-{number}")
            axes.add_artist(under)
        base = area.top + top + size * (_PADDING + 0.94)
        for at, line in enumerate(note.lines):
            x = area.left + left + size * _PADDING
            sheet.text(line, x, base + at * size * LEADING, size, _WEIGHT)

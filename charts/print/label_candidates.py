"""Where a name beside a place of a map could stand, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray

from charts.print.segments import Booleans, Floats, near_points, overlap
from charts.print.text_layout import LEADING, width

STEPS = (0.9, 1.6, 2.6, 4.0, 5.6, 7.5, 10.0, 13.0, 17.0)
"""Distances that are tried, in sizes of type."""

_TURNS = 24

PADDING = 0.25
"""Free space around a label, in sizes of type."""

_MOST_FOR_OTHERS = 5.6
"""The longest leader of who need not be named, in sizes of type."""

_OVER_COLOR = 2.5
"""What a leader over the color of others costs, in sizes of type of distance."""


@dataclass(frozen=True)
class Name:
    """What is to be named.

    Attributes
    ----------
    words : str
    at : (x, y)
        Points of the box, y downwards: the middle of a mark, or a place in a country.
    shape : shapely.Geometry or None
        The country in points: a leader ends a little within it.
    ink : str
        In which the words can be read on the country's own color; "" where they cannot.
    is_needed : bool
        Others stand only where they take nobody's place.
    """

    words: str
    at: tuple[float, float]
    shape: shapely.Geometry | None = None
    ink: str = ""
    is_needed: bool = True


@dataclass(frozen=True, eq=False)
class Candidates:
    """Where a label could stand, the best first: its boxes, and the leaders to them.

    The first ``within`` of them stand within their country.
    """

    name: Name
    boxes: Floats
    leaders: Floats
    leads: Booleans
    costs: Floats
    within: int


def candidates(
    name: Name,
    size: float,
    frame: tuple[float, float],
    marks: Floats,
    radius: float,
    obstacles: shapely.STRtree,
    most: float,
) -> Candidates:
    """The places that cover neither a color nor a mark, nearest first, beside before above.

    Parameters
    ----------
    name : Name
    size, frame
        As `charts.print.labels.place_labels` takes them.
    marks : array of shape (n, 2)
        Middles of the dots.
    radius, obstacles, most
        As `charts.print.labels.place_labels` takes them.
    """
    label_width, padding = width(name.words, size), size * PADDING
    turns, distances = _around(most if name.is_needed else _MOST_FOR_OTHERS)
    middles = np.array(name.at) + np.column_stack(
        [
            np.cos(turns) * (distances * size + label_width / 2),
            np.sin(turns) * (distances * size + size * LEADING / 2),
        ]
    )
    reach = np.array([label_width / 2 + padding, size / 2 + padding * 0.4])
    boxes = np.column_stack([middles - reach, middles + reach])
    inside = (boxes[:, 0] + padding > 0) & (boxes[:, 1] > 0)
    inside &= (boxes[:, 2] - padding < frame[0]) & (boxes[:, 3] < frame[1])
    boxes, distances = boxes[inside], distances[inside]
    ends = np.clip(np.array(name.at), boxes[:, :2], boxes[:, 2:])
    leaders = np.column_stack([np.tile(name.at, (len(ends), 1)), ends])
    # A leader cannot but pass what touches its own place.
    others = marks[np.hypot(*(marks - np.array(name.at)).T) > radius * 2]
    leads = distances > STEPS[0]
    blocked: Booleans = np.any(overlap(boxes, _squares(marks, radius)), axis=1)
    past: Booleans = np.any(near_points(leaders, others, radius * 0.8), axis=1)
    blocked[_met(obstacles, shapely.box(*boxes.T))] = True
    kept = np.flatnonzero(~(blocked | (leads & past)))
    boxes, leaders = boxes[kept], leaders[kept]
    leads, distances = leads[kept], distances[kept]
    lines = shapely.linestrings(leaders.reshape(-1, 2, 2))
    over = np.bincount(_met(obstacles, lines), minlength=len(boxes))
    costs = distances + leads * over * _OVER_COLOR
    order = np.argsort(costs, kind="stable")
    own = _within(name, reach, size, marks, radius)
    return Candidates(
        name,
        np.concatenate([own, boxes[order]]),
        np.concatenate([np.tile(np.array([*name.at] * 2), (len(own), 1)), leaders[order]]),
        np.concatenate([np.zeros(len(own), dtype=bool), leads[order]]),
        np.concatenate([np.zeros(len(own)), costs[order]]),
        len(own),
    )


def _met(obstacles: shapely.STRtree, shapes: NDArray[np.object_]) -> NDArray[np.intp]:
    """The numbers of the shapes that meet an obstacle, once for each; the obstacles are prepared.

    The tree itself prepares the other side, and walks along every coast for every box.
    """
    own, other = obstacles.query(shapes)
    met: NDArray[np.intp] = own[shapely.intersects(obstacles.geometries[other], shapes[own])]
    return met


def _within(name: Name, reach: Floats, size: float, marks: Floats, radius: float) -> Floats:
    """Boxes that lie within the country, the nearest to its place first."""
    if not name.ink or name.shape is None:
        return np.empty((0, 4))
    left, top, right, bottom = name.shape.bounds
    if right - left < 2 * reach[0] or bottom - top < 2 * reach[1]:
        return np.empty((0, 4))
    shifts = np.array([(x, y) for x in range(-3, 4) for y in range(-3, 4)], dtype=float)
    shifts = shifts[np.argsort(np.abs(shifts).sum(axis=1), kind="stable")] * size * 0.8
    boxes = np.column_stack([name.at + shifts - reach, name.at + shifts + reach])
    free: Booleans = shapely.contains(name.shape, shapely.box(*boxes.T))
    clear: Floats = boxes[free & ~np.any(overlap(boxes, _squares(marks, radius)), axis=1)]
    return clear


def _squares(marks: Floats, radius: float) -> Floats:
    """What the dots take."""
    return np.column_stack([marks - radius, marks + radius])


@cache
def _around(most: float) -> tuple[Floats, Floats]:
    """Directions around a point, beside before above, at each of the distances."""
    steps = [step for step in STEPS if step <= most]
    turns = np.arange(_TURNS) * 2 * np.pi / _TURNS
    turns = turns[np.argsort(np.abs(np.sin(turns)), kind="stable")]
    return np.tile(turns, len(steps)), np.repeat(steps, _TURNS)

"""Names beside places: put where nothing is covered, with leaders that do not cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray

from charts.print.segments import cross, meet_boxes, near_points
from charts.print.text_layout import LEADING, width

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

_STEPS = (0.9, 1.6, 2.6, 4.0, 5.6, 7.5, 10.0, 13.0, 17.0)
"""Distances that are tried, in sizes of type."""

_TURNS = 24
_PADDING = 0.25
"""Free space around a label, in sizes of type."""

_MOST_TRIES = 16
"""How often all are placed anew, who found no place first, until everyone has one."""

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


@dataclass(frozen=True)
class Place:
    """A label's place in points of its box: where the text stands, and from where it leads.

    ``ink`` is the color of the words where they stand within their country, else "".
    """

    words: str
    at: tuple[float, float]
    left: float
    base: float
    leader: tuple[float, float] | None
    ink: str = ""


@dataclass(frozen=True)
class _Candidates:
    """Where a label could stand, the best first: its boxes, and the leaders to them.

    The first ``within`` of them stand within their country.
    """

    name: Name
    boxes: Floats
    leaders: Floats
    leads: Booleans
    within: int


def place_labels(
    names: Iterable[Name],
    size: float,
    frame: tuple[float, float],
    marks: Sequence[tuple[float, float]],
    radius: float,
    obstacles: shapely.STRtree,
    most: float = _STEPS[-1],
) -> tuple[list[Place], list[str]]:
    """Find a place for each label: no text over another, no leader over one or over a leader.

    Parameters
    ----------
    names : iterable of Name
        The first ones first.
    size : float
        Points of type.
    frame : (width, height)
        Points; labels stay inside.
    marks : sequence of (x, y)
        Middles of the dots, which nothing covers.
    radius : float
        What a dot takes, in points.
    obstacles : shapely.STRtree
        What is colored, in points: a label stands on the sea or on plain land, where it can be
        read.
    most : float
        The longest leader, in sizes of type.

    Returns
    -------
    (list of Place, list of str)
        The places, and the words of who is needed and found none.
    """
    middles = np.array(marks, dtype=float).reshape(-1, 2)
    every = [_candidates(name, size, frame, middles, radius, obstacles, most) for name in names]
    needed = [own for own in every if own.name.is_needed]
    best: list[tuple[_Candidates, int]] = []
    order, missing = needed, needed
    for _ in range(_MOST_TRIES):
        placed, without = _placed(order, [])
        if len(without) < len(missing) or not best:
            best, missing = placed, without
        if not without or all(not len(own.boxes) for own in without):
            break
        order = [*without, *(own for own in order if own not in without)]
    found, _ = _placed([own for own in every if not own.name.is_needed], best)
    return [_place(own, at, size) for own, at in found], [own.name.words for own in missing]


def _placed(
    order: Sequence[_Candidates], before: Sequence[tuple[_Candidates, int]]
) -> tuple[list[tuple[_Candidates, int]], list[_Candidates]]:
    """One after the other at the best place that is free; and who found none."""
    placed, without = list(before), []
    for own in order:
        free = _free(own, placed)
        if free.any():
            placed.append((own, int(np.argmax(free))))
        else:
            without.append(own)
    return placed, without


def _free(own: _Candidates, placed: Sequence[tuple[_Candidates, int]]) -> Booleans:
    """Which of the candidates meet nothing that is placed."""
    if not placed or not len(own.boxes):
        return np.ones(len(own.boxes), dtype=bool)
    boxes = np.array([other.boxes[at] for other, at in placed])
    lines = np.array([other.leaders[at] for other, at in placed if other.leads[at]])
    lines = lines.reshape(-1, 4)
    left, top, right, bottom = (own.boxes[:, [side]] for side in range(4))
    taken = (left < boxes[:, 2]) & (right > boxes[:, 0]) & (top < boxes[:, 3])
    taken = (taken & (bottom > boxes[:, 1])).any(axis=1)
    taken |= meet_boxes(lines, own.boxes).any(axis=0)
    led = meet_boxes(own.leaders, boxes).any(axis=1) | cross(own.leaders, lines).any(axis=1)
    return ~(taken | (own.leads & led))


def _candidates(
    name: Name,
    size: float,
    frame: tuple[float, float],
    marks: Floats,
    radius: float,
    obstacles: shapely.STRtree,
    most: float,
) -> _Candidates:
    """The places that cover neither a color nor a mark, nearest first, beside before above."""
    label_width, padding = width(name.words, size), size * _PADDING
    turns, distances = _around(most)
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
    leads = distances > _STEPS[0]
    points = np.column_stack([marks, marks]) + np.array([-radius, -radius, radius, radius])
    left, top, right, bottom = (boxes[:, [side]] for side in range(4))
    covers = (left < points[:, 2]) & (right > points[:, 0]) & (top < points[:, 3])
    free = ~(covers & (bottom > points[:, 1])).any(axis=1)
    free &= ~(leads & near_points(leaders, others, radius * 0.8).any(axis=1))
    boxes, leaders, leads, distances = (part[free] for part in (boxes, leaders, leads, distances))
    on_color = _met(obstacles, shapely.box(*boxes.T))
    kept = ~np.isin(np.arange(len(boxes)), on_color)
    boxes, leaders, leads, distances = (part[kept] for part in (boxes, leaders, leads, distances))
    lines = shapely.linestrings(leaders.reshape(-1, 2, 2))
    over = np.bincount(_met(obstacles, lines), minlength=len(boxes))
    order = np.argsort(distances + leads * over * _OVER_COLOR, kind="stable")
    own = _within(name, reach, size, marks, radius)
    return _Candidates(
        name,
        np.concatenate([own, boxes[order]]),
        np.concatenate([np.tile(np.array([*name.at] * 2), (len(own), 1)), leaders[order]]),
        np.concatenate([np.zeros(len(own), dtype=bool), leads[order]]),
        len(own),
    )


def _met(obstacles: shapely.STRtree, shapes: NDArray[np.object_]) -> NDArray[np.intp]:
    """The numbers of the shapes that meet an obstacle, once for each; the obstacles are prepared.

    The tree itself prepares the other side, and walks along every coast for every box.
    """
    own, other = obstacles.query(shapes)
    return own[shapely.intersects(obstacles.geometries[other], shapes[own])]


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
    beside = marks[:, None, :] + np.array([[-radius, -radius], [radius, radius]])
    free = shapely.contains(name.shape, shapely.box(*boxes.T))
    for (west, north), (east, south) in beside:
        free &= ~(
            (boxes[:, 0] < east)
            & (boxes[:, 2] > west)
            & (boxes[:, 1] < south)
            & (boxes[:, 3] > north)
        )
    return boxes[free]


@cache
def _around(most: float) -> tuple[Floats, Floats]:
    """Directions around a point, beside before above, at each of the distances."""
    steps = [step for step in _STEPS if step <= most]
    turns = np.arange(_TURNS) * 2 * np.pi / _TURNS
    turns = turns[np.argsort(np.abs(np.sin(turns)), kind="stable")]
    return np.tile(turns, len(steps)), np.repeat(steps, _TURNS)


def _place(own: _Candidates, at: int, size: float) -> Place:
    left, top, _, _ = own.boxes[at]
    padding = size * _PADDING
    leader = tuple(own.leaders[at][2:]) if own.leads[at] else None
    start = _foot(own.name, own.leaders[at], size) if leader else own.name.at
    base = top + padding * 0.4 + size * 0.82
    ink = own.name.ink if at < own.within else ""
    return Place(own.name.words, start, left + padding, base, leader, ink)


def _foot(name: Name, leader: Floats, size: float) -> tuple[float, float]:
    """Where a leader ends: a little within the border, so that it can be told from the color."""
    if name.shape is None:
        return name.at
    line = shapely.LineString([leader[2:], leader[:2]])
    within = line.intersection(name.shape)
    if within.is_empty:
        return name.at
    edge = min(line.project(shapely.Point(xy)) for xy in shapely.get_coordinates(within))
    foot = line.interpolate(min(edge + size * 0.35, line.length))
    return foot.x, foot.y

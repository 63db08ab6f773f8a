"""Names beside places: put where nothing is covered, with leaders that do not cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from charts.print.label_candidates import PADDING, STEPS, Candidates, Name, candidates
from charts.print.segments import Booleans, Floats, cross, meet_boxes, overlap

_MOST_TRIES = 8
"""How often all are placed anew in another order."""


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
    is_needed: bool = True


def place_labels(
    names: Iterable[Name],
    size: float,
    frame: tuple[float, float],
    marks: Sequence[tuple[float, float]],
    radius: float,
    obstacles: shapely.STRtree,
    most: float = STEPS[-1],
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
    every = [candidates(name, size, frame, middles, radius, obstacles, most) for name in names]
    best, missing = _best([own for own in every if own.name.is_needed])
    found, _ = _placed([own for own in every if not own.name.is_needed], best)
    return [_place(own, at, size) for own, at in found], [own.name.words for own in missing]


_Placed = tuple[Candidates, int]
"""Candidates, and which of them is taken."""


def _best(needed: Sequence[Candidates]) -> tuple[list[_Placed], list[Candidates]]:
    """Of several orders that with the fewest without a place, and then the shortest leaders.

    After each the one who stands worst goes first: of two in each other's way one gives way.
    """
    best, missing, least, order = list[_Placed](), list(needed), np.inf, list(needed)
    for _ in range(_MOST_TRIES):
        placed, without = _placed(order, [])
        placed = _nearer(placed)
        costs = [float(own.costs[at]) for own, at in placed]
        if (len(without), sum(costs)) < (len(missing), least) or not best:
            best, missing, least = placed, without, sum(costs)
        if not placed or (not without and max(costs) <= _WELL_PLACED):
            break
        worst = without or [placed[int(np.argmax(costs))][0]]
        order = [*worst, *(own for own in order if own not in worst)]
    return best, missing


_WELL_PLACED = 4.0
"""The cost of a leader, in sizes of type, that needs no better place."""


def _nearer(placed: Sequence[_Placed]) -> list[_Placed]:
    """The same labels, each moved to a better place that the others have left free, if any."""
    moved = list(placed)
    for _ in range(_MOST_MOVES):
        before = list(moved)
        for place, (own, at) in enumerate(moved):
            better = _first_free(own, [*moved[:place], *moved[place + 1 :]], at)
            moved[place] = (own, at if better is None else better)
        if moved == before:
            break
    return moved


_MOST_MOVES = 3


def _placed(
    order: Sequence[Candidates], before: Sequence[_Placed]
) -> tuple[list[_Placed], list[Candidates]]:
    """One after the other at the best place that is free; and who found none."""
    placed, without = list(before), []
    for own in order:
        at = _first_free(own, placed, len(own.boxes))
        if at is None:
            without.append(own)
        else:
            placed.append((own, at))
    return placed, without


def _first_free(own: Candidates, placed: Sequence[_Placed], end: int) -> int | None:
    """The best of the first candidates that meets nothing that is placed, looked at in portions."""
    if not placed:
        return 0 if end else None
    boxes = np.array([other.boxes[at] for other, at in placed])
    lines = np.array([other.leaders[at] for other, at in placed if other.leads[at]])
    lines = lines.reshape(-1, 4)
    for start in range(0, end, _PORTION):
        part = slice(start, min(start + _PORTION, end))
        free = _free(own.boxes[part], own.leaders[part], own.leads[part], boxes, lines)
        if free.any():
            return start + int(np.argmax(free))
    return None


_PORTION = 32


def _free(own: Floats, leaders: Floats, leads: Booleans, boxes: Floats, lines: Floats) -> Booleans:
    """Which of some labels meet none of the boxes and lines."""
    taken: Booleans = np.any(overlap(own, boxes), axis=1) | np.any(meet_boxes(lines, own), axis=0)
    led: Booleans = np.any(meet_boxes(leaders, boxes), axis=1)
    crossed: Booleans = np.any(cross(leaders, lines), axis=1)
    return ~(taken | (leads & (led | crossed)))


def _place(own: Candidates, at: int, size: float) -> Place:
    left, top, _, _ = own.boxes[at]
    padding = size * PADDING
    leader = tuple(own.leaders[at][2:]) if own.leads[at] else None
    start = _foot(own.name, own.leaders[at], size) if leader else own.name.at
    base = top + padding * 0.4 + size * 0.82
    ink = own.name.ink if at < own.within else ""
    return Place(own.name.words, start, left + padding, base, leader, ink, own.name.is_needed)


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

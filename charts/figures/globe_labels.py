"""Names on the globe, none over another as it opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians

from charts.figures.map_labels import text_width

SIZE = 12.0
"""Of the type, in pixels."""

_PADDING, _LINE, _CLEAR = 3.0, 15.0, 9.0
"""In pixels: of paper beside a name, of a line with its paper, from a place to its name."""

_DIRECTIONS = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""East and north, the best first."""


@dataclass(frozen=True)
class Name:
    """A name that wants a place; ``longitude`` and ``latitude`` in degrees."""

    code: str
    text: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Label:
    """Where the middle of a name stands: so many pixels east and north of its place."""

    name: Name
    east: float
    north: float


def place_labels(names: Iterable[Name], pixels_per_degree: float) -> list[Label]:
    """A place for each name that there is room for, the first ones first.

    Parameters
    ----------
    names : iterable of Name
        In the order of what matters.
    pixels_per_degree : float
        Of the globe as it opens, in the middle of the picture.

    Returns
    -------
    list of Label
        Around each place; names for which there is no room are left out: what is pointed at says
        them.

    Examples
    --------
    >>> rome, vatican = Name("ITA", "Italy", 12.5, 41.9), Name("VAT", "Vatican", 12.5, 41.9)
    >>> [label.north > 0 for label in place_labels([rome, vatican], 4)]
    [True, False]
    """
    placed: list[Label] = []
    for name in names:
        free = (
            label
            for label in _around(name)
            if not any(_meet(label, other, pixels_per_degree) for other in placed)
        )
        label = next(free, None)
        if label:
            placed.append(label)
    return placed


def _around(name: Name) -> Iterator[Label]:
    for east, north in _DIRECTIONS:
        yield Label(name, east * (_CLEAR + half_width(name)), north * (_CLEAR + _LINE / 2))


def half_width(name: Name) -> float:
    """Half of a name's width with its paper, in pixels."""
    return text_width(name.text) * SIZE / 2 + _PADDING


def _meet(one: Label, other: Label, pixels_per_degree: float) -> bool:
    east, north = distance(one, other, pixels_per_degree)
    wide = half_width(one.name) + half_width(other.name)
    return abs(east) < wide and abs(north) < _LINE


def distance(one: Label, other: Label, pixels_per_degree: float) -> tuple[float, float]:
    """How far two names are from each other on the surface: pixels east and north.

    Parameters
    ----------
    one, other : Label
    pixels_per_degree : float
    """
    degrees = (other.name.longitude - one.name.longitude + 180) % 360 - 180
    middle = radians((one.name.latitude + other.name.latitude) / 2)
    east = degrees * cos(middle) * pixels_per_degree
    north = (other.name.latitude - one.name.latitude) * pixels_per_degree
    return east + other.east - one.east, north + other.north - one.north

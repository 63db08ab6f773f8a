"""Where the marks of a timeline and their names stand: computed, so that no name covers another.

Across, a place is a share of the width; down, it is in pixels. So one drawing serves every width
from the one for which it is laid out: names keep their size, and marks only move further apart,
each name on the side of its mark where it stood free.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np

from charts.figures.map_labels import Area
from charts.figures.text_lines import length_of, wrapped
from charts.figures.time_scale import TimeScale
from data.i18n.labels import MINISTERIAL

LINE = 17.0
"""Between two lines of a name, in CSS pixels."""

REACH = 12.0
"""From the middle of a mark to its name, and to the edge of what is pointed at on a screen: that is
24 pixels (WCAG 2.2, 2.5.8)."""

HEAD = 30.0
"""What the name of a lane takes of the height."""

_GAP, _GRID, _FOOT = 8.0, 8.0, 6.0
_LONGEST, _SHORTEST = 232.0, 60.0


@dataclass(frozen=True)
class Entry:
    """A row that wants a place: ``key`` names it, ``text`` stands beside its mark."""

    key: str
    first: date
    last: date
    text: str


@dataclass(frozen=True)
class Place:
    """Where a mark and its name stand.

    Attributes
    ----------
    start, end : float
        Shares of the width at which the first and the last day stand that it may mean.
    y : float
        The middle of the mark, and of the first line of its name.
    lines : tuple of str
    is_right : bool
        Whether the name stands to the right of its mark.
    length : float
        Of the longest line, in pixels.
    reach : float
        From the middle of the mark to its name, and half the height of a line of its own.
    """

    entry: Entry
    start: float
    end: float
    y: float
    lines: tuple[str, ...]
    is_right: bool
    length: float
    reach: float = REACH

    def area(self, width: float) -> Area:
        """What mark and name cover at a width: left, top, right, bottom."""
        start, end = self.start * width, self.end * width
        left, right = _edges(start, end, self.length, self.is_right, self.reach)
        height = self.reach + (len(self.lines) - 1) * LINE
        return left, self.y - self.reach, right, self.y + height


@dataclass(frozen=True)
class Lane:
    """A lane with its name, whose middle is at ``y``, and its places in order of date."""

    key: str
    name: str
    y: float
    places: tuple[Place, ...]

    def head(self) -> Area:
        """What its name covers."""
        return 0.0, self.y - HEAD / 2, length_of(self.name), self.y + HEAD / 2


@dataclass(frozen=True)
class Layout:
    """Lanes one below the other, and the height of all."""

    lanes: tuple[Lane, ...]
    height: float

    def areas(self, width: float) -> list[Area]:
        """What marks, their names and the names of lanes cover at a width."""
        return [
            area
            for lane in self.lanes
            for area in (lane.head(), *(place.area(width) for place in lane.places))
        ]


def lay_out(
    lanes: Mapping[str, Sequence[Entry]], names: Mapping[str, str], scale: TimeScale, top: float
) -> Layout:
    """A place for every entry.

    Parameters
    ----------
    lanes : mapping of str to sequence of Entry
        By their keys, from the first to the last; none is empty.
    names : mapping of str to str
        What each lane is called.
    scale : TimeScale
        The days across, and the least width at which the drawing is shown.
    top : float
        Where the first lane begins, in pixels.
    """
    y, placed = top, []
    for key, entries in lanes.items():
        places, height = place_lane(entries, scale, y + HEAD)
        placed.append(Lane(key, names[key], y + HEAD / 2, places))
        y += HEAD + height + _FOOT
    return Layout(tuple(placed), y)


def uncovered(
    at: float, areas: Iterable[Area], top: float, bottom: float
) -> list[tuple[float, float]]:
    """The parts of an upright line that no mark or name stands on, but for the shortest.

    Parameters
    ----------
    at : float
        Where the line stands, in pixels from the left.
    areas : iterable of Area
    top, bottom : float
        Pixels.

    Examples
    --------
    >>> uncovered(5.0, [(0.0, 10.0, 9.0, 20.0), (6.0, 0.0, 9.0, 40.0)], 0.0, 40.0)
    [(0.0, 10.0), (20.0, 40.0)]
    """
    parts, y = [], top
    for _left, upper, _right, lower in sorted(
        (area for area in areas if area[0] < at < area[2]), key=lambda area: area[1]
    ):
        parts.append((y, min(upper, bottom)))
        y = max(y, lower)
    return [part for part in (*parts, (y, bottom)) if part[1] - part[0] >= _SHORTEST_PART]


_SHORTEST_PART = 6.0


@dataclass(frozen=True)
class _Group:
    """Entries of the same days: they stand one below the other, in order of their names."""

    entries: tuple[Entry, ...]
    left: float
    right: float
    lines: tuple[tuple[str, ...], ...]
    length: float
    reach: float

    def edges(self, is_right: bool) -> tuple[float, float]:
        """From where to where its marks and names reach."""
        return _edges(self.left, self.right, self.length, is_right, self.reach)

    @property
    def heights(self) -> list[int]:
        """Of each, in steps of the grid."""
        return [
            int(np.ceil((2 * self.reach + (len(lines) - 1) * LINE) / _GRID)) for lines in self.lines
        ]


def place_lane(
    entries: Sequence[Entry], scale: TimeScale, top: float, reach: float = REACH
) -> tuple[tuple[Place, ...], float]:
    """Places in order of date, each as high as there is room, and the height of them all.

    Who signed on the day of the ministerial stands first, as one column from the top.

    Parameters
    ----------
    entries : sequence of Entry
    scale : TimeScale
    top : float
    reach : float
        From the middle of a mark to its name, in pixels: less in print, where nobody points.
    """
    by_days = sorted(entries, key=lambda entry: (entry.first, entry.last, entry.text, entry.key))
    groups = [
        _group(list(own), scale, reach)
        for _days, own in groupby(by_days, key=lambda entry: (entry.first, entry.last))
    ]
    packing = _Packing(scale, groups)
    places = [place for group in groups for place in packing.place(group, top)]
    return tuple(places), packing.height


def _group(entries: list[Entry], scale: TimeScale, reach: float) -> _Group:
    first, last = entries[0].first, entries[0].last
    left, right = scale.share(first) * scale.width, scale.share(last) * scale.width
    room = max(left, scale.width - right) - reach
    most = max(min(_LONGEST, room), _SHORTEST)
    lines = tuple(wrapped(entry.text, most) for entry in entries)
    length = max(length_of(line) for own in lines for line in own)
    return _Group(tuple(entries), left, right, lines, length, reach)


class _Packing:
    """The rows of a lane while it fills from the left to the right.

    Groups come in order of date, so all that a row needs to know is where its last name ends.
    """

    def __init__(self, scale: TimeScale, groups: Iterable[_Group]):
        self._scale = scale
        self._ends = np.zeros(0)
        self._line = scale.share(MINISTERIAL) * scale.width if scale.holds(MINISTERIAL) else -1.0
        of_the_day = [own for own in groups if own.entries[0].first == MINISTERIAL == _last(own)]
        self._column = of_the_day[0] if of_the_day else None
        self._is_placed = False

    @property
    def height(self) -> float:
        """Of the rows that are taken."""
        column = sum(self._column.heights) if self._column else 0
        return max(len(self._ends), column) * _GRID

    def place(self, group: _Group, top: float) -> list[Place]:
        """The places of a group, its names on the side where they stand higher."""
        if group is self._column:
            is_right, row = self._fits(group, True), 0
            self._is_placed = True
        else:
            sides = [side for side in (True, False) if self._fits(group, side)] or [True]
            options = [(self._crosses(group, side), self._row(group, side), side) for side in sides]
            _crosses, row, is_right = min(options, key=lambda option: option[:2])
        return list(self._take(group, is_right, row, top))

    def _take(self, group: _Group, is_right: bool, row: int, top: float) -> Iterable[Place]:
        for entry, lines, height in zip(group.entries, group.lines, group.heights, strict=True):
            length = max(map(length_of, lines))
            right = _edges(group.left, group.right, length, is_right, group.reach)[1] + _GAP
            if len(self._ends) < row + height:
                self._ends = np.pad(self._ends, (0, row + height - len(self._ends)))
            self._ends[row : row + height] = np.maximum(self._ends[row : row + height], right)
            start, end = group.left / self._scale.width, group.right / self._scale.width
            y = top + row * _GRID + group.reach
            yield Place(entry, start, end, y, lines, is_right, length, group.reach)
            row += height

    def _fits(self, group: _Group, is_right: bool) -> bool:
        left, right = group.edges(is_right)
        return left >= 0 and right <= self._scale.width

    def _crosses(self, group: _Group, is_right: bool) -> bool:
        """Whether a name would stand on the line of the ministerial."""
        left, right = group.edges(is_right)
        return left < self._line < right

    def _row(self, group: _Group, is_right: bool) -> int:
        """The first row from which all rows of a group are free."""
        left, right = group.edges(is_right)
        start = 0
        if self._column and not self._is_placed:
            own = self._column
            edge = own.edges(self._fits(own, True))[0]
            start = 0 if right + _GAP <= edge else sum(own.heights)
        taken = np.flatnonzero(self._ends[start:] > left) + start
        before = np.concatenate([[start - 1], taken])
        after = np.append(taken, np.iinfo(int).max)
        return int(before[np.argmax(after - before > sum(group.heights))]) + 1


def _last(group: _Group) -> date:
    return group.entries[0].last


def _edges(
    start: float, end: float, length: float, is_right: bool, reach: float
) -> tuple[float, float]:
    """From where to where a mark and its name reach."""
    return (
        (start - reach, end + reach + length) if is_right else (start - reach - length, end + reach)
    )

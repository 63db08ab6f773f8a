"""The lane of the counted agreements in print: each of them named, by the rule of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from shapely.geometry import Polygon
from shapely.geometry import box as area_of

from charts.figures.text_lines import SIZE
from charts.figures.time_scale import TimeScale
from charts.figures.timeline_layout import Entry, Place, place_lane
from charts.print.dates import Days
from charts.print.frame import Box, Sheet
from data.facts.records import records
from data.facts.store import Facts

_REACH = 8.0
"""From the middle of a mark to its name, and half a line, where type is `SIZE`."""


@dataclass(frozen=True)
class CountedLane:
    """Places of the counted agreements, and how high they stand together, in points.

    Attributes
    ----------
    scale : float
        Points in a unit of the layout.
    """

    places: Sequence[Place]
    height: float
    scale: float

    def area(self, place: Place, box: Box, top: float) -> Polygon:
        """What a mark and its name cover, in points from the corner of the box.

        Parameters
        ----------
        place : Place
        box : Box
            Where the lanes stand.
        top : float
            Of this lane, in points.
        """
        left, upper, right, lower = (
            side * self.scale for side in place.area(box.width / self.scale)
        )
        return area_of(left, top + upper, right, top + lower)

    def name(
        self, sheet: Sheet, place: Place, days: Days, box: Box, top: float, muted: bool = False
    ) -> None:
        """Write who signed, beside the mark.

        Parameters
        ----------
        sheet : Sheet
            That is written on.
        place : Place
        days : Days
        box : Box
        top : float
            Of this lane, in points.
        muted : bool
            Whether it steps back behind others.
        """
        ink = sheet.ink.quiet_ink if muted else ""
        size, gap = SIZE * self.scale, place.reach * self.scale
        x = days.x(place.entry.last) + gap if place.is_right else days.x(place.entry.first) - gap
        y = box.top + top + place.y * self.scale + size * 0.34
        for at, line in enumerate(place.lines):
            align = "left" if place.is_right else "right"
            sheet.text(line, box.left + x, y + at * size * 1.2, size, "semibold", ink, align)


def counted_lane(
    marks: pd.DataFrame, facts: Facts, days: Days, box: Box, size: float
) -> CountedLane:
    """A place for each counted agreement and its name.

    Parameters
    ----------
    marks : pandas.DataFrame
        Rows of `charts.rows.timeline_rows` with ``first`` and ``last`` as days.
    facts : Facts
        In the language of the names.
    days : Days
        The scale of the sheet.
    box : Box
        Where the lanes may stand.
    size : float
        Of the type, in points.
    """
    scale = size / SIZE
    entries = [
        Entry(row["row"], row["first"], row["last"], _signatories(row, facts))
        for row in records(marks)
    ]
    across = TimeScale(days.first, days.last, box.width / scale)
    places, height = place_lane(entries, across, 0.0, _REACH)
    return CountedLane(places, height * scale, scale)


def _signatories(row: dict[str, Any], facts: Facts) -> str:
    return ", ".join(facts.name(code) for code in row["partners"].split(";"))

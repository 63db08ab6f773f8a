"""A scale of days across a picture: positions, and as many month names as fit."""

from __future__ import annotations

from datetime import date

from charts.print.frame import Box, Sheet
from charts.print.text_layout import width
from data.i18n.cldr import ENGLISH
from data.i18n.dates import format_month, month_starts

_APART = 1.6
"""Least distance of two month names, in sizes of type."""


class Days:
    """Days from left to right.

    Parameters
    ----------
    first, last : datetime.date
    left, right : float
        Points at which the first and the last day stand.
    lang : str
        The language of the month names.
    """

    def __init__(self, first: date, last: date, left: float, right: float, lang: str = ENGLISH):
        self.first, self.last, self.left, self.right = first, last, left, right
        self.lang = lang

    def x(self, day: date) -> float:
        """Where a day stands, in points."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.left + share * (self.right - self.left)

    def months(self, size: float) -> list[tuple[date, str]]:
        """First days of months and their names, every one, third, sixth or twelfth."""
        starts = list(month_starts(self.first, self.last))
        for step in (1, 2, 3, 6, 12):
            ticks = [day for day in starts if (day.month - 1) % step == 0]
            names = [(day, format_month(day, self.lang)) for day in ticks]
            if self._fit([*names], size):
                return names
        return []

    def _fit(self, names: list[tuple[date, str]], size: float) -> bool:
        edge = self.left - 1e9
        for day, name in names:
            half = width(name, size) / 2
            if self.x(day) - half < edge:
                return False
            edge = self.x(day) + half + size * _APART
        return True


def ticks(sheet: Sheet, days: Days, box: Box, size: float) -> None:
    """Upright lines at months, with their names below the box.

    Parameters
    ----------
    sheet : Sheet
    days : Days
        The scale, from 0 to the width of the box.
    box : Box
        What the lines cross, in points of the sheet.
    size : float
        Type of the names in points, which also says how many months are named.
    """
    axes = sheet.points(box)
    for day, name in days.months(size):
        x = days.x(day)
        axes.plot([x, x], [0, box.height], color=sheet.ink.land, linewidth=0.7, zorder=0)
        half = width(name, size) / 2
        at = min(max(box.left + x, sheet.margin + half), sheet.width - sheet.margin - half)
        base = box.bottom + size * 1.5
        sheet.text(name, at, base, size, "regular", sheet.ink.quiet_ink, "center")

"""Days across a drawing: where one stands, and which of them are named below or above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from charts.figures.map_labels import text_width
from data.i18n.cldr import ENGLISH
from data.i18n.dates import format_date, format_month, month_starts

TICK_SIZE = 13.0
"""Of the type of a tick, in CSS pixels."""

_APART = 14.0


@dataclass(frozen=True)
class TimeScale:
    """Days from left to right.

    Attributes
    ----------
    first, last : datetime.date
    width : float
        The least at which the drawing is shown, in CSS pixels.
    """

    first: date
    last: date
    width: float

    def holds(self, day: date) -> bool:
        """Whether a day stands on the scale."""
        return self.first <= day <= self.last

    def share(self, day: date) -> float:
        """Where a day stands, as a share of the width; at an end where it is beyond.

        Examples
        --------
        >>> TimeScale(date(2026, 1, 1), date(2026, 1, 11), 560).share(date(2026, 1, 6))
        0.5
        """
        inside = min(max(day, self.first), self.last)
        return (inside - self.first).days / max((self.last - self.first).days, 1)

    def ticks(self, lang: str = ENGLISH) -> list[tuple[float, str]]:
        """Months, or days where they are few, each with its share of the width and its name.

        As closely as their names stand apart.
        """
        for days, is_month in self._choices():
            named = [
                (self.share(day), format_month(day, lang) if is_month else format_date(day, lang))
                for day in days
            ]
            inside = [tick for tick in named if self._is_inside(*tick)]
            if self._stand_apart(inside) and inside:
                return inside
        return []

    def _choices(self) -> Iterator[tuple[list[date], bool]]:
        months = list(month_starts(self.first, self.last))
        if len(months) < _FEW_MONTHS:
            span = (self.last - self.first).days + 1
            days = [self.first + timedelta(days=at) for at in range(span)]
            for step in (7, 14):
                yield [day for day in days if (day - _MONDAY).days % step == 0], False
        for step in (1, 2, 3, 6, 12, 24, 60, 120):
            yield [day for day in months if (day.year * 12 + day.month - 1) % step == 0], True

    def _is_inside(self, share: float, name: str) -> bool:
        half = text_width(name) * TICK_SIZE / 2
        return half <= share * self.width <= self.width - half

    def _stand_apart(self, ticks: list[tuple[float, str]]) -> bool:
        edge = 0.0
        for share, name in ticks:
            half = text_width(name) * TICK_SIZE / 2
            if share * self.width - half < edge:
                return False
            edge = share * self.width + half + _APART
        return True


_FEW_MONTHS = 3
_MONDAY = date(2025, 1, 6)

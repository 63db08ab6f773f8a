"""Floors of a lane in print, so that marks of near days do not cover each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

APART_DAYS = 13
"""Rows of a lane closer than this stand one above the other."""


def floors_of(spans: Sequence[tuple[date, date]]) -> list[int]:
    """On which floor each row of a lane stands, by its first and last day: near ones apart.

    Parameters
    ----------
    spans : sequence of (datetime.date, datetime.date)
        In order of their first days.

    Examples
    --------
    >>> floors_of([(date(2026, 2, day),) * 2 for day in (1, 4, 14, 17)])
    [0, 1, 0, 1]
    """
    free_from: list[date] = []
    floors = []
    for first, last in spans:
        place = next((at for at, free in enumerate(free_from) if free <= first), len(free_from))
        until = last + timedelta(days=APART_DAYS)
        free_from[place : place + 1] = [until]
        floors.append(place)
    return floors

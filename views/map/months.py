"""The months of the count, each with the agreements that were signed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from charts.spec.date_params import FIRST_DAY
from data.agreements.counting import headline
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import month_in
from views.as_of import stops


@dataclass(frozen=True)
class Month:
    """One month of the count.

    Attributes
    ----------
    day : datetime.date
        Its last day, or the last day of the facts.
    count : int
        Agreements counted on its last day that were not on the last day of the month before.
    name : str
        Written out, with the year.
    short : str
        The same, short, for one month in three; else "".
    left, width : float
        Where it stands on an axis of days, in percent.
    """

    day: date
    count: int
    name: str
    short: str
    left: float
    width: float


_LABELED = 3
"""One month in so many is labeled on the axis: January, April, July, October."""


_LAST_LABEL = 92.0
"""Where a label still has room on the axis, in percent."""


@cache_by_facts()
def months(facts: Facts) -> tuple[Month, ...]:
    """The months from the start of the count to the last day of the facts, in their language."""
    found, before = [], 0
    for day in stops(facts):
        count = headline(facts, day).texts
        first = day.replace(day=1)
        left, right = place_on_axis(facts, first), place_on_axis(facts, day)
        name, short = month_in(day, facts.lang, whole=True), month_in(day, facts.lang)
        short = short if day.month % _LABELED == 1 and left < _LAST_LABEL else ""
        found.append(Month(day, count - before, name, short, left, round(right - left, 2)))
        before = count
    return tuple(found)


def place_on_axis(facts: Facts, day: date) -> float:
    """Where a day stands between the first that can be chosen and the last, in percent.

    Parameters
    ----------
    facts : Facts
        Their last event is at 100.
    day : datetime.date
    """
    return round(100 * (day - FIRST_DAY).days / (facts.last_event - FIRST_DAY).days, 2)

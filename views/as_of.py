"""The as-of date of a chart: where it stands, where it may go, what was signed by then."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from charts.spec.chart_spec import ChartSpec
from charts.spec.date_params import FIRST_DAY, LAST_DAY
from data.agreements.counting import COUNT_STARTS, headline
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.dates import month_starts
from views.blocks import AsOf
from views.context import PageContext
from views.fields import DateRange
from views.headline import as_of
from views.text.i18n import _


@cache_by_facts()
def stops(facts: Facts) -> tuple[date, ...]:
    """The days that a replay stops at: each month's last, and the last day of the facts."""
    return tuple(
        min(first.replace(day=monthrange(first.year, first.month)[1]), facts.last_event)
        for first in month_starts(COUNT_STARTS, facts.last_event)
    )


def as_of_control(context: PageContext) -> AsOf:
    """The date control of a chart that follows the as-of date."""
    facts, day = context.facts, context.asof
    return AsOf(day, FIRST_DAY, facts.last_event, stops(facts), summary(facts, day))


def date_range(spec: ChartSpec) -> DateRange:
    """The days between which rows are asked for; a field shows the widest where none are."""
    days = spec.start or FIRST_DAY, spec.end or LAST_DAY
    return DateRange(_("From and to"), ("start", "end"), days, FIRST_DAY, LAST_DAY)


def neighbors(days: Sequence[date], day: date) -> tuple[date | None, date | None]:
    """The last of some days before a day, and the first after it.

    Parameters
    ----------
    days : sequence of datetime.date
        In order.
    day : datetime.date
        Need not be among them.

    Returns
    -------
    (before, after)
        None where there is none.

    Examples
    --------
    >>> days = date(2026, 1, 31), date(2026, 2, 28)
    >>> neighbors(days, date(2026, 2, 4)) == days
    True
    >>> neighbors(days, date(2026, 2, 28))[1] is None
    True
    """
    before = [one for one in days if one < day]
    after = [one for one in days if one > day]
    return before[-1] if before else None, after[0] if after else None


def summary(facts: Facts, day: date) -> str:
    """What was signed by a day, in a sentence.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    day : datetime.date
        The last day that counts.
    """
    return as_of(headline(facts, day), day, facts.lang)

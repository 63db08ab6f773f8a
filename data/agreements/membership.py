"""From which day a country counts as a member of an initiative, and who is one by a day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import MINISTERIAL


@cache_by_facts()
def counted_from(facts: Facts) -> pd.Series:
    """The day from which each membership counts.

    A membership whose date is not listed counts from the earliest date that is listed for its
    initiative, as nobody belongs to what does not exist yet. Where no date is listed for anybody
    (the G7, the Quad) it counts throughout.

    Returns
    -------
    pandas.Series
        Of datetime.date, with the index of ``facts.memberships``.
    """
    rows = facts.memberships
    start: dict[str, date] = {}
    for initiative, since in zip(rows["initiative"], rows["since_last"], strict=True):
        if not pd.isna(since):
            start[initiative] = min(since, start.get(initiative, since))
    days = [
        start.get(initiative, date.min) if pd.isna(since) else since
        for initiative, since in zip(rows["initiative"], rows["since_last"], strict=True)
    ]
    return pd.Series(days, rows.index, dtype=object)


def memberships_by(facts: Facts, asof: date) -> pd.DataFrame:
    """The rows of ``memberships`` that count by a day.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        The last day that counts; see `counted_from` for a membership without a date.

    Returns
    -------
    pandas.DataFrame
        Rows of ``facts.memberships``, with their index.
    """
    return facts.memberships.loc[(counted_from(facts) <= asof).astype(bool)]


def is_replaced(initiative: str, asof: date) -> bool:
    """Whether another initiative has taken the place of this one by a day.

    FORGE replaced the Minerals Security Partnership on the day of the ministerial (event
    ``2026-02-04-forge-replaces-minerals-security``).

    Parameters
    ----------
    initiative : str
        As in the table of memberships: ``msp``, ``forge``.
    asof : datetime.date

    Examples
    --------
    >>> is_replaced("msp", date(2026, 2, 3)), is_replaced("msp", date(2026, 2, 4))
    (False, True)
    """
    return initiative == "msp" and asof >= MINISTERIAL

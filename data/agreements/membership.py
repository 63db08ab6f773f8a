"""From which day a country counts as a member of an initiative, and who is one by a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.facts.cache import cache_by_facts
from data.facts.records import records
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


def memberships_of(facts: Facts, code: str, asof: date) -> tuple[Mapping[str, Any], ...]:
    """The rows of `memberships_by` of one country.

    Parameters
    ----------
    facts : Facts
    code : str
        ISO 3166-1 alpha-3, or ``EUU``.
    asof : datetime.date
        See `memberships_by`.
    """
    rows = _dated_by(facts, "iso_a3").get(code, ())
    return tuple(row for day, row in rows if day <= asof)


def members_of(facts: Facts, initiative: str, asof: date) -> tuple[str, ...]:
    """The codes of the members of an initiative in `memberships_by`.

    Parameters
    ----------
    facts : Facts
    initiative : str
        As in the table of memberships: ``g7``, ``eu``.
    asof : datetime.date
        See `memberships_by`.
    """
    rows = _dated_by(facts, "initiative").get(initiative, ())
    return tuple(row["iso_a3"] for day, row in rows if day <= asof)


_DatedRow = tuple[date, Mapping[str, Any]]
"""The day from which a membership counts, and its row."""


@cache_by_facts(16)
def _dated_by(facts: Facts, column: str) -> Mapping[str, tuple[_DatedRow, ...]]:
    """The rows of ``memberships`` under each cell of a column."""
    lists: dict[str, list[_DatedRow]] = {}
    for day, row in zip(counted_from(facts), records(facts.memberships), strict=True):
        lists.setdefault(row[column], []).append((day, row))
    return MappingProxyType({cell: tuple(rows) for cell, rows in lists.items()})


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

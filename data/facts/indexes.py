"""Rows of a table by their key: one look-up, where pandas would build an index for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from data.facts.cache import cache_by_facts
from data.facts.records import records
from data.facts.store import Facts

_MOST_INDEXES = 64
"""Indexes that are kept: a table or two of each of a dozen modules, in every language."""


@cache_by_facts(_MOST_INDEXES)
def rows_by(facts: Facts, table: str, key: str) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a table by a column whose cells are all different.

    Parameters
    ----------
    facts : Facts
    table : str
        One of `Facts.table_names`.
    key : str
        The column: ``slug`` of ``commodities``, ``iso_a3`` of ``partners``.

    Returns
    -------
    mapping of str to mapping
        In the order of the table; cannot be changed.

    Examples
    --------
    >>> from data.facts.store import store
    >>> rows_by(store().facts, "commodities", "slug")["cobalt"]["label"]
    'Cobalt'
    """
    rows = records(facts.table(table))
    return MappingProxyType({row[key]: MappingProxyType(row) for row in rows})

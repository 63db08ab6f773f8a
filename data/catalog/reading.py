"""A table as it is read: heads in words, names in place of codes, codes and ids on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from data.catalog.cell_words import in_words
from data.catalog.column_heads import HEADS
from data.catalog.head import Head
from data.catalog.sources import official_first
from data.facts.cache import cache_by_facts
from data.facts.cell_rules import LIST_SEPARATOR
from data.facts.store import Facts
from data.i18n.messages import translate

_SOURCES, _NAME = "source_urls", "name of "


@cache_by_facts(64)
def heads(facts: Facts, table: str, codes: bool = False) -> tuple[Head, ...]:
    """The columns of a table as a reader sees them, in the order in which they are read.

    Parameters
    ----------
    facts : Facts
        In the language of the labels.
    table : str
        One of ``facts.table_names``.
    codes : bool
        Whether codes, ids and flags that repeat are among them.
    """
    return tuple(
        replace(head, label=translate(head.label, facts.lang))
        for head in HEADS[table]
        if codes or not head.is_technical
    )


def label_of(facts: Facts, table: str, column: str) -> str:
    """What a column is called, where it stands first.

    Parameters
    ----------
    facts, table
        As in `heads`.
    column : str
        As in the file.
    """
    own = (head for head in heads(facts, table, codes=True) if head.column == column)
    return next(own).label


def as_read(facts: Facts, table: str, rows: pd.DataFrame, codes: bool = False) -> pd.DataFrame:
    """Rows of a table under the heads that a reader sees.

    Parameters
    ----------
    facts, table
        As in `heads`.
    rows : pandas.DataFrame
        Of `data.catalog.tables.filter_rows`.
    codes : bool
        As in `heads`.

    Returns
    -------
    pandas.DataFrame
        Numbered from 0; among the sources of a row the official ones stand first. Without
        ``codes`` a cell of a fixed choice is in words.
    """
    names = names_of_codes(facts, table, rows)
    if _SOURCES in rows:
        ordered = {cell: LIST_SEPARATOR.join(official_first(cell)) for cell in set(rows[_SOURCES])}
        rows = rows.assign(**{_SOURCES: rows[_SOURCES].map(ordered)})
    own = heads(facts, table, codes)
    if not codes:
        columns = [head.column for head in own if not head.is_named]
        rows = rows.assign(**{name: in_words(facts, table, name, rows[name]) for name in columns})
    cells = pd.concat([rows, names.add_prefix(_NAME)], axis=1)
    columns = [f"{_NAME}{head.column}" if head.is_named else head.column for head in own]
    read = cells[columns].set_axis([head.label for head in own], axis=1)
    return read.reset_index(drop=True)


def names_of_codes(facts: Facts, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The names that stand in a table in place of codes.

    Parameters
    ----------
    facts, table
        As in `heads`.
    rows : pandas.DataFrame
        Some or all rows of the table, each cell as text.

    Returns
    -------
    pandas.DataFrame
        With the index of ``rows``, and a column for each that is named.
    """
    named = [head.column for head in HEADS[table] if head.is_named]
    return pd.DataFrame(
        {column: _names(facts, column, rows[column]) for column in named}, index=rows.index
    )


def _names(facts: Facts, column: str, cells: pd.Series) -> list[str]:
    name = _NAMED[column](facts) if column in _NAMED else facts.name
    return [", ".join(name(code) or code for code in cell.split(LIST_SEPARATOR)) for cell in cells]


def _commodities(facts: Facts) -> Callable[[str], str | None]:
    return dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True)).get


def _agreements(facts: Facts) -> Callable[[str], str | None]:
    rows = facts.agreements
    words = rows["partner_name"] + ": " + rows["title"]
    return dict(zip(rows["agreement_id"], words, strict=True)).get


_NAMED = {"slug": _commodities, "agreement_id": _agreements}
"""What gives the names of codes that are not of countries, by column."""

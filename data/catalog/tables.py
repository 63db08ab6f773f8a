"""The tables as a reader browses them: rows by name, columns explained, words searched for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.agreements.counting import signed_texts
from data.catalog.package import TITLES, field
from data.catalog.reading import names_of_codes
from data.facts.cache import cache_by_facts
from data.facts.integrity import KEYS
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.messages import N_, speaking, translate

BETWEEN = "."
DEFAULT_TABLE = "agreements"
_TYPES = {
    "string": N_("characters"),
    "number": N_("number"),
    "integer": N_("whole number"),
    "boolean": N_("true or false"),
    "year": N_("year"),
    "date": N_("date"),
}


@dataclass(frozen=True)
class Column:
    """What a column means.

    Attributes
    ----------
    name, meaning, kind : str
        As in the file, in words, and the type in words.
    allowed : str
        What a cell may hold beyond its type, or "".
    """

    name: str
    meaning: str
    kind: str
    allowed: str


def title_of(table: str, lang: str = ENGLISH) -> str:
    """What a table holds, in a line.

    Parameters
    ----------
    table : str
        One of ``facts.table_names``.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    return translate(TITLES[table], lang)


@cache_by_facts(64)
def columns(facts: Facts, table: str) -> tuple[Column, ...]:
    """Every column of a table, explained from its schema.

    Parameters
    ----------
    facts : Facts
    table : str
        One of ``facts.table_names``.

    Returns
    -------
    tuple of Column
        In the order of the file, in the language of the facts.
    """
    _, explained = speaking(facts.lang), []
    for name in facts.raw_table(table):
        descriptor = field(table, str(name))
        kind = _(_TYPES.get(descriptor["type"], descriptor["type"]))
        meaning, allowed = _(descriptor["description"]), _allowed(descriptor, facts.lang)
        explained.append(Column(str(name), meaning, kind, allowed))
    return tuple(explained)


def _allowed(descriptor: Mapping[str, Any], lang: str) -> str:
    _, limits, rules = speaking(lang), descriptor.get("constraints", {}), []
    if limits.get("enum"):
        rules.append(_("one of {values}").format(values=", ".join(map(str, limits["enum"]))))
    if "minimum" in limits or "maximum" in limits:
        least, most = limits.get("minimum", "…"), limits.get("maximum", "…")
        rules.append(_("from {least} to {most}").format(least=least, most=most))
    if limits.get("pattern"):
        rules.append(_("of the pattern {pattern}").format(pattern=limits["pattern"]))
    if limits.get("unique"):
        rules.append(_("each value once"))
    if limits.get("required"):
        rules.append(_("never blank"))
    return "; ".join(rules)


@cache_by_facts(64)
def row_ids(facts: Facts, table: str) -> pd.Series:
    """The name of each row: its key columns, joined by a dot.

    Parameters
    ----------
    facts : Facts
    table : str
        One of ``facts.table_names``.

    Returns
    -------
    pandas.Series
        Of str, with the index of ``facts.raw_table(table)``; spaces are written as hyphens.
    """
    rows = facts.raw_table(table)
    first, *others = (rows[column] for column in KEYS[table])
    joined = first.str.cat(others, sep=BETWEEN) if others else first
    return joined.str.replace(" ", "-")


def row(facts: Facts, table: str, name: str) -> pd.Series | None:
    """One row by its name, every cell as text; None when there is none.

    Parameters
    ----------
    facts : Facts
    table : str
        One of ``facts.table_names``.
    name : str
        One of `row_ids`.
    """
    place = _places(facts, table).get(name)
    return None if place is None else facts.raw_table(table).iloc[place]


@cache_by_facts(64)
def _places(facts: Facts, table: str) -> dict[str, int]:
    """Where each row stands, from 0, by its name."""
    return {name: place for place, name in enumerate(row_ids(facts, table))}


_TITLES = ("title", "topic", "heading", "territory", "short_name", "label", "mineral", "statement")


@cache_by_facts(4096)
def heading(facts: Facts, table: str, name: str) -> str:
    """What a reader calls a row: its title, or its country and what else names it.

    Parameters
    ----------
    facts : Facts
    table : str
        One of ``facts.table_names``.
    name : str
        One of `row_ids`; what names no row is returned as it is.
    """
    record = row(facts, table, name)
    if record is None:
        return name
    for column in _TITLES:
        if record.get(column):
            return str(record[column])
    code = str(record.get("iso_a3", ""))
    return " · ".join([facts.name(code) or code or name, *name.split(BETWEEN)[1:]])


def filter_rows(
    facts: Facts,
    table: str,
    words: str = "",
    only: str = "",
    asof: date | None = None,
    **cells: str,
) -> pd.DataFrame:
    """The rows of a table that match, every cell as text, indexed by the row's name.

    Parameters
    ----------
    facts : Facts
    table : str
        One of ``facts.table_names``.
    words : str
        Every word must stand in some cell, in any case: of any column of the file, or in a name
        that stands in place of a code (`data.catalog.reading.names_of_codes`).
    only : str
        ``signed``: of the agreements, those that count as signed by a day.
    asof : datetime.date or None
        That day; None means the last event of the facts.
    **cells
        Column to the value that it must hold; "" matches everything.

    Returns
    -------
    pandas.DataFrame
        In the order of the file.
    """
    rows = facts.raw_table(table).set_axis(row_ids(facts, table))
    if only == "signed" and table == "agreements":
        signed = signed_texts(facts, asof or facts.last_event)["agreement_id"]
        rows = rows.loc[rows["agreement_id"].isin(set(signed))]
    for column, value in cells.items():
        if value:
            rows = rows.loc[rows[column] == value]
    if words.strip():
        row_texts = _row_texts(facts, table)
        for word in words.casefold().split():
            rows = rows.loc[row_texts.reindex(rows.index).str.contains(word, regex=False)]
    return rows


@cache_by_facts(32)
def _row_texts(facts: Facts, table: str) -> pd.Series:
    """All words of each row, by its name: cells, and names that stand in place of codes."""
    rows = facts.raw_table(table)
    rows = pd.concat([rows, names_of_codes(facts, table, rows)], axis=1)
    return rows.agg(" ".join, axis=1).str.casefold().set_axis(row_ids(facts, table))


def filters(facts: Facts, table: str) -> dict[str, tuple[str, ...]]:
    """The columns that are worth filtering by, and their values: those with a fixed choice.

    Parameters
    ----------
    facts : Facts
    table : str
        One of ``facts.table_names``.

    Returns
    -------
    dict of str to tuple of str
        Column to the values that occur in it, sorted.
    """
    choices = {}
    for column in columns(facts, table):
        descriptor = field(table, column.name)
        if "enum" in descriptor.get("constraints", {}):
            values = sorted(set(facts.raw_table(table)[column.name]) - {""})
            if 1 < len(values) <= _MOST_VALUES:
                choices[column.name] = tuple(values)
    return dict(list(choices.items())[:_MOST_FILTERS])


_MOST_VALUES, _MOST_FILTERS = 12, 5

"""A table to browse: search, filters, rows to open, column descriptions and downloads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from charts.spec.page_specs import SourcesSpec
from data.catalog.reading import as_read, heads, label_of
from data.catalog.tables import DEFAULT_TABLE, Column, columns, filter_rows, filters, title_of
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import counted
from data.partners.lookup import match_country
from views.blocks import Action, Blocks, Details, Group, Notice, Table, Text
from views.context import SourcesContext
from views.fields import Choice, RowFilter, Switch, TextField
from views.text.i18n import _
from views.text.markdown import escape_markdown

_LONGEST_SEARCH = 100
_MOST_QUOTED = 60
_ROW_HEIGHT, _MOST_HEIGHT = 38, 560
"""In CSS pixels; a table that is taller scrolls."""


def table_of(spec: SourcesSpec) -> str:
    """The table that a view browses."""
    return spec.table or DEFAULT_TABLE


def filter_name(table: str, column: str) -> str:
    """What the live page keeps the filter of a column under.

    Parameters
    ----------
    table, column : str
    """
    return f"filter_{table}_{column}"


def controls(context: SourcesContext, cells: Mapping[str, str]) -> Group:
    """The table, words to search its rows for, and values that columns must hold.

    Parameters
    ----------
    context : SourcesContext
    cells : mapping of str to str
        Column to the value that it must hold, "" for any.
    """
    facts, spec = context.facts, context.spec
    table = table_of(spec)
    chosen = Choice(
        _("Table"),
        "table",
        {name: f"{name} — {title_of(name, facts.lang)}" for name in facts.table_names},
        table,
        width=420,
        resets={"row": "", "only": ""},
    )
    search = TextField(
        _("Search the rows"),
        "q",
        spec.q,
        _LONGEST_SEARCH,
        placeholder=_("A name, a code, a mineral, a publisher"),
        width=280,
    )
    codes = Switch(_("Show codes and ids"), "codes", spec.codes)
    fields = (chosen, search, *_row_filters(facts, table, cells), codes)
    return Group("controls", fields, "controls")


def _row_filters(facts: Facts, table: str, cells: Mapping[str, str]) -> tuple[RowFilter, ...]:
    return tuple(
        RowFilter(
            label_of(facts, table, column),
            filter_name(table, column),
            values,
            cells.get(column, ""),
        )
        for column, values in filters(facts, table).items()
    )


def browsed(context: SourcesContext, cells: Mapping[str, str]) -> Blocks:
    """How many rows there are, and the rows; choosing one opens it in words.

    Parameters
    ----------
    context : SourcesContext
        Holds the words that are searched for.
    cells : mapping of str to str
        As in `controls`.
    """
    facts, spec = context.facts, context.spec
    rows = filter_rows(facts, table_of(spec), spec.q, spec.only, context.asof, **cells)
    said = _("{said}. Choose a row to read it in words, with its sources.").format(
        said=_summary(context, len(rows))
    )
    found = _empty_result(facts, spec) if rows.empty else (_table(context, rows),)
    return Text(said, quiet=True), *found


def _summary(context: SourcesContext, found: int) -> str:
    facts, table = context.facts, table_of(context.spec)
    summary = _("{rows} of {every}").format(
        rows=counted(found, "row", "rows", facts.lang), every=len(facts.table(table))
    )
    if context.spec.only == "signed" and table == "agreements":
        return _("{rows}: agreements that count as signed by {day}").format(
            rows=summary, day=format_date(context.asof, facts.lang)
        )
    return summary


def _table(context: SourcesContext, rows: pd.DataFrame) -> Table:
    facts, table = context.facts, table_of(context.spec)
    shown = as_read(facts, table, rows, context.spec.codes)
    explained = {column.name: _help(column) for column in columns(facts, table)}
    return Table(
        shown,
        table,
        row_changes=tuple({"row": name} for name in rows.index),
        height=min(_ROW_HEIGHT * (len(rows) + 1), _MOST_HEIGHT),
        has_file=False,
        help={
            head.label: explained[head.column] for head in heads(facts, table, context.spec.codes)
        },
    )


def _help(column: Column) -> str:
    meaning = escape_markdown(column.meaning)
    return f"{meaning}. {escape_markdown(column.allowed)}" if column.allowed else meaning


def _empty_result(facts: Facts, spec: SourcesSpec) -> Blocks:
    """A search that matches nothing: what else the words may mean, and how to undo it."""
    code = match_country(facts, spec.q, facts.countries["iso_a3"], exactly=True)
    text = _("No row holds “{q}” under these filters.{also}").format(
        q=escape_markdown(spec.q[:_MOST_QUOTED]), also=_hint(facts, code) if code else ""
    )
    return Notice(text), Group("other_searches", tuple(_other_searches(facts, spec, code)), "row")


def _hint(facts: Facts, code: str) -> str:
    name = escape_markdown(facts.name(code))
    return _(" {name} stands in the tables as {code}.").format(name=name, code=code)


def _other_searches(facts: Facts, spec: SourcesSpec, code: str) -> Iterable[Action]:
    if code:
        yield Action(_("Search for {code}").format(code=code), "instead_code", {"q": code})
    table = table_of(spec)
    names = tuple(filter_name(table, column) for column in filters(facts, table))
    yield Action(_("Clear all"), "show_all", {"q": "", "only": "", "row": ""}, clears=names)


def column_meanings(facts: Facts, table: str) -> Details:
    """What each column means, from the schema that validates the table.

    Parameters
    ----------
    facts : Facts
    table : str
        One of `Facts.table_names`.
    """

    def rows() -> Blocks:
        meanings = [
            {
                _("Column"): label_of(facts, table, column.name),
                _("In the files"): f"`{column.name}`",
                _("Meaning"): escape_markdown(column.meaning),
                _("Type"): column.kind,
                _("Allowed"): escape_markdown(column.allowed) or _("any words"),
            }
            for column in columns(facts, table)
        ]
        return (Table(pd.DataFrame(meanings), "columns", has_file=False, is_static=True),)

    return Details(_("What the columns mean"), "columns", rows)


def download_links(table: str) -> Text:
    """Links to this table and to all tables, as files."""
    files = " · ".join(
        f"[{escape_markdown(table)}.{end}](/data/{table}.{end})" for end in ("csv", "json")
    )
    everything = _("everything as a Data Package")
    whole = f"[{everything}](/data/atlas.zip)"
    return Text(_("Download: {files} · {whole}").format(files=files, whole=whole))

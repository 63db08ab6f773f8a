"""One row, in words: every cell under what it means, its sources as links."""

from __future__ import annotations

from functools import partial

import pandas as pd

from data.catalog.reading import heads, label_of
from data.catalog.sources import publication_of
from data.catalog.tables import heading, row, title_of
from data.facts.store import Facts
from views.blocks import Blocks, Group, Heading, Notice, Text
from views.controls import close_button
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import row_link, split_reference

_LINKED = ("source_urls", "address")
_REFERRING = ("related_rows",)
_LONGEST_NAME = 80


def record(facts: Facts, table: str, name: str) -> Blocks:
    """The row, or that there is none of this name; nothing where none is named.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    table : str
        One of `Facts.table_names`.
    name : str
        Of the row, as `data.catalog.tables.row_ids` has it; "" for none.
    """
    if not name:
        return ()
    cells = row(facts, table, name)
    if cells is None:
        return (_missing(facts, table, name),)
    title = (
        Heading(escape_markdown(heading(facts, table, name))),
        close_button("close_record", "row"),
    )
    blocks = (
        Group("record_heading", title, "heading"),
        Text(f"{escape_markdown(table)}.csv · {escape_markdown(name)}", quiet=True),
        Text(_in_words(facts, table, cells)),
        *_publication(facts, cells),
    )
    return (Group("record", blocks, "card"),)


def _missing(facts: Facts, table: str, name: str) -> Notice:
    text = _("{table}: no row is called “{name}”. The table is shown.").format(
        table=escape_markdown(title_of(table, facts.lang)),
        name=escape_markdown(name[:_LONGEST_NAME]),
    )
    return Notice(text, "warning")


def _in_words(facts: Facts, table: str, cells: pd.Series) -> str:
    names = dict.fromkeys(head.column for head in heads(facts, table, codes=True))
    cell = partial(_cell, facts, table)
    return "  \n".join(
        f"**{escape_markdown(label_of(facts, table, name))}** — {cell(name, cells[name])}"
        for name in names
    )


def _cell(facts: Facts, table: str, column: str, text: str) -> str:
    if not text:
        return _("not stated")
    if column in _LINKED:
        return source_links(text)
    if column in _REFERRING:
        return " · ".join(row_link(*split_reference(part), part) for part in text.split(";"))
    if column == "agreement_ids" or (table == "provisions" and column == "agreement_id"):
        return " · ".join(row_link("agreements", part, part) for part in text.split(";"))
    if column.endswith(("iso_a3", "iso_a3s")):
        return escape_markdown(", ".join(f"{facts.name(c) or c} ({c})" for c in text.split(";")))
    return escape_markdown(text)


def _publication(facts: Facts, cells: pd.Series) -> Blocks:
    """The work that a figure comes from."""
    work = publication_of(facts, str(cells.get("source", "")))
    if work is None:
        return ()
    text = _("**From** — {link}, {publisher}, {published_label}; {license}").format(
        link=row_link("publications", work["publication_id"], work["title"]),
        publisher=escape_markdown(work["publisher"]),
        published_label=escape_markdown(work["published_label"]),
        license=escape_markdown(work["licence"]),
    )
    return (Text(text),)

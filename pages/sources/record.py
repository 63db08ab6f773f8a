"""One row, in words: every cell under what it means, its sources as links."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.catalog.sources import publication_of
from data.catalog.tables import columns, heading, row, title_of
from data.facts.store import Facts
from data.partners.lookup import match_country
from pages.components.controls import close_button
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import row_link, split_reference

_LINKED = ("source_urls", "address")
_REFERRING = ("related_rows",)


def draw(facts: Facts, table: str, name: str) -> None:
    """The row, or that there is none of this name."""
    record = row(facts, table, name)
    if record is None:
        st.warning(
            _("{table}: no row is called “{name}”. The table is shown.").format(
                table=escape_markdown(title_of(table, facts.lang)), name=escape_markdown(name[:80])
            )
        )
        return
    with st.container(border=True, key="record"):
        with st.container(horizontal=True, vertical_alignment="top"):
            st.header(escape_markdown(heading(facts, table, name)), anchor=False)
            close_button("close_record", "row")
        st.caption(f"{escape_markdown(table)}.csv · {escape_markdown(name)}")
        lines = [
            f"**{escape_markdown(_column_label(name))}** — {_cell(facts, name, record[name])}"
            for name in (column.name for column in columns(facts, table))
        ]
        st.markdown("  \n".join(lines))
        _publication(facts, record)


def _column_label(column: str) -> str:
    return column.replace("_", " ")


def _cell(facts: Facts, column: str, text: str) -> str:
    if not text:
        return _("not stated")
    if column in _LINKED:
        return source_links(text)
    if column in _REFERRING:
        return " · ".join(row_link(*split_reference(part), part) for part in text.split(";"))
    if column == "agreement_ids":
        return " · ".join(row_link("agreements", part, part) for part in text.split(";"))
    if column.endswith(("iso_a3", "iso_a3s")):
        return escape_markdown(", ".join(f"{facts.name(c) or c} ({c})" for c in text.split(";")))
    return escape_markdown(text)


def _publication(facts: Facts, record: pd.Series) -> None:
    """The work that a figure comes from."""
    work = publication_of(facts, str(record.get("source", "")))
    if work is not None:
        st.markdown(
            _("**From** — {link}, {publisher}, {published_label}; {license}").format(
                link=row_link("publications", work["publication_id"], work["title"]),
                publisher=escape_markdown(work["publisher"]),
                published_label=escape_markdown(work["published_label"]),
                license=escape_markdown(work["licence"]),
            )
        )


def suggested(facts: Facts, text: str) -> str:
    """The code of a country that a search may mean, or ""."""
    return match_country(facts, text, facts.countries["iso_a3"], exactly=True)

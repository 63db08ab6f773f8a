"""A table to browse: search, filters, column descriptions and downloads."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from charts.spec.chart_spec import ChartSpec
from data.catalog.tables import columns, filter_rows, filters, title_of
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import counted
from pages import url_state
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown
from pages.sources.record import suggested


def choose(facts: Facts, spec: ChartSpec, table: str) -> dict[str, str]:
    """Table, search and filters; returns the requested cell values by column."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.selectbox(
            _("Table"),
            facts.table_names,
            format_func=lambda name: f"{name} — {title_of(name, facts.lang)}",
            width=420,
            **url_state.bind_widget(
                "w_table", table, lambda name: {"table": name, "row": "", "only": ""}
            ),
        )
        st.text_input(
            _("Search the rows"),
            placeholder=_("A name, a code, a mineral, a publisher"),
            width=280,
            **url_state.bind_widget(
                "w_q", spec.q, lambda text: {"q": " ".join((text or "").split())[:100]}
            ),
        )
        chosen = {}
        for column, values in filters(facts, table).items():
            picked = st.selectbox(
                column.replace("_", " ").capitalize(),
                ["", *values],
                format_func=lambda value: value or _("All"),
                width=160,
                key=f"filter_{table}_{column}",
            )
            chosen[column] = picked
    return chosen


def draw(facts: Facts, spec: ChartSpec, table: str, cells: dict[str, str]) -> None:
    """The requested rows; choosing one opens it in words."""
    rows = filter_rows(facts, table, spec.q, spec.only, spec.as_of_date(facts), **cells)
    total = len(facts.table(table))
    summary = _("{rows} of {every}").format(
        rows=counted(len(rows), "row", "rows", facts.lang), every=total
    )
    if spec.only == "signed" and table == "agreements":
        summary = _("{rows}: agreements that count as signed by {day}").format(
            rows=summary, day=format_date(spec.as_of_date(facts), facts.lang)
        )
    st.caption(
        _("{said}. Choose a row to read it in words, with its sources.").format(said=summary)
    )
    if rows.empty:
        _empty_result(facts, spec)
        return
    st.dataframe(
        rows.reset_index(drop=True),
        key=f"rows_{table}",
        hide_index=True,
        width="stretch",
        height=min(38 * (len(rows) + 1), 560),
        column_config={
            column.name: st.column_config.TextColumn(
                column.name.replace("_", " "), help=_help(column.meaning, column.allowed)
            )
            for column in columns(facts, table)
        },
        on_select=lambda: _open_selected(table, list(rows.index)),
        selection_mode="single-row",
    )


def _help(meaning: str, allowed: str) -> str:
    return (
        f"{escape_markdown(meaning)}. {escape_markdown(allowed)}"
        if allowed
        else escape_markdown(meaning)
    )


def _open_selected(table: str, names: list[str]) -> None:
    chosen: Any = st.session_state.get(f"rows_{table}") or {}
    indexes = chosen.get("selection", {}).get("rows", [])
    if indexes:
        url_state.change(row=names[indexes[0]])


def _empty_result(facts: Facts, spec: ChartSpec) -> None:
    """A search that matches nothing: what else the words may mean, and how to undo it."""
    code = suggested(facts, spec.q)
    hint = (
        _(" {name} stands in the tables as {code}.").format(
            name=escape_markdown(facts.name(code)), code=code
        )
        if code
        else ""
    )
    st.info(
        _("No row holds “{q}” under these filters.{also}").format(
            q=escape_markdown(spec.q[:60]), also=hint
        )
    )
    with st.container(horizontal=True):
        if code:
            st.button(
                _("Search for {code}").format(code=code),
                key="instead_code",
                on_click=url_state.change,
                kwargs={"q": code},
            )
        st.button(_("Clear all"), key="show_all", on_click=_reset)


def _reset() -> None:
    for key in [key for key in st.session_state if str(key).startswith("filter_")]:
        del st.session_state[key]
    url_state.change(q="", only="", row="")


def explain(facts: Facts, table: str) -> None:
    """What each column means, from the schema that validates the table."""
    opened = st.expander(_("What the columns mean"), key="columns", on_change="rerun")
    if opened.open:
        with opened:
            st.table(
                pd.DataFrame(
                    [
                        {
                            _("Column"): f"`{column.name}`",
                            _("Meaning"): escape_markdown(column.meaning),
                            _("Type"): column.kind,
                            _("Allowed"): escape_markdown(column.allowed) or _("any words"),
                        }
                        for column in columns(facts, table)
                    ]
                ).set_index(_("Column"))
            )


def download_links(table: str) -> None:
    """Links to this table and to all tables, as files."""
    files = " · ".join(
        f"[{escape_markdown(table)}.{end}](/data/{table}.{end})" for end in ("csv", "json")
    )
    everything = _("everything as a Data Package")
    whole = f"[{everything}](/data/atlas.zip)"
    st.markdown(_("Download: {files} · {whole}").format(files=files, whole=whole))

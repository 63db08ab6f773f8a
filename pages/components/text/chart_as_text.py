"""A chart for those who read rather than look: in words, as a table, and the same as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pandas as pd
import streamlit as st

from charts.content import alt_text, table
from charts.spec.chart_spec import ChartSpec
from charts.urls import content_spec
from data.catalog.csv_safety import spreadsheet_safe_csv
from data.facts.store import Facts
from data.i18n.messages import N_
from pages import url_state
from views.text.i18n import _


def in_words(facts: Facts, chart: str, spec: ChartSpec) -> str:
    """What a chart shows in a view, for its text alternative."""
    return _in_words(facts, chart, content_spec(chart, spec))


@lru_cache(maxsize=512)
def _in_words(facts: Facts, chart: str, spec: ChartSpec) -> str:
    return alt_text(spec.replace(chart=chart), facts)


_HEADS = {
    "iso_a3": N_("Code"),
    "texts": N_("Agreements signed"),
    "partners": N_("Signatories"),
    "came": N_("Attended"),
    "share_of_world_pct": N_("Share of world, %"),
    "china_pct": N_("China, %"),
    "relation_label": N_("At the ministerial"),
    "printed": N_("Printed instead of a number"),
    "meaning": N_("Meaning"),
    "more_than": N_("Lower bound"),
    "whole_percent": N_("Whole percents"),
}
_OF_THE_FILE = ("asof", "licence", "facts_version")


def chart_rows(facts: Facts, chart: str, spec: ChartSpec) -> pd.DataFrame:
    """The rows that a chart is drawn from, under heads in words; names stand alone in cells."""
    rows = table(spec.replace(lang=facts.lang).replace(chart=chart), facts).drop(
        columns=list(_OF_THE_FILE)
    )
    if {"iso_a3", "name"} <= set(rows):
        local = url_state.local_facts()
        rows = rows.assign(name=[local.name(code) for code in rows["iso_a3"]])
    return rows.rename(columns=_head)


def _head(key: str) -> str:
    return _(_HEADS[key]) if key in _HEADS else key.replace("_", " ").capitalize()


def folded_table(frame: Callable[[], pd.DataFrame], words: str, name: str) -> None:
    """A table and its file in an expander; built only once it is opened."""
    opened = st.expander(words, key=f"table_{name}", on_change="rerun")
    if opened.open:
        with opened:
            table_and_file(frame(), name)


def table_and_file(frame: pd.DataFrame, name: str) -> None:
    """A sortable table, and a button that downloads exactly its rows as CSV.

    The file is built in advance: one that Streamlit builds when the button is pressed is gone as
    soon as another reader's run has cleaned up (``MediaFileManager``, streamlit 1.67).
    """
    st.dataframe(frame, hide_index=True, width="stretch")
    st.download_button(
        _("Download as CSV"),
        data=spreadsheet_safe_csv(frame),
        file_name=f"ministerial-atlas-{name}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"file_{name}",
    )

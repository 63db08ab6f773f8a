"""Filters, charts and tables of the Timeline page."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import FIRST_DAY, LAST_DAY, selectable
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import CONFIDENCE_LABELS, REGION_LABELS, counted
from data.i18n.messages import N_
from data.timeline.chronology import LANES, chronology, count_steps
from pages import url_state
from pages.components import controls
from pages.components.text.chart_as_text import table_and_file
from pages.components.text.i18n import _, month_format, plotly_config
from pages.components.text.markdown import escape_markdown

_CONFIDENCE = {"": N_("All"), "high": N_("High only"), "medium": N_("Medium or better")}
_CLICKS = "atlas_event_clicks"


def filters(local: Facts, spec: ChartSpec) -> None:
    """Kind, partner, region, confidence and a range of days.

    Parameters
    ----------
    local : Facts
        In the reader's language: the partners' names stand alone.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.slider(
            _("From and to"),
            FIRST_DAY,
            LAST_DAY,
            format=month_format(local.lang),
            width=340,
            **url_state.bind_widget("w_range", _range(spec), _range_change),
        )
        codes = _sorted_codes(local)
        st.selectbox(
            _("Partner"),
            codes,
            format_func=local.name,
            placeholder=_("All"),
            width=190,
            **url_state.bind_widget(
                "w_partner", spec.partner or None, lambda c: {"partner": c or ""}
            ),
        )
        controls.region(spec)
        controls.choice(_("Confidence"), "confidence", _CONFIDENCE, spec.confidence)
    st.pills(
        _("Kinds"),
        list(LANES),
        selection_mode="multi",
        format_func=lambda kind: escape_markdown(_(LANES[kind])),
        label_visibility="collapsed",
        wrap=True,
        **url_state.bind_widget("w_kind", list(spec.kind), _kinds_change),
    )


def _range(spec: ChartSpec) -> tuple[date, date]:
    return spec.start or FIRST_DAY, spec.end or LAST_DAY


def _range_change(days: tuple[date, date]) -> dict[str, date | None]:
    start, end = days
    return {
        "start": None if start == FIRST_DAY else start,
        "end": None if end == LAST_DAY else end,
    }


def _kinds_change(chosen: list[str]) -> dict[str, tuple[str, ...]]:
    return {"kind": tuple(kind for kind in LANES if kind in chosen)}


@lru_cache(maxsize=18)
def _sorted_codes(facts: Facts) -> list[str]:
    return sorted(selectable(facts), key=facts.name)


def empty_result(facts: Facts, spec: ChartSpec) -> None:
    """An empty timeline: the active filters, and a button that clears them."""
    criteria = []
    if spec.kind:
        kinds = ", ".join(_(LANES[kind]) for kind in spec.kind)
        criteria.append(_("kind {names}").format(names=kinds))
    if spec.partner:
        criteria.append(_("partner {name}").format(name=facts.name(spec.partner)))
    if spec.region:
        criteria.append(_("region {name}").format(name=_(REGION_LABELS[spec.region])))
    if spec.confidence:
        criteria.append(_(_CONFIDENCE[spec.confidence]).lower())
    if spec.start:
        criteria.append(_("from {day}").format(day=format_date(spec.start, facts.lang)))
    if spec.end:
        criteria.append(_("to {day}").format(day=format_date(spec.end, facts.lang)))
    st.info(
        _(
            "Nothing on the timeline fits what was asked: {told}. That nothing is listed does not "
            "mean that nothing happened."
        ).format(told=escape_markdown("; ".join(criteria)))
    )
    st.button(_("Clear all"), on_click=_reset, key="reset")


def _reset() -> None:
    url_state.change(kind=(), partner="", region="", confidence="", start=None, end=None)


def chart(figure: go.Figure, alt: str) -> None:
    """The timeline; a click on a mark opens its details."""
    clicks = st.session_state.setdefault(_CLICKS, 0)
    st.plotly_chart(
        figure,
        key=f"timeline_{clicks}",
        on_select=_open_clicked,
        selection_mode="points",
        config=plotly_config(url_state.language()),
        alt=alt,
    )


def _open_clicked() -> None:
    clicks = st.session_state[_CLICKS]
    chosen: Any = st.session_state.get(f"timeline_{clicks}") or {}
    points = chosen.get("selection", {}).get("points", [])
    if points and points[0].get("customdata"):
        row = points[0]["customdata"]
        url_state.change(event=row[0] if isinstance(row, list) else row)
        st.session_state[_CLICKS] = clicks + 1


def table(local: Facts, rows: pd.DataFrame, name: str) -> None:
    """The rows of the chart, for those who read rather than look, and as a file."""
    row_count = counted(len(rows), "row", "rows", url_state.sentence_language())
    opened = st.expander(
        _("Table: {rows}").format(rows=row_count),
        key=f"table_{name}",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            table_and_file(as_table(local, rows), name)


def as_table(local: Facts, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the chronology in words; dates and names stand alone in their cells."""
    partner_names = [", ".join(local.name(code) for code in codes) for codes in rows["partners"]]
    dates = chronology(local).set_index("row")["label"]
    return pd.DataFrame(
        {
            _("Date"): rows["row"].map(dates),
            _("From"): rows["first"],
            _("To"): rows["last"],
            _("Kind"): rows["kind"].map(LANES).map(_),
            _("Title"): rows["title"],
            _("Partners"): partner_names,
            _("Counted"): rows["counted"].map({True: _("yes"), False: _("no")}),
            _("Scheduled"): rows["scheduled"].map({True: _("yes"), False: _("no")}),
            _("Confidence"): rows["confidence"].map(CONFIDENCE_LABELS).map(_),
            _("Sources"): rows["source_urls"],
        }
    )


def count_table(local: Facts) -> None:
    """The steps of the count as a table and a file."""
    opened = st.expander(_("The count as a table"), key="table_count", on_change="rerun")
    if opened.open:
        with opened:
            rows = [
                {
                    _("Date"): format_date(step.day, local.lang),
                    _("Agreements signed"): step.texts,
                    _("Signatories"): step.partners,
                    _("Signed on the day"): ", ".join(step.names),
                }
                for step in count_steps(local)
            ]
            table_and_file(pd.DataFrame(rows), "count")

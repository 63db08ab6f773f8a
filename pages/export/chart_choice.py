"""What is exported: the chart, and the few keys that it is drawn from."""

from __future__ import annotations

from datetime import date

import streamlit as st

from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import FIRST_DAY, selectable
from charts.types.lookup import chart_type, chart_types
from data.facts.store import Facts
from data.minerals.shares import available, nearest, years_by_stage
from pages import url_state
from pages.components import controls, partner_finder, timeline_controls
from pages.components import mineral_finder as minerals
from pages.components.text.i18n import _


def charts(spec: ChartSpec) -> None:
    """Which chart."""
    labels = {chart.name: _(chart.label) for chart in chart_types()}
    with st.container(key="charts"):
        st.segmented_control(
            _("Chart"),
            list(labels),
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            required=True,
            **url_state.bind_widget("w_chart", spec.chart, _chart_change),
        )


def _chart_change(chart: str) -> dict[str, object]:
    """Changing the chart clears the text that was written for the last one."""
    return {"chart": chart, "title": "", "subtitle": "", "note": ""}


def view(facts: Facts, spec: ChartSpec) -> None:
    """What the chart shows: the controls of the keys that it is drawn from."""
    keys = chart_type(spec.chart).keys
    if "kind" in keys:
        timeline_controls.filters(url_state.local_facts(), spec)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        if "group" in keys:
            _mineral(facts, spec)
            return
        _subject(facts, spec)
        if "worldview" in keys:
            controls.worldview(spec)
        _asof(facts, spec)


def _subject(facts: Facts, spec: ChartSpec) -> None:
    """What a map is colored by and whom it highlights; whom a card is about."""
    chart = chart_type(spec.chart)
    if "color" in chart.keys:
        controls.coloring(facts, spec)
        controls.region(spec)
        _highlight(facts, spec)
    elif chart.required_key == "partner":
        partner_finder.search(url_state.local_facts(), spec.partner)


def is_open(spec: ChartSpec) -> bool:
    """Whether something must be chosen before there is an image."""
    return not chart_type(spec.chart).is_drawable(spec)


def _highlight(facts: Facts, spec: ChartSpec) -> None:
    """The country that stands out on the map, if any."""
    local = url_state.local_facts()
    st.selectbox(
        _("Highlight"),
        ["", *sorted(selectable(facts), key=local.name)],
        format_func=lambda code: local.name(code) or _("No one"),
        width=190,
        **url_state.bind_widget("w_highlight", spec.partner, lambda code: {"partner": code}),
    )


def _mineral(facts: Facts, spec: ChartSpec) -> None:
    """All minerals as an overview, or one at a stage."""
    listed = available(facts)
    mineral_labels = {
        slug: label for slug, label in minerals.labels(facts).items() if slug in listed
    }
    options = {"": _("All, as an overview")} | mineral_labels
    st.selectbox(
        _("Mineral"),
        list(options),
        format_func=options.__getitem__,
        width=280,
        **url_state.bind_widget(
            "w_mineral",
            spec.commodity if spec.commodity in options else "",
            lambda slug: {"commodity": slug, "stage": "", "year": 0},
        ),
    )
    if spec.commodity in mineral_labels:
        chosen = nearest(facts, spec.commodity, spec.stage, spec.year)
        stages = years_by_stage(facts, spec.commodity)
        minerals.stage_and_year(facts, stages, chosen.stage, chosen.year)
        minerals.producers(spec)
    else:
        minerals.group_and_order(facts, spec)


def _asof(facts: Facts, spec: ChartSpec) -> None:
    def to_changes(day: date | None) -> dict[str, date | None]:
        return {"asof": None if day == facts.last_event else day}

    st.date_input(
        _("As of"),
        min_value=FIRST_DAY,
        max_value=facts.last_event,
        format="YYYY-MM-DD",
        width=152,
        **url_state.bind_widget("w_export_asof", spec.as_of_date(facts), to_changes),
    )

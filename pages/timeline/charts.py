"""The charts of the Timeline page on the screen."""

from __future__ import annotations

from typing import Any

import streamlit as st

from charts.figures.count import count_figure
from charts.figures.timeline import timeline_figure
from data.timeline.chronology import count_steps
from pages import url_state
from pages.components.text.i18n import plotly_config
from views.chart_text import in_words
from views.context import PageContext
from views.partner_labels import country_names
from views.timeline import timeline_rows

_CLICKS = "atlas_event_clicks"


def draw_timeline(context: PageContext) -> None:
    """Draw the timeline; a click on a mark opens its details."""
    facts = context.facts
    figure = timeline_figure(
        timeline_rows(context),
        context.asof,
        facts.covered_to,
        context.theme,
        country_names(facts),
        lang=facts.lang,
    )
    clicks = st.session_state.setdefault(_CLICKS, 0)
    st.plotly_chart(
        figure,
        key=f"timeline_{clicks}",
        on_select=_open_clicked,
        selection_mode="points",
        config=plotly_config(context.spec.lang),
        alt=in_words(facts, "timeline", context.spec),
    )


def _open_clicked() -> None:
    clicks = st.session_state[_CLICKS]
    chosen: Any = st.session_state.get(f"timeline_{clicks}") or {}
    points = chosen.get("selection", {}).get("points", [])
    if points and points[0].get("customdata"):
        row = points[0]["customdata"]
        url_state.change(event=row[0] if isinstance(row, list) else row)
        st.session_state[_CLICKS] = clicks + 1


def draw_count(context: PageContext) -> None:
    """Draw the count of signed agreements as it grew."""
    facts = context.facts
    st.plotly_chart(
        count_figure(count_steps(facts), context.asof, facts.covered_to, context.theme, facts.lang),
        key="count",
        config=plotly_config(context.spec.lang),
        alt=in_words(facts, "count", context.spec),
    )

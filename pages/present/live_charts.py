"""The live charts of a slide, in type that is legible at the back of a room."""

from __future__ import annotations

from functools import partial

import plotly.graph_objects as go
import streamlit as st

from charts.briefing import Slide
from charts.content import table
from charts.figures.count import count_figure
from charts.figures.share_bars import overview_bars, partner_bars, ranking_bars
from charts.rows import legend_names
from data.timeline.chronology import count_steps
from pages.components.blocks import LiveCharts
from pages.components.globe import draw_globe_of_slide
from pages.components.text.i18n import plotly_config
from views.context import PageContext

_TYPE = 19
"""Pixels of type in a chart."""

_MOST_MINERALS = 6


def live_charts(slide: Slide) -> LiveCharts:
    """What draws the chart of a slide, by its name."""
    drawings = {"globe": _globe, "count": _count, "shares": _shares, "partner": _partner}
    return {name: partial(draw, slide) for name, draw in drawings.items()}


def _globe(slide: Slide, context: PageContext) -> None:
    draw_globe_of_slide(context, slide.spec)


def _count(slide: Slide, context: PageContext) -> None:
    facts, theme = context.facts, context.theme
    day = slide.spec.as_of_date(facts)
    figure = count_figure(count_steps(facts), day, facts.covered_to, theme, facts.lang)
    figure.update_layout(height=520, font={"size": _TYPE}, margin={"l": 50, "t": 50, "b": 70})
    figure.update_xaxes(tickfont={"size": _TYPE - 3})
    _show(figure, "slide_count", slide, context)


def _shares(slide: Slide, context: PageContext) -> None:
    facts, theme = context.facts, context.theme
    rows = table(slide.spec.replace(chart="shares"), facts)
    if slide.spec.commodity:
        figure = ranking_bars(rows, theme, _TYPE, facts.lang)
    else:
        names = legend_names(slide.spec, facts)
        labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
        figure = overview_bars(rows, names, labels, theme, _TYPE, facts.lang)
    figure.update_layout(height=540)
    _show(figure, "slide_shares", slide, context)


def _partner(slide: Slide, context: PageContext) -> None:
    """The partner's largest listed shares."""
    rows = table(slide.spec.replace(chart="partner"), context.facts).head(_MOST_MINERALS)
    figure = partner_bars(rows, context.theme, _TYPE, context.facts.lang)
    figure.update_layout(height=430)
    _show(figure, "slide_minerals", slide, context)


def _show(figure: go.Figure, key: str, slide: Slide, context: PageContext) -> None:
    config = plotly_config(context.spec.lang)
    st.plotly_chart(figure, key=key, config=config, alt=slide.alt)

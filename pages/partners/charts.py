"""The live charts of partners: shares of the world, and what several list."""

from __future__ import annotations

from functools import lru_cache, partial
from types import MappingProxyType

import plotly.graph_objects as go
import streamlit as st

from charts.figures.common_minerals import common_minerals_figure
from charts.figures.partner_minerals import minerals_figure
from data.facts.store import Facts
from data.i18n.labels import STAGE_LABELS
from data.partners.comparison import common_minerals
from data.partners.minerals import beside_china
from pages.components.blocks import LiveCharts
from pages.components.text.i18n import plotly_config
from views.context import PageContext
from views.partners import common_minerals as shared
from views.partners.minerals import shares_in_words


def _draw(context: PageContext, figure: go.Figure, key: str, alt: str) -> None:
    st.plotly_chart(figure, key=key, config=plotly_config(context.spec.lang), alt=alt)


def _draw_minerals(context: PageContext, stage: str) -> None:
    facts, code = context.facts, context.spec.partner
    figure = _minerals_figure(facts, code, stage, context.theme)
    _draw(context, figure, f"minerals_{stage}", shares_in_words(facts, code, stage))


@lru_cache(maxsize=512)
def _minerals_figure(facts: Facts, code: str, stage: str, theme: str) -> go.Figure:
    """Shared by all readers, so nobody changes it."""
    rows = beside_china(facts, code)
    return minerals_figure(rows.loc[rows["stage"] == stage], theme, facts.lang)


def _draw_common_minerals(context: PageContext) -> None:
    codes, facts = context.spec.compare, context.facts
    figure = common_minerals_figure(shared.named_rows(context), codes, context.theme, facts.lang)
    _draw(context, figure, "common_minerals", shared.rows_in_words(common_minerals(facts, codes)))


CHARTS: LiveCharts = MappingProxyType(
    {
        "common_minerals": _draw_common_minerals,
        **{f"minerals_{stage}": partial(_draw_minerals, stage=stage) for stage in STAGE_LABELS},
    }
)
"""What draws each chart of the page, by its name."""

"""The count of agreements and signatories over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from charts.captions import Caption
from charts.captions.alternative_text import describe_count
from charts.captions.timelines import of_count
from charts.rows import count_rows
from charts.spec.chart_spec import ChartSpec
from charts.types.chart_type import ChartType
from data.facts.store import Facts
from data.i18n.messages import N_
from data.timeline.chronology import count_steps

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

    from charts.print.edition import Edition
    from charts.print.frame import Sheet


def _draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    from charts.print.count import draw

    return draw(spec, facts, edition, caption, rows)


def _figure(spec: ChartSpec, facts: Facts, rows: pd.DataFrame, theme: str, size: int) -> Figure:
    from charts.figures.count import count_figure

    steps, day = count_steps(facts), spec.as_of_date(facts)
    figure = count_figure(steps, day, facts.covered_to, theme, facts.lang)
    figure.update_layout(font={"size": size}, margin={"l": 50, "t": 50, "b": 70})
    figure.update_xaxes(tickfont={"size": size - 3})
    return figure


def _native(page: Any, spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Any:
    from charts.native.count import add_count_chart

    return add_count_chart(page, spec, facts, rows)


CHART = ChartType(
    name="count",
    label=N_("Count over time"),
    page="timeline",
    keys=("asof", "lang"),
    rows=count_rows,
    caption=of_count,
    description=describe_count,
    draw=_draw,
    figure=_figure,
    figure_height=520,
    native=_native,
    embed_height=560,
)

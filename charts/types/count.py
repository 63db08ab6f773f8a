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

if TYPE_CHECKING:
    from charts.print.edition import Edition
    from charts.print.frame import Sheet


def _draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    from charts.print.count import draw

    return draw(spec, facts, edition, caption, rows)


def _native(
    stage: Any, spec: ChartSpec, facts: Facts, rows: pd.DataFrame, highlight: tuple[str, ...]
) -> Any:
    """The lines: they are nobody's, so that nobody is highlighted in them."""
    from charts.native.count import add_count_chart

    return add_count_chart(stage, spec, facts, rows)


CHART = ChartType(
    name="count",
    label=N_("Count over time"),
    picture=lambda spec: N_("Line chart"),
    page="timeline",
    keys=("asof", "lang"),
    rows=count_rows,
    caption=of_count,
    description=describe_count,
    draw=_draw,
    native=_native,
    embed_height=560,
)

"""Shares of the world total: every mineral as an overview, or one with its producers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from charts.captions import Caption
from charts.captions.alternative_text import describe_shares
from charts.captions.shares import of_shares
from charts.rows import shares_rows
from charts.spec.chart_spec import ChartSpec
from charts.types.chart_type import ChartType
from charts.types.file_parts import measure_parts
from data.facts.store import Facts
from data.i18n.messages import N_

if TYPE_CHECKING:
    from charts.print.edition import Edition
    from charts.print.frame import Sheet


def _draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    from charts.print.shares import draw

    return draw(spec, facts, edition, caption, rows)


def _native(
    stage: Any, spec: ChartSpec, facts: Facts, rows: pd.DataFrame, highlight: tuple[str, ...]
) -> Any:
    from charts.native.shares import add_shares_chart

    return add_shares_chart(stage, spec, facts, rows, highlight)


def _file_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """The output whose producers are ranked; the overview has none."""
    return measure_parts(spec, facts) if spec.commodity else []


CHART = ChartType(
    name="shares",
    label=N_("Shares"),
    picture=lambda spec: N_("Bar chart"),
    # What a group has without its largest member belongs to what it has.
    has_divisible_title=lambda spec: bool(spec.commodity),
    page="minerals",
    keys=(
        *("commodity", "stage", "year", "coalition", "group", "order"),
        *("producers", "asof", "lang"),
    ),
    edition_keys=("highlight",),
    rows=shares_rows,
    caption=of_shares,
    description=describe_shares,
    draw=_draw,
    file_parts=_file_parts,
    native=_native,
)

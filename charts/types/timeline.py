"""The timeline: events and agreements as marks in lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from charts.captions import Caption
from charts.captions.alternative_text import describe_timeline
from charts.captions.timelines import of_timeline
from charts.rows import timeline_rows
from charts.spec.chart_spec import ChartSpec
from charts.types.chart_type import ChartType
from charts.types.file_parts import partner_parts
from data.facts.store import Facts
from data.i18n.messages import N_

if TYPE_CHECKING:
    from charts.print.edition import Edition
    from charts.print.frame import Sheet


def _draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    from charts.print.timeline import draw

    return draw(spec, facts, edition, caption, rows)


CHART = ChartType(
    name="timeline",
    label=N_("Timeline"),
    picture=lambda spec: N_("Timeline"),
    page="timeline",
    keys=("kind", "partner", "region", "confidence", "start", "end", "asof", "lang"),
    edition_keys=("highlight",),
    rows=timeline_rows,
    caption=of_timeline,
    description=describe_timeline,
    draw=_draw,
    file_parts=partner_parts,
    drawing_keys=("lanes",),
    embed_height=900,
)

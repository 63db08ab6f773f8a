"""The world map, colored by status, by agreement, by membership or by share of a mineral."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from charts.captions import Caption
from charts.captions.alternative_text import describe_map
from charts.captions.maps import of_map
from charts.rows import map_rows
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
    from charts.print.map import draw

    return draw(spec, facts, edition, caption, rows)


def _file_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """The output, the initiative, the status or the agreements that color the map."""
    if spec.color == "mineral":
        return measure_parts(spec, facts)
    if spec.color == "agreement":
        return ["agreements", *(measure_parts(spec, facts) if spec.commodity else [])]
    if spec.color == "initiative":
        return [spec.initiative]
    return [spec.status[0] if len(spec.status) == 1 else "signed"]


CHART = ChartType(
    name="map",
    label=N_("Map"),
    picture=lambda spec: N_("Map") if spec.region else N_("World map"),
    page="",
    keys=(
        *("color", "initiative", "commodity", "stage", "year", "producers"),
        *("asof", "worldview", "region", "status", "partner", "lang"),
    ),
    look_keys=("worldview", "partner"),
    edition_keys=("highlight", "labels", "annotate"),
    rows=map_rows,
    caption=of_map,
    description=describe_map,
    draw=_draw,
    file_parts=_file_parts,
    drawing_keys=("zoom",),
    embed_height=600,
)

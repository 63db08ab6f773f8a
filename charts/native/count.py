"""The count over time as a native chart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from charts.native.slide_chart import add_chart
from charts.native.stage import Stage
from charts.palette import THEMES
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import speaking


def add_count_chart(
    stage: Stage, spec: ChartSpec, facts: Facts, rows: pd.DataFrame
) -> GraphicFrame | None:
    """The running totals as lines that rise in steps, over the days of a spreadsheet.

    Parameters
    ----------
    stage : Stage
        The slide that gets the chart.
    spec : ChartSpec
        Its as-of date is where the lines end.
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.rows.count_rows`; it may be empty.

    Returns
    -------
    GraphicFrame or None
        None before the first step.
    """
    if rows.empty:
        return None
    _ = speaking(facts.lang)
    data = XyChartData(number_format="0")
    series_names = {"texts": _("Agreements signed")}
    if (rows["texts"] != rows["partners"]).any():
        series_names["partners"] = _("Signatories")
    for key, name in series_names.items():
        series, before = data.add_series(name), 0
        for day, value in zip(rows["day"], rows[key], strict=True):
            series.add_data_point(_serial_date(day), before)
            series.add_data_point(_serial_date(day), int(value))
            before = int(value)
        series.add_data_point(_serial_date(spec.as_of_date(facts).isoformat()), before)
    frame = add_chart(stage, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data)
    chart, ink = frame.chart, THEMES[stage.look.theme]
    for place, (line, color) in enumerate(
        zip(chart.plots[0].series, (ink.accent, ink.highlight), strict=False)
    ):
        stage.look.paint(line.format.line.color, color, place)
        line.format.line.width, line.smooth = Pt(2.5), False
        _label_last(stage, line)
    counts = chart.value_axis
    counts.minimum_scale, counts.tick_labels.number_format = 0, "0"
    counts.tick_labels.number_format_is_linked = False
    days = chart.category_axis
    days.minimum_scale = _serial_date(rows["day"].iloc[0]) - 20
    days.has_major_gridlines, days.major_unit = False, 91
    days.tick_labels.number_format, days.tick_labels.number_format_is_linked = "mmm yyyy", False
    return frame


def _label_last(stage: Stage, line: Any) -> None:
    """The number that a line ends with."""
    label = line.points[len(list(line.values)) - 1].data_label
    label.position = XL_LABEL_POSITION.ABOVE
    label.font.size, label.font.bold = Pt(stage.size(14)), True
    stage.look.write(label.font.color)


_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's dates (ECMA-376 part 1, 18.17.4.1, the 1900 date system)."""


def _serial_date(day: str) -> int:
    return (date.fromisoformat(day) - _EPOCH).days

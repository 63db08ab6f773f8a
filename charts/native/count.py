"""The count over time as a native chart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from charts.native.slide_chart import THEME, add_chart, in_rgb
from charts.palette import THEMES
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import speaking


def add_count_chart(
    page: Any, spec: ChartSpec, facts: Facts, rows: pd.DataFrame
) -> GraphicFrame | None:
    """The running totals as lines that rise in steps, over the days of a spreadsheet.

    Parameters
    ----------
    page : pptx.slide.Slide
        Which gets the chart.
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
    frame = add_chart(page, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data)
    chart, ink = frame.chart, THEMES[THEME]
    for line, color in zip(chart.plots[0].series, (ink.accent, ink.highlight), strict=False):
        line.format.line.color.rgb, line.format.line.width = in_rgb(color), Pt(2.5)
        line.smooth = False
    days = chart.category_axis
    days.minimum_scale = _serial_date(rows["day"].iloc[0]) - 20
    days.has_major_gridlines, days.major_unit = False, 91
    days.tick_labels.number_format, days.tick_labels.number_format_is_linked = "mmm yyyy", False
    return frame


_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's dates (ECMA-376 part 1, 18.17.4.1, the 1900 date system)."""


def _serial_date(day: str) -> int:
    return (date.fromisoformat(day) - _EPOCH).days

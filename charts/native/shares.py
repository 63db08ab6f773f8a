"""Shares of the world total as native bars."""

from __future__ import annotations

from math import ceil
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Inches

from charts.native.slide_chart import MARGIN, THEME, WIDTH, add_chart, fill_series, style_text
from charts.palette import PARTS as COLORS
from charts.producer_rows import (
    MOST_ON_A_SLIDE,
    chart_lines,
    colors,
    share_in_words,
    without_number,
)
from charts.producer_rows import label as relation_name
from charts.rows import legend_names
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.labels import STAGE_IN_A_WORD
from data.i18n.messages import speaking
from data.minerals.overview import PARTS

_NOTE_TOP, _NOTE_HEIGHT = Inches(6.38), Inches(0.36)


def add_shares_chart(
    page: Any, spec: ChartSpec, facts: Facts, rows: pd.DataFrame
) -> GraphicFrame | None:
    """One mineral's producers, or the overview, as bars.

    Parameters
    ----------
    page : pptx.slide.Slide
        Which gets the chart.
    spec : ChartSpec
        With a ``commodity`` its producers, else the overview.
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.rows.shares_rows` for the view.

    Returns
    -------
    GraphicFrame or None
        None where no share is listed.
    """
    if rows.empty or rows["share_of_world_pct"].isna().all():
        return None
    add = _add_ranking_chart if spec.commodity else _add_overview_chart
    return add(page, spec, facts, rows)


def _add_ranking_chart(
    page: Any, spec: ChartSpec, facts: Facts, rows: pd.DataFrame
) -> GraphicFrame:
    """One series for each relation, so that the legend and the data sheet name them."""
    bars = chart_lines(rows, MOST_ON_A_SLIDE, facts.lang)
    bars = bars.loc[bars["share_of_world_pct"].notna()].iloc[::-1]
    data = CategoryChartData(number_format="0.0")
    data.categories = [
        f"{row['name']} {share_in_words(row, facts.lang)}" for row in bars.to_dict("records")
    ]
    relations = [key for key in colors(THEME) if (bars["relation"] == key).any()]
    for key in relations:
        own = bars["share_of_world_pct"].where(bars["relation"] == key)
        data.add_series(
            relation_name(key, spec.as_of_date(facts), facts.lang),
            [None if pd.isna(share) else float(share) for share in own],
        )
    note = without_number(rows, facts)
    height = _NOTE_HEIGHT if note else 0
    frame = add_chart(page, XL_CHART_TYPE.BAR_STACKED, data, less=height)
    chart = frame.chart
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    fill_series(chart, [colors(THEME)[key] for key in relations])
    _add_note(page, note)
    return frame


def _add_note(page: Any, text: str) -> None:
    """A line under the bars, if there is anything to say."""
    if text:
        box = page.shapes.add_textbox(MARGIN, _NOTE_TOP, WIDTH - 2 * MARGIN, _NOTE_HEIGHT)
        box.name = "Note"
        box.text_frame.word_wrap = True
        box.text_frame.text = text
        style_text(box.text_frame, 12, quiet=True)


def _add_overview_chart(
    page: Any, spec: ChartSpec, facts: Facts, rows: pd.DataFrame
) -> GraphicFrame:
    """The shares as they are: where rounded parts add to more than 100%, the axis ends later."""
    _ = speaking(facts.lang)
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    names = legend_names(spec, facts)
    keys = list(dict.fromkeys(zip(rows["line"], rows["panel"], strict=True)))[::-1]
    values = rows.set_index(["line", "panel", "part"])["share_of_world_pct"]
    first = rows.drop_duplicates(["line", "panel"]).set_index(["line", "panel"])
    data = CategoryChartData(number_format="0.0")
    stages = {key: _(STAGE_IN_A_WORD[stage]) for key, stage in first["stage"].items()}
    data.categories = [
        f"{labels[line]}, {stages[line, panel]} {first.at[(line, panel), 'year']}"
        for line, panel in keys
    ]
    present_parts = [part for part in PARTS if (rows["part"] == part).any()]
    for part in present_parts:
        data.add_series(names[part], [_cell(values, (*key, part)) for key in keys])
    frame = add_chart(page, XL_CHART_TYPE.BAR_STACKED, data)
    chart = frame.chart
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    chart.value_axis.maximum_scale = max(100, ceil(values.groupby(level=[0, 1]).sum().max()))
    chart.value_axis.major_unit = 20
    parts = dict(zip(PARTS, COLORS[THEME], strict=True))
    fill_series(chart, [parts[part] for part in present_parts])
    return frame


def _cell(values: pd.Series, key: tuple[str, str, str]) -> float | None:
    return float(values[key]) if key in values.index else None

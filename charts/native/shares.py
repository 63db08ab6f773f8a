"""Shares of the world total as native bars."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from charts.native.slide_chart import (
    add_chart,
    fill_series,
    places,
    scale_to_whole,
    style_text,
)
from charts.native.stage import Stage
from charts.palette import PARTS as COLORS
from charts.producer_rows import (
    MORE,
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
from data.minerals.relations import OTHERS

_NOTE_SIZE = 12
_LABELED = '[>=7]0.0"%";""'
"""A part of a bar that is narrower than its number has none; the sheet holds it."""


def add_shares_chart(
    stage: Stage, spec: ChartSpec, facts: Facts, rows: pd.DataFrame
) -> GraphicFrame | None:
    """One mineral's producers, or the overview, as bars.

    Parameters
    ----------
    stage : Stage
        The slide that gets the chart.
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
    return add(stage, spec, facts, rows)


def _add_ranking_chart(
    stage: Stage, spec: ChartSpec, facts: Facts, rows: pd.DataFrame
) -> GraphicFrame:
    """One series for each relation, so that the legend and the data sheet name them."""
    bars = chart_lines(rows, MOST_ON_A_SLIDE, facts.lang)
    bars = bars.loc[bars["share_of_world_pct"].notna()].iloc[::-1]
    data = CategoryChartData(number_format="0.0")
    data.categories = [
        f"{row['name']} {share_in_words(row, facts.lang)}" for row in bars.to_dict("records")
    ]
    relations = [key for key in colors(stage.look.theme) if (bars["relation"] == key).any()]
    for key in relations:
        own = bars["share_of_world_pct"].where(bars["relation"] == key)
        data.add_series(
            relation_name(key, spec.as_of_date(facts), facts.lang),
            [None if pd.isna(share) else float(share) for share in own],
        )
    note = without_number(rows, facts)
    height = stage.note_height(note, _NOTE_SIZE)
    frame = add_chart(stage, XL_CHART_TYPE.BAR_STACKED, data, less=height)
    chart, shades = frame.chart, colors(stage.look.theme)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    scale_to_whole(chart)
    fill_series(
        stage,
        chart,
        [shades[key] for key in relations],
        [key in (OTHERS, MORE) for key in relations],
    )
    _add_note(stage, note, height)
    return frame


def _add_note(stage: Stage, text: str, height: int) -> None:
    """A line under the bars, if there is anything to say."""
    if text:
        _rest, strip = stage.body.cut(height)
        box = stage.page.shapes.add_textbox(*strip.place)
        box.name = "Note"
        box.text_frame.word_wrap = True
        box.text_frame.text = text
        style_text(box.text_frame, stage.look, stage.size(_NOTE_SIZE), quiet=True)


def _add_overview_chart(
    stage: Stage, spec: ChartSpec, facts: Facts, rows: pd.DataFrame
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
    frame = add_chart(stage, XL_CHART_TYPE.BAR_STACKED, data)
    chart = frame.chart
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    scale_to_whole(chart, ceil(values.groupby(level=[0, 1]).sum().max()))
    parts = dict(zip(PARTS, COLORS[stage.look.theme], strict=True))
    fills, gray = (
        [parts[part] for part in present_parts],
        [part == "rest" for part in present_parts],
    )
    fill_series(stage, chart, fills, gray)
    _label_parts(stage, chart, fills, gray)
    return frame


def _label_parts(stage: Stage, chart: Any, fills: Sequence[str], gray: Sequence[bool]) -> None:
    """The number of each part that is wide enough for it, in a color that stands out from it."""
    for (own, place), series in zip(places(fills, gray), chart.plots[0].series, strict=True):
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _LABELED, False
        labels.font.size = Pt(stage.size(11))
        stage.look.write_on(labels.font.color, own, place)


def _cell(values: pd.Series, key: tuple[str, str, str]) -> float | None:
    return float(values[key]) if key in values.index else None

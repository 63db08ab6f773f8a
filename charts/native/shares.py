"""Shares of the world total as native bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from charts.captions.caption_parts import sentences
from charts.figures.emphasis import highlighted_only
from charts.native.slide_chart import (
    add_chart,
    fade_points,
    fill_series,
    places,
    scale_to_whole,
    style_text,
)
from charts.native.stage import Stage
from charts.overview_parts import parts_of_bars
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
    stage: Stage,
    spec: ChartSpec,
    facts: Facts,
    rows: pd.DataFrame,
    highlight: tuple[str, ...] = (),
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
    highlight : tuple of str
        Codes of countries that keep their color, while the others fade; as far as any is drawn.

    Returns
    -------
    GraphicFrame or None
        None where no share is listed.
    """
    if rows.empty or rows["share_of_world_pct"].isna().all():
        return None
    add = _add_ranking_chart if spec.commodity else _add_overview_chart
    return add(stage, spec, facts, rows, highlight)


def _add_ranking_chart(
    stage: Stage, spec: ChartSpec, facts: Facts, rows: pd.DataFrame, highlight: tuple[str, ...]
) -> GraphicFrame:
    """One series for each relation, so that the legend and the data sheet name them."""
    bars = chart_lines(rows, MOST_ON_A_SLIDE, facts.lang, highlight)
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
    highlight = tuple(code for code in highlight if code in set(bars["iso_a3"]))
    note = sentences(
        _in_a_sentence(highlighted_only(highlight, facts)), without_number(rows, facts)
    )
    height = stage.note_height(note, _NOTE_SIZE)
    frame = add_chart(stage, XL_CHART_TYPE.BAR_STACKED, data, less=height)
    chart, shades = frame.chart, colors(stage.look.theme)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    scale_to_whole(chart)
    fills = [shades[key] for key in relations]
    gray = [key in (OTHERS, MORE) for key in relations]
    fill_series(stage, chart, fills, gray)
    behind = [place for place, code in enumerate(bars["iso_a3"]) if code not in highlight]
    for mark, series in zip(places(fills, gray), chart.plots[0].series, strict=True):
        fade_points(stage, series, mark, behind if highlight else ())
    _add_note(stage, note, height)
    return frame


def _in_a_sentence(words: str) -> str:
    return f"{words}." if words else ""


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
    stage: Stage, spec: ChartSpec, facts: Facts, rows: pd.DataFrame, highlight: tuple[str, ...]
) -> GraphicFrame:
    """The shares as they are: where rounded parts add to more than 100%, the axis ends later.

    A highlighted country is a series of its own beside the others of its part, which fade.
    """
    bars = parts_of_bars(rows, spec, facts, highlight)
    keys, names = list(bars)[::-1], legend_names(spec, facts)
    cells = {(*key, one.part, one.code): one.percent for key in keys for one in bars[key]}
    series = _series_of(cells, highlight)
    data = CategoryChartData(number_format="0.0")
    data.categories = _bar_names(rows, keys, facts)
    for part, code in series:
        name = facts.name(code) if code else names[part]
        data.add_series(name, [cells.get((*key, part, code)) for key in keys])
    frame = add_chart(stage, XL_CHART_TYPE.BAR_STACKED, data)
    chart = frame.chart
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    scale_to_whole(chart, ceil(max(sum(one.percent for one in bar) for bar in bars.values())))
    _paint_parts(stage, chart, series)
    return frame


Series = list[tuple[str, str]]
"""Of each the part, and the code of the highlighted country whose it is, or ""."""


def _series_of(cells: Iterable[tuple[str, str, str, str]], highlight: tuple[str, ...]) -> Series:
    """The series that there are, in the order in which they are drawn."""
    there = {(part, code) for _line, _panel, part, code in cells}
    return [(part, code) for part in PARTS for code in (*highlight, "") if (part, code) in there]


def _bar_names(rows: pd.DataFrame, keys: Sequence[tuple[str, str]], facts: Facts) -> list[str]:
    """What is mined or processed, and in which year."""
    _ = speaking(facts.lang)
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    first = rows.drop_duplicates(["line", "panel"]).set_index(["line", "panel"])
    stages = {key: _(STAGE_IN_A_WORD[stage]) for key, stage in first["stage"].items()}
    return [
        f"{labels[line]}, {stages[line, panel]} {first.at[(line, panel), 'year']}"
        for line, panel in keys
    ]


def _paint_parts(stage: Stage, chart: Any, series: Series) -> None:
    """Each part in its color, that of the highlighted in full; and its number where it has room."""
    present = [part for part in PARTS if any(part == one for one, _code in series)]
    colors = dict(zip(PARTS, COLORS[stage.look.theme], strict=True))
    fills, gray = [colors[part] for part in present], [part == "rest" for part in present]
    marks = dict(zip(present, places(fills, gray), strict=True))
    is_muted = any(code for _part, code in series)
    for (part, code), one in zip(series, chart.plots[0].series, strict=True):
        one.format.fill.solid()
        labels, (own, place) = one.data_labels, marks[part]
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _LABELED, False
        labels.font.size = Pt(stage.size(11))
        if is_muted and not code:
            stage.look.fade(one.format.fill.fore_color, own, place)
            stage.look.write(labels.font.color)
        else:
            stage.look.paint(one.format.fill.fore_color, own, place)
            stage.look.write_on(labels.font.color, own, place)

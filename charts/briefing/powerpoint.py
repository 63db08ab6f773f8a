"""A briefing as PowerPoint: titles as text, native charts with their data, crisp pictures.

A chart that is bars or a line is a native chart that can be edited; a map is a picture with its
alternative text. The sources stand in the footer, what the speaker says in the notes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from math import ceil
from types import MappingProxyType
from typing import Any

import pandas as pd
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from charts.briefing import Slide
from charts.briefing.native_charts import (
    BODY_HEIGHT,
    BODY_TOP,
    FONT,
    HEIGHT,
    MARGIN,
    THEME,
    WIDTH,
    chart_place,
    describe,
    fill_series,
    in_rgb,
    native_chart,
)
from charts.palette import PARTS as COLORS
from charts.palette import THEMES
from charts.print import Edition, render
from charts.producer_rows import (
    MOST_ON_A_SLIDE,
    chart_lines,
    colors,
    share_in_words,
    without_number,
)
from charts.producer_rows import label as relation_name
from charts.rows import legend_names, table
from data.facts.store import Facts
from data.i18n.labels import STAGE_IN_A_WORD
from data.i18n.messages import N_, speaking
from data.minerals.overview import PARTS

_TITLE = (Inches(0.35), Inches(1.15))
_NOTE_TOP, _NOTE_HEIGHT = Inches(6.38), Inches(0.36)
_FOOT_TOP, _FOOT_HEIGHT = Inches(6.82), Inches(0.45)
_LONG_TITLE = 90
_TITLE_ONLY, _TITLE_AND_CONTENT = 5, 1
"""Layouts of python-pptx's own template: their placeholders are real ones."""

_FOOT = N_("Source: {source}. Ministerial Atlas, facts {version}.")


def as_powerpoint(slides: Sequence[Slide], facts: Facts) -> bytes:
    """The slides as a PowerPoint file (Office Open XML), 13.333 by 7.5 inches.

    The same slides and facts give the same content; no clock is in it.
    """
    facts = facts.localized(slides[0].spec.lang) if slides else facts
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.core_properties.title = slides[0].title if slides else "Ministerial Atlas"
    deck.core_properties.author = "Ministerial Atlas"
    _ = speaking(facts.lang)
    deck.core_properties.comments = _("Facts {version}").format(version=facts.version)
    for slide in slides:
        _add_slide(deck, slide, facts)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _add_slide(deck: Any, slide: Slide, facts: Facts) -> None:
    layout = deck.slide_layouts[_TITLE_ONLY if slide.chart else _TITLE_AND_CONTENT]
    page = deck.slides.add_slide(layout)
    _set_title(page, slide.title)
    if slide.chart:
        _NATIVE.get(slide.chart, _add_picture)(page, slide, facts)
    else:
        _set_points(page, slide.points)
    _add_footer(page, slide.source, facts)
    page.notes_slide.notes_text_frame.text = slide.notes


def _set_title(page: Any, words: str) -> None:
    frame = page.shapes.title
    frame.left, frame.top, frame.width, frame.height = (
        MARGIN,
        _TITLE[0],
        WIDTH - 2 * MARGIN,
        _TITLE[1],
    )
    frame.text_frame.text = words
    frame.text_frame.word_wrap = True
    frame.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _style_text(frame.text_frame, 30 if len(words) < _LONG_TITLE else 24, bold=True)


def _set_points(page: Any, points: Sequence[str]) -> None:
    body = page.placeholders[1]
    body.left, body.top = MARGIN, BODY_TOP
    body.width, body.height = WIDTH - 2 * MARGIN, BODY_HEIGHT
    body.text_frame.text = points[0] if points else ""
    for point in points[1:]:
        body.text_frame.add_paragraph().text = point
    _style_text(body.text_frame, 22 if sum(map(len, points)) < 500 else 16)


def _style_text(frame: Any, size: int, bold: bool = False, quiet: bool = False) -> None:
    ink = THEMES[THEME]
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, FONT
        paragraph.font.color.rgb = in_rgb(ink.quiet_ink if quiet else ink.ink)
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(size / 2)


def _add_footer(page: Any, source: str, facts: Facts) -> None:
    box = page.shapes.add_textbox(MARGIN, _FOOT_TOP, WIDTH - 2 * MARGIN, _FOOT_HEIGHT)
    box.name = "Source"
    box.text_frame.word_wrap = True
    template = speaking(facts.lang)(_FOOT)
    box.text_frame.text = template.format(source=source, version=facts.version)
    _style_text(box.text_frame, 10, quiet=True)


def _add_picture(page: Any, slide: Slide, facts: Facts) -> None:
    """Legend and picture alone: the slide has the text itself."""
    edition = Edition("png", "slide", bare=True)
    image = io.BytesIO(render(slide.chart, slide.spec, facts, edition))
    left, top, width, _ = chart_place()
    describe(page.shapes.add_picture(image, left, top, width=width), slide)


def _add_count_chart(page: Any, slide: Slide, facts: Facts) -> None:
    """The running totals as native lines that rise in steps, over the days of a spreadsheet."""
    _, rows = speaking(facts.lang), table("count", slide.spec, facts)
    if rows.empty:
        _add_picture(page, slide, facts)
        return
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
        series.add_data_point(_serial_date(slide.spec.as_of_date(facts).isoformat()), before)
    chart = native_chart(page, slide, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data)
    ink = THEMES[THEME]
    for line, color in zip(chart.plots[0].series, (ink.accent, ink.highlight), strict=False):
        line.format.line.color.rgb, line.format.line.width = in_rgb(color), Pt(2.5)
        line.smooth = False
    days = chart.category_axis
    days.minimum_scale = _serial_date(rows["day"].iloc[0]) - 20
    days.has_major_gridlines, days.major_unit = False, 91
    days.tick_labels.number_format, days.tick_labels.number_format_is_linked = "mmm yyyy", False


_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's dates (ECMA-376 part 1, 18.17.4.1, the 1900 date system)."""


def _serial_date(day: str) -> int:
    return (date.fromisoformat(day) - _EPOCH).days


def _add_shares_chart(page: Any, slide: Slide, facts: Facts) -> None:
    rows = table("shares", slide.spec, facts)
    if rows.empty or rows["share_of_world_pct"].isna().all():
        _add_picture(page, slide, facts)
    elif slide.spec.commodity:
        _add_ranking_chart(page, slide, rows, facts)
    else:
        _add_overview_chart(page, slide, rows, facts)


def _add_ranking_chart(page: Any, slide: Slide, rows: pd.DataFrame, facts: Facts) -> None:
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
            relation_name(key, slide.spec.as_of_date(facts), facts.lang),
            [None if pd.isna(share) else float(share) for share in own],
        )
    note = without_number(rows, facts)
    chart = native_chart(
        page, slide, XL_CHART_TYPE.BAR_STACKED, data, less=_NOTE_HEIGHT if note else 0
    )
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    fill_series(chart, [colors(THEME)[key] for key in relations])
    _add_note(page, note)


def _add_note(page: Any, text: str) -> None:
    """A line under the bars, if there is anything to say."""
    if text:
        box = page.shapes.add_textbox(MARGIN, _NOTE_TOP, WIDTH - 2 * MARGIN, _NOTE_HEIGHT)
        box.name = "Note"
        box.text_frame.word_wrap = True
        box.text_frame.text = text
        _style_text(box.text_frame, 12, quiet=True)


def _add_overview_chart(page: Any, slide: Slide, rows: pd.DataFrame, facts: Facts) -> None:
    """The shares as they are: where rounded parts add to more than 100%, the axis ends later."""
    _ = speaking(facts.lang)
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    names = legend_names(slide.spec, facts)
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
    chart = native_chart(page, slide, XL_CHART_TYPE.BAR_STACKED, data)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    chart.value_axis.maximum_scale = max(100, ceil(values.groupby(level=[0, 1]).sum().max()))
    chart.value_axis.major_unit = 20
    parts = dict(zip(PARTS, COLORS[THEME], strict=True))
    fill_series(chart, [parts[part] for part in present_parts])


def _cell(values: pd.Series, key: tuple[str, str, str]) -> float | None:
    return float(values[key]) if key in values.index else None


_NATIVE: MappingProxyType[str, Callable[[Any, Slide, Facts], None]] = MappingProxyType(
    {"count": _add_count_chart, "shares": _add_shares_chart}
)
"""The charts that PowerPoint can draw itself; any other is a picture."""

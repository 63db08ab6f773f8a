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
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from charts.briefing import Slide
from charts.palette import PARTS as COLOURS
from charts.palette import THEMES, rgb
from charts.print import Edition, render
from charts.producers import colours, drawn_lines, share_in_words, without_number
from charts.producers import label as relation_name
from charts.share_bars import MOST_BARS
from charts.tables import table
from data.coalition import part_names
from data.interface import marked, speaking
from data.overview import PARTS
from data.store import Facts
from data.words import STAGE_IN_A_WORD

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_MARGIN = Inches(0.55)
_TITLE = (Inches(0.35), Inches(1.15))
_BODY_TOP, _BODY_HEIGHT = Inches(1.6), Inches(5.1)
_NOTE_TOP, _NOTE_HEIGHT = Inches(6.38), Inches(0.36)
_FOOT_TOP, _FOOT_HEIGHT = Inches(6.82), Inches(0.45)
_FONT = "Source Sans 3"
_THEME = "light"
_LONG_TITLE = 90
_TITLE_ONLY, _TITLE_AND_CONTENT = 5, 1
"""Layouts of python-pptx's own template: their placeholders are real ones."""

_FOOT = marked("Source: {source}. Ministerial Atlas, facts {version}.")


def as_powerpoint(slides: Sequence[Slide], facts: Facts) -> bytes:
    """The slides as a PowerPoint file (Office Open XML), 13.333 by 7.5 inches.

    The same slides and facts give the same content; no clock is in it.
    """
    facts = facts.speaking(slides[0].spec.lang) if slides else facts
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.core_properties.title = slides[0].title if slides else "Ministerial Atlas"
    deck.core_properties.author = "Ministerial Atlas"
    _ = speaking(facts.lang)
    deck.core_properties.comments = _("Facts {version}").format(version=facts.version)
    for slide in slides:
        _add(deck, slide, facts)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _add(deck: Any, slide: Slide, facts: Facts) -> None:
    layout = deck.slide_layouts[_TITLE_ONLY if slide.chart else _TITLE_AND_CONTENT]
    page = deck.slides.add_slide(layout)
    _title(page, slide.title)
    if slide.chart:
        _DRAWN[slide.chart](page, slide, facts)
    else:
        _points(page, slide.points)
    _footer(page, slide.source, facts)
    page.notes_slide.notes_text_frame.text = slide.notes


def _title(page: Any, words: str) -> None:
    frame = page.shapes.title
    frame.left, frame.top, frame.width, frame.height = (
        _MARGIN,
        _TITLE[0],
        WIDTH - 2 * _MARGIN,
        _TITLE[1],
    )
    frame.text_frame.text = words
    frame.text_frame.word_wrap = True
    frame.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _type(frame.text_frame, 30 if len(words) < _LONG_TITLE else 24, bold=True)


def _points(page: Any, points: Sequence[str]) -> None:
    body = page.placeholders[1]
    body.left, body.top = _MARGIN, _BODY_TOP
    body.width, body.height = WIDTH - 2 * _MARGIN, _BODY_HEIGHT
    body.text_frame.text = points[0] if points else ""
    for point in points[1:]:
        body.text_frame.add_paragraph().text = point
    _type(body.text_frame, 22 if sum(map(len, points)) < 500 else 16)


def _type(frame: Any, size: int, bold: bool = False, quiet: bool = False) -> None:
    ink = THEMES[_THEME]
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, _FONT
        paragraph.font.color.rgb = _rgb(ink.quiet_ink if quiet else ink.ink)
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(size / 2)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*rgb(colour))


def _footer(page: Any, source: str, facts: Facts) -> None:
    box = page.shapes.add_textbox(_MARGIN, _FOOT_TOP, WIDTH - 2 * _MARGIN, _FOOT_HEIGHT)
    box.name = "Source"
    box.text_frame.word_wrap = True
    said = speaking(facts.lang)(_FOOT)
    box.text_frame.text = said.format(source=source, version=facts.version)
    _type(box.text_frame, 10, quiet=True)


def _body(less: int = 0) -> tuple[Length, Length, Length, Length]:
    """Where a chart stands; ``less`` is what its height leaves for a line below (EMU)."""
    return _MARGIN, _BODY_TOP, Emu(WIDTH - 2 * _MARGIN), Emu(_BODY_HEIGHT - less)


def _picture(page: Any, slide: Slide, facts: Facts) -> None:
    """Legend and picture alone: the slide says the words itself."""
    edition = Edition("png", "slide", bare=True)
    drawn = io.BytesIO(render(slide.chart, slide.spec, facts, edition))
    left, top, width, _ = _body()
    _describe(page.shapes.add_picture(drawn, left, top, width=width), slide)


def _describe(shape: Any, slide: Slide) -> None:
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", slide.alt)
    properties.set("title", slide.title)


def _count(page: Any, slide: Slide, facts: Facts) -> None:
    """The running totals as native lines that rise in steps, over the days of a spreadsheet."""
    _, rows = speaking(facts.lang), table("count", slide.spec, facts)
    if rows.empty:
        _picture(page, slide, facts)
        return
    data = XyChartData(number_format="0")
    drawn = {"texts": _("Agreements signed")}
    if (rows["texts"] != rows["partners"]).any():
        drawn["partners"] = _("Signatories")
    for key, name in drawn.items():
        series, before = data.add_series(name), 0
        for day, value in zip(rows["day"], rows[key], strict=True):
            series.add_data_point(_serial(day), before)
            series.add_data_point(_serial(day), int(value))
            before = int(value)
        series.add_data_point(_serial(slide.spec.day(facts).isoformat()), before)
    chart = _native(page, slide, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data)
    ink = THEMES[_THEME]
    for line, colour in zip(chart.plots[0].series, (ink.accent, ink.highlight), strict=False):
        line.format.line.color.rgb, line.format.line.width = _rgb(colour), Pt(2.5)
        line.smooth = False
    days = chart.category_axis
    days.minimum_scale = _serial(rows["day"].iloc[0]) - 20
    days.has_major_gridlines, days.major_unit = False, 91
    days.tick_labels.number_format, days.tick_labels.number_format_is_linked = "mmm yyyy", False


_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's dates (ECMA-376 part 1, 18.17.4.1, the 1900 date system)."""


def _serial(day: str) -> int:
    return (date.fromisoformat(day) - _EPOCH).days


def _shares(page: Any, slide: Slide, facts: Facts) -> None:
    rows = table("shares", slide.spec, facts)
    if rows.empty or rows["share_of_world_pct"].isna().all():
        _picture(page, slide, facts)
    elif slide.spec.commodity:
        _ranking(page, slide, rows, facts)
    else:
        _overview(page, slide, rows, facts)


def _ranking(page: Any, slide: Slide, rows: pd.DataFrame, facts: Facts) -> None:
    """One series for each relation, so that the legend and the data sheet name them."""
    drawn = drawn_lines(rows, MOST_BARS, facts.lang)
    drawn = drawn.loc[drawn["share_of_world_pct"].notna()].iloc[::-1]
    data = CategoryChartData(number_format="0.0")
    data.categories = [
        f"{row['name']} {share_in_words(row, facts.lang)}" for row in drawn.to_dict("records")
    ]
    found = [key for key in colours(_THEME) if (drawn["relation"] == key).any()]
    for key in found:
        own = drawn["share_of_world_pct"].where(drawn["relation"] == key)
        data.add_series(
            relation_name(key, slide.spec.day(facts), facts.lang),
            [None if pd.isna(share) else round(share, 2) for share in own],
        )
    said = without_number(rows, facts)
    chart = _native(page, slide, XL_CHART_TYPE.BAR_STACKED, data, less=_NOTE_HEIGHT if said else 0)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    _fill(chart, [colours(_THEME)[key] for key in found])
    _under(page, said)


def _under(page: Any, said: str) -> None:
    """A line under the bars, if there is anything to say."""
    if said:
        box = page.shapes.add_textbox(_MARGIN, _NOTE_TOP, WIDTH - 2 * _MARGIN, _NOTE_HEIGHT)
        box.name = "Note"
        box.text_frame.word_wrap = True
        box.text_frame.text = said
        _type(box.text_frame, 12, quiet=True)


def _overview(page: Any, slide: Slide, rows: pd.DataFrame, facts: Facts) -> None:
    """The shares as they are: where rounded parts add to more than 100%, the axis ends later."""
    _ = speaking(facts.lang)
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    names = part_names(facts, slide.spec.coalition, slide.spec.day(facts))
    keys = list(dict.fromkeys(zip(rows["line"], rows["panel"], strict=True)))[::-1]
    found = rows.set_index(["line", "panel", "part"])["share_of_world_pct"]
    first = rows.drop_duplicates(["line", "panel"]).set_index(["line", "panel"])
    data = CategoryChartData(number_format="0.0")
    stages = {key: _(STAGE_IN_A_WORD[stage]) for key, stage in first["stage"].items()}
    data.categories = [
        f"{labels[line]}, {stages[line, panel]} {first.at[(line, panel), 'year']}"
        for line, panel in keys
    ]
    drawn = [part for part in PARTS if (rows["part"] == part).any()]
    for part in drawn:
        data.add_series(names[part], [_cell(found, (*key, part)) for key in keys])
    chart = _native(page, slide, XL_CHART_TYPE.BAR_STACKED, data)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 45
    chart.value_axis.maximum_scale = max(100, ceil(found.groupby(level=[0, 1]).sum().max()))
    chart.value_axis.major_unit = 20
    parts = dict(zip(PARTS, COLOURS[_THEME], strict=True))
    _fill(chart, [parts[part] for part in drawn])


def _fill(chart: Any, fills: Sequence[str]) -> None:
    for colour, series in zip(fills, chart.plots[0].series, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colour)


def _cell(found: pd.Series, key: tuple[str, str, str]) -> float | None:
    return round(float(found[key]), 2) if key in found.index else None


def _native(
    page: Any, slide: Slide, kind: Any, data: CategoryChartData | XyChartData, less: int = 0
) -> Any:
    frame = page.shapes.add_chart(kind, *_body(less), data)
    _describe(frame, slide)
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(14), _FONT
    chart.font.color.rgb = _rgb(THEMES[_THEME].ink)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    if kind == XL_CHART_TYPE.BAR_STACKED:
        _every_name(chart)
    chart.value_axis.major_gridlines.format.line.color.rgb = _rgb(THEMES[_THEME].land)
    chart.value_axis.format.line.fill.background()
    return chart


def _every_name(chart: Any) -> None:
    """Each bar is named: an office program would leave every other name out."""
    axis = chart.category_axis
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(12)
    axis.has_major_gridlines = False
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    following = axis._element.find(qn("c:noMultiLvlLbl"))
    if following is None:
        axis._element.append(skip)
    else:
        following.addprevious(skip)


_DRAWN: MappingProxyType[str, Callable[[Any, Slide, Facts], None]] = MappingProxyType(
    {"map": _picture, "count": _count, "shares": _shares, "partner": _picture}
)

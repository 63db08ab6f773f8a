"""What every native chart of a slide has: its place, its type and its colors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Emu, Inches, Length, Pt

from charts.palette import THEMES, rgb
from charts.print.fonts import FAMILY

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.55)
BODY_TOP, BODY_HEIGHT = Inches(1.6), Inches(5.1)
FONT = FAMILY[0]
THEME = "light"


def chart_place(less: int = 0) -> tuple[Length, Length, Length, Length]:
    """Where a chart stands; ``less`` is what its height leaves for a line below (EMU)."""
    return MARGIN, BODY_TOP, Emu(WIDTH - 2 * MARGIN), Emu(BODY_HEIGHT - less)


def in_rgb(color: str) -> RGBColor:
    """``#RRGGBB`` as python-pptx wants it."""
    return RGBColor(*rgb(color))


def style_text(frame: Any, size: int, bold: bool = False, quiet: bool = False) -> None:
    """Give every paragraph of a text frame its size (points), weight and color.

    Parameters
    ----------
    frame : pptx.text.text.TextFrame
    size : int
        Points of type; half of it is the space after a paragraph.
    bold : bool
    quiet : bool
        In the color of what stands back.
    """
    ink = THEMES[THEME]
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, FONT
        paragraph.font.color.rgb = in_rgb(ink.quiet_ink if quiet else ink.ink)
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(size / 2)


def add_chart(
    page: Any, kind: Any, data: CategoryChartData | XyChartData, less: int = 0
) -> GraphicFrame:
    """A chart in the body of a slide, with its legend on top and its data in a sheet.

    Parameters
    ----------
    page : pptx.slide.Slide
        Which gets the chart.
    kind : XL_CHART_TYPE
    data : CategoryChartData or XyChartData
        What stands in the sheet behind it.
    less : int
        What its height leaves for a line below, in EMU (914,400 to an inch).
    """
    frame: GraphicFrame = page.shapes.add_chart(kind, *chart_place(less), data)
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(14), FONT
    chart.font.color.rgb = in_rgb(THEMES[THEME].ink)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    if kind == XL_CHART_TYPE.BAR_STACKED:
        _every_name(chart)
    chart.value_axis.major_gridlines.format.line.color.rgb = in_rgb(THEMES[THEME].land)
    chart.value_axis.format.line.fill.background()
    return frame


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


def fill_series(chart: Any, fills: Sequence[str]) -> None:
    """Give each series its color, in their order.

    Parameters
    ----------
    chart : pptx.chart.chart.Chart
    fills : sequence of str
        ``#RRGGBB``, as many as there are series.
    """
    for color, series in zip(fills, chart.plots[0].series, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = in_rgb(color)

"""What every native chart of a slide has: its place, its type and its colors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from charts.native.stage import Look, Stage

PERCENT = '0"%"'
"""A share as a spreadsheet writes it: the sheet holds percent, not fractions."""

WHOLE = 100
"""All of the world's output, in percent: where the axis of shares ends."""

_ABOVE_AND_BELOW = 70
"""Points of the house design that a legend in two lines and the axis take of a chart's height."""

_LINE, _LEAST = 1.6, 7.0
"""The room of a bar's name over its size of type, and the smallest size, in points: LibreOffice
leaves out each second name that stands closer, whatever the file says of skipping."""


def style_text(
    frame: Any, look: Look, size: float, bold: bool = False, quiet: bool = False
) -> None:
    """Give every paragraph of a text frame its size (points), weight and color.

    Parameters
    ----------
    frame : pptx.text.text.TextFrame
    look : Look
    size : float
        Points of type; half of it is the space after a paragraph.
    bold : bool
    quiet : bool
        In the color of what stands back.
    """
    for paragraph in frame.paragraphs:
        font = paragraph.font
        font.size, font.bold, font.name = Pt(size), bold, look.font
        look.write(font.color, quiet)
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(size / 2)


def add_chart(
    stage: Stage, kind: Any, data: CategoryChartData | XyChartData, less: int = 0
) -> GraphicFrame:
    """A chart in the body of a slide, with its legend on top and its data in a sheet.

    Parameters
    ----------
    stage : Stage
        The slide that gets the chart.
    kind : XL_CHART_TYPE
    data : CategoryChartData or XyChartData
        What stands in the sheet behind it.
    less : int
        What its height leaves for a line below, in EMU (914,400 to an inch).
    """
    look, (box, _strip) = stage.look, stage.body.cut(less)
    frame: GraphicFrame = stage.page.shapes.add_chart(kind, *box.place, data)
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(stage.size(14)), look.font
    look.write(chart.font.color)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    if isinstance(data, CategoryChartData):
        _every_name(chart, _name_size(stage, box.height, len(list(data.categories))))
    look.rule(chart.value_axis.major_gridlines.format.line.color)
    chart.value_axis.format.line.fill.background()
    return frame


def scale_to_whole(chart: Any, most: float = WHOLE) -> None:
    """Let the axis of a chart of shares run to 100%, in percent.

    Parameters
    ----------
    chart : pptx.chart.chart.Chart
    most : float
        Where it ends instead, if the parts of a bar are more than the whole.
    """
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = 0, max(WHOLE, most)
    axis.major_unit = 20
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = PERCENT, False


def _name_size(stage: Stage, height: int, bars: int) -> float:
    """The type of the bars' names, in points: small enough that an office program keeps each."""
    plot = height / Pt(1) - stage.size(_ABOVE_AND_BELOW)
    return max(min(stage.size(12), plot / bars / _LINE), _LEAST)


def _every_name(chart: Any, size: float) -> None:
    """Each bar is named: an office program would leave every other name out."""
    axis = chart.category_axis
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(size)
    axis.has_major_gridlines = False
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    following = axis._element.find(qn("c:noMultiLvlLbl"))
    if following is None:
        axis._element.append(skip)
    else:
        following.addprevious(skip)


def fill_series(stage: Stage, chart: Any, fills: Sequence[str], gray: Sequence[bool]) -> None:
    """Give each series its color, in their order.

    Parameters
    ----------
    stage : Stage
    chart : pptx.chart.chart.Chart
    fills : sequence of str
        ``#RRGGBB``, as many as there are series.
    gray : sequence of bool
        Of each, whether it is nobody's share: what the source attributes to no country.
    """
    for (own, place), series in zip(places(fills, gray), chart.plots[0].series, strict=True):
        series.format.fill.solid()
        stage.look.paint(series.format.fill.fore_color, own, place)


def fade_points(
    stage: Stage, series: Any, mark: tuple[str, int | None], behind: Sequence[int]
) -> None:
    """Let some bars of a series step back.

    Parameters
    ----------
    stage : Stage
    series : pptx.chart.series.BarSeries
    mark : tuple of str and int or None
        Its color and number, as `places` gives them.
    behind : sequence of int
        The places of these bars in the series.
    """
    for place in behind:
        fill = series.points[place].format.fill
        fill.solid()
        stage.look.fade(fill.fore_color, *mark)


def places(fills: Sequence[str], gray: Sequence[bool]) -> list[tuple[str, int | None]]:
    """Each color with its number among those that are not gray, or None.

    Parameters
    ----------
    fills : sequence of str
    gray : sequence of bool
        Both as in `fill_series`.
    """
    numbers = iter(range(len(fills)))
    return [
        (own, None if is_gray else next(numbers)) for own, is_gray in zip(fills, gray, strict=True)
    ]

"""The timeline in print: every counted agreement is named, and of the others as many as fit."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from shapely.geometry import box as area_of

from charts.captions import Caption
from charts.figures.timeline_layout import uncovered
from charts.figures.timeline_marks import (
    COUNTED,
    LANE_NAMES,
    LANE_ORDER,
    inks_of,
    lane_of,
    span_of,
)
from charts.print.counted_lane import counted_lane
from charts.print.dates import Days, ticks
from charts.print.edition import Edition
from charts.print.floors import floors_of
from charts.print.frame import Box, Sheet
from charts.print.highlight import drawn_alone, highlight_keys
from charts.print.text_layout import width
from charts.print.timeline_key import legend_of
from charts.print.timeline_mark import draw_mark, is_muted
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, speaking
from data.timeline.chronology import CONTEXT_LANES

Areas = list[shapely.Geometry]

_SHADE_END = date(2027, 1, 31)
"""Where the shade of thin coverage ends: after the last scheduled date of the tables."""

_SIGNATORY = re.compile(r":(?![^(]*\))")
"""Parts who signed from what; a colon in parentheses belongs to a name."""


def draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    """The timeline of a view.

    Parameters
    ----------
    spec : ChartSpec
        Its as-of date is drawn as a line.
    facts : Facts
    edition : Edition
    caption : Caption
        See `Sheet`.
    rows : pandas.DataFrame
        Of `charts.rows.timeline_rows`; without one the sheet says so in words.
    """
    _, ink_of = speaking(facts.lang), inks_of(edition.theme)
    codes = [code for partners in rows["partners"] for code in partners.split(";")]
    edition = drawn_alone(edition, codes) if len(rows) else edition
    keys = legend_of(rows, ink_of, facts.lang) + highlight_keys(edition, facts, codes, "ring")
    sheet = Sheet(edition, caption, keys)
    if rows.empty:
        nothing = _("Nothing on the timeline fits these filters.")
        sheet.block(nothing, sheet.plot_area, sheet.size.text)
        return sheet
    marks = rows.assign(
        first=[date.fromisoformat(day) for day in rows["from"]],
        last=[date.fromisoformat(day) for day in rows["to"]],
        lane=list(map(lane_of, rows["kind"], rows["counted"] == "yes")),
    )
    size = sheet.size.small
    box = Box(
        sheet.plot_area.left,
        sheet.plot_area.top,
        sheet.plot_area.width,
        sheet.plot_area.height - size * 1.7,
    )
    days = Days(*span_of(marks), 0, box.width, facts.lang)
    axes = sheet.points(box)
    _draw_background(axes, sheet, days, box, facts)
    ticks(sheet, days, box, size)
    _draw_marks(axes, sheet, marks, days, box, facts, spec.as_of_date(facts))
    return sheet


def _draw_background(axes: Axes, sheet: Sheet, days: Days, box: Box, facts: Facts) -> None:
    """The shade where coverage is thin."""
    left = days.x(min(max(facts.covered_to, days.first), days.last))
    right = days.x(min(max(_SHADE_END, days.first), days.last))
    axes.add_artist(
        Rectangle(
            (left, 0),
            right - left,
            box.height,
            facecolor=sheet.ink.land,
            alpha=0.45,
            linewidth=0,
            zorder=0,
        )
    )


def _draw_day(
    axes: Axes, days: Days, box: Box, day: date, color: str, style: str, column: Areas
) -> Areas:
    """The line of a day, but for where counted agreements stand; gives what it covers."""
    if not days.first <= day <= days.last:
        return []
    x = days.x(day)
    for top, bottom in uncovered(x, [area.bounds for area in column], 0, box.height):
        axes.plot([x, x], [top, bottom], color=color, linewidth=0.9, linestyle=style, zorder=1)
    return [area_of(x - 0.5, 0, x + 0.5, box.height)]


def _draw_marks(
    axes: Axes,
    sheet: Sheet,
    marks: pd.DataFrame,
    days: Days,
    box: Box,
    facts: Facts,
    asof: date,
) -> None:
    size, inks = sheet.size.small, inks_of(sheet.edition.theme)
    counted = marks.loc[marks["lane"] == COUNTED]
    others = marks.loc[marks["lane"] != COUNTED]
    column, top = _draw_counted(axes, sheet, counted, days, box, facts)
    heights, heads, radius = _stack_marks(others, box.height - top, size)
    ink = sheet.ink
    _draw_day(axes, days, box, asof, ink.accent, ":", column)
    line = _draw_day(axes, days, box, MINISTERIAL, ink.highlight, "-", column)
    occupied = [*column, *line]
    occupied += [_draw_lane_name(sheet, lane, top + y, box, size) for lane, y in heads.items()]
    records = others.assign(y=heights + top).to_dict("records")
    for row in records:
        occupied.append(draw_mark(axes, row, days, row["y"], radius, inks, sheet))
    for row in sorted(records, key=lambda row: (is_muted(row, sheet), _label_priority(row))):
        _draw_name(sheet, row, days, row["y"], radius, box, occupied)


def _draw_counted(
    axes: Axes, sheet: Sheet, marks: pd.DataFrame, days: Days, box: Box, facts: Facts
) -> tuple[Areas, float]:
    """The lane of counted agreements, from the top: what it covers, and how high it is."""
    if marks.empty:
        return [], 0.0
    size, inks = sheet.size.small, inks_of(sheet.edition.theme)
    lane, top = counted_lane(marks, facts, days, box, size), size * _HEAD
    areas = [_draw_lane_name(sheet, COUNTED, size * 0.7, box, size)]
    by_row = {row["row"]: row for row in marks.to_dict("records")}
    for place in lane.places:
        y = top + place.y * lane.scale
        draw_mark(axes, by_row[place.entry.key], days, y, size * 0.36, inks, sheet)
        lane.name(sheet, place, days, box, top, is_muted(by_row[place.entry.key], sheet))
        areas.append(lane.area(place, box, top))
    return areas, top + lane.height


def _floors(lane: pd.DataFrame) -> list[int]:
    return floors_of(list(zip(lane["first"], lane["last"], strict=True)))


def _stack_marks(
    marks: pd.DataFrame, height: float, size: float
) -> tuple[pd.Series, dict[str, float], float]:
    """A height for each mark and each lane's name, in points from the top, and a mark's radius.

    The names take what their type needs; the marks share the rest.
    """
    unit, floors, lanes = _measured(marks, height, size)
    for least, merged in _MERGED:
        if unit < size * least:
            name = merged[0]
            together = marks["lane"].where(~marks["lane"].isin(merged), name)
            unit, floors, lanes = _measured(marks.assign(lane=together), height, size)
    ys, heads, y = pd.Series(0.0, index=marks.index), {}, 0.0
    for kind, levels in floors.items():
        heads[kind] = y + size * 0.7
        foot = y + size * _HEAD + max(levels) * unit + unit / 2
        ys[lanes[kind].index] = [foot - floor * unit for floor in levels]
        y = foot + unit / 2
    return ys, heads, min(unit * 0.4, size * 0.42)


def _measured(
    marks: pd.DataFrame, height: float, size: float
) -> tuple[float, dict[str, list[int]], dict[str, pd.DataFrame]]:
    """What a story is high, and of each lane that has marks the floors and the rows."""
    lanes = {lane: marks.loc[marks["lane"] == lane] for lane in _ORDER}
    lanes = {lane: own for lane, own in lanes.items() if len(own)}
    floors = {lane: _floors(own) for lane, own in lanes.items()}
    stories = sum(max(levels) + 1 for levels in floors.values()) or 1
    unit = (height - len(floors) * size * _HEAD) / stories
    return max(min(unit, size * 2.2), 0.0), floors, lanes


_CONTEXT, _OTHERS = "context", "others"
_ORDER = (*LANE_ORDER, _CONTEXT, _OTHERS)
_NAMES = LANE_NAMES | {
    _CONTEXT: N_("Other events"),
    _OTHERS: N_("Other agreements and events"),
}
_MERGED = ((0.25, (_CONTEXT, *CONTEXT_LANES)), (0.1, (_OTHERS, _CONTEXT, *LANE_ORDER)))
"""Where a story is lower than so many sizes of type, these lanes become the first of them."""

_HEAD = 1.45
"""What a lane's name takes of the height, in sizes of type."""


def _draw_lane_name(sheet: Sheet, kind: str, y: float, box: Box, size: float) -> shapely.Geometry:
    """The name of a lane, at the left over its marks."""
    words = speaking(sheet.lang)(_NAMES[kind])
    sheet.text(words, box.left, box.top + y + size * 0.34, size, "semibold", sheet.ink.quiet_ink)
    return area_of(0, y - size * 0.6, width(words, size, "semibold") + size * 0.5, y + size * 0.6)


def _label_priority(row: dict[str, Any]) -> tuple[int, str]:
    """The order of naming: the ministerial, deadlines, signed agreements, confirmed events."""
    order = (
        row["kind"] == "ministerial" and row["first"] == MINISTERIAL,
        row["kind"] == "ministerial",
        row["scheduled"] == "yes",
        row["counted"] == "yes",
        row["confidence"] == "high",
    )
    return order.index(True) if True in order else len(order), row["from"]


def _draw_name(
    sheet: Sheet,
    row: dict[str, Any],
    days: Days,
    y: float,
    radius: float,
    box: Box,
    occupied: Areas,
) -> None:
    """Whole beside its mark, to the right or else to the left, where nothing is covered."""
    size = sheet.size.small
    words = _SIGNATORY.split(row["title"])[0] if row["kind"] == "text" else row["title"]
    text_width, gap = width(words, size), radius + size * 0.35
    for left in (days.x(row["last"]) + gap, days.x(row["first"]) - gap - text_width):
        area = area_of(left - 1, y - size * 0.55, left + text_width + 1, y + size * 0.55)
        inside = left >= 0 and left + text_width <= box.width
        if inside and not any(area.intersects(other) for other in occupied):
            ink = sheet.ink.quiet_ink if is_muted(row, sheet) else ""
            sheet.text(words, box.left + left, box.top + y + size * 0.34, size, "regular", ink)
            occupied.append(area)
            return

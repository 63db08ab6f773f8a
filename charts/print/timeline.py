"""The timeline in print: lanes of marks, with as many of them named as fit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Polygon, Rectangle
from shapely.geometry import box as area_of

from charts.captions import Caption
from charts.figures.timeline import SHADE_END, floors_of, span_of
from charts.palette import THEMES
from charts.print.dates import Days, ticks
from charts.print.edition import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.text_layout import shortened, width
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import speaking
from data.timeline.chronology import LANES

_LONGEST = 30
"""Sizes of type that a mark's name may take."""


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
    _, ink_of = speaking(facts.lang), _inks(edition)
    sheet = Sheet(edition, caption, _legend(rows, ink_of, facts.lang))
    if rows.empty:
        nothing = _("Nothing on the timeline fits these filters.")
        sheet.block(nothing, sheet.plot_area, sheet.size.text)
        return sheet
    marks = rows.assign(
        first=[date.fromisoformat(day) for day in rows["from"]],
        last=[date.fromisoformat(day) for day in rows["to"]],
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
    _draw_background(axes, sheet, days, box, spec, facts)
    ticks(sheet, days, box, size)
    _draw_marks(axes, sheet, marks, days, box)
    return sheet


def _inks(edition: Edition) -> dict[str, str]:
    ink = THEMES[edition.theme]
    return {
        "day": ink.highlight,
        "signed": ink.accent,
        "other": ink.quiet_ink,
        "event": ink.ink,
    }


def _legend(rows: pd.DataFrame, inks: dict[str, str], lang: str) -> list[Key]:
    if rows.empty:
        return []
    _ = speaking(lang)
    text, kind = rows["kind"] == "text", rows["kind"]
    entries = {
        "day": (_("The ministerial"), kind == "ministerial"),
        "signed": (_("Counted as a signed agreement"), text & (rows["counted"] == "yes")),
        "other": (
            _("Not counted, or a weak report"),
            (text & (rows["counted"] == "no")) | (~text & (rows["confidence"] == "low")),
        ),
        "event": (_("Event"), ~text & (kind != "ministerial") & (rows["confidence"] != "low")),
    }
    return [
        Key(f"{words} ({int(which.sum())})", inks[key], "ring" if key == "other" else "circle")
        for key, (words, which) in entries.items()
        if which.any()
    ]


def color_of(row: dict[str, Any], inks: dict[str, str]) -> str:
    """The color of a mark: the screen's rule (`charts.figures.timeline`).

    Parameters
    ----------
    row : dict
        A record of `charts.rows.timeline_rows`.
    inks : dict of str to str
        ``#RRGGBB`` of ``day`` (the ministerial), ``signed`` (counted), ``event`` and ``other``.
    """
    if row["kind"] == "ministerial":
        return inks["day"]
    if row["kind"] == "text":
        return inks["signed"] if row["counted"] == "yes" else inks["other"]
    return inks["other"] if row["confidence"] == "low" else inks["event"]


def _draw_background(
    axes: Axes, sheet: Sheet, days: Days, box: Box, spec: ChartSpec, facts: Facts
) -> None:
    """The shade where coverage is thin, the day of the ministerial, and the as-of day."""
    left = days.x(min(max(facts.covered_to, days.first), days.last))
    right = days.x(min(max(date.fromisoformat(SHADE_END), days.first), days.last))
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
    for day, color, style in (
        (MINISTERIAL, sheet.ink.highlight, "-"),
        (spec.as_of_date(facts), sheet.ink.accent, ":"),
    ):
        if days.first <= day <= days.last:
            axes.plot(
                [days.x(day)] * 2,
                [0, box.height],
                color=color,
                linewidth=0.9,
                linestyle=style,
                zorder=1,
            )


def _draw_marks(axes: Axes, sheet: Sheet, marks: pd.DataFrame, days: Days, box: Box) -> None:
    size = sheet.size.small
    heights, heads, radius = _stack_marks(marks, box.height, size)
    occupied = [_draw_lane_name(sheet, kind, y, box, size) for kind, y in heads.items()]
    inks = _inks(sheet.edition)
    records = marks.assign(y=heights).to_dict("records")
    for row in records:
        occupied.append(_draw_mark(axes, row, days, row["y"], radius, inks, sheet))
    for row in sorted(records, key=_label_priority):
        _draw_name(sheet, row, days, row["y"], radius, box, occupied)


def _floors(lane: pd.DataFrame) -> list[int]:
    return floors_of(list(zip(lane["first"], lane["last"], strict=True)))


def _stack_marks(
    marks: pd.DataFrame, height: float, size: float
) -> tuple[pd.Series, dict[str, float], float]:
    """A height for each mark and each lane's name, in points from the top, and a mark's radius.

    The names take what their type needs; the marks share the rest.
    """
    lanes = {kind: marks.loc[marks["kind"] == kind] for kind in LANES}
    floors = {kind: _floors(lane) for kind, lane in lanes.items() if len(lane)}
    stories = sum(max(levels) + 1 for levels in floors.values())
    unit = min((height - len(floors) * size * _HEAD) / stories, size * 2.2)
    ys, heads, y = pd.Series(0.0, index=marks.index), {}, 0.0
    for kind, levels in floors.items():
        heads[kind] = y + size * 0.7
        foot = y + size * _HEAD + max(levels) * unit + unit / 2
        ys[lanes[kind].index] = [foot - floor * unit for floor in levels]
        y = foot + unit / 2
    return ys, heads, min(unit * 0.4, size * 0.42)


_HEAD = 1.45
"""What a lane's name takes of the height, in sizes of type."""


def _draw_lane_name(sheet: Sheet, kind: str, y: float, box: Box, size: float) -> shapely.Geometry:
    """The name of a lane, at the left over its marks."""
    words = speaking(sheet.lang)(LANES[kind])
    sheet.text(words, box.left, box.top + y + size * 0.34, size, "semibold", sheet.ink.quiet_ink)
    return area_of(0, y - size * 0.6, width(words, size, "semibold") + size * 0.5, y + size * 0.6)


def _draw_mark(
    axes: Axes,
    row: dict[str, Any],
    days: Days,
    y: float,
    radius: float,
    inks: dict[str, str],
    sheet: Sheet,
) -> shapely.Geometry:
    """A disc or, for what is not counted, a ring for a day; a bar for a month; an open diamond."""
    color, left, right = color_of(row, inks), days.x(row["first"]), days.x(row["last"])
    gid = f"mark-{row['row'].replace(':', '-')}"
    if row["kind"] == "ministerial" and row["first"] == MINISTERIAL:
        radius *= 1.5
    if row["scheduled"] == "yes":
        corners = [(left - radius, y), (left, y - radius), (left + radius, y), (left, y + radius)]
        axes.add_artist(Polygon(corners, facecolor="none", edgecolor=color, linewidth=1.1, gid=gid))
    elif left != right:
        bar_height = radius * 1.5
        axes.add_artist(
            Rectangle(
                (left, y - bar_height / 2),
                right - left,
                bar_height,
                facecolor=color,
                alpha=0.5,
                linewidth=0,
                gid=gid,
            )
        )
    elif color == inks["other"]:
        ring = Circle((left, y), radius - 0.6, facecolor="none", edgecolor=color, linewidth=1.2)
        ring.set(gid=gid, zorder=3)
        axes.add_artist(ring)
    else:
        axes.add_artist(Circle((left, y), radius, facecolor=color, linewidth=0, gid=gid, zorder=3))
    return area_of(left - radius, y - radius, right + radius, y + radius)


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
    occupied: list[shapely.Geometry],
) -> None:
    """Beside its mark, to the right or else to the left, where nothing is covered."""
    size = sheet.size.small
    words = row["title"].split(":")[0] if row["kind"] == "text" else row["title"]
    words = shortened(words, _LONGEST * size * 0.5, size)
    text_width, gap = width(words, size), radius + size * 0.35
    for left in (days.x(row["last"]) + gap, days.x(row["first"]) - gap - text_width):
        area = area_of(left - 1, y - size * 0.55, left + text_width + 1, y + size * 0.55)
        inside = left >= 0 and left + text_width <= box.width
        if inside and not any(area.intersects(other) for other in occupied):
            sheet.text(words, box.left + left, box.top + y + size * 0.34, size)
            occupied.append(area)
            return

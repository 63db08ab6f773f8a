"""The mark of one row on the timeline in print."""

from __future__ import annotations

from typing import Any

import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Polygon, Rectangle
from shapely.geometry import box as area_of

from charts.figures.timeline_marks import style_of
from charts.house_style import quieted
from charts.print.dates import Days
from charts.print.frame import Sheet
from charts.print.highlight import is_behind
from data.i18n.labels import MINISTERIAL


def partners_of(row: dict[str, Any]) -> list[str]:
    """The countries that a row is about."""
    return str(row["partners"]).split(";")


def is_muted(row: dict[str, Any], sheet: Sheet) -> bool:
    """Whether a row steps back behind those of the highlighted countries; the ministerial never.

    Parameters
    ----------
    row : dict
        Of `charts.rows.timeline_rows`, with ``first`` as a day.
    sheet : Sheet
    """
    is_meeting = row["kind"] == "ministerial" and row["first"] == MINISTERIAL
    return not is_meeting and is_behind(sheet.edition, partners_of(row))


def draw_mark(
    axes: Axes,
    row: dict[str, Any],
    days: Days,
    y: float,
    radius: float,
    inks: dict[str, str],
    sheet: Sheet,
) -> shapely.Geometry:
    """A disc or, for what is not counted, a ring for a day; a bar for a month; an open diamond.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Of points over the lanes.
    row : dict
        Of `charts.rows.timeline_rows`, with ``first`` and ``last`` as days.
    days : Days
    y, radius : float
        In points.
    inks : dict of str to str
        Of `charts.figures.timeline_marks.inks_of`.
    sheet : Sheet

    Returns
    -------
    shapely.Polygon
        What it covers, in points.
    """
    style = style_of(row["kind"], row["counted"] == "yes", row["confidence"])
    color, left, right = inks[style], days.x(row["first"]), days.x(row["last"])
    gid = f"mark-{row['row'].replace(':', '-')}"
    if row["kind"] == "ministerial" and row["first"] == MINISTERIAL:
        radius *= 1.5
    if is_muted(row, sheet):
        color = quieted(color, sheet.edition.theme)
    elif sheet.edition.highlight and set(partners_of(row)) & set(sheet.edition.highlight):
        ink = {"edgecolor": sheet.ink.ink, "linewidth": 0.9, "facecolor": "none"}
        axes.add_artist(Circle(((left + right) / 2, y), radius + 1.1, zorder=4, **ink))
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
    elif style == "other":
        ring = Circle(
            (left, y),
            max(radius - 0.6, radius / 2),
            facecolor="none",
            edgecolor=color,
            linewidth=1.2,
        )
        ring.set(gid=gid, zorder=3)
        axes.add_artist(ring)
    else:
        axes.add_artist(Circle((left, y), radius, facecolor=color, linewidth=0, gid=gid, zorder=3))
    return area_of(left - radius, y - radius, right + radius, y + radius)

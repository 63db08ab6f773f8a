"""An editor's short texts on the map: wrapped, with a leader, beside what stands there already."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

from charts.figures.note_places import PADDING, Note, Point, best_note
from charts.print.fonts import drawable
from charts.print.frame import Box, Sheet
from charts.print.text_layout import LEADING, balanced, width

_MOST_WIDTH, _LEAST_WIDTH, _WIDEST = 0.24, 10.0, 16.0
"""Of a text: a part of the picture's width, and the bounds of that in sizes of type."""

_WEIGHT = "semibold"


def place_notes(
    texts: Sequence[tuple[str, Point]],
    size: float,
    frame: Point,
    occupied: list[shapely.Geometry],
    land: shapely.STRtree,
    colored: shapely.STRtree,
) -> list[Note]:
    """Find a place for each text: over the sea, else over plain land, else over what is colored.

    One of signs that no font has, such as emoji, is left out.

    Parameters
    ----------
    texts : sequence of (str, (x, y))
        Points of the picture, y downwards.
    size : float
        Of type, in points.
    frame : (width, height)
        Of the picture in points; texts stay inside.
    occupied : list of shapely.Geometry
        What must not be covered; grows by each text and its leader.
    land, colored : shapely.STRtree
        What is better not covered, the second even less.
    """
    notes = []
    for text, at in texts:
        most = min(max(frame[0] * _MOST_WIDTH, size * _LEAST_WIDTH), size * _WIDEST)
        broken = tuple(balanced(drawable(text)[0], most, size, _WEIGHT))
        if not broken:
            continue
        wide = max(width(line, size, _WEIGHT) for line in broken)
        extent = wide, len(broken) * size * LEADING
        note = best_note(broken, extent, at, size, frame, occupied, land, colored)
        occupied += [note.area, note.leader]
        notes.append(note)
    return notes


def draw_notes(sheet: Sheet, axes: Axes, notes: Sequence[Note], size: float, area: Box) -> None:
    """Draw texts over the map, each with a dot on its place and a leader.

    Parameters
    ----------
    sheet : Sheet
    axes : matplotlib.axes.Axes
        Of `Sheet.points` over the picture.
    notes : sequence of Note
    size : float
        Of type, in points.
    area : Box
        Of the picture.
    """
    for number, note in enumerate(notes, start=1):
        left, top, right, bottom = note.area.bounds
        xs, ys = note.leader.xy
        axes.plot(xs, ys, color=sheet.ink.paper, linewidth=2.2, zorder=4, alpha=0.75)
        axes.plot(xs, ys, color=sheet.ink.ink, linewidth=0.8, zorder=4, gid=f"leader-{number}")
        ring = {"edgecolor": sheet.ink.paper, "linewidth": 0.8}
        dot = Circle(note.at, size * 0.26, facecolor=sheet.ink.ink, zorder=4, **ring)
        axes.add_artist(dot)
        if note.is_on_color:
            corner, wide, high = (left, top), right - left, bottom - top
            under = Rectangle(corner, wide, high, facecolor=sheet.ink.paper, alpha=0.86)
            under.set(linewidth=0, zorder=4, gid=f"under-annotation-{number}")
            axes.add_artist(under)
        base = area.top + top + size * (PADDING + 0.94)
        for at, line in enumerate(note.lines):
            x = area.left + left + size * PADDING
            sheet.text(line, x, base + at * size * LEADING, size, _WEIGHT)

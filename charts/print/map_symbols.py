"""Dots of small partners and the ring of the Commission on the map in print."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from charts.map_colors import Fill
from charts.print.frame import Sheet

_EDGE = 1.0
"""Least points of the edge of a highlighted dot."""


def draw_symbol(
    axes: Axes,
    sheet: Sheet,
    code: str,
    at: tuple[float, float],
    fill: Fill | None,
    radius: float,
    ring: bool,
) -> None:
    """Draw a dot or the ring; that of a highlighted one has an edge in the color of text.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Of `Sheet.points` over the picture.
    sheet : Sheet
    code : str
    at : (float, float)
        Points of the picture.
    fill : Fill or None
        None for one that the map does not color.
    radius : float
        In points.
    ring : bool
    """
    color = fill.color if fill else sheet.ink.land
    marked = code in sheet.edition.highlight
    if ring:
        paper = "none" if sheet.edition.transparent else sheet.ink.paper
        axes.add_artist(
            Circle(
                at,
                radius * 1.6,
                facecolor=paper,
                edgecolor=color,
                linewidth=radius * 0.9,
                gid=f"country-{code}",
            )
        )
        return
    axes.add_artist(
        Circle(
            at,
            radius,
            facecolor=color,
            edgecolor=sheet.ink.ink if marked else (fill.ink if fill else "") or sheet.ink.hatch,
            linewidth=max(_EDGE, radius * 0.3) if marked else radius * 0.3,
            gid=f"dot-{code}",
            zorder=3,
        )
    )

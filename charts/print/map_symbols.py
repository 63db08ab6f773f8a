"""Marks on a printed map: dots of small partners, the ring of the Commission, outlines."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from charts.map_colors import Fill
from charts.print import shapes
from charts.print.frame import Sheet
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts

DOT = 0.34
"""Radius of a small partner's dot, in sizes of type."""

_FINE = 1.0
"""Points of the line around a highlighted country."""

_EDGE = 1.0
"""Least points of the edge of a highlighted dot."""


def symbol(
    sheet: Sheet,
    code: str,
    at: tuple[float, float],
    fill: Fill | None,
    radius: float,
    ring: bool,
) -> Circle:
    """A dot or the ring; that of a highlighted one has an edge in the color of text.

    Parameters
    ----------
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
    if ring:
        paper = "none" if sheet.edition.transparent else sheet.ink.paper
        edge = {"facecolor": paper, "edgecolor": color, "linewidth": radius * 0.9}
        return Circle(at, radius * 1.6, **edge)
    marked = code in sheet.edition.highlight
    return Circle(
        at,
        radius,
        facecolor=color,
        edgecolor=sheet.ink.ink if marked else (fill.ink if fill else "") or sheet.ink.hatch,
        linewidth=max(_EDGE, radius * 0.3) if marked else radius * 0.3,
        zorder=3,
    )


def outlines(
    sheet: Sheet, spec: ChartSpec, facts: Facts, land: Mapping[str, Path], dots: Collection[str]
) -> dict[str, PathPatch]:
    """A fine line around each highlighted country without a dot, and the band around the chosen.

    Parameters
    ----------
    sheet, spec, facts
    land : mapping of str to matplotlib.path.Path
        Of `charts.print.shapes`, by code.
    dots : collection of str
        Codes of those with a dot.

    Returns
    -------
    dict of str to matplotlib.patches.PathPatch
        In map units, by names for them.
    """
    fine = {"facecolor": "none", "edgecolor": sheet.ink.ink, "linewidth": _FINE}
    lines = {
        f"highlight-{code}": PathPatch(land[code], **fine)
        for code in sheet.edition.highlight
        if code in land and code not in dots
    }
    union = spec.color == "initiative" and spec.initiative == "eu"
    code = spec.partner or (facts.EUU if union else "")
    path = shapes.outline(facts, spec.worldview, code) if code else None
    if path is not None:
        band = PathPatch(path, facecolor=sheet.ink.highlight, linewidth=0)
        lines[f"outline-{code}"] = band
    return lines

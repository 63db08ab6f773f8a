"""The locator map of a partner in print, and the key to what is marked on it."""

from __future__ import annotations

import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path

from charts.map_colors import Fill
from charts.palette import Theme
from charts.print.frame import HATCHES, Box, Key, Sheet
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import speaking
from geo.locator import HEIGHT, WIDTH, Locator, locator


def mark_keys(facts: Facts, code: str, worldview: str, has_china: bool, ink: Theme) -> list[Key]:
    """The key to what a locator map and bars mark beside the status.

    Parameters
    ----------
    facts : Facts
        In the language of the sheet.
    code, worldview : str
        Of the locator map.
    has_china : bool
        Whether China's share is marked on the bars.
    ink : Theme
    """
    _, shapes, keys = speaking(facts.lang), locator(facts, code, worldview), []
    if not shapes.outline.is_empty:
        keys.append(Key(_("The 27 members of the European Union"), ink.accent, "outline"))
    if shapes.ringed:
        keys.append(Key(_("Where it is"), ink.highlight, "ring"))
    if has_china:
        keys.append(Key(_("China’s share"), ink.highlight, "line"))
    return keys


def draw_locator(
    sheet: Sheet, facts: Facts, spec: ChartSpec, code: str, box: Box, own: Fill
) -> None:
    """The locator map, cut to its box.

    Parameters
    ----------
    sheet, facts, spec, code, box, own
        The view gives the worldview; the box is in points; ``own`` is the partner's fill.
    """
    shapes = locator(facts, code, spec.worldview)
    axes = sheet.axes(box)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(HEIGHT, 0)
    ink = sheet.ink
    axes.add_artist(Rectangle((0, 0), WIDTH, HEIGHT, facecolor=ink.sea, linewidth=0))
    for shape, fill in (
        (shapes.land, Fill(ink.land)),
        (shapes.neutral, Fill(ink.neutral_land)),
        (shapes.own, own),
    ):
        _draw_area(axes, shape, fill)
    for shape, style in ((shapes.solid, "-"), (shapes.dashed, (0, (3, 2)))):
        for line in _parts(shape, "LineString"):
            xy = shapely.get_coordinates(line)
            axes.plot(
                xy[:, 0],
                xy[:, 1],
                color=ink.border if style == "-" else ink.quiet_ink,
                linewidth=0.6,
                linestyle=style,
            )
    _draw_ring(axes, sheet, shapes, own.color)


def _draw_area(axes: Axes, shape: shapely.Geometry, fill: Fill) -> None:
    rings = [
        Path(shapely.get_coordinates(ring), closed=True)
        for part in _parts(shape, "Polygon")
        for polygon in [shapely.orient_polygons(part)]
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    if rings:
        path = Path.make_compound_path(*rings)
        patch = PathPatch(path, facecolor=fill.color, linewidth=0)
        if fill.hatch:
            patch.set(hatch=HATCHES[fill.hatch], edgecolor=fill.ink, linewidth=0)
        axes.add_artist(patch)


def _parts(shape: shapely.Geometry, kind: str) -> list[shapely.Geometry]:
    if hasattr(shape, "geoms"):
        return [leaf for part in shape.geoms for leaf in _parts(part, kind)]
    return [shape] if shape.geom_type == kind and not shape.is_empty else []


def _draw_ring(axes: Axes, sheet: Sheet, shapes: Locator, color: str) -> None:
    for part in _parts(shapes.outline, "Polygon"):
        xy = shapely.get_coordinates(part.exterior)
        axes.plot(xy[:, 0], xy[:, 1], color=sheet.ink.accent, linewidth=1.2)
    if shapes.ringed:
        axes.add_artist(
            Circle(shapes.place, 16, facecolor="none", edgecolor=sheet.ink.highlight, linewidth=1.6)
        )
        axes.add_artist(Circle(shapes.place, 3, facecolor=color, linewidth=0))

"""The world map in print: the screen's shapes and colors, labels for the small, a legend."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from charts.captions import Caption
from charts.map_colors import Fill, fills_of
from charts.print import shapes
from charts.print.edition import Edition
from charts.print.frame import Sheet
from charts.print.labels import Place, place_labels
from charts.print.map_arrangement import Arrangement, View, arranged, with_names
from charts.print.map_names import dots_of, names_of, needed_codes
from charts.print.map_view import MapView
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from geo.camera import extent as region_extent

_HATCH_ALPHA = 150 / 255

_DOT = 0.34
"""Radius of a small partner's dot, in sizes of type."""


def draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    """The map of a view.

    Parameters
    ----------
    spec : ChartSpec
        Its coloring, worldview, region and zoom.
    facts : Facts
    edition : Edition
    caption : Caption
        See `Sheet`.
    rows : pandas.DataFrame
        Of `charts.rows.map_rows` for the view.
    """
    fills, frame = fills_of(spec, rows, edition.theme), _frame(spec, facts)
    aspect = (frame[2] - frame[0]) / (frame[3] - frame[1])
    whole = View(spec, facts, edition, caption, rows, aspect, frozenset(needed_codes(spec, rows)))
    arrangement = arranged(whole)
    view = MapView(frame, arrangement.picture)
    places, missing = _places(arrangement, spec, facts, rows, fills, view)
    if missing and not arrangement.is_listed and (listed := with_names(whole)) is not None:
        arrangement, view = listed, MapView(frame, listed.picture)
        places, _ = _places(arrangement, spec, facts, rows, fills, view)
    sheet = arrangement.sheet
    _draw_land(sheet, spec, fills, view)
    _draw_outline(sheet, spec, facts, view)
    _draw_symbols(sheet, spec, facts, fills, view)
    _draw_labels(sheet, places, view)
    return sheet


def _frame(spec: ChartSpec, facts: Facts) -> tuple[float, float, float, float]:
    if spec.region:
        return region_extent(facts, spec.region, "equal-earth")
    return shapes.extent(spec.worldview)


def _draw_land(sheet: Sheet, spec: ChartSpec, fills: dict[str, Fill], view: MapView) -> None:
    axes = sheet.axes(view.area)
    view.limits(axes)
    ink, land_paths = sheet.ink, shapes.land(spec.worldview)
    gray = shapes.neutral(spec.worldview)
    plain = [path for code, path in land_paths.items() if code not in fills and code not in gray]
    disputed = [path for code, path in land_paths.items() if code in gray]
    _add_path(axes, shapes.joined(plain), ink.land, "land")
    _add_path(axes, shapes.joined(disputed), ink.neutral_land, "disputed")
    for code, fill in fills.items():
        if code in land_paths and code not in gray:
            _add_path(axes, land_paths[code], fill.color, f"country-{code}")
    for fill in dict.fromkeys(fill for fill in fills.values() if fill.hatch):
        codes = [code for code in fills if fills[code] == fill and code not in gray]
        _add_hatch(axes, spec, codes, fill)
    # In order: a set goes round otherwise in every process, and the bytes would differ.
    _add_hatch(axes, spec, sorted(gray), Fill(ink.neutral_land, "dense", ink.hatch), _HATCH_ALPHA)


def _add_hatch(
    axes: Axes, spec: ChartSpec, codes: Iterable[str], fill: Fill, alpha: float = 1.0
) -> None:
    strips = shapes.hatching(spec.worldview, fill.hatch)
    over = [strips[code] for code in codes if code in strips]
    if over:
        _add_path(axes, shapes.joined(over), fill.ink, f"hatching-{fill.ink}", alpha)


def _add_path(axes: Axes, path: Path, color: str, gid: str, alpha: float = 1.0) -> None:
    patch = PathPatch(path, facecolor=color, linewidth=0, alpha=alpha, gid=gid)
    axes.add_artist(patch)


def _draw_symbols(
    sheet: Sheet, spec: ChartSpec, facts: Facts, fills: dict[str, Fill], view: MapView
) -> None:
    axes, radius = sheet.points(view.area), sheet.size.small * _DOT
    for code, at in dots_of(spec, facts, fills, view).items():
        _draw_symbol(axes, sheet, code, at, fills.get(code), radius, code == facts.EUU)


def _places(
    arrangement: Arrangement,
    spec: ChartSpec,
    facts: Facts,
    rows: pd.DataFrame,
    fills: dict[str, Fill],
    view: MapView,
) -> tuple[list[Place], list[str]]:
    """A place for each name, and the names that are needed and have none."""
    sheet, dots = arrangement.sheet, dots_of(spec, facts, fills, view)
    size = sheet.size.small
    return place_labels(
        names_of(sheet, spec, facts, rows, fills, view),
        size,
        (view.area.width, view.area.height),
        list(dots.values()),
        size * _DOT * 1.5,
        view.ground(spec.worldview, fills),
        most=_NEAR if arrangement.is_listed else _FAR,
    )


_NEAR, _FAR = 7.5, 17.0
"""Lengths of leaders, in sizes of type: where all are listed none goes around half the world."""


def _draw_labels(sheet: Sheet, places: list[Place], view: MapView) -> None:
    """Names, and leaders that are light on dark colors: a line on a broader one of paper."""
    axes, area, size = sheet.points(view.area), view.area, sheet.size.small
    for place in places:
        if place.leader:
            xs, ys = zip(place.at, place.leader, strict=True)
            if not sheet.edition.transparent:
                axes.plot(xs, ys, color=sheet.ink.paper, linewidth=1.8, alpha=0.8, zorder=1)
            leader = axes.plot(xs, ys, color=sheet.ink.quiet_ink, linewidth=0.6, zorder=2)[0]
            leader.set_gid("leader")
        ink = place.ink or ("" if place.is_needed else sheet.ink.quiet_ink)
        left, base = area.left + place.left, area.top + place.base
        text = sheet.text(place.words, left, base, size, color=ink)
        text.set_gid("name")


def _draw_symbol(
    axes: Axes,
    sheet: Sheet,
    code: str,
    at: tuple[float, float],
    fill: Fill | None,
    radius: float,
    ring: bool,
) -> None:
    color = fill.color if fill else sheet.ink.land
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
            edgecolor=(fill.ink if fill else "") or sheet.ink.hatch,
            linewidth=radius * 0.3,
            gid=f"dot-{code}",
            zorder=3,
        )
    )


def _draw_outline(sheet: Sheet, spec: ChartSpec, facts: Facts, view: MapView) -> None:
    union = spec.color == "initiative" and spec.initiative == "eu"
    code = spec.partner or (facts.EUU if union else "")
    path = shapes.outline(facts, spec.worldview, code) if code else None
    if path is None:
        return
    axes = sheet.axes(view.area)
    view.limits(axes)
    _add_path(axes, path, sheet.ink.highlight, f"outline-{code}")

"""The world map in print: the screen's shapes and colors, labels for the small, a legend."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from charts.captions import Caption
from charts.map_colors import Fill, fills_of
from charts.native.contrast import contrast
from charts.palette import THEMES
from charts.print import shapes
from charts.print.edition import Edition
from charts.print.frame import Box, Sheet
from charts.print.labels import Name, Place, place_labels
from charts.print.map_arrangement import Arrangement, View, arranged, with_names
from charts.spec.chart_spec import ChartSpec
from data.agreements.states import SIGNED_STATES
from data.agreements.status import SIGNED_STATUSES
from data.facts.store import Facts
from geo.camera import extent as region_extent

_HATCH_ALPHA = 150 / 255

_MARGIN = 1.02
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
    whole = View(spec, facts, edition, caption, rows, aspect, frozenset(_needed(spec, rows)))
    arrangement = arranged(whole)
    view = _View(frame, arrangement.picture)
    places, missing = _places(arrangement, spec, facts, rows, fills, view)
    if missing and not arrangement.is_listed and (listed := with_names(whole)) is not None:
        arrangement, view = listed, _View(frame, listed.picture)
        places, _ = _places(arrangement, spec, facts, rows, fills, view)
    sheet = arrangement.sheet
    _draw_land(sheet, spec, fills, view)
    _draw_outline(sheet, spec, facts, view)
    _draw_symbols(sheet, spec, facts, fills, view)
    _draw_labels(sheet, places, view)
    return sheet


class _View:
    """Map units to points of the picture's box."""

    def __init__(self, frame: tuple[float, float, float, float], area: Box):
        left, bottom, right, top = frame
        self.scale = min(area.width / (right - left), area.height / (top - bottom)) / _MARGIN
        self.middle = (left + right) / 2, (bottom + top) / 2
        self.area = area

    def points(self, x: float, y: float) -> tuple[float, float]:
        """Points of the box, y downwards."""
        return (
            self.area.width / 2 + (x - self.middle[0]) * self.scale,
            self.area.height / 2 - (y - self.middle[1]) * self.scale,
        )

    def limits(self, axes: Axes) -> None:
        """Set the axes to map units."""
        wide, high = self.area.width / 2 / self.scale, self.area.height / 2 / self.scale
        axes.set_xlim(self.middle[0] - wide, self.middle[0] + wide)
        axes.set_ylim(self.middle[1] - high, self.middle[1] + high)

    def largest_part(
        self, shape: shapely.Geometry | None, at: tuple[float, float]
    ) -> shapely.Geometry | None:
        """The part of a country in which its place is, else its largest; in points of the box."""
        if shape is None:
            return None
        moved = shapely.transform(
            shape, lambda xy: np.column_stack(self.points(xy[:, 0], xy[:, 1]))
        )
        parts = shapely.get_parts(moved)
        own = parts[shapely.contains_xy(parts, *at)]
        return own[0] if len(own) else parts[np.argmax(shapely.area(parts))]

    def ground(self, worldview: str, codes: Iterable[str]) -> shapely.STRtree:
        """Some countries in points of the box, to query what they touch."""
        outlines = shapes.coarse(worldview)
        geometries = np.array([outlines[code] for code in codes if code in outlines], dtype=object)
        return shapely.STRtree(
            shapely.transform(
                geometries,
                lambda coordinates: np.column_stack(
                    self.points(coordinates[:, 0], coordinates[:, 1])
                ),
            )
        )


def _frame(spec: ChartSpec, facts: Facts) -> tuple[float, float, float, float]:
    if spec.region:
        return region_extent(facts, spec.region, "equal-earth")
    return shapes.extent(spec.worldview)


def _draw_land(sheet: Sheet, spec: ChartSpec, fills: dict[str, Fill], view: _View) -> None:
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


def _dots(
    spec: ChartSpec, facts: Facts, fills: dict[str, Fill], view: _View
) -> dict[str, tuple[float, float]]:
    """Where the dots of the small that are colored, and the Commission's ring, stand; in points."""
    dots = {
        code: view.points(*at)
        for code, at in shapes.symbols(facts).items()
        if code in fills or (code == facts.EUU and spec.color == "status")
    }
    return {code: at for code, at in dots.items() if _inside(at, view.area)}


def _draw_symbols(
    sheet: Sheet, spec: ChartSpec, facts: Facts, fills: dict[str, Fill], view: _View
) -> None:
    axes, radius = sheet.points(view.area), sheet.size.small * _DOT
    for code, at in _dots(spec, facts, fills, view).items():
        _draw_symbol(axes, sheet, code, at, fills.get(code), radius, code == facts.EUU)


def _places(
    arrangement: Arrangement,
    spec: ChartSpec,
    facts: Facts,
    rows: pd.DataFrame,
    fills: dict[str, Fill],
    view: _View,
) -> tuple[list[Place], list[str]]:
    """A place for each name, and the names that are needed and have none."""
    sheet, dots = arrangement.sheet, _dots(spec, facts, fills, view)
    size = sheet.size.small
    return place_labels(
        _names(sheet, spec, facts, rows, fills, view),
        size,
        (view.area.width, view.area.height),
        list(dots.values()),
        size * _DOT * 1.5,
        view.ground(spec.worldview, fills),
        most=_NEAR if arrangement.is_listed else _FAR,
    )


_NEAR, _FAR = 7.5, 17.0
"""Lengths of leaders, in sizes of type: where all are listed none goes around half the world."""


def _draw_labels(sheet: Sheet, places: list[Place], view: _View) -> None:
    """Names, and leaders that are light on dark colors: a line on a broader one of paper."""
    axes, area, size = sheet.points(view.area), view.area, sheet.size.small
    for place in places:
        if place.leader:
            xs, ys = zip(place.at, place.leader, strict=True)
            if not sheet.edition.transparent:
                axes.plot(xs, ys, color=sheet.ink.paper, linewidth=1.8, alpha=0.8, zorder=1)
            leader = axes.plot(xs, ys, color=sheet.ink.quiet_ink, linewidth=0.6, zorder=2)[0]
            leader.set_gid("leader")
        text = sheet.text(
            place.words, area.left + place.left, area.top + place.base, size, color=place.ink
        )
        text.set_gid("name")


def _inside(at: tuple[float, float], area: Box) -> bool:
    return 0 < at[0] < area.width and 0 < at[1] < area.height


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


def _draw_outline(sheet: Sheet, spec: ChartSpec, facts: Facts, view: _View) -> None:
    union = spec.color == "initiative" and spec.initiative == "eu"
    code = spec.partner or (facts.EUU if union else "")
    path = shapes.outline(facts, spec.worldview, code) if code else None
    if path is None:
        return
    axes = sheet.axes(view.area)
    view.limits(axes)
    _add_path(axes, path, sheet.ink.highlight, f"outline-{code}")


def _names(
    sheet: Sheet,
    spec: ChartSpec,
    facts: Facts,
    rows: pd.DataFrame,
    fills: dict[str, Fill],
    view: _View,
) -> list[Name]:
    """Who must be named, the small ones first; then the small that would be overlooked."""
    dots, needed = _dots(spec, facts, fills, view), _needed(spec, rows)
    codes = [code for code in needed if code in dots] + needed
    codes += [code for code in dots if code in fills]
    outlines, names = shapes.coarse(spec.worldview), []
    for code in dict.fromkeys(codes):
        place = shapes.name_place(facts, spec.worldview, code)
        at = dots.get(code) or (view.points(*place) if place else None)
        if at and _inside(at, view.area):
            shape = None if code in dots else view.largest_part(outlines.get(code), at)
            ink = _ink_on(sheet, fills.get(code))
            names.append(Name(facts.name(code), at, shape, ink, code in needed))
    return names


def _needed(spec: ChartSpec, rows: pd.DataFrame) -> list[str]:
    """The chosen; everyone who has signed, everyone that a narrowed map colors, all members; of
    producers the largest."""
    chosen = [spec.partner] if spec.partner else []
    if spec.color == "mineral":
        return [*chosen, *rows["iso_a3"].head(_LEADERS)]
    if spec.color == "status" and not spec.status:
        rows = rows.loc[rows["status"].isin(SIGNED_STATUSES)]
    elif spec.color == "agreement":
        rows = rows.loc[rows["agreement_state"].isin(SIGNED_STATES)]
    return [*chosen, *rows["iso_a3"]]


def _ink_on(sheet: Sheet, fill: Fill | None) -> str:
    """The ink that can be read on a color, or "" on a hatched one."""
    if fill is None or fill.hatch:
        return ""
    inks = (THEMES["light"].ink, THEMES["light"].paper)
    best = max(inks, key=lambda ink: contrast(ink, fill.color))
    return best if contrast(best, fill.color) >= _LEAST_CONTRAST else ""


_LEAST_CONTRAST = 4.5
"""Of type on a color (WCAG 2.2, 1.4.3)."""


_LEADERS = 5
"""Producers that are named on a map of shares."""

"""The world map in print: the screen's shapes and colors, labels for the small, a legend."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from charts.captions import Caption
from charts.map_colors import Fill, fills_of
from charts.print import shapes
from charts.print.annotations import draw_notes, place_notes
from charts.print.edition import Edition
from charts.print.frame import Box, Sheet
from charts.print.highlight import drawn_alone, highlight_keys, labelled, stepped_back
from charts.print.labels import place_labels
from charts.print.map_legend import legend
from charts.print.map_symbols import draw_symbol
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_checks import place_on_map, within_crop
from charts.spec.editing_params import annotations_of
from data.agreements.states import SIGNED_STATES
from data.facts.store import Facts
from geo.camera import extent as region_extent
from geo.symbols import places_on_map

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
    inside = within_crop(edition.highlight, spec.region, spec.worldview, facts)
    edition = drawn_alone(edition, inside)
    keys = legend(spec, facts, edition.theme, rows)
    keys += highlight_keys(edition, facts, inside, "outline")
    sheet = Sheet(edition, caption, keys)
    fills = stepped_back(fills_of(spec, rows, edition.theme), edition)
    view = _view(spec, facts, sheet.plot_area)
    _draw_land(sheet, spec, fills, view)
    _draw_symbols_and_labels(sheet, spec, facts, rows, fills, view)
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


def _view(spec: ChartSpec, facts: Facts, area: Box) -> _View:
    frame = (
        region_extent(facts, spec.region, "equal-earth")
        if spec.region
        else shapes.extent(spec.worldview)
    )
    return _View(frame, area)


def _draw_land(sheet: Sheet, spec: ChartSpec, fills: dict[str, Fill], view: _View) -> None:
    axes = sheet.axes(sheet.plot_area)
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


def _draw_symbols_and_labels(
    sheet: Sheet,
    spec: ChartSpec,
    facts: Facts,
    rows: pd.DataFrame,
    fills: dict[str, Fill],
    view: _View,
) -> None:
    """Dots and ring, the outline of the chosen, annotations, and names that fit."""
    axes = sheet.points(sheet.plot_area)
    size = sheet.size.small
    dots = {code: view.points(*at) for code, at in shapes.symbols(facts).items()}
    dots = {code: at for code, at in dots.items() if _inside(at, sheet.plot_area)}
    _draw_outlines(sheet, spec, facts, view, dots)
    for code, at in dots.items():
        if code in fills or (code == facts.EUU and spec.color == "status"):
            draw_symbol(axes, sheet, code, at, fills.get(code), size * _DOT, code == facts.EUU)
    marks = [shapely.Point(at).buffer(size * _DOT * 1.5) for at in dots.values()]
    labels = _label_points(sheet.edition, spec, facts, rows, fills, dots, view)
    frame = (sheet.plot_area.width, sheet.plot_area.height)
    ground = view.ground(spec.worldview, fills)
    first = [label for label in labels if label[0] in _highlighted(sheet, facts)]
    places = place_labels(first, size, frame, marks, ground)
    named = {place.words for place in places}
    left_out = [label for label in first if label[0] not in named]
    places += place_labels(left_out, size, frame, marks, shapely.STRtree([]))
    if texts := _notes(sheet, spec, facts, view):
        land = view.ground(spec.worldview, shapes.coarse(spec.worldview))
        draw_notes(sheet, axes, place_notes(texts, size, frame, marks, land, ground), size)
    others = [label for label in labels if label not in first]
    places += place_labels(others, size, frame, marks, ground)
    for place in places:
        if place.leader:
            xs, ys = zip(place.at, place.leader, strict=True)
            axes.plot(xs, ys, color=sheet.ink.quiet_ink, linewidth=0.6, zorder=1)
        sheet.text(
            place.words, sheet.plot_area.left + place.left, sheet.plot_area.top + place.base, size
        )


def _inside(at: tuple[float, float], area: Box) -> bool:
    return 0 < at[0] < area.width and 0 < at[1] < area.height


def _draw_outlines(
    sheet: Sheet, spec: ChartSpec, facts: Facts, view: _View, dots: Iterable[str]
) -> None:
    """Of the chosen, and a fine one of those that the editor highlights and that have no dot."""
    axes = sheet.axes(sheet.plot_area)
    view.limits(axes)
    land = shapes.land(spec.worldview)
    for code in sheet.edition.highlight:
        if code in land and code not in dots:
            line = {"facecolor": "none", "edgecolor": sheet.ink.ink, "linewidth": _FINE}
            axes.add_artist(PathPatch(land[code], gid=f"highlight-{code}", **line))
    union = spec.color == "initiative" and spec.initiative == "eu"
    code = spec.partner or (facts.EUU if union else "")
    path = shapes.outline(facts, spec.worldview, code) if code else None
    if path is not None:
        _add_path(axes, path, sheet.ink.highlight, f"outline-{code}")


_FINE = 1.0
"""Points of the line around a highlighted country."""


def _highlighted(sheet: Sheet, facts: Facts) -> set[str]:
    return {facts.name(code) for code in sheet.edition.highlight}


def _notes(
    sheet: Sheet, spec: ChartSpec, facts: Facts, view: _View
) -> list[tuple[str, tuple[float, float]]]:
    """The annotations with their places, in points of the box."""
    every = annotations_of(sheet.edition.annotate)
    places = [(one.text, place_on_map(one, spec.worldview, facts)) for one in every]
    found = [(text, view.points(*place)) for text, place in places if place is not None]
    return [(text, at) for text, at in found if _inside(at, view.area)]


def _label_points(
    edition: Edition,
    spec: ChartSpec,
    facts: Facts,
    rows: pd.DataFrame,
    fills: dict[str, Fill],
    dots: dict[str, tuple[float, float]],
    view: _View,
) -> list[tuple[str, tuple[float, float]]]:
    """The chosen, then the small ones that would be overlooked, then the leaders and signers.

    Where a map is narrowed to some statuses, everyone that it colors is named as far as there is
    room.
    """
    codes = [spec.partner] if spec.partner else []
    codes += [code for code in dots if code in fills]
    if spec.color == "mineral":
        codes += list(rows["iso_a3"].head(_LEADERS))
    elif spec.color == "status":
        codes += list(rows.loc[rows["status"] == "signed_at_ministerial", "iso_a3"])
        codes += list(rows["iso_a3"]) if spec.status else []
    elif spec.color == "agreement":
        codes += _named_by_agreement(spec, rows)
    every = places_on_map(facts, spec.worldview)
    places = {
        code: dots.get(code) or view.points(*every[code])
        for code in labelled(codes, fills, edition)
        if code in every
    }
    return [(facts.name(code), at) for code, at in places.items() if _inside(at, view.area)]


def _named_by_agreement(spec: ChartSpec, rows: pd.DataFrame) -> list[str]:
    """Who has signed: of a mineral's producers all, else those whose agreement binds."""
    states = SIGNED_STATES if spec.commodity else ("binding",)
    return list(rows.loc[rows["agreement_state"].isin(states), "iso_a3"])


_LEADERS = 5
"""Producers that are named on a map of shares."""

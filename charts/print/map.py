"""The world map in print: the screen's shapes and colors, labels for the small, a legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from charts.captions import Caption
from charts.figures.note_places import Note
from charts.map_colors import Fill, fills_of
from charts.print import shapes
from charts.print.annotations import draw_notes, place_notes
from charts.print.edition import Edition
from charts.print.frame import Sheet
from charts.print.highlight import drawn_alone, labelled, stepped_back
from charts.print.labels import Place, place_labels
from charts.print.map_arrangement import Arrangement, View, arranged, with_names
from charts.print.map_names import dots_of, names_of, needed_codes
from charts.print.map_symbols import draw_symbol
from charts.print.map_view import MapView
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_checks import place_on_map, within_crop
from charts.spec.editing_params import annotations_of
from data.facts.store import Facts
from geo.camera import extent as region_extent

_HATCH_ALPHA = 150 / 255

_DOT = 0.34
"""Radius of a small partner's dot, in sizes of type."""

_FINE = 1.0
"""Points of the line around a highlighted country."""


@dataclass(frozen=True)
class _Map:
    """What is drawn: the view, its rows and colors, and where it stands on the sheet."""

    spec: ChartSpec
    facts: Facts
    rows: pd.DataFrame
    fills: dict[str, Fill]
    arrangement: Arrangement
    view: MapView

    @property
    def sheet(self) -> Sheet:
        return self.arrangement.sheet

    @property
    def size(self) -> float:
        """Points of the type of names."""
        return self.sheet.size.small

    def dots(self) -> dict[str, tuple[float, float]]:
        """Where the dots of the small stand, in points of the picture."""
        return dots_of(self.spec, self.facts, self.fills, self.view)


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
    edition = drawn_alone(
        edition, within_crop(edition.highlight, spec.region, spec.worldview, facts)
    )
    fills = stepped_back(fills_of(spec, rows, edition.theme), edition)
    frame = _frame(spec, facts)
    aspect = (frame[2] - frame[0]) / (frame[3] - frame[1])
    needed = frozenset(labelled(needed_codes(spec, rows), (), edition))
    whole = View(spec, facts, edition, caption, rows, aspect, needed)
    arrangement = arranged(whole)

    def stands(arrangement: Arrangement) -> _Map:
        view = MapView(frame, arrangement.picture)
        return _Map(spec, facts, rows, fills, arrangement, view)

    drawn = stands(arrangement)
    notes = _notes(drawn)
    places, missing = _places(drawn, notes)
    if missing and not arrangement.is_listed and (listed := with_names(whole)) is not None:
        drawn = stands(listed)
        notes = _notes(drawn)
        places, _ = _places(drawn, notes)
    _draw_land(drawn)
    _draw_outlines(drawn)
    _draw_symbols(drawn)
    sheet, view = drawn.sheet, drawn.view
    draw_notes(sheet, sheet.points(view.area), notes, drawn.size, view.area)
    _draw_labels(sheet, places, view)
    return sheet


def _frame(spec: ChartSpec, facts: Facts) -> tuple[float, float, float, float]:
    if spec.region:
        return region_extent(facts, spec.region, "equal-earth")
    return shapes.extent(spec.worldview)


def _draw_land(drawn: _Map) -> None:
    sheet, spec, fills = drawn.sheet, drawn.spec, drawn.fills
    axes = sheet.axes(drawn.view.area)
    drawn.view.limits(axes)
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


def _draw_symbols(drawn: _Map) -> None:
    sheet, fills, commission = drawn.sheet, drawn.fills, drawn.facts.EUU
    axes, radius = sheet.points(drawn.view.area), drawn.size * _DOT
    for code, at in drawn.dots().items():
        draw_symbol(axes, sheet, code, at, fills.get(code), radius, code == commission)


def _notes(drawn: _Map) -> list[Note]:
    """An editor's texts in their places, before any name has one."""
    spec, view = drawn.spec, drawn.view
    every = annotations_of(drawn.sheet.edition.annotate)
    places = [(one.text, place_on_map(one, spec.worldview, drawn.facts)) for one in every]
    found = [(text, view.points(*place)) for text, place in places if place is not None]
    texts = [(text, at) for text, at in found if view.holds(at)]
    if not texts:
        return []
    marks = [shapely.Point(at).buffer(drawn.size * _DOT * 1.5) for at in drawn.dots().values()]
    land = view.ground(spec.worldview, shapes.coarse(spec.worldview))
    colored = view.ground(spec.worldview, drawn.fills)
    return place_notes(texts, drawn.size, (view.area.width, view.area.height), marks, land, colored)


def _places(drawn: _Map, notes: Sequence[Note]) -> tuple[list[Place], list[str]]:
    """A place for each name, and the names that are needed and have none."""
    sheet, view, size = drawn.sheet, drawn.view, drawn.size
    ground = view.ground(drawn.spec.worldview, drawn.fills)
    if notes:
        over = [shape for note in notes for shape in (note.area, note.leader)]
        ground = shapely.STRtree([*ground.geometries, *over])
    return place_labels(
        names_of(sheet, drawn.spec, drawn.facts, drawn.rows, drawn.fills, view),
        size,
        (view.area.width, view.area.height),
        list(drawn.dots().values()),
        size * _DOT * 1.5,
        ground,
        most=_NEAR if drawn.arrangement.is_listed else _FAR,
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


def _draw_outlines(drawn: _Map) -> None:
    """Of the chosen, and a fine one of those that the editor highlights and that have no dot."""
    sheet, spec, facts = drawn.sheet, drawn.spec, drawn.facts
    axes, dots = sheet.axes(drawn.view.area), drawn.dots()
    drawn.view.limits(axes)
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

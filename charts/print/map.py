"""The world map in print: the screen's shapes and colors, labels for the small, a legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

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
from charts.print.label_candidates import Name
from charts.print.labels import Place, place_labels
from charts.print.map_arrangement import arrangements
from charts.print.map_inset import Inset
from charts.print.map_names import dots_of, draw_names, names_of, needed_codes
from charts.print.map_plan import Arrangement, View
from charts.print.map_symbols import DOT, outlines, symbol
from charts.print.map_view import MapView
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_checks import place_on_map, within_crop
from charts.spec.editing_params import annotations_of
from data.facts.store import Facts
from geo.camera import extent as region_extent

_HATCH_ALPHA = 150 / 255


@dataclass(frozen=True)
class _Map:
    """What is drawn, in which colors, and how it is arranged."""

    whole: View
    fills: dict[str, Fill]
    arrangement: Arrangement

    @cached_property
    def view(self) -> MapView:
        """Where its places stand on the sheet."""
        return MapView(self.whole.frame, self.arrangement.picture)

    @property
    def spec(self) -> ChartSpec:
        return self.whole.spec

    @property
    def facts(self) -> Facts:
        return self.whole.facts

    @property
    def rows(self) -> pd.DataFrame:
        return self.whole.rows

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

    def windows(self) -> list[shapely.Polygon]:
        """What of it stands enlarged beside it, in points of the picture."""
        return [self.view.box(window.frame) for window, _ in self.arrangement.insets]

    @cached_property
    def insets(self) -> list[Inset]:
        """The windows that stand enlarged beside it."""
        small = self.whole.small(self.view.scale, self.size)
        same = self.sheet, self.spec, self.facts, self.rows, self.fills
        return [Inset(*same, *pair, small) for pair in self.arrangement.insets]


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
    needed = frozenset(labelled(needed_codes(spec, rows), (), edition))
    whole = View(spec, facts, edition, caption, rows, _frame(spec, facts), needed)
    laid = _laid_out(whole, fills)
    drawn = laid.map
    _draw_land(drawn)
    _draw_outlines(drawn)
    _draw_symbols(drawn)
    sheet, view = drawn.sheet, drawn.view
    axes = sheet.points(view.area)
    draw_notes(sheet, axes, laid.notes, drawn.size, view.area)
    draw_names(sheet, axes, laid.places, view.area)
    for inset, places in laid.insets:
        inset.draw(places)
    return sheet


@dataclass(frozen=True)
class _Laid:
    """A map with the places of its texts, those of its insets, and the names that have none."""

    map: _Map
    notes: list[Note]
    places: list[Place]
    missing: list[str]
    insets: list[tuple[Inset, list[Place]]]


def _laid_out(whole: View, fills: dict[str, Fill]) -> _Laid:
    """The first arrangement in which everyone is named who must be, else the nearest to that."""
    tried = []
    for arrangement in arrangements(whole):
        laid = _with_texts(_Map(whole, fills, arrangement))
        tried.append(laid)
        if not laid.missing or (arrangement.is_listed and not arrangement.insets):
            break
    return min(tried, key=lambda laid: len(laid.missing))


def _with_texts(drawn: _Map) -> _Laid:
    insets, there = [], set[str]()
    for inset in drawn.insets:
        places, words = inset.names()
        insets.append((inset, places))
        there |= words
    notes = _notes(drawn)
    places, missing = _places(drawn, notes, there)
    return _Laid(drawn, notes, places, missing, insets)


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
    axes, radius = sheet.points(drawn.view.area), drawn.size * DOT
    for code, at in drawn.dots().items():
        is_ring = code == commission
        circle = symbol(sheet, code, at, fills.get(code), radius, is_ring)
        circle.set_gid(f"{'country' if is_ring else 'dot'}-{code}")
        axes.add_artist(circle)
    for inset in drawn.insets:
        inset.mark(axes, drawn.view)


def _notes(drawn: _Map) -> list[Note]:
    """An editor's texts in their places, before any name has one."""
    spec, view = drawn.spec, drawn.view
    every = annotations_of(drawn.sheet.edition.annotate)
    places = [(one.text, place_on_map(one, spec.worldview, drawn.facts)) for one in every]
    found = [(text, view.points(*place)) for text, place in places if place is not None]
    texts = [(text, at) for text, at in found if view.holds(at)]
    if not texts:
        return []
    marks = [shapely.Point(at).buffer(drawn.size * DOT * 1.5) for at in drawn.dots().values()]
    land = view.ground(spec.worldview, shapes.coarse(spec.worldview))
    colored = view.ground(spec.worldview, drawn.fills)
    return place_notes(texts, drawn.size, (view.area.width, view.area.height), marks, land, colored)


def _places(
    drawn: _Map, notes: Sequence[Note], elsewhere: Set[str]
) -> tuple[list[Place], list[str]]:
    """A place for each name that is not in an inset, and the needed ones that have none.

    The small who need not be named are named in the inset or nowhere.
    """
    sheet, view, size = drawn.sheet, drawn.view, drawn.size
    ground = view.ground(drawn.spec.worldview, drawn.fills)
    over = [shape for note in notes for shape in (note.area, note.leader)]
    over += [window.exterior for window in drawn.windows()]
    if over:
        ground = shapely.STRtree([*ground.geometries, *over])
    names = names_of(sheet, drawn.spec, drawn.facts, drawn.rows, drawn.fills, view)
    return place_labels(
        [name for name in names if not _is_elsewhere(drawn, name, elsewhere)],
        size,
        (view.area.width, view.area.height),
        list(drawn.dots().values()),
        size * DOT * 1.5,
        ground,
        most=_NEAR if drawn.arrangement.is_listed else _FAR,
    )


def _is_elsewhere(drawn: _Map, name: Name, elsewhere: Set[str]) -> bool:
    is_small = name.shape is None or name.shape.area < drawn.size**2
    is_enlarged = any(shapely.contains_xy(window, *name.at) for window in drawn.windows())
    return name.words in elsewhere or (is_small and is_enlarged and not name.is_needed)


_NEAR, _FAR = 7.5, 17.0
"""Lengths of leaders, in sizes of type: where all are listed none goes around half the world."""


def _draw_outlines(drawn: _Map) -> None:
    land = shapes.land(drawn.spec.worldview)
    lines = outlines(drawn.sheet, drawn.spec, drawn.facts, land, drawn.dots())
    if not lines:
        return
    axes = drawn.sheet.axes(drawn.view.area)
    drawn.view.limits(axes)
    for name, patch in lines.items():
        patch.set_gid(name)
        axes.add_artist(patch)

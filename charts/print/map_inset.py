"""An inset of a printed map: a window of it enlarged, framed, titled, and marked on the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle

from charts.map_colors import Fill
from charts.palette import Theme
from charts.print import shapes
from charts.print.frame import Box, Sheet
from charts.print.label_candidates import Name
from charts.print.labels import Place, place_labels
from charts.print.map_names import dots_of, draw_names, names_of
from charts.print.map_symbols import DOT, outlines, symbol
from charts.print.map_view import MapView
from charts.print.map_windows import Window
from charts.print.text_layout import LEADING
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import speaking

_HATCHES = MappingProxyType({"dense": "////////", "sparse": "////"})
"""As Matplotlib writes them: about as close as on the map, whose strips would lie apart here."""

_MARGIN = 0.3
"""Between the frame and names within it, in sizes of type."""

_FRAME = 0.6
"""Points of the line around an inset and around its place on the map."""

_DOT_AREAS = 2.0
"""From how many areas of a dot on a country is drawn as itself."""


@dataclass(frozen=True)
class Inset:
    """An inset to be drawn.

    Attributes
    ----------
    window : Window
    area : Box
        Of its frame, without the title above it.
    fills : mapping of str to Fill
        Of everyone in color, as on the map.
    small : mapping of str to (x, y)
        Of `charts.print.map_windows.small_partners`: they are named here.
    """

    sheet: Sheet
    spec: ChartSpec
    facts: Facts
    rows: pd.DataFrame
    fills: dict[str, Fill]
    window: Window
    area: Box
    small: Mapping[str, tuple[float, float]]

    @property
    def view(self) -> MapView:
        """Where its places stand, in a box that is a little narrower than its frame."""
        area, margin = self.area, self.sheet.size.small * _MARGIN
        size = area.width - 2 * margin, area.height - 2 * margin
        return MapView(self.window.frame, Box(area.left + margin, area.top + margin, *size))

    def dots(self) -> dict[str, tuple[float, float]]:
        """The dots of those that are too small to be seen here too, in points of the view."""
        view, outlines = self.view, shapes.coarse(self.spec.worldview)
        dots = dots_of(self.spec, self.facts, self.fills, view)
        least = 3.14 * (self.sheet.size.small * DOT / view.scale) ** 2 * _DOT_AREAS
        ring = dots.get(self.facts.EUU)
        return {
            code: at
            for code, at in dots.items()
            if at == ring or code not in outlines or outlines[code].area < least
        }

    def names(self) -> tuple[list[Place], set[str]]:
        """The names that find a place here, and their words."""
        view, size, dots = self.view, self.sheet.size.small, self.dots()
        frame = (view.area.width, view.area.height)
        names = names_of(self.sheet, self.spec, self.facts, self.rows, self.fills, view, self.small)
        places, _ = place_labels(
            [_cut(name, frame) for name in names],
            size,
            frame,
            list(dots.values()),
            size * DOT * 1.5,
            view.ground(self.spec.worldview, self.fills),
            most=_LONGEST_LEADER,
        )
        return places, {place.words for place in places}

    def draw(self, places: Sequence[Place]) -> None:
        """Land, colors, dots, the frame with its title, and the names.

        Parameters
        ----------
        places : sequence of Place
            Of `names`.
        """
        self._draw_title()
        axes, view = self.sheet.axes(self.area), self.view
        view.over(self.area).limits(axes)
        self._draw_land(axes)
        points = self.sheet.points(view.area)
        for code, at in self.dots().items():
            radius, fill = self.sheet.size.small * DOT, self.fills.get(code)
            is_ring = code == self.facts.EUU
            points.add_artist(symbol(self.sheet, code, at, fill, radius, is_ring))
        draw_names(self.sheet, points, places, view.area)
        left, top = self.area.left - view.area.left, self.area.top - view.area.top
        _draw_frame(points, self.sheet, (left, top), (self.area.width, self.area.height))

    def mark(self, axes: Axes, view: MapView) -> None:
        """Draw where it is on the map.

        Parameters
        ----------
        axes : matplotlib.axes.Axes
            Of `Sheet.points` over the map.
        view : MapView
            Of the map.
        """
        left, top, right, bottom = view.box(self.window.frame).bounds
        _draw_frame(axes, self.sheet, (left, top), (right - left, bottom - top))

    def _draw_title(self) -> None:
        size = self.sheet.size.small
        title = speaking(self.facts.lang)(self.window.title)
        self.sheet.text(title, self.area.left, self.area.top - size * 0.4, size, "bold")

    def _draw_land(self, axes: Axes) -> None:
        spec, ink = self.spec, self.sheet.ink
        gray = shapes.neutral(spec.worldview)
        land = shapes.land_within(spec.worldview, self.window.frame)
        paths = defaultdict(list)
        for code, path in land.items():
            own = self.fills.get(code, Fill(ink.land))
            paths[_disputed(ink) if code in gray else own].append(path)
        for fill, same in paths.items():
            patch = PathPatch(shapes.joined(same), facecolor=fill.color, linewidth=0)
            if fill.hatch:
                patch.set(hatch=_HATCHES[fill.hatch], edgecolor=fill.ink, linewidth=0)
            axes.add_artist(patch)
        for line in outlines(self.sheet, spec, self.facts, land, self.dots()).values():
            axes.add_artist(line)


_LONGEST_LEADER = 10.0
"""In sizes of type."""


def title_height(sheet: Sheet) -> float:
    """Points above the frame of an inset that its title takes."""
    return sheet.size.small * LEADING


def _disputed(ink: Theme) -> Fill:
    return Fill(ink.neutral_land, "dense", ink.hatch)


def _cut(name: Name, frame: tuple[float, float]) -> Name:
    """The same name, whose country ends at the frame."""
    if name.shape is None:
        return name
    return replace(name, shape=shapely.intersection(name.shape, shapely.box(0, 0, *frame)))


def _draw_frame(
    axes: Axes, sheet: Sheet, corner: tuple[float, float], size: tuple[float, float]
) -> None:
    frame = Rectangle(corner, *size, facecolor="none", edgecolor=sheet.ink.quiet_ink)
    frame.set(linewidth=_FRAME, zorder=4, gid="inset", clip_on=False)
    axes.add_artist(frame)

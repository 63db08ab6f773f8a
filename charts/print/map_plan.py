"""What a printed map is made from, before it has its place: its view, its legend, its insets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from charts.captions import Caption
from charts.map_colors import fills_of
from charts.print.edition import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.highlight import highlight_keys
from charts.print.map_legend import legend
from charts.print.map_view import MapView
from charts.print.map_windows import Window, crowded, small_partners
from charts.print.name_list import Group
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import PRESETS
from data.facts.store import Facts

_LEAST_ENLARGED = 1.8
"""How much larger than on the map an inset is at least: below that it shows nothing more."""


@dataclass(frozen=True)
class Arrangement:
    """A sheet, the box of the map in it, and whether everyone in color is listed beside it.

    ``insets`` are the windows that stand enlarged beside the map, each with its frame.
    """

    sheet: Sheet
    picture: Box
    is_listed: bool = False
    insets: tuple[tuple[Window, Box], ...] = ()


@dataclass(frozen=True)
class View:
    """What is arranged: the view with its rows, how it is printed, and what of the world is shown.

    ``frame`` is that in map units: left, bottom, right, top. ``needed`` are the codes of everyone
    who must be named.
    """

    spec: ChartSpec
    facts: Facts
    edition: Edition
    caption: Caption
    rows: pd.DataFrame
    frame: tuple[float, float, float, float]
    needed: frozenset[str]

    @property
    def aspect(self) -> float:
        """How much wider than high the map is."""
        left, bottom, right, top = self.frame
        return (right - left) / (top - bottom)

    @property
    def is_ranked(self) -> bool:
        """Whether a ranking stands beside the map in place of names."""
        return self.spec.color == "mineral"

    @property
    def may_have_insets(self) -> bool:
        """Whether it is a map of the world, on a page: a region is enlarged itself.

        Of shares the small have small ones, and what is seen from the back of a room is large.
        """
        is_page = self.edition.preset in PRESETS and not self.edition.bare
        return is_page and not self.spec.region and not self.is_ranked

    def small(self, scale: float, size: float) -> dict[str, tuple[float, float]]:
        """Those in color that have less land than a letter on the map.

        Parameters
        ----------
        scale : float
            Points of a map unit.
        size : float
            Points of type.
        """
        codes = fills_of(self.spec, self.rows, self.edition.theme)
        return small_partners(self.facts, self.spec.worldview, codes, (size / scale) ** 2)

    def insets(
        self, sheet: Sheet, picture: Box, frames: Callable[[int], list[Box]]
    ) -> tuple[tuple[Window, Box], ...]:
        """The windows that a map is worth enlarging in, each with its frame; () without.

        Parameters
        ----------
        sheet : Sheet
        picture : Box
            Of the map.
        frames : callable
            Of how many there are: gives their boxes.
        """
        scale = MapView(self.frame, picture).scale
        windows = crowded(self.small(scale, sheet.size.small).values())
        pairs = tuple(zip(windows, frames(len(windows)), strict=True)) if windows else ()
        larger = (box.width / window.width / scale for window, box in pairs)
        return pairs if all(times >= _LEAST_ENLARGED for times in larger) else ()

    def sheet(self, keys: Sequence[Key]) -> Sheet:
        """An empty sheet of the view, with a legend."""
        return Sheet(self.edition, self.caption, keys)

    def keys(self) -> list[Key]:
        """The legend of the colors, and of what an editor highlights."""
        return [*self._colors(), *self._marks()]

    def _colors(self) -> list[Key]:
        return legend(self.spec, self.facts, self.edition.theme, self.rows)

    def _marks(self) -> list[Key]:
        highlighted = self.edition.highlight
        return highlight_keys(self.edition, self.facts, highlighted, "outline")

    def groups(self) -> list[Group]:
        """The colors with everyone who has them, in the order of the legend."""
        keys, names = self._colors(), dict(zip(self.rows["iso_a3"], self.rows["name"], strict=True))
        if self.spec.color == "initiative":
            return [Group(keys[0], tuple(names.values()))]
        fills = fills_of(self.spec, self.rows, self.edition.theme)
        own = {code: replace(Key.of(fill, ""), label="") for code, fill in fills.items()}
        return [
            Group(key, tuple(names[code] for code in names if own.get(code) == bare))
            for key in keys
            for bare in [replace(key, label="")]
        ]

    def shown_groups(self) -> list[Group]:
        """Those that somebody is in."""
        return [group for group in self.groups() if group.names]

    def choices(self) -> Iterator[tuple[list[Group], list[Key]]]:
        """Who may be listed, all or the needed, and the keys that the legend then keeps."""
        every = self.shown_groups()
        yield every, self._marks()
        names = set(self.rows.loc[self.rows["iso_a3"].isin(self.needed), "name"])
        needed = [group for group in every if names.issuperset(group.names)]
        if needed and len(needed) < len(every):
            rest = [group.key for group in every if group not in needed]
            yield needed, [*rest, *self._marks()]

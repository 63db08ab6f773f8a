"""Where a map stands on its sheet, and the names or the ranking that fill what it leaves blank."""

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
from charts.print.name_list import Form, Group, fitted, in_columns, run_in, under_headings
from charts.print.ranking import LEAST_BARS, draw_ranking, room_for_bars
from charts.print.row_fitting import smallest
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts

_BLANK = 0.2
"""Part of the area that a map may leave blank before names or a ranking stand there."""

_BESIDE = 0.34
"""The same of the width; and what the list takes of it."""

_UPRIGHT, _MOST_MAP = 1.2, 0.62
"""How much higher than wide an area is that is never left to a map alone, and the most it takes."""

_GAP = 1.2
"""Between the map and the list, in sizes of text."""

_MOST_LINES = 0.45
"""Part of the area that the names of a wide map may take from it."""


@dataclass(frozen=True)
class Arrangement:
    """A sheet, the box of the map in it, and whether everyone in color is listed beside it."""

    sheet: Sheet
    picture: Box
    is_listed: bool = False


@dataclass(frozen=True)
class View:
    """What is arranged: the view with its rows, how it is printed, and how wide a map is high.

    ``needed`` are the codes of everyone who must be named.
    """

    spec: ChartSpec
    facts: Facts
    edition: Edition
    caption: Caption
    rows: pd.DataFrame
    aspect: float
    needed: frozenset[str]

    @property
    def is_ranked(self) -> bool:
        """Whether a ranking stands beside the map in place of names."""
        return self.spec.color == "mineral"

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

    def choices(self) -> Iterator[tuple[list[Group], list[Key]]]:
        """Who may be listed, all or the needed, and the keys that the legend then keeps."""
        every = [group for group in self.groups() if group.names]
        yield every, self._marks()
        names = set(self.rows.loc[self.rows["iso_a3"].isin(self.needed), "name"])
        needed = [group for group in every if names.issuperset(group.names)]
        if needed and len(needed) < len(every):
            rest = [group.key for group in every if group not in needed]
            yield needed, [*rest, *self._marks()]


def arranged(view: View) -> Arrangement:
    """The map alone where it fills its area; else with names or a ranking below or beside it.

    Parameters
    ----------
    view : View
    """
    plain = view.sheet(view.keys())
    area = plain.plot_area
    whole = Arrangement(plain, area)
    if view.edition.bare or view.rows.empty:
        return whole
    if area.width / view.aspect < area.height * (1 - _BLANK) or area.height > area.width * _UPRIGHT:
        return _filled(view, _split_below) or whole
    if area.height * view.aspect < area.width * (1 - _BESIDE):
        return _filled(view, _split_beside) or whole
    return whole


def with_names(view: View) -> Arrangement | None:
    """A wide map, lower, over the names of everyone in color; None where there is no room.

    Parameters
    ----------
    view : View
    """
    if view.edition.bare or view.is_ranked:
        return None
    for groups, keys in view.choices():
        sheet = view.sheet(keys)
        area, least = sheet.plot_area, smallest(sheet)
        room = Box(area.left, area.top, area.width, area.height * _MOST_LINES)
        names = fitted(sheet, groups, room, least, (run_in,), most=max(sheet.size.small, least))
        if names is not None:
            top = area.bottom - names.height
            names.draw(sheet, Box(area.left, top, area.width, names.height))
            high = top - area.top - sheet.size.text * 0.6
            return Arrangement(sheet, Box(area.left, area.top, area.width, high), True)
    return None


Split = Callable[[View, Sheet], tuple[Box, Box]]


def _split_below(view: View, sheet: Sheet) -> tuple[Box, Box]:
    """The map over what is listed."""
    area = sheet.plot_area
    high = min(area.width / view.aspect * 1.02, area.height * _MOST_MAP)
    top = area.top + high + sheet.size.text * _GAP
    return Box(area.left, area.top, area.width, high), Box(
        area.left, top, area.width, area.bottom - top
    )


def _split_beside(view: View, sheet: Sheet) -> tuple[Box, Box]:
    """The map to the left of what is listed."""
    area, gap = sheet.plot_area, sheet.size.text * _GAP * 1.5
    wide = min(area.height * view.aspect, area.width * (1 - _BESIDE) - gap)
    left = area.left + wide + gap
    return Box(area.left, area.top, wide, area.height), Box(
        left, area.top, area.right - left, area.height
    )


def _filled(view: View, split: Split) -> Arrangement | None:
    """The arrangement with its list or ranking drawn; None where nothing fits."""
    if view.is_ranked:
        sheet = view.sheet(view.keys())
        picture, rest = split(view, sheet)
        if room_for_bars(sheet, rest) < LEAST_BARS:
            return None
        draw_ranking(sheet, view.rows, view.facts.lang, rest)
        return Arrangement(sheet, picture)
    for groups, keys in view.choices():
        sheet = view.sheet(keys)
        picture, rest = split(view, sheet)
        forms: tuple[Form, ...] = (in_columns, under_headings, run_in)
        names = fitted(sheet, groups, rest, smallest(sheet), forms)
        if names is not None:
            names.stretched(rest.height).draw(sheet, rest)
            return Arrangement(sheet, picture, True)
    return None

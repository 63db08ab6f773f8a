"""Where a map stands on its sheet, and the names or the ranking that fill what it leaves blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from charts.print.frame import Box, Sheet
from charts.print.map_inset import title_height
from charts.print.map_plan import Arrangement, View
from charts.print.map_windows import Window, in_row, stacked
from charts.print.name_list import Form, fitted, in_columns, run_in, under_headings
from charts.print.ranking import LEAST_BARS, draw_ranking, room_for_bars
from charts.print.row_fitting import smallest

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

_LEAST_MAP = 0.92
"""Part of its size that a map beside insets keeps at least."""

_MOST_ROWS, _MOST_COLUMN = (0.5, 0.42, 0.36), 0.36
"""Parts of the height, the first that leaves its list room, and the part of the width below a map
that insets take at most."""


def arrangements(view: View) -> Iterator[Arrangement]:
    """How a map may stand, the best first: with insets, without, and over everyone's names.

    Parameters
    ----------
    view : View
    """
    if view.may_have_insets and not view.rows.empty:
        enlarged = _with_insets(view)
        if enlarged is not None:
            yield enlarged
    alone = arranged(view)
    yield alone
    if not alone.is_listed and (listed := with_names(view)) is not None:
        yield listed


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
    if _is_high(view, area):
        return _filled(view, _split_below) or whole
    if area.height * view.aspect < area.width * (1 - _BESIDE):
        return _filled(view, _split_beside) or whole
    return whole


def _is_high(view: View, area: Box) -> bool:
    is_upright = area.height > area.width * _UPRIGHT
    return area.width / view.aspect < area.height * (1 - _BLANK) or is_upright


def _with_insets(view: View) -> Arrangement | None:
    """The map with insets to the left of it or below it; None where nothing is worth one."""
    sheet = view.sheet(view.keys())
    area, gap = sheet.plot_area, sheet.size.text * _GAP
    if _is_high(view, area):
        splits = (partial(_split_with_insets, most_row=part) for part in _MOST_ROWS)
        return next(filter(None, (_filled(view, split) for split in splits)), None)
    most = area.width - gap - area.height * view.aspect * _LEAST_MAP
    column = Box(area.left, area.top, most, area.height)
    insets = view.insets(
        sheet, area, lambda count: stacked(count, column, title_height(sheet), gap)
    )
    if not insets:
        return None
    left = insets[0][1].right + gap
    picture = Box(left, area.top, area.right - left, area.height)
    return Arrangement(sheet, picture, insets=insets)


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


@dataclass(frozen=True)
class _Parts:
    """The boxes of a map and of what is listed, and the insets."""

    picture: Box
    rest: Box
    insets: tuple[tuple[Window, Box], ...] = ()


_Split = Callable[[View, Sheet], _Parts | None]


def _split_below(view: View, sheet: Sheet) -> _Parts:
    """The map over what is listed."""
    area = sheet.plot_area
    high = min(area.width / view.aspect * 1.02, area.height * _MOST_MAP)
    top = area.top + high + sheet.size.text * _GAP
    rest = Box(area.left, top, area.width, area.bottom - top)
    return _Parts(Box(area.left, area.top, area.width, high), rest)


def _split_beside(view: View, sheet: Sheet) -> _Parts:
    """The map to the left of what is listed."""
    area, gap = sheet.plot_area, sheet.size.text * _GAP * 1.5
    wide = min(area.height * view.aspect, area.width * (1 - _BESIDE) - gap)
    left = area.left + wide + gap
    rest = Box(left, area.top, area.right - left, area.height)
    return _Parts(Box(area.left, area.top, wide, area.height), rest)


def _split_with_insets(view: View, sheet: Sheet, most_row: float) -> _Parts | None:
    """The map over its insets, with what is listed beside them or, on an upright page, below."""
    parts, gap = _split_below(view, sheet), sheet.size.text * _GAP
    rest, title, is_upright = parts.rest, title_height(sheet), sheet.height > sheet.width * _UPRIGHT
    row = Box(rest.left, rest.top, rest.width, rest.height * most_row)
    column = Box(rest.left, rest.top, rest.width * _MOST_COLUMN, rest.height)
    frames, room = (in_row, row) if is_upright else (stacked, column)
    insets = view.insets(sheet, parts.picture, lambda count: frames(count, room, title, gap))
    if not insets:
        return None
    last = insets[-1][1]
    if is_upright:
        top = last.bottom + gap
        return replace(parts, rest=replace(rest, top=top, height=rest.bottom - top), insets=insets)
    left = last.right + gap
    return replace(parts, rest=replace(rest, left=left, width=rest.right - left), insets=insets)


def _filled(view: View, split: _Split) -> Arrangement | None:
    """The arrangement with its list or ranking drawn; None where nothing fits.

    Beside insets everyone is listed, and in no smaller type than that of the names on the map.
    """
    if view.is_ranked:
        return _ranked(view, split)
    for groups, keys in view.choices():
        sheet = view.sheet(keys)
        parts = split(view, sheet)
        if parts is None or (parts.insets and len(groups) < len(view.shown_groups())):
            return None
        forms: tuple[Form, ...] = (in_columns, under_headings, run_in)
        least = max(smallest(sheet), sheet.size.small) if parts.insets else smallest(sheet)
        names = fitted(sheet, groups, parts.rest, least, forms)
        if names is not None:
            names.stretched(parts.rest.height).draw(sheet, parts.rest)
            return Arrangement(sheet, parts.picture, True, parts.insets)
    return None


def _ranked(view: View, split: _Split) -> Arrangement | None:
    sheet = view.sheet(view.keys())
    parts = split(view, sheet)
    if parts is None or room_for_bars(sheet, parts.rest) < LEAST_BARS:
        return None
    draw_ranking(sheet, view.rows, view.facts.lang, parts.rest)
    return Arrangement(sheet, parts.picture)

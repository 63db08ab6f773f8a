"""Where a map stands on its sheet, and the names or the ranking that fill what it leaves blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from charts.print.frame import Box, Sheet
from charts.print.map_inset import title_height
from charts.print.map_plan import Arrangement, View
from charts.print.map_windows import Window, in_row, stacked
from charts.print.name_list import Group, fitted, in_columns, run_in, under_headings
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
    alone = arranged(view, view.may_have_insets)
    yield alone
    if alone.insets:
        alone = arranged(view, has_insets=False)
        yield alone
    if not alone.is_listed and (listed := with_names(view)) is not None:
        yield listed


def arranged(view: View, has_insets: bool) -> Arrangement:
    """The map alone where it fills its area; else with insets, names or a ranking beside it.

    Parameters
    ----------
    view : View
    has_insets : bool
        Whether insets stand where there is room for them.
    """
    plain = view.sheet(view.keys())
    area = plain.plot_area
    whole = Arrangement(plain, area)
    if view.edition.bare or view.rows.empty:
        return whole
    is_upright = area.height > area.width * _UPRIGHT
    if is_upright or area.width / view.aspect < area.height * (1 - _BLANK):
        return _filled(view, _split_with_insets if has_insets else _split_below) or whole
    if area.height * view.aspect < area.width * (1 - _BESIDE):
        return _filled(view, _split_beside) or whole
    return _with_column(view, whole) if has_insets else whole


def _with_column(view: View, whole: Arrangement) -> Arrangement:
    """The map to the right of its insets, where there is room for any."""
    sheet, area = whole.sheet, whole.picture
    gap, title = sheet.size.text * _GAP, title_height(sheet)
    most = area.width - gap - area.height * view.aspect * _LEAST_MAP
    column = Box(area.left, area.top, most, area.height)
    insets = view.insets(sheet, area, lambda count: stacked(count, column, title, gap))
    if not insets:
        return whole
    left = insets[0][1].right + gap
    picture = Box(left, area.top, area.right - left, area.height)
    return replace(whole, picture=picture, insets=insets)


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


_Split = Callable[[View, Sheet], Iterable[_Parts]]
"""The parts of a sheet, the best first."""


def _split_below(view: View, sheet: Sheet) -> list[_Parts]:
    """The map over what is listed."""
    area = sheet.plot_area
    high = min(area.width / view.aspect * 1.02, area.height * _MOST_MAP)
    top = area.top + high + sheet.size.text * _GAP
    rest = Box(area.left, top, area.width, area.bottom - top)
    return [_Parts(Box(area.left, area.top, area.width, high), rest)]


def _split_beside(view: View, sheet: Sheet) -> list[_Parts]:
    """The map to the left of what is listed."""
    area, gap = sheet.plot_area, sheet.size.text * _GAP * 1.5
    wide = min(area.height * view.aspect, area.width * (1 - _BESIDE) - gap)
    left = area.left + wide + gap
    rest = Box(left, area.top, area.right - left, area.height)
    return [_Parts(Box(area.left, area.top, wide, area.height), rest)]


def _split_with_insets(view: View, sheet: Sheet) -> Iterator[_Parts]:
    """The map over its insets, with what is listed beside them or, on an upright page, below."""
    (parts,) = _split_below(view, sheet)
    if sheet.height > sheet.width * _UPRIGHT:
        for most in _MOST_ROWS:
            yield from _below_insets(view, sheet, parts, most)
    else:
        yield from _beside_insets(view, sheet, parts)
    yield parts


def _beside_insets(view: View, sheet: Sheet, parts: _Parts) -> Iterator[_Parts]:
    rest, gap, title = parts.rest, sheet.size.text * _GAP, title_height(sheet)
    column = Box(rest.left, rest.top, rest.width * _MOST_COLUMN, rest.height)
    insets = view.insets(sheet, parts.picture, lambda count: stacked(count, column, title, gap))
    if insets:
        left = insets[-1][1].right + gap
        rest = replace(rest, left=left, width=rest.right - left)
        yield replace(parts, rest=rest, insets=insets)


def _below_insets(view: View, sheet: Sheet, parts: _Parts, most: float) -> Iterator[_Parts]:
    rest, gap, title = parts.rest, sheet.size.text * _GAP, title_height(sheet)
    row = Box(rest.left, rest.top, rest.width, rest.height * most)
    insets = view.insets(sheet, parts.picture, lambda count: in_row(count, row, title, gap))
    if insets:
        top = insets[-1][1].bottom + gap
        yield replace(parts, rest=replace(rest, top=top, height=rest.bottom - top), insets=insets)


def _filled(view: View, split: _Split) -> Arrangement | None:
    """The arrangement with its list or ranking drawn; None where nothing fits."""
    if view.is_ranked:
        return _ranked(view, split)
    for groups, keys in view.choices():
        sheet = view.sheet(keys)
        for parts in split(view, sheet):
            listed = _listed(view, sheet, groups, parts)
            if listed is not None:
                return listed
    return None


def _listed(view: View, sheet: Sheet, groups: Sequence[Group], parts: _Parts) -> Arrangement | None:
    """The arrangement with its list drawn.

    Beside insets everyone is listed, and in no smaller type than that of the names on the map.
    """
    least, forms = smallest(sheet), (in_columns, under_headings, run_in)
    if parts.insets:
        least = max(least, sheet.size.small)
        # Most often there is no room: that shows in the smallest type, before all others are tried.
        is_room = fitted(sheet, groups, parts.rest, least, forms, most=least)
        if len(groups) < len(view.shown_groups()) or not is_room:
            return None
    names = fitted(sheet, groups, parts.rest, least, forms)
    if names is None:
        return None
    names.stretched(parts.rest.height).draw(sheet, parts.rest)
    return Arrangement(sheet, parts.picture, True, parts.insets)


def _ranked(view: View, split: _Split) -> Arrangement | None:
    sheet = view.sheet(view.keys())
    for parts in split(view, sheet):
        if room_for_bars(sheet, parts.rest) >= LEAST_BARS:
            draw_ranking(sheet, view.rows, view.facts.lang, parts.rest)
            return Arrangement(sheet, parts.picture)
    return None

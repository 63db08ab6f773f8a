"""A partner's minerals, a row each: what and when, the rank, the share of the world, China's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from charts.captions.caption_parts import sentences
from charts.print.frame import Box, Sheet
from charts.print.text_layout import LEADING, lines_by_words, shortened, width_by_words
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.labels import NO_FIGURE, NO_RANK, STAGE_LABELS, counted
from data.i18n.messages import speaking
from data.minerals.combined_shares import CHINA
from data.minerals.shares import percent_in_words
from data.partners.minerals import is_without_rank

_PITCH, _LOOSEST = 2.7, 3.4
"""Height of a row, in sizes of type: the least, and the most."""

_NOTE, _LEAST_BAR = 1, 3
"""Lines of a note below the rows; sizes of type that a bar is wide at least."""


def least_height(minerals: Sequence[Mapping[str, Any]], small: float, least: int) -> float:
    """How high the rows are at least, in points.

    Parameters
    ----------
    minerals : sequence of mapping
        Of `data.partners.dossier.Dossier`.
    small : float
        Size of type.
    least : int
        Rows that are to be there, as far as there are so many.
    """
    rows = min(len(minerals), least)
    return small * (2.6 + (rows * _PITCH + _NOTE * LEADING if rows else 2 * LEADING))


def most_height(minerals: Sequence[Mapping[str, Any]], small: float) -> float:
    """How high all rows are, in points.

    Parameters
    ----------
    minerals, small
        As in `least_height`.
    """
    return least_height(minerals, small, len(minerals))


def fitting(rows: int, small: float, box: Box) -> int:
    """How many of some rows a box holds, with their heading and a note; one at least.

    Parameters
    ----------
    rows : int
    small : float
        Size of type.
    box : Box
    """
    return min(max(int(_room(small, box) / (small * _PITCH)), 1), rows)


def _room(small: float, box: Box) -> float:
    return box.height - (small + 2) * LEADING - small * 0.35 - _NOTE * small * LEADING


def draw_mineral_rows(
    sheet: Sheet,
    rows: Sequence[Mapping[str, Any]],
    small: float,
    box: Box,
    more: int = 0,
    is_continued: bool = False,
) -> None:
    """Rows in the order of what matters.

    Parameters
    ----------
    sheet : Sheet
    rows : sequence of mapping
        Of `data.partners.dossier.Dossier`, as many as are `fitting`, with ``label``.
    small : float
        Size of type.
    box : Box
        In points.
    more : int
        Figures that are shown nowhere on the sheet.
    is_continued : bool
        Whether rows stand before these, in another box.
    """
    _ = speaking(sheet.lang)
    title = _("Share and rank, continued") if is_continued else _("Share of the world, and rank")
    y = box.top + (small + 2) * LEADING
    heading = shortened(title, box.width, small + 2, "bold")
    sheet.text(heading, box.left, y - small * 0.3, small + 2, "bold")
    if not rows:
        _quiet_lines(sheet, _(NO_FIGURE), small, Box(box.left, y, box.width, 0))
        return
    y += small * 0.35
    pitch = min(_room(small, box) / len(rows), small * _LOOSEST)
    _draw_rows(sheet, rows, small, Box(box.left, y, box.width, pitch * len(rows)))
    figures = counted(more, "more figure", "more figures", sheet.lang)
    if more:
        below = Box(box.left, y + pitch * len(rows), box.width, 0)
        _quiet_lines(sheet, _("{figures} in the tables.").format(figures=figures), small, below)


def rank_note(rows: Sequence[Mapping[str, Any]], lang: str) -> str:
    """Among whom the ranks of rows are, and why some have none.

    Parameters
    ----------
    rows : sequence of mapping
        As in `draw_mineral_rows`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _ = speaking(lang)
    has_rank = any(pd.notna(row["rank"]) for row in rows)
    ranks = _("Ranks are among all that the source lists with a number.") if has_rank else ""
    return sentences(ranks, _(NO_RANK) if any(is_without_rank(row) for row in rows) else "")


def _draw_rows(sheet: Sheet, rows: Sequence[Mapping[str, Any]], small: float, box: Box) -> None:
    """Rows that share a box evenly; names, bars and figures each stand in a column."""
    shares = [_share(row, sheet.lang) for row in rows]
    chinas = [_china(row, sheet.lang) for row in rows]
    figures = max(
        *(width_by_words(share, small, "semibold") for share in shares),
        *(width_by_words(china, small) for china in chinas),
    )
    texts = [words for row in rows for words in _names(row, sheet.lang)]
    most = box.width - figures - (_LEAST_BAR + 1) * small
    names = min(max(width_by_words(line, small) for line in texts) + small, most)
    bars = box.width - figures - names - small
    axes, pitch, ink = sheet.points(box), box.height / len(rows), sheet.ink
    for place, (row, share, china) in enumerate(zip(rows, shares, chinas, strict=True)):
        first = box.top + place * pitch + small * 1.05
        second = first + small * 1.15
        for words, base, color in zip(
            _names(row, sheet.lang), (first, second), ("", ink.quiet_ink), strict=True
        ):
            sheet.text(shortened(words, names, small), box.left, base, small, color=color)
        sheet.text(share, box.right, first, small, "semibold", align="right")
        sheet.text(china, box.right, second, small, color=ink.quiet_ink, align="right")
        _draw_bar(sheet, axes, row, Box(names, place * pitch + small * 0.4, bars, small * 1.6))


def _names(row: Mapping[str, Any], lang: str) -> tuple[str, str]:
    """What is measured; and of which year, with the rank among all that are listed."""
    _ = speaking(lang)
    none = _("sum of members, not ranked") if row["iso_a3"] == Facts.EUU else _("not ranked")
    what = f"{row['label']}, {_(STAGE_LABELS[row['stage']])}"
    year = f"{row['year']}\u00a0e" if row["estimate"] else str(row["year"])
    return what, f"{year} · {_rank(row, lang) or none}"


def _rank(row: Mapping[str, Any], lang: str) -> str:
    """The rank in short: the heading says among whom."""
    if pd.isna(row["rank"]):
        return ""
    _ = speaking(lang)
    words = _("equal rank {rank} of {ranked}") if row["is_tied"] else _("rank {rank} of {ranked}")
    return words.format(rank=number(row["rank"], lang), ranked=number(row["ranked"], lang))


def _share(row: Mapping[str, Any], lang: str) -> str:
    limit, whole = row["share_is_upper_limit"], row["whole_percent"]
    return percent_in_words(row["share_of_world_pct"], limit, lang, short=True, whole=whole)


def _china(row: Mapping[str, Any], lang: str) -> str:
    """China's share of the same measure, over the same total; "" where there is none to show."""
    if row["iso_a3"] == CHINA or pd.isna(row["china_pct"]):
        return ""
    limit, whole = row["share_is_upper_limit"], row["whole_percent"]
    share = percent_in_words(row["china_pct"], limit, lang, short=True, whole=whole)
    return speaking(lang)("China: {share}").format(share=share)


def _draw_bar(sheet: Sheet, axes: Axes, row: Mapping[str, Any], box: Box) -> None:
    """The partner's share of a whole world, and a mark at China's."""
    axes.add_artist(
        Rectangle((box.left, box.top), box.width, box.height, facecolor=sheet.ink.land, linewidth=0)
    )
    axes.add_artist(
        Rectangle(
            (box.left, box.top),
            min(row["share_of_world_pct"], 100) / 100 * box.width,
            box.height,
            facecolor=sheet.ink.accent,
            linewidth=0,
            gid=f"bar-{row['slug']}-{row['stage']}",
        )
    )
    if row["iso_a3"] != CHINA and pd.notna(row["china_pct"]):
        x = box.left + min(row["china_pct"], 100) / 100 * box.width
        axes.plot([x, x], [box.top, box.bottom], linewidth=2, color=sheet.ink.highlight)


def _quiet_lines(sheet: Sheet, words: str, small: float, box: Box) -> None:
    y = box.top
    for line in lines_by_words(words, box.width, small):
        y += small * LEADING
        sheet.text(line, box.left, y - small * 0.26, small, "regular", sheet.ink.quiet_ink)

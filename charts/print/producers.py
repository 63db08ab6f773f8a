"""One mineral's producers in print: as many bars as can be read, the others in a line."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.patches import Rectangle

from charts.captions import Caption
from charts.house_style import quieted
from charts.print.edition import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.highlight import drawn_alone, highlight_keys, is_behind
from charts.print.text_layout import LEADING, lines, shortened, width
from charts.producer_rows import (
    MORE,
    amount_in_words,
    chart_lines,
    colors,
    relations_in,
    share_in_words,
    without_number,
)
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import sentence_language, speaking
from data.minerals.relations import OTHERS

_LEAST_PITCH = 1.5
"""Distance of two bars, in sizes of the smallest type: closer they cannot be read."""

_MOST_PITCH = 6.5
"""The same in sizes of the text: a few bars fill the picture, one alone does not become a field."""

_MOST_NAME, _MOST_AMOUNT = 0.38, 0.3
"""Parts of the width that names, and amounts beside bars, may take."""

_MOST_NOTE = 3
"""Lines of text on producers without a number."""


def draw(
    rows: pd.DataFrame, spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption
) -> Sheet:
    """Bars of the largest producers, the others summed, the remainder; then who has no number.

    Parameters
    ----------
    rows : pandas.DataFrame
        `charts.producer_rows.producer_rows`.
    spec : ChartSpec
    facts : Facts
    edition : Edition
        Its height says how many bars can be read.
    caption : Caption
        See `Sheet`.
    """
    edition = drawn_alone(edition, rows.loc[rows["printed"] == "", "iso_a3"])
    sheet = _create_sheet(rows, spec, facts, edition, caption)
    if rows.empty:
        none = speaking(sentence_language(facts.lang))("No partner is listed.")
        sheet.block(none, sheet.plot_area, sheet.size.text)
        return sheet
    note, unit, small = _note(sheet, rows, facts), _common_unit(rows), sheet.size.small
    above = small * LEADING if unit else 0.0
    bar_space = sheet.plot_area.height - above - len(note) * small * LEADING
    most = int(bar_space / (small * _LEAST_PITCH))
    line_rows = chart_lines(rows, most, facts.lang, edition.highlight)
    sheet, top = (
        _create_sheet(line_rows, spec, facts, edition, caption),
        sheet.plot_area.top + above,
    )
    columns = _columns(
        sheet, line_rows, bar_space / max(len(line_rows), 1), facts.lang, unit=not unit
    )
    _draw_bars(sheet, line_rows, columns, top, colors(edition.theme))
    _draw_unit(sheet, columns, unit, top)
    _draw_note(sheet, note, top + columns.pitch * len(line_rows))
    return sheet


def _create_sheet(
    rows: pd.DataFrame, spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption
) -> Sheet:
    """The page with a key for each relation that a bar has."""
    fills = colors(edition.theme)
    labels = relations_in(rows, spec.as_of_date(facts), facts.lang)
    keys = [Key(label, fills[key]) for key, label in labels.items()]
    return Sheet(edition, caption, keys + highlight_keys(edition, facts, rows["iso_a3"], "outline"))


def _note(sheet: Sheet, rows: pd.DataFrame, facts: Facts) -> list[str]:
    return lines(without_number(rows, facts), sheet.inner, sheet.size.small)[:_MOST_NOTE]


def _common_unit(rows: pd.DataFrame) -> str:
    """The unit of all amounts, or "" where they differ or there is none."""
    units = set(rows.loc[rows["value"].notna(), "unit"])
    return units.pop() if len(units) == 1 else ""


def _draw_unit(sheet: Sheet, columns: _Columns, unit: str, base: float) -> None:
    """The unit of the amounts, over them."""
    words = shortened(unit, sheet.inner, sheet.size.small)
    if columns.marked:
        _draw_small_text(
            sheet, words, base, sheet.plot_area.left + columns.left + columns.size * 1.5
        )
    else:
        _draw_small_text(sheet, words, base, sheet.plot_area.right, "right")


def _draw_note(sheet: Sheet, note: list[str], top: float) -> None:
    for place, line in enumerate(note):
        _draw_small_text(
            sheet, line, top + (place + 1) * sheet.size.small * LEADING, sheet.plot_area.left
        )


def _draw_small_text(sheet: Sheet, words: str, base: float, x: float, align: str = "left") -> None:
    """A line of small gray type that ends above a height."""
    small = sheet.size.small
    sheet.text(words, x, base - small * 0.26, small, "regular", sheet.ink.quiet_ink, align)


@dataclass(frozen=True)
class _Columns:
    """What stands in each line, and how wide each column is, in points.

    ``marked``: no share is known, so there is a mark in place of a bar, and the amount beside it.
    """

    size: float
    pitch: float
    names: tuple[str, ...]
    shares: tuple[str, ...]
    amounts: tuple[str, ...]
    left: float
    bars: float
    marked: bool


def _columns(
    sheet: Sheet, line_rows: pd.DataFrame, pitch: float, lang: str, unit: bool
) -> _Columns:
    pitch = min(pitch, sheet.size.text * _MOST_PITCH)
    size = min(sheet.size.text, max(sheet.size.small, pitch / 1.45 - 1))
    total_width, records = sheet.plot_area.width, line_rows.to_dict("records")
    shares = tuple(share_in_words(row, lang) for row in records)
    marked = bool(line_rows["share_of_world_pct"].isna().all())
    amounts = tuple(amount_in_words(row, lang, unit) for row in records)
    if not marked:
        most = total_width * _MOST_AMOUNT
        amounts = tuple(shortened(amount, most, size) for amount in amounts)
    names = tuple(
        shortened(row["name"], total_width * _MOST_NAME, size, "semibold") for row in records
    )
    left = _widest(names, size, "semibold") + size * 0.9
    share_width = _widest(shares, size, "semibold") + size * 0.9
    bars = total_width - left - share_width - _widest(amounts, size) - size * 0.5
    return _Columns(size, pitch, names, shares, amounts, left, bars, marked)


def _widest(words: tuple[str, ...], size: float, weight: str = "regular") -> float:
    return max((width(text, size, weight) for text in words), default=0.0)


def _draw_bars(
    sheet: Sheet, line_rows: pd.DataFrame, columns: _Columns, top: float, fills: dict[str, str]
) -> None:
    largest = line_rows["share_of_world_pct"].max()
    scale = columns.bars / largest if largest > 0 else 0.0
    axes = sheet.points(
        Box(sheet.plot_area.left, top, sheet.plot_area.width, sheet.plot_area.bottom - top)
    )
    for place, row in enumerate(line_rows.to_dict("records")):
        share, y, color = row["share_of_world_pct"], place * columns.pitch, fills[row["relation"]]
        behind = is_behind(sheet.edition, (row["iso_a3"],))
        color = quieted(color, sheet.edition.theme) if behind else color
        edge = sheet.ink.ink if sheet.edition.highlight and not behind else ""
        bar_width = 0.0 if pd.isna(share) else share * scale
        if not scale:
            side = columns.size * 0.85
            box = Box(columns.left, y + (columns.pitch - side) / 2, side, side)
            axes.add_artist(_rectangle(box, color, f"mark-{row['iso_a3'] or MORE}", edge))
        elif bar_width:
            box = Box(columns.left, y + columns.pitch * 0.17, bar_width, columns.pitch * 0.66)
            axes.add_artist(_rectangle(box, color, f"bar-{row['iso_a3'] or MORE}", edge))
        base = top + y + columns.pitch / 2 + columns.size * 0.34
        _draw_row_text(
            sheet, columns, place, base, bar_width, behind or row["relation"] in (OTHERS, MORE)
        )


def _rectangle(box: Box, color: str, name: str, edge: str) -> Rectangle:
    """A bar; a square where no share is known, so that it still has the color of its relation."""
    bar = Rectangle((box.left, box.top), box.width, box.height, linewidth=0)
    bar.set(facecolor=color, gid=name)
    if edge:
        bar.set(edgecolor=edge, linewidth=1.4)
    return bar


def _draw_row_text(
    sheet: Sheet, columns: _Columns, place: int, base: float, bar_width: float, gray: bool
) -> None:
    """The name before a bar, the share after it, the amount at the end of the line."""
    size, area = columns.size, sheet.plot_area
    ink = sheet.ink.quiet_ink if gray else sheet.ink.ink
    sheet.text(columns.names[place], area.left, base, size, "regular" if gray else "semibold", ink)
    after = area.left + columns.left + bar_width + size * 0.4
    sheet.text(columns.shares[place], after, base, size, "semibold", ink)
    amount, quiet = columns.amounts[place], sheet.ink.quiet_ink
    if columns.marked:
        left = area.left + columns.left + size * 1.5
        broken = lines(amount, area.right - left, size)
        for number, line in enumerate(broken):
            at = base + (number - (len(broken) - 1) / 2) * size * LEADING
            sheet.text(line, left, at, size, "regular", quiet)
    else:
        sheet.text(amount, area.right, base, size, "regular", quiet, "right")

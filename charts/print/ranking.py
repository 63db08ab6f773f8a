"""The producers of a mineral in order, as bars in the colors of its map."""

from __future__ import annotations

import pandas as pd
from matplotlib.patches import Rectangle

from charts.palette import share_color
from charts.print.frame import Box, Sheet
from charts.print.row_fitting import smallest
from charts.print.text_layout import shortened, width
from charts.producer_rows import MORE, amount_in_words, chart_lines, share_in_words

LEAST_BARS = 3
"""Fewer are no ranking."""

_PITCH, _MOST_PITCH = 1.5, 2.6
"""Distance of two bars, in sizes of type."""

_MOST_NAME = 0.36
"""Part of the width that names may take."""

_EDGE = "#8A949E"
"""A gray that is seen on either paper: the lowest class is nearly white."""


def room_for_bars(sheet: Sheet, box: Box) -> int:
    """How many bars can be read in a box.

    Parameters
    ----------
    sheet : Sheet
    box : Box
        In points.
    """
    return int(box.height / (max(sheet.size.small, smallest(sheet)) * _PITCH))


def draw_ranking(sheet: Sheet, rows: pd.DataFrame, lang: str, box: Box) -> None:
    """Bars from the largest down, as many as can be read, the others summed in words.

    Parameters
    ----------
    sheet : Sheet
    rows : pandas.DataFrame
        Of `charts.producer_rows.producer_rows`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    box : Box
        In points.
    """
    lines = chart_lines(rows, room_for_bars(sheet, box), lang).to_dict("records")
    if not lines:
        return
    pitch = min(box.height / len(lines), sheet.size.text * _MOST_PITCH)
    size = min(sheet.size.text, max(sheet.size.small, pitch / _PITCH))
    names = [shortened(row["name"], box.width * _MOST_NAME, size, "semibold") for row in lines]
    shares = [share_in_words(row, lang) for row in lines]
    left = max(width(name, size, "semibold") for name in names) + size * 0.9
    after = max(width(share, size, "semibold") for share in shares) + size * 0.4
    own = [row["share_of_world_pct"] for row in lines if row["relation"] != MORE]
    largest = max((share for share in own if not pd.isna(share)), default=0.0)
    units = {row["unit"] for row in lines if not pd.isna(row["value"])}
    amounts = [amount_in_words(row, lang) for row in lines]
    amount = max(width(words, size) for words in amounts) + size
    after += amount if len(units) == 1 else 0.0
    scale = (box.width - left - after) / largest if largest else 0.0
    axes = sheet.points(box)
    if len(units) == 1:
        quiet, small = sheet.ink.quiet_ink, sheet.size.small
        sheet.text(units.pop(), box.right, box.top - small * 0.2, small, "regular", quiet, "right")
        for place, words in enumerate(amounts):
            base = box.top + (place + 0.5) * pitch + size * 0.34
            sheet.text(words, box.right, base, size, "regular", quiet, "right")
    for place, (row, name, share) in enumerate(zip(lines, names, shares, strict=True)):
        middle = (place + 0.5) * pitch
        base = box.top + middle + size * 0.34
        is_more = row["relation"] == MORE
        ink = sheet.ink.quiet_ink if is_more else sheet.ink.ink
        sheet.text(name, box.left, base, size, "regular" if is_more else "semibold", ink)
        part = row["share_of_world_pct"]
        length = 0.0 if pd.isna(part) or is_more else part * scale
        if length:
            axes.add_artist(
                Rectangle(
                    (left, middle - pitch * 0.32),
                    length,
                    pitch * 0.64,
                    facecolor=share_color(part),
                    edgecolor=_EDGE,
                    linewidth=0.4,
                    gid=f"rank-{row['iso_a3']}",
                )
            )
        sheet.text(share, box.left + left + length + size * 0.4, base, size, "semibold", ink)

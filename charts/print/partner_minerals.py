"""Bars of a partner's largest shares of the world, with China's as a mark."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.patches import Rectangle

from charts.print.frame import Box, Sheet
from charts.print.text_layout import LEADING, lines, width
from data.i18n.cldr import percent
from data.i18n.labels import NO_FIGURE, STAGE_LABELS
from data.i18n.messages import speaking
from data.minerals.shares import percent_in_words
from data.partners.dossier import Dossier


def draw_minerals(sheet: Sheet, partner: Dossier, rows: pd.DataFrame, box: Box) -> None:
    """Bars of the largest listed shares, China's as a mark; as many as fit.

    Parameters
    ----------
    sheet, partner, rows, box
        `charts.card_rows.partner_rows`, maybe none, and a box in points: its height says how many
        fit.
    """
    _, size, small = speaking(partner.lang), sheet.size.text, sheet.size.small
    y = box.top + size * LEADING
    largest = _("Share of world, largest listed")
    sheet.text(largest, box.left, y - size * 0.26, size, "bold")
    if rows.empty:
        text = _(NO_FIGURE)
        most = max(int((box.bottom - y) / (small * LEADING)), 1)
        for line in lines(text, box.width, small)[:most]:
            y += small * LEADING
            sheet.text(line, box.left, y - small * 0.26, small)
        return
    stages = {key: _(label) for key, label in STAGE_LABELS.items()}
    every = rows.to_dict("records")
    heads = [f"{row['label']}, {stages[row['stage']]}, {row['year']}" for row in every]
    names = min(max((width(head, small) for head in heads), default=0), box.width * 0.5)
    broken = [lines(head, names, small) for head in heads]
    least = small * max(1.45, max(map(len, broken)) * LEADING + 0.2)
    pitch = max(least, min((box.bottom - y) / len(rows), small * 5))
    records = every[: int((box.bottom - y) / pitch)]
    figures = width(f"≤ {percent(100, partner.lang)}", small, "semibold") + small
    bars = box.width - names - figures - small
    axes = sheet.points(Box(box.left, y, box.width, max(box.bottom - y, 1)))
    for place, (row, head) in enumerate(zip(records, broken, strict=False)):
        top = place * pitch
        base = y + top + pitch / 2 + small * 0.34
        for number, line in enumerate(head):
            at = base + (number - (len(head) - 1) / 2) * small * LEADING
            sheet.text(line, box.left, at, small)
        left, share = names + small, row["share_of_world_pct"]
        bar_width = min(share, 100) / 100 * bars
        axes.add_artist(
            Rectangle(
                (left, top + pitch * 0.2),
                bar_width,
                pitch * 0.6,
                facecolor=sheet.ink.accent,
                linewidth=0,
                gid=f"bar-{row['commodity']}-{row['stage']}",
            )
        )
        if not np.isnan(row["china_pct"]):
            x = left + min(row["china_pct"], 100) / 100 * bars
            axes.plot(
                [x, x],
                [top + pitch * 0.1, top + pitch * 0.9],
                linewidth=2,
                color=sheet.ink.highlight,
            )
        text = percent_in_words(
            share, row["upper_limit"], partner.lang, short=True, whole=row["whole_percent"]
        )
        sheet.text(text, box.right, base, small, "semibold", "", "right")

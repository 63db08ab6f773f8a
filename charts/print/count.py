"""The count over time in print: agreements and signatories as steps, named at their ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import shapely
from shapely.geometry import box as area_of

from charts.captions import Caption
from charts.palette import THEMES
from charts.print.dates import Days, ticks
from charts.print.edition import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.text_layout import width
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import COUNT_STARTS
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.labels import MINISTERIAL, counted
from data.i18n.messages import N_, marked_plural, speaking, translate_plural

_LINES = {"texts": N_("Agreements signed"), "partners": N_("Signatories")}
_ENDS = {
    "texts": marked_plural("{count} agreement", "{count} agreements"),
    "partners": marked_plural("{count} signatory", "{count} signatories"),
}


def draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    """The count to a day.

    Parameters
    ----------
    spec : ChartSpec
        Its as-of date is where the steps end.
    facts : Facts
    edition : Edition
    caption : Caption
        See `Sheet`.
    rows : pandas.DataFrame
        Of `charts.rows.count_rows`; without one the sheet says so in words.
    """
    _, ink = speaking(facts.lang), THEMES[edition.theme]
    colors = {"texts": ink.accent, "partners": ink.highlight}
    one = bool((rows["texts"] == rows["partners"]).all()) if len(rows) else False
    series = (
        {"texts": _("Agreements signed, each with another signatory")}
        if one
        else _line_labels(facts.lang)
    )
    sheet = Sheet(
        edition, caption, [Key(name, colors[key], "line") for key, name in series.items()]
    )
    if rows.empty:
        sheet.block(
            _("Nothing is counted by this date: no signed agreement found."),
            sheet.plot_area,
            sheet.size.text,
        )
        return sheet
    size, last = sheet.size.small, spec.as_of_date(facts)
    most = int(rows[["texts", "partners"]].to_numpy().max())
    left = width(str(most), size) + size * 0.8
    ends = (width(_end_label(most, key, facts.lang), size, "semibold") for key in _ENDS)
    right = max(ends) + size * 0.6
    box = Box(
        sheet.plot_area.left + left,
        sheet.plot_area.top,
        sheet.plot_area.width - left - right,
        sheet.plot_area.height - size * 1.7,
    )
    first = COUNT_STARTS - timedelta(days=15)
    days = Days(first, max(last, first + timedelta(days=1)), 0, box.width, facts.lang)
    ticks(sheet, days, box, size)
    _draw_levels(sheet, box, most, size)
    axes = sheet.points(box)
    for key in series:
        xs, ys = [0.0], [0.0]
        for day, value in zip(rows["day"], rows[key], strict=True):
            xs += [days.x(date.fromisoformat(day))] * 2
            ys += [ys[-1], float(value)]
        high = [_height_of(value, box, most) for value in [*ys, ys[-1]]]
        axes.plot(
            [*xs, box.width],
            high,
            color=colors[key],
            gid=f"line-{key}",
            zorder=3,
            linewidth=2.4 if key == "texts" else 1.5,
            linestyle="-" if key == "texts" else (0, (4, 2)),
        )
    _draw_end_labels(sheet, rows, box, most, {key: colors[key] for key in series}, size)
    _draw_step_labels(sheet, rows, days, box, most, size)
    return sheet


def _line_labels(lang: str) -> dict[str, str]:
    _ = speaking(lang)
    return {key: _(label) for key, label in _LINES.items()}


def _end_label(count: int, key: str, lang: str) -> str:
    """What stands at the end of a line: how many agreements, or signatories."""
    return translate_plural(*_ENDS[key], count, lang).format(count=number(count, lang))


def _height_of(value: float, box: Box, most: int) -> float:
    return box.height * (1 - value / (most * 1.06))


def _draw_levels(sheet: Sheet, box: Box, most: int, size: float) -> None:
    axes = sheet.points(box)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if most / step <= 6)
    for level in range(0, most + 1, step):
        y = _height_of(level, box, most)
        axes.plot([0, box.width], [y, y], color=sheet.ink.land, linewidth=0.7, zorder=0)
        at = box.top + y + size * 0.34
        sheet.text(
            str(level), box.left - size * 0.6, at, size, "regular", sheet.ink.quiet_ink, "right"
        )


def _draw_end_labels(
    sheet: Sheet, rows: pd.DataFrame, box: Box, most: int, colors: dict[str, str], size: float
) -> None:
    """The last figures beside the ends of the lines, spaced apart."""
    ends = sorted(
        ((_height_of(rows[key].iloc[-1], box, most), key) for key in colors), key=lambda end: end[0]
    )
    lowest = -1e9
    for y, key in ends:
        y = max(y, lowest)
        text = _end_label(int(rows[key].iloc[-1]), key, sheet.lang)
        x = box.right + size * 0.4
        sheet.text(text, x, box.top + y + size * 0.34, size, "semibold", colors[key])
        lowest = y + size * 1.25


def _draw_step_labels(
    sheet: Sheet, rows: pd.DataFrame, days: Days, box: Box, most: int, size: float
) -> None:
    """Who signed, to the left of each step; the day of the ministerial first, then the latest."""
    before = rows["texts"].shift(fill_value=0)
    steps = rows.assign(before=before, first=rows["day"] != MINISTERIAL.isoformat())
    occupied: list[shapely.Geometry] = []
    for row in steps.sort_values(["first", "day"], ascending=[True, False]).to_dict("records"):
        x = days.x(date.fromisoformat(row["day"])) - size * 0.5
        text = _step_in_words(row, sheet.lang)
        text_width = width(text, size)
        y = (_height_of(row["texts"], box, most) + _height_of(row["before"], box, most)) / 2
        area = area_of(x - text_width, y - size * 0.6, x, y + size * 0.6)
        line = _height_of(row["before"], box, most) - size * 0.7
        if x - text_width < 0 or y > line or any(area.intersects(other) for other in occupied):
            continue
        occupied.append(area)
        sheet.text(text, box.left + x, box.top + y + size * 0.34, size, align="right")


def _step_in_words(row: dict[str, Any], lang: str) -> str:
    _, names = speaking(lang), row["signed"].split("; ")
    if len(names) > _MOST_NAMES:
        signed = counted(len(names), "agreement", "agreements", lang)
        return _("{day}: {agreements} on one day").format(day=row["label"], agreements=signed)
    return f"{row['label']}: {', '.join(names)}"


_MOST_NAMES = 3

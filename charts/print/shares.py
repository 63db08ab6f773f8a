"""Shares of the world in print: every mineral's mine beside its refinery, or one's producers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from charts.captions import Caption
from charts.contrast import contrast
from charts.house_style import quieted
from charts.overview_parts import PartOfBar, drawn_codes, parts_of_bars
from charts.palette import PARTS as COLORS
from charts.print import producers
from charts.print.edition import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.highlight import drawn_alone, highlight_keys, is_behind
from charts.print.text_layout import LEAST, width
from charts.rows import legend_names
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import N_, speaking
from data.minerals.overview import PARTS
from data.minerals.shares import percent_in_words
from data.phrases import lower_first

_STAGE_VERBS = {
    "mine": N_("mined"),
    "refinery": N_("refined"),
    "smelter": N_("smelted"),
}


def draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    """The overview, or one mineral's listed producers.

    Parameters
    ----------
    spec : ChartSpec
        With a ``commodity`` its producers, else the overview.
    facts : Facts
    edition : Edition
    caption : Caption
        See `Sheet`.
    rows : pandas.DataFrame
        Of `charts.rows.shares_rows` for the view.
    """
    if spec.commodity:
        return producers.draw(rows, spec, facts, edition, caption)
    return _draw_overview(rows, spec, facts, edition, caption)


def _draw_overview(
    rows: pd.DataFrame, spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption
) -> Sheet:
    colors = dict(zip(PARTS, COLORS[edition.theme], strict=True))
    _, names = speaking(facts.lang), legend_names(spec, facts)
    present = set(rows.loc[rows["share_of_world_pct"] > 0, "part"]) if len(rows) else set()
    stretches = parts_of_bars(rows, spec, facts, edition.highlight) if len(rows) else {}
    edition = drawn_alone(edition, drawn_codes(stretches))
    keys = [Key(names[part], colors[part]) for part in PARTS if part in present]
    keys += highlight_keys(edition, facts, edition.highlight, "outline")
    sheet = Sheet(edition, caption, keys)
    if rows.empty:
        none = _("No mineral of this group has such a figure.")
        sheet.block(none, sheet.plot_area, sheet.size.text)
        return sheet
    bars = list(rows.groupby(["line", "panel"], sort=False))
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    minerals = list(dict.fromkeys(rows["line"]))
    size, latest = sheet.size.small, int(rows["year"].max())
    pitch = sheet.plot_area.height / (len(bars) + 0.45 * (len(minerals) - 1))
    size = min(sheet.size.text, max(size, pitch / 1.3 - 1))
    stage_labels = {
        key: _stage_words(group.iloc[0], latest, True, facts.lang) for key, group in bars
    }
    heads = max(width(labels[slug], size, "semibold") for slug in minerals)
    stages = max(width(words, size) for words in stage_labels.values())
    share_labels = {key: _share_label(group, facts.lang) for key, group in bars}
    figures = max(width(words, size, "semibold") for words in (_WIDEST, *share_labels.values()))
    narrow = heads + stages + figures + size * 2.6 > sheet.plot_area.width * _MOST_WORDS
    if narrow:
        stage_labels = {
            key: _stage_words(group.iloc[0], latest, False, facts.lang) for key, group in bars
        }
        stages = max(width(words, size) for words in stage_labels.values())
    left = heads + stages + figures + size * 2.6
    axes = sheet.points(sheet.plot_area)
    y, before = 0.0, ""
    for slug, panel in stretches:
        y += pitch * 0.45 if before and slug != before else 0
        base = sheet.plot_area.top + y + pitch / 2 + size * 0.34
        if slug != before:
            sheet.text(labels[slug], sheet.plot_area.left, base, size, "semibold")
        sheet.text(
            stage_labels[slug, panel],
            sheet.plot_area.left + heads + size * 0.8,
            base,
            size,
            "regular",
            sheet.ink.quiet_ink,
        )
        at = sheet.plot_area.left + left - size * 0.7
        sheet.text(share_labels[slug, panel], at, base, size, "semibold", "", "right")
        box = Box(left, y + pitch * 0.14, sheet.plot_area.width - left, pitch * 0.72)
        _draw_bar(sheet, axes, stretches[slug, panel], box, colors, f"{slug}-{panel}")
        _name_lit(sheet, stretches[slug, panel], box, colors, facts)
        before, y = slug, y + pitch
    return sheet


_WIDEST = "≤ 100.0% †"
_MOST_WORDS = 0.6
"""Most of the width that the text before the bars may take."""


def _stage_words(row: pd.Series, latest: int, long: bool, lang: str) -> str:
    """``refined 2024``; under another name ``refined as alumina``, or in short with a mark."""
    _ = speaking(lang)
    text = _(_STAGE_VERBS[row["stage"]])
    if row["year"] != latest:
        text = f"{text} {row['year']}"
    if row["line"] == row["commodity"]:
        return text
    if not long:
        return f"{text} ‡"
    return _("{done} as {mineral}").format(done=text, mineral=lower_first(row["label"]))


def _share_label(group: pd.DataFrame, lang: str) -> str:
    _, own = speaking(lang), group.loc[group["part"] == "coalition"]
    if own.empty:
        return _("not listed")
    row = own.iloc[0]
    share, whole = row["share_of_world_pct"], row["whole_percent"]
    text = percent_in_words(share, row["upper_limit"], lang, short=True, whole=whole)
    return f"{text} †" if row["excludes_us"] else text


def _draw_bar(
    sheet: Sheet,
    axes: Axes,
    stretches: Sequence[PartOfBar],
    box: Box,
    colors: dict[str, str],
    gid: str,
) -> None:
    """The parts in a track; what the source gives to nobody stays blank.

    Rounded parts may add to more than 100%: then they fill the track, in their proportions.
    """
    left, whole = box.left, max(100.0, sum(one.percent for one in stretches))
    lit: list[Box] = []
    for one in stretches:
        part = Box(left, box.top, one.percent / whole * box.width, box.height)
        name = "-".join(filter(None, ("bar", gid, one.part, one.code)))
        color = colors[one.part]
        if is_behind(sheet.edition, (one.code,)):
            color = quieted(color, sheet.edition.theme)
        axes.add_artist(_rectangle(part, gid=name, facecolor=color, linewidth=0))
        lit += [part] if one.code else []
        left += part.width
    track = _rectangle(box, gid=f"track-{gid}", facecolor="none", edgecolor=_EDGE, linewidth=0.5)
    track.set_clip_on(False)
    axes.add_artist(track)
    for part in lit:
        line = {"edgecolor": sheet.ink.ink, "linewidth": _FINE}
        axes.add_artist(_rectangle(part, facecolor="none", **line))


def _name_lit(
    sheet: Sheet, stretches: Sequence[PartOfBar], box: Box, colors: dict[str, str], facts: Facts
) -> None:
    """Whose a highlighted stretch is, in the letters that it has room for."""
    size = max(min(sheet.size.small, box.height * 0.8), LEAST)
    left, whole = box.left, max(100.0, sum(one.percent for one in stretches))
    for one in stretches if size <= box.height else ():
        room = one.percent / whole * box.width
        names = (facts.name(one.code), one.code) if one.code else ()
        fits = [words for words in names if width(words, size, "semibold") + size * 0.6 <= room]
        if fits:
            ink = max((sheet.ink.ink, sheet.ink.paper), key=partial(contrast, colors[one.part]))
            x = sheet.plot_area.left + left + size * 0.3
            base = sheet.plot_area.top + box.top + box.height / 2 + size * 0.34
            sheet.text(fits[0], x, base, size, "semibold", ink)
        left += room


_FINE = 0.9
"""Points of the line around what a highlighted country has."""

_EDGE = "#8A949E"
"""A gray that is seen on either paper."""


def _rectangle(box: Box, **style: Any) -> Rectangle:
    return Rectangle((box.left, box.top), box.width, box.height, **style)

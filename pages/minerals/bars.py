"""A world total as a bar in its parts, as HTML; every text is escaped."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from charts.palette import PARTS as COLORS
from data.catalog.sources import table_of_figure
from data.i18n.cldr import ENGLISH
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import N_
from data.minerals.overview import PARTS
from data.minerals.shares import percent_in_words
from pages.components.text.i18n import _

NOT_LISTED = N_("not listed")


def colors(theme: str) -> str:
    """The colors of the parts, for a ``style`` attribute."""
    pairs = zip(PARTS, COLORS[theme], strict=True)
    return ";".join(f"--{part}:{color}" for part, color in pairs)


def legend(names: dict[str, str], theme: str, rows: pd.DataFrame) -> str:
    """The parts and their colors, those that some bar shows."""
    items = "".join(
        f'<span><i class="{part}"></i>{escape(name)}</span>'
        for part, name in names.items()
        if (rows[part] > 0).any()
    )
    return f'<p class="atlas-parts-legend" style="{colors(theme)}">{items}</p>'


def bar(row: dict[str, Any], names: dict[str, str], lang: str = ENGLISH) -> str:
    """The bar alone; its title says every part in words.

    Rounded parts may add to more than 100%: then they fill the track, in their proportions. What
    the source gives to nobody stays blank.
    """
    visible = {part: row[part] for part in PARTS if not pd.isna(row[part]) and row[part] > 0}
    whole = max(100.0, sum(visible.values()))
    segments = "".join(
        f'<b class="{part}" style="width:{share / whole * 100:.2f}%"></b>'
        for part, share in visible.items()
    )
    return f'<i class="bar" title="{escape(in_words(row, names, lang))}">{segments}</i>'


def in_words(row: dict[str, Any], names: dict[str, str], lang: str = ENGLISH) -> str:
    """Every part of a bar in words."""
    head = f"{row['label']}, {_(STAGE_LABELS[row['stage']])}, {row['year']}"
    limit, whole = bool(row["upper_limit"]), bool(row["whole"])
    parts = [
        f"{names[part]} {percent_in_words(row[part], limit, lang, whole=whole)}"
        for part in PARTS
        if not pd.isna(row[part])
    ]
    return f"{head}: {'; '.join(parts)}"


def figure(row: dict[str, Any], lang: str = ENGLISH) -> str:
    """The share of the country group as it stands beside a bar, with its marks."""
    if pd.isna(row["coalition"]):
        return f'<span class="none">{escape(_(NOT_LISTED))}</span>'
    share = percent_in_words(
        row["coalition"], row["upper_limit"], lang, short=True, whole=row["whole"]
    )
    mark = " †" if row["excludes_us"] else ""
    estimate = " <small>e</small>" if row["estimate"] else ""
    words = escape(f"{share}{mark}")
    return f'<span><a class="row" href="{_rows(row)}" target="_self">{words}</a>{estimate}</span>'


def _rows(row: dict[str, Any]) -> str:
    """Where the rows behind a figure stand on the Sources page."""
    table = table_of_figure(row["source"])
    words = f"{row['slug']} {row['stage']} {row['year']}"
    return escape(f"/sources?{urlencode({'table': table, 'q': words})}")

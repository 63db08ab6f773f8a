"""A world total as a bar in its parts, each of them said in words as well."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup

from charts.palette import part_colors
from data.catalog.sources import table_of_figure
from data.i18n.cldr import ENGLISH
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import N_
from data.minerals.overview import PARTS
from data.minerals.shares import percent_in_words
from views.templating import render
from views.text.i18n import _

NOT_LISTED = N_("not listed")


def colors(theme: str) -> str:
    """The colors of the parts, for a ``style`` attribute."""
    pairs = zip(PARTS, part_colors(theme), strict=True)
    return ";".join(f"--{part}:{color}" for part, color in pairs)


def legend(names: dict[str, str], theme: str, rows: pd.DataFrame) -> Markup:
    """The parts and their colors, those that some bar shows.

    Parameters
    ----------
    names : dict of str to str
        `data.minerals.country_groups.part_names`.
    theme : {"light", "dark", "auto"}
    rows : pandas.DataFrame
        Of `data.minerals.overview.overview`, those that are shown.
    """
    shown = {part: name for part, name in names.items() if any(share > 0 for share in rows[part])}
    return render("minerals/legend.html", colors=colors(theme), parts=shown)


def bar(row: dict[str, Any], names: dict[str, str], lang: str = ENGLISH) -> Markup:
    """The bar alone, with every part in words for those who do not see it, and as its title.

    Rounded parts may add to more than 100%: then they fill the track, in their proportions. What
    the source gives to nobody stays blank.

    Parameters
    ----------
    row : dict
        A record of `data.minerals.overview.overview`.
    names : dict of str to str
        `data.minerals.country_groups.part_names`.
    lang : str
        Of the words: one of `data.i18n.cldr.LANGUAGES`.
    """
    visible = {part: row[part] for part in PARTS if not pd.isna(row[part]) and row[part] > 0}
    whole = max(100.0, sum(visible.values()))
    widths = {part: f"{share / whole * 100:.2f}" for part, share in visible.items()}
    return render("minerals/bar.html", words=in_words(row, names, lang), widths=widths)


def in_words(row: dict[str, Any], names: dict[str, str], lang: str = ENGLISH) -> str:
    """Every part of a bar in words.

    Parameters
    ----------
    row : dict
    names : dict of str to str
    lang : str
        All as in `bar`.
    """
    head = f"{row['label']}, {_(STAGE_LABELS[row['stage']])}, {row['year']}"
    limit, whole = bool(row["upper_limit"]), bool(row["whole"])
    parts = [
        f"{names[part]} {percent_in_words(row[part], limit, lang, whole=whole)}"
        for part in PARTS
        if not pd.isna(row[part])
    ]
    return f"{head}: {'; '.join(parts)}"


def figure(row: dict[str, Any], lang: str = ENGLISH) -> Markup:
    """The share of the country group as it stands beside a bar, with its marks.

    Parameters
    ----------
    row : dict
        A record of `data.minerals.overview.overview`.
    lang : str
        The reader's: the figure stands alone.
    """
    return render(
        "minerals/figure.html",
        share=_share(row, lang),
        address=_rows(row),
        is_estimate=bool(row["estimate"]),
        not_listed=_(NOT_LISTED),
    )


def _share(row: dict[str, Any], lang: str) -> str:
    """In figures, N_ where the world total leaves somebody out; "" where none is listed."""
    if pd.isna(row["coalition"]):
        return ""
    share = percent_in_words(
        row["coalition"], row["upper_limit"], lang, short=True, whole=row["whole"]
    )
    return f"{share} †" if row["excludes_us"] else share


def _rows(row: dict[str, Any]) -> str:
    """Where the rows behind a figure stand on the Sources page."""
    table = table_of_figure(row["source"])
    words = f"{row['slug']} {row['stage']} {row['year']}"
    return f"/sources?{urlencode({'table': table, 'q': words})}"

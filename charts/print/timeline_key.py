"""The legend of the timeline in print."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from charts.figures.timeline_marks import style_of
from charts.print.frame import Key
from data.i18n.messages import speaking


def legend_of(rows: pd.DataFrame, inks: dict[str, str], lang: str) -> list[Key]:
    """What the marks that are drawn mean, each with how many there are.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `charts.rows.timeline_rows`.
    inks : dict of str to str
        Of `charts.figures.timeline_marks.inks_of`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    if rows.empty:
        return []
    _ = speaking(lang)
    columns = (rows["kind"], rows["counted"] == "yes", rows["confidence"])
    counts = Counter(style_of(*row) for row in zip(*columns, strict=True))
    names = {
        "day": _("The ministerial"),
        "signed": _("Counted as a signed agreement"),
        "other": _("Not counted, or a weak report"),
        "event": _("Event"),
    }
    return [
        Key(f"{name} ({counts[key]})", inks[key], "ring" if key == "other" else "circle")
        for key, name in names.items()
        if counts[key]
    ]

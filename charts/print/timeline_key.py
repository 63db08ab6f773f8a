"""The colors of the timeline in print, and its legend."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts.palette import THEMES
from charts.print.edition import Edition
from charts.print.frame import Key
from data.i18n.messages import speaking


def inks_of(edition: Edition) -> dict[str, str]:
    """The color of each kind of mark in an edition's theme."""
    ink = THEMES[edition.theme]
    return {
        "day": ink.highlight,
        "signed": ink.accent,
        "other": ink.quiet_ink,
        "event": ink.ink,
    }


def legend_of(rows: pd.DataFrame, inks: dict[str, str], lang: str) -> list[Key]:
    """What the marks that are drawn mean, each with how many there are.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `charts.rows.timeline_rows`.
    inks : dict of str to str
        Of `inks_of`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    if rows.empty:
        return []
    _ = speaking(lang)
    text, kind = rows["kind"] == "text", rows["kind"]
    entries = {
        "day": (_("The ministerial"), kind == "ministerial"),
        "signed": (_("Counted as a signed agreement"), text & (rows["counted"] == "yes")),
        "other": (
            _("Not counted, or a weak report"),
            (text & (rows["counted"] == "no")) | (~text & (rows["confidence"] == "low")),
        ),
        "event": (_("Event"), ~text & (kind != "ministerial") & (rows["confidence"] != "low")),
    }
    return [
        Key(f"{words} ({int(which.sum())})", inks[key], "ring" if key == "other" else "circle")
        for key, (words, which) in entries.items()
        if which.any()
    ]


def color_of(row: dict[str, Any], inks: dict[str, str]) -> str:
    """The color of a mark: the screen's rule (`charts.figures.timeline`).

    Parameters
    ----------
    row : dict
        A record of `charts.rows.timeline_rows`.
    inks : dict of str to str
        ``#RRGGBB`` of ``day`` (the ministerial), ``signed`` (counted), ``event`` and ``other``.
    """
    if row["kind"] == "ministerial":
        return inks["day"]
    if row["kind"] == "text":
        return inks["signed"] if row["counted"] == "yes" else inks["other"]
    return inks["other"] if row["confidence"] == "low" else inks["event"]

"""One partner's minerals: a bar of its share of the world for each, China's share as a mark."""

from __future__ import annotations

from html import escape
from itertools import accumulate
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.figures.plotly_layout import LEGEND_ABOVE, base_layout
from charts.palette import THEMES, Theme
from data.facts.records import records
from data.i18n.cldr import ENGLISH
from data.i18n.messages import speaking
from data.minerals.shares import percent_in_words

_ROW, _LINE, _BAR = 42, 16, 12
"""Pixels of a row with one line of text above its bar, of each further line, of the bar."""

_CLEAR = 4
"""Pixels between a bar and the text above it."""

_MOST_LETTERS = 56
"""Letters of a line that a screen 360 pixels wide shows."""

LISTED = "◆"
"""Marks a mineral on the 2025 U.S. list."""


def minerals_figure(rows: pd.DataFrame, theme: str, lang: str = ENGLISH) -> go.Figure:
    """Horizontal bars, largest on top, each under its name, value, unit, year and rank.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `data.partners.minerals.beside_china` of one stage: ``label``,
        ``share_of_world_pct``, ``share_is_upper_limit``, ``whole_percent``, ``on_2025_list``,
        ``group``, ``amount`` (value, unit and year), ``rank_said`` (the rank in words),
        ``china_pct`` (NaN: China is not listed).
    theme : {"light", "dark"}
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    ink = THEMES[theme]
    headings = [_heading(row, ink) for row in records(rows)]
    heights = [_ROW + _LINE * heading.count("<br>") for heading in headings]
    total = sum(heights)
    bottoms = [total - below for below in accumulate(heights)]
    places = [bottom + _BAR / 2 for bottom in bottoms]
    layout = base_layout(
        ink,
        height=total + 62,
        margin={"l": 2, "r": 48, "t": 32, "b": 30},
        legend=LEGEND_ABOVE,
        barmode="overlay",
        xaxis={"range": [0, 101], "gridcolor": ink.land, "ticksuffix": "%", "fixedrange": True},
        yaxis={"range": [-10, total], "visible": False, "fixedrange": True},
    )
    # Plain values: the figure checks them once, where traces would have been checked before.
    headings_over = _headings(headings, places, ink)
    return go.Figure(
        [_bars(rows, places, ink, lang), _china(rows, places, ink, lang), headings_over], layout
    )


def _headings(headings: list[str], places: list[float], ink: Theme) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [0] * len(headings),
        "y": [place + _BAR / 2 + _CLEAR for place in places],
        "mode": "text",
        "text": headings,
        "textposition": "top right",
        "textfont": {"size": 13, "color": ink.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "showlegend": False,
        "name": "",
    }


def _heading(row: dict[str, Any], ink: Theme) -> str:
    """Name, amount and rank in one line, or in lines of their own where a phone cuts them."""
    mark = f" {LISTED}" if row["on_2025_list"] else ""
    name = f"{row['label']}{mark}"
    amount = " · ".join(filter(None, [row["amount"], row["rank_said"]]))
    one_line = len(name) + len(amount) <= _MOST_LETTERS
    lines = [amount] if one_line else wrap(amount, _MOST_LETTERS)
    details = "<br>".join(
        f"<span style='color:{ink.quiet_ink}'>{escape(line)}</span>" for line in lines
    )
    return f"<b>{escape(row['label'])}</b>{mark}{'  ' if one_line else '<br>'}{details}"


def _bars(rows: pd.DataFrame, places: list[float], ink: Theme, lang: str) -> dict[str, Any]:
    _ = speaking(lang)
    on_list, off_list = _("2025 U.S. list: {group}"), _("not on the 2025 U.S. list")
    groups = [
        on_list.format(group=escape(group)) if listed else off_list
        for listed, group in zip(rows["on_2025_list"], rows["group"], strict=True)
    ]
    shares = rows["share_of_world_pct"].tolist()
    return {
        "type": "bar",
        "x": shares,
        "y": places,
        "width": _BAR,
        "orientation": "h",
        "marker": {"color": ink.accent},
        "text": [escape(_share(row, lang)) for row in records(rows)],
        "textposition": "outside",
        "textfont": {"size": 13},
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": groups,
        "hovertemplate": _hover(_("{share} of the world total").format(share="%{text}")),
        "name": _("Share of world"),
    }


def _share(row: dict[str, Any], lang: str, column: str = "share_of_world_pct") -> str:
    """A share in short; over an open total it is an upper limit, China's too."""
    limit, whole = row["share_is_upper_limit"], row["whole_percent"]
    return percent_in_words(row[column], limit, lang, short=True, whole=whole)


def _hover(share: str) -> str:
    return f"{share}<br>%{{customdata}}<extra></extra>"


def _china(rows: pd.DataFrame, places: list[float], ink: Theme, lang: str) -> dict[str, Any]:
    china = speaking(lang)("China")
    return {
        "type": "scatter",
        "x": rows["china_pct"].tolist(),
        "y": places,
        "mode": "markers",
        "marker": {
            "symbol": "line-ns-open",
            "size": 11,
            "color": ink.highlight,
            "line": {"width": 3},
        },
        "customdata": [
            "" if pd.isna(row["china_pct"]) else escape(_share(row, lang, "china_pct"))
            for row in records(rows)
        ],
        "hovertemplate": f"{china}: %{{customdata}}<extra></extra>",
        "name": china,
    }

"""The timeline and the count as Plotly figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.figures.plotly_layout import base_layout
from charts.figures.timeline_marks import inks_of, span_of, style_of
from charts.palette import THEMES, Theme
from data.catalog.sources import official_first
from data.facts.records import records
from data.i18n.cldr import ENGLISH
from data.i18n.labels import MINISTERIAL, first_of
from data.i18n.messages import speaking
from data.timeline.chronology import LANES

APART_DAYS = 13
"""Rows of a lane closer than this stand one above the other, so that marks do not cover."""

_ROW, _HEAD = 1.0, 1.5
_PIXELS = 15
MARGIN = {"l": 8, "r": 8, "t": 30, "b": 30}


def stack_rows(rows: pd.DataFrame) -> tuple[pd.Series, dict[str, float], float]:
    """A height for each row so that no two marks of a lane cover each other.

    Returns
    -------
    (heights, heads, top)
        Height of each row, the height of each lane's name, and the top of the figure; lanes without
        a row are left out. The first lane stands highest.
    """
    kinds = rows["kind"].tolist()
    spans = list(zip(rows["first"], rows["last"], strict=True))
    heights = [0.0] * len(rows)
    heads: dict[str, float] = {}
    base = 0.0
    for kind in reversed(LANES):
        lane = [place for place, own in enumerate(kinds) if own == kind]
        if not lane:
            continue
        floors = floors_of([spans[place] for place in lane])
        for place, floor in zip(lane, floors, strict=True):
            heights[place] = base + floor * _ROW
        heads[kind] = base + max(floors) * _ROW + 0.95
        base = heads[kind] + _HEAD - 0.35
    return pd.Series(heights, index=rows.index), heads, base


def floors_of(spans: Sequence[tuple[date, date]]) -> list[int]:
    """On which floor each row of a lane stands, by its first and last day: near ones apart."""
    free_from: list[date] = []
    floors = []
    for first, last in spans:
        place = next((at for at, free in enumerate(free_from) if free <= first), len(free_from))
        until = last + timedelta(days=APART_DAYS)
        free_from[place : place + 1] = [until]
        floors.append(place)
    return floors


def timeline_figure(
    rows: pd.DataFrame,
    asof: date,
    covered_to: date,
    theme: str,
    names: dict[str, str],
    lang: str = ENGLISH,
) -> go.Figure:
    """Lanes of events and agreements: marks for days, bars for months, open marks for deadlines.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `data.timeline.chronology.chronology`, one at least: the axis spans them.
    asof : datetime.date
        What comes later is drawn faint.
    covered_to : datetime.date
        After this day the background is shaded: coverage is thin there.
    theme : {"light", "dark"}
    names : dict of str to str
        Code to display name, for the hover text.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _, ink = speaking(lang), THEMES[theme]
    lanes = {kind: _(label) for kind, label in LANES.items()}
    heights, heads, top = stack_rows(rows)
    layout = time_layout(ink, asof, covered_to)
    layout["xaxis"] |= {"side": "top", "range": [day.isoformat() for day in span_of(rows)]}
    layout["annotations"] = [
        {
            **{"x": 0, "xref": "paper", "y": height, "xanchor": "left", "yanchor": "middle"},
            "text": f"<b>{lanes[kind]}</b>",
            "showarrow": False,
            "font": {"size": 12, "color": ink.quiet_ink},
        }
        for kind, height in heads.items()
    ]
    layout |= {
        "height": int(top * _PIXELS + 70),
        "margin": MARGIN | {"t": 48, "b": 6},
        "yaxis": {"visible": False, "range": [-0.8, top], "fixedrange": True},
    }
    return go.Figure(_marks(rows, heights, asof, theme, names, lang), layout)


def _marks(
    rows: pd.DataFrame,
    heights: pd.Series,
    asof: date,
    theme: str,
    names: dict[str, str],
    lang: str,
) -> list[dict[str, Any]]:
    listed = records(rows)
    hover = [_hover(row, names, lang) for row in listed]
    opacities = [0.95 if first <= asof else 0.5 for first in rows["first"]]
    inks = inks_of(theme)
    colors = [inks[_style(row)] for row in listed]
    spans = [first != last for first, last in zip(rows["first"], rows["last"], strict=True)]
    middle = [
        first + (last - first) / 2 for first, last in zip(rows["first"], rows["last"], strict=True)
    ]
    # Plain values: the figure checks them once, where traces would have been checked before.
    points = dict(
        type="scatter",
        x=[day.isoformat() for day in middle],
        y=heights.tolist(),
        mode="markers",
        customdata=rows["row"].tolist(),
        text=hover,
        hovertemplate="%{text}<extra></extra>",
        marker={
            "size": [_size(row) for row in listed],
            "symbol": [_symbol(row, span) for row, span in zip(listed, spans, strict=True)],
            "color": colors,
            "opacity": opacities,
            "line": {"width": 1.5, "color": colors},
        },
        unselected={"marker": {"opacity": 0.6}},
        showlegend=False,
    )
    return [*_spans(rows, heights, spans, THEMES[theme]), points]


def _spans(
    rows: pd.DataFrame, heights: pd.Series, spans: Sequence[bool], ink: Theme
) -> list[dict[str, Any]]:
    """Month-only dates as bars from the first to the last day they may mean."""
    x: list[str | None] = []
    y: list[float | None] = []
    chosen = rows.loc[list(spans)]
    for place, row in zip(chosen.index, records(chosen), strict=True):
        x += [row["first"].isoformat(), row["last"].isoformat(), None]
        y += [heights[place], heights[place], None]
    line = {"width": 9, "color": ink.accent}
    bars = {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": line, "opacity": 0.35}
    return [bars | {"hoverinfo": "skip", "showlegend": False}] if x else []


def _size(row: dict[str, Any]) -> int:
    return 20 if row["kind"] == "ministerial" and row["first"] == MINISTERIAL else 10


def _symbol(row: dict[str, Any], span: bool) -> str:
    """The shape says again what the color says: a ring is not counted, or weakly reported."""
    if row["scheduled"]:
        return "diamond-open"
    if span:
        return "line-ew-open"
    return "circle-open" if _style(row) == "other" else "circle"


def _style(row: dict[str, Any]) -> str:
    return style_of(row["kind"], row["counted"], row["confidence"])


def _hover(row: dict[str, Any], names: dict[str, str], lang: str) -> str:
    _, host = speaking(lang), official_first(row["source_urls"])[0].split("/")[2]
    title = row["title"] if len(row["title"]) < 90 else row["title"][:88] + "…"
    when = _("{date} (scheduled)").format(date=row["label"]) if row["scheduled"] else row["label"]
    who = first_of([names.get(code, code) for code in row["partners"]], _MOST_NAMED, lang)
    source = _("Source: {source}").format(source=host)
    return f"<b>{escape(title)}</b><br>" + "<br>".join(map(escape, (when, who, source)))


_MOST_NAMED = 6


SHADE_END = "2027-01-31"
"""Where the shade of thin coverage ends: after the last scheduled date of the tables."""

_MONTH = 27 * 86_400_000
"""Milliseconds between two ticks below which a tick must name its day."""


def time_layout(ink: Theme, asof: date, covered_to: date) -> dict[str, Any]:
    """Axes, the ministerial's line, the as-of line, and the shade where coverage is thin.

    Parameters
    ----------
    ink : Theme
    asof : datetime.date
    covered_to : datetime.date
        From here the background is shaded.
    """
    upright = {"type": "line", "yref": "paper", "y0": 0, "y1": 1}
    ministerial, as_of = MINISTERIAL.isoformat(), asof.isoformat()
    return base_layout(
        ink,
        margin=MARGIN,
        hovermode="closest",
        hoverlabel={"align": "left"},
        xaxis={
            "type": "date",
            "showgrid": True,
            "gridcolor": ink.land,
            "tickformat": "%b<br>%Y",
            "tickformatstops": [{"dtickrange": [None, _MONTH], "value": "%-d %b<br>%Y"}],
            "ticklabelmode": "instant",
            "fixedrange": True,
            "tickfont": {"color": ink.quiet_ink},
        },
        shapes=[
            {
                **{"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"},
                **{"x0": covered_to.isoformat(), "x1": SHADE_END, "line": {"width": 0}},
                **{"fillcolor": ink.land, "opacity": 0.45},
            },
            upright
            | {"x0": ministerial, "x1": ministerial}
            | {"line": {"width": 1.5, "color": ink.highlight}},
            upright
            | {"x0": as_of, "x1": as_of}
            | {"line": {"width": 1, "dash": "dot", "color": ink.accent}},
        ],
    )

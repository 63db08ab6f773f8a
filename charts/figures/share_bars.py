"""Shares of the world as Plotly bars, from the rows of `charts.rows`: for slides."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.figures.plotly_layout import LEGEND_ABOVE, base_layout
from charts.palette import PARTS as COLORS
from charts.palette import THEMES
from charts.producer_rows import (
    MORE,
    MOST_ON_A_SLIDE,
    amount_in_words,
    chart_lines,
    colors,
    share_in_words,
)
from data.i18n.cldr import ENGLISH
from data.i18n.labels import STAGE_IN_A_WORD
from data.i18n.messages import speaking
from data.minerals.overview import PARTS
from data.minerals.relations import OTHERS
from data.minerals.shares import percent_in_words


def overview_bars(
    rows: pd.DataFrame,
    names: dict[str, str],
    labels: dict[str, str],
    theme: str,
    size: int,
    lang: str = ENGLISH,
) -> go.Figure:
    """World totals divided, one bar for each mineral and stage.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``shares`` of `charts.rows` without a mineral.
    names : dict of str to str
        What each part of `data.minerals.overview.PARTS` is called in the legend.
    labels : dict of str to str
        Slug to label.
    theme : {"light", "dark"}
    size : int
        Pixels of type.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    fills = dict(zip(PARTS, COLORS[theme], strict=True))
    both, latest = rows["panel"].nunique() > 1, int(rows["year"].max()) if len(rows) else 0
    heads = [_head(row, labels, both, latest, lang) for row in rows.to_dict("records")]
    order = list(dict.fromkeys(heads))
    bars = rows.assign(head=heads, wide=in_track(rows))
    traces = [
        _part(bars.loc[bars["part"] == part], names[part], fills[part], lang)
        for part in PARTS
        if (bars["part"] == part).any()
    ]
    layout = _layout(order, theme, size) | {"barmode": "stack"}
    layout["xaxis"] |= {"range": [0, 100]}
    return go.Figure(traces, layout)


def in_track(rows: pd.DataFrame) -> list[float]:
    """How wide each part of a bar is, in percent of its track.

    Rounded parts may add to more than 100%: then they fill the track, in their proportions.
    """
    bars = rows.groupby(["line", "panel"])["share_of_world_pct"].transform("sum")
    percents: list[float] = (rows["share_of_world_pct"] / bars.clip(lower=100) * 100).tolist()
    return percents


def ranking_bars(
    rows: pd.DataFrame, theme: str, size: int, lang: str = ENGLISH, most: int = MOST_ON_A_SLIDE
) -> go.Figure:
    """One mineral's listed producers, the largest on top; a legend of their relations.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``shares`` of `charts.rows` of one mineral: every producer, whatever there is room for.
    theme : {"light", "dark"}
    size : int
        Pixels of type.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    most : int
        Most lines that stay legible on a projected slide.
    """
    bars, fills = chart_lines(rows, most, lang), colors(theme)
    bars = bars.assign(
        head=[escape(name) for name in bars["name"]],
        said=[_beside_bar(row, lang) for row in bars.to_dict("records")],
        share_of_world_pct=bars["share_of_world_pct"].fillna(0.0),
    )
    traces = [
        _of_relation(bars.loc[bars["relation"] == key], fills[key], key)
        for key in fills
        if (bars["relation"] == key).any()
    ]
    layout = _layout(list(bars["head"]), theme, size) | {"barmode": "stack"}
    longest = bars["share_of_world_pct"].max() or 100.0
    layout["xaxis"] |= {"range": [0, longest * _LABEL_SPACE]}
    return go.Figure(traces, layout)


_LABEL_SPACE = 1.12
"""How much longer than the longest bar the axis is, for the figure after it."""


def _beside_bar(row: dict[str, Any], lang: str) -> str:
    """The share; the amount where no share is published."""
    return escape(share_in_words(row, lang) or amount_in_words(row, lang, unit=True))


def _of_relation(rows: pd.DataFrame, color: str, key: str) -> go.Bar:
    """The bars of one relation; what is no single country has a name of its own, and no key."""
    single = key not in (OTHERS, MORE)
    return go.Bar(
        x=rows["share_of_world_pct"].tolist(),
        y=rows["head"].tolist(),
        orientation="h",
        marker={"color": color},
        text=rows["said"].tolist(),
        textposition="outside",
        cliponaxis=False,
        name=escape(rows["relation_label"].iloc[0]),
        hovertemplate="%{y}: %{text}<extra></extra>",
        showlegend=single,
    )


def partner_bars(rows: pd.DataFrame, theme: str, size: int, lang: str = ENGLISH) -> go.Figure:
    """One partner's largest listed shares, with China's as a mark.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `charts.card_rows.partner_rows`; a NaN in ``china_pct`` has no mark.
    theme : {"light", "dark"}
    size : int
        Pixels of type.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _, ink = speaking(lang), THEMES[theme]
    other = _("China")
    stages = [_(STAGE_IN_A_WORD[stage]) for stage in rows["stage"]]
    names = [
        f"{escape(label)}, {stage} {year}"
        for label, stage, year in zip(rows["label"], stages, rows["year"], strict=True)
    ]
    own = go.Bar(
        x=rows["share_of_world_pct"].tolist(),
        y=names,
        orientation="h",
        marker={"color": ink.accent},
        text=_share_texts(rows, "share_of_world_pct", lang),
        textposition="outside",
        cliponaxis=False,
        name=_("Share of world"),
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    china = go.Scatter(
        x=rows["china_pct"].tolist(),
        y=names,
        customdata=_share_texts(rows, "china_pct", lang),
        mode="markers",
        marker={
            "symbol": "line-ns-open",
            "size": 18,
            "color": ink.highlight,
            "line": {"width": 4},
        },
        name=other,
        hovertemplate=f"%{{y}}, {other}: %{{customdata}}<extra></extra>",
    )
    return go.Figure([own, china], _layout(names, theme, size))


def _share_texts(rows: pd.DataFrame, column: str, lang: str) -> list[str]:
    """The shares of a column in words; an open total makes each of them an upper limit."""
    return [
        escape(percent_in_words(share, limit, lang, whole=whole))
        for share, limit, whole in zip(
            rows[column], rows["upper_limit"], rows["whole_percent"], strict=True
        )
    ]


def _part(rows: pd.DataFrame, name: str, color: str, lang: str) -> go.Bar:
    return go.Bar(
        x=rows["wide"].tolist(),
        y=rows["head"].tolist(),
        orientation="h",
        marker={"color": color},
        name=escape(name),
        customdata=_share_texts(rows, "share_of_world_pct", lang),
        hovertemplate="%{y}<br>%{fullData.name}: %{customdata}<extra></extra>",
    )


def _head(row: dict[str, Any], labels: dict[str, str], both: bool, latest: int, lang: str) -> str:
    """A mineral; its stage where mining stands beside processing, its year where it is older."""
    stage_label = speaking(lang)(STAGE_IN_A_WORD[row["stage"]])
    stage = f", {stage_label}" if both else ""
    year = f" {row['year']}" if row["year"] != latest else ""
    return f"{escape(labels[row['line']])}{stage}{year}"


def _layout(order: list[str], theme: str, size: int) -> dict[str, Any]:
    ink = THEMES[theme]
    return base_layout(
        ink,
        font={"size": size, "color": ink.ink},
        margin={"l": 4, "r": 60, "t": 44, "b": 30},
        legend=LEGEND_ABOVE | {"traceorder": "normal", "font": {"size": size}},
        xaxis={"ticksuffix": "%", "gridcolor": ink.land, "fixedrange": True, "zeroline": False},
        yaxis={
            "categoryorder": "array",
            "categoryarray": order[::-1],
            "automargin": True,
            "fixedrange": True,
            "tickfont": {"size": size},
        },
    )

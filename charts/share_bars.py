"""Shares of the world as Plotly bars, from the rows of `charts.tables`: for slides."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts.ground import LEGEND_ABOVE, ground
from charts.mineral_finding import percent_in_words
from charts.palette import PARTS as COLOURS
from charts.palette import THEMES, relation_colours
from data.interface import speaking
from data.languages import ENGLISH
from data.overview import PARTS
from data.words import STAGE_IN_A_WORD


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
        ``shares`` of `charts.tables` without a mineral.
    names : dict
        What each part is called.
    labels : dict
        Slug to label.
    size : int
        Pixels of type.
    """
    colours = dict(zip(PARTS, COLOURS[theme], strict=True))
    both, latest = rows["panel"].nunique() > 1, int(rows["year"].max()) if len(rows) else 0
    heads = [_head(row, labels, both, latest, lang) for row in rows.to_dict("records")]
    order = list(dict.fromkeys(heads))
    drawn = rows.assign(head=heads)
    traces = [
        _part(drawn.loc[drawn["part"] == part], names[part], colours[part], lang)
        for part in PARTS
        if (drawn["part"] == part).any()
    ]
    layout = _layout(order, theme, size) | {"barmode": "stack"}
    layout["xaxis"] |= {"range": [0, 100]}
    return go.Figure(traces, layout)


def ranking_bars(rows: pd.DataFrame, theme: str, size: int, lang: str = ENGLISH) -> go.Figure:
    """One mineral's listed producers, the largest on top."""
    of_relation = relation_colours(theme)
    colours = [of_relation[key] for key in rows["relation"]]
    said = [
        percent_in_words(share, limit, lang)
        for share, limit in zip(rows["share_of_world_pct"], rows["upper_limit"], strict=True)
    ]
    names = [escape(name) for name in rows["name"]]
    bars = go.Bar(
        x=rows["share_of_world_pct"].tolist(),
        y=names,
        orientation="h",
        marker={"color": colours},
        text=said,
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
        showlegend=False,
    )
    return go.Figure([bars], _layout(names, theme, size))


def partner_bars(rows: pd.DataFrame, theme: str, size: int, lang: str = ENGLISH) -> go.Figure:
    """One partner's largest listed shares, with China's as a mark."""
    _, ink = speaking(lang), THEMES[theme]
    other = _("China")
    stages = [_(STAGE_IN_A_WORD[stage]) for stage in rows["stage"]]
    names = [
        f"{escape(label)}, {stage} {year}"
        for label, stage, year in zip(rows["label"], stages, rows["year"], strict=True)
    ]
    said = [
        percent_in_words(share, limit, lang)
        for share, limit in zip(rows["share_of_world_pct"], rows["upper_limit"], strict=True)
    ]
    own = go.Bar(
        x=rows["share_of_world_pct"].tolist(),
        y=names,
        orientation="h",
        marker={"color": ink.accent},
        text=said,
        textposition="outside",
        cliponaxis=False,
        name="Share of world",
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    china = go.Scatter(
        x=rows["china_pct"].tolist(),
        y=names,
        customdata=[percent_in_words(share, lang=lang) for share in rows["china_pct"]],
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


def _part(rows: pd.DataFrame, name: str, colour: str, lang: str) -> go.Bar:
    said = [
        percent_in_words(share, bool(limit), lang)
        for share, limit in zip(rows["share_of_world_pct"], rows["upper_limit"], strict=True)
    ]
    return go.Bar(
        x=rows["share_of_world_pct"].tolist(),
        y=rows["head"].tolist(),
        orientation="h",
        marker={"color": colour},
        name=escape(name),
        customdata=said,
        hovertemplate="%{y}<br>%{fullData.name}: %{customdata}<extra></extra>",
    )


def _head(row: dict, labels: dict[str, str], both: bool, latest: int, lang: str) -> str:
    """A mineral; its stage where mining stands beside processing, its year where it is older."""
    said = speaking(lang)(STAGE_IN_A_WORD[row["stage"]])
    stage = f", {said}" if both else ""
    year = f" {row['year']}" if row["year"] != latest else ""
    return f"{escape(labels[row['line']])}{stage}{year}"


def _layout(order: list[str], theme: str, size: int) -> dict:
    ink = THEMES[theme]
    return ground(
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

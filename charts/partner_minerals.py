"""One partner's minerals: a bar of its share of the world for each, China's share as a mark."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from charts.palette import THEMES

_BAR = 26
_MOST_LABEL = 30


def minerals_figure(rows: pd.DataFrame, theme: str) -> go.Figure:
    """Horizontal bars, largest on top.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `data.dossier.beside_china` of one stage: ``label``, ``share_of_world_pct``,
        ``share_is_upper_limit``, ``said`` (value, unit, year in words), ``china_pct`` (NaN: China
        is not listed).
    """
    ink = THEMES[theme]
    drawn = rows.iloc[::-1]
    limits = ["≤ " if limit else "" for limit in drawn["share_is_upper_limit"]]
    shares = drawn["share_of_world_pct"].tolist()
    labels = [_short(label) for label in drawn["label"]]
    said = [escape(text) for text in drawn["said"]]
    figure = go.Figure(
        go.Bar(
            x=shares,
            y=labels,
            orientation="h",
            marker={"color": ink.accent},
            text=[f"{limit}{share:.1f} %" for limit, share in zip(limits, shares, strict=True)],
            textposition="outside",
            cliponaxis=False,
            customdata=said,
            hovertemplate="%{y}<br>%{customdata}<extra></extra>",
            name="Share of world",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=drawn["china_pct"].tolist(),
            y=labels,
            mode="markers",
            marker={
                "symbol": "line-ns-open",
                "size": 16,
                "color": ink.highlight,
                "line": {"width": 3},
            },
            hovertemplate="China: %{x:.1f} %<extra></extra>",
            name="China",
        )
    )
    figure.update_layout(
        height=_BAR * len(drawn) + 60,
        margin={"l": 8, "r": 40, "t": 28, "b": 24},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": "Source Sans, sans-serif", "color": ink.ink, "size": 13},
        legend={"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom"},
        dragmode=False,
        bargap=0.35,
    )
    figure.update_xaxes(range=[0, 105], gridcolor=ink.land, ticksuffix=" %", fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    return figure


def _short(label: str) -> str:
    return label if len(label) <= _MOST_LABEL else label[: _MOST_LABEL - 1] + "…"

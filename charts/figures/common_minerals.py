"""Minerals that several partners list: a row for each, a mark for each partner's share."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.figures.plotly_layout import LEGEND_ABOVE, base_layout
from charts.palette import SIDES, SYMBOLS, THEMES
from data.i18n.cldr import ENGLISH
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import speaking
from data.minerals.shares import percent_in_words

_ROW = 30


def common_minerals_figure(
    rows: pd.DataFrame, codes: Sequence[str], theme: str, lang: str = ENGLISH
) -> go.Figure:
    """Dots on one scale, 0 to 100% of the world, the largest share on top.

    Parameters
    ----------
    rows : pandas.DataFrame
        `data.partners.comparison.common_minerals`, in its order.
    codes : sequence of str
        Partners in the order that gives color and symbol; at most four.
    theme : {"light", "dark"}
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    ink = THEMES[theme]
    heads = [_head(row, lang) for row in rows.to_dict("records")]
    order = list(dict.fromkeys(heads))
    points = rows.assign(place=[len(order) - 1 - order.index(head) for head in heads])
    traces = []
    for code, color, symbol in zip(codes, SIDES[theme], SYMBOLS, strict=False):
        own = points.loc[points["iso_a3"] == code]
        traces.append(
            go.Scatter(
                x=own["share_of_world_pct"].tolist(),
                y=own["place"].tolist(),
                mode="markers",
                marker={"color": color, "symbol": symbol, "size": 12, "opacity": 0.9},
                name=escape(own["name"].iloc[0]) if len(own) else code,
                customdata=[_hover_text(row, lang) for row in own.to_dict("records")],
                hovertemplate="%{fullData.name}: %{customdata}<extra></extra>",
                showlegend=len(own) > 0,
            )
        )
    most = float(points["share_of_world_pct"].max())
    layout = base_layout(
        ink,
        height=_ROW * len(order) + 84,
        margin={"l": 2, "r": 24, "t": 34, "b": 24},
        legend=LEGEND_ABOVE | {"itemclick": False},
        xaxis={
            "range": [-1.5, min(101.5, most * 1.08 + 2)],
            "gridcolor": ink.land,
            "ticksuffix": "%",
            "fixedrange": True,
            "zeroline": False,
        },
        yaxis={
            "tickvals": list(range(len(order)))[::-1],
            "ticktext": [escape(head) for head in order],
            "range": [-0.6, len(order) - 0.4],
            "gridcolor": ink.land,
            "fixedrange": True,
            "zeroline": False,
            "automargin": True,
        },
    )
    return go.Figure(traces, layout)


def _hover_text(row: dict[str, Any], lang: str) -> str:
    """The share of one partner, and the row it comes from."""
    share = percent_in_words(
        row["share_of_world_pct"],
        row["share_is_upper_limit"],
        lang,
        short=True,
        whole=row["whole_percent"],
    )
    return f"{escape(share)}<br>{escape(row['said'])}"


def _head(row: dict[str, Any], lang: str) -> str:
    stage = speaking(lang)(STAGE_LABELS[row["stage"]])
    return f"{row['label']}, {stage}, {row['year']}"

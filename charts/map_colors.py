"""Which color each country has on a map: one answer for the screen, for print, for tests."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from charts.palette import STATUS, THEMES, share_color
from charts.spec.chart_spec import ChartSpec


@dataclass(frozen=True)
class Fill:
    """A country's color as ``#RRGGBB``, and whether a second cue lies over it."""

    color: str
    hatched: bool = False


def fills_of(spec: ChartSpec, rows: pd.DataFrame, theme: str) -> dict[str, Fill]:
    """The fill of every country that is not plain land, by code.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `charts.rows.map_rows` for the view.

    The European Union's members are outlined, never filled: most did not come themselves.
    """
    if spec.color == "mineral":
        listed = rows.loc[rows["share_of_world_pct"].notna()]
        return {
            code: Fill(share_color(share))
            for code, share in zip(listed["iso_a3"], listed["share_of_world_pct"], strict=True)
        }
    if spec.color == "initiative":
        members = () if spec.initiative == "eu" else rows["iso_a3"]
        return {code: Fill(THEMES[theme].accent) for code in members}
    fills = status_fills(theme)
    return {code: fills[key] for code, key in zip(rows["iso_a3"], rows["status"], strict=True)}


def status_fills(theme: str) -> dict[str, Fill]:
    """The fill of each status, in the order of the legend."""
    return {key: Fill(status.color(theme), bool(status.hatch)) for key, status in STATUS.items()}

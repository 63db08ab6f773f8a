"""Which color each country has on a map: one answer for the screen, for print, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isnan

import pandas as pd

from charts.house_style import quieted
from charts.palette import AGREEMENT, SHARE_COLORS, STATUS, THEMES, StatusClass, share_class
from charts.spec.chart_spec import ChartSpec


@dataclass(frozen=True)
class Fill:
    """A country's color as ``#RRGGBB``, and the second cue that lies over it.

    Attributes
    ----------
    color : str
    hatch : {"", "dense", "sparse"}
    ink : str
        The color of the hatch, as ``#RRGGBB``; "" without one.
    """

    color: str
    hatch: str = ""
    ink: str = ""


def paler(fill: Fill, theme: str) -> Fill:
    """The fill of what steps back behind something that is highlighted.

    Parameters
    ----------
    fill : Fill
    theme : {"light", "dark"}
    """
    ink = quieted(fill.ink, theme) if fill.ink else ""
    return replace(fill, color=quieted(fill.color, theme), ink=ink)


def classes_of(spec: ChartSpec, rows: pd.DataFrame) -> dict[str, str]:
    """The class of every country that is not plain land, by code.

    Parameters
    ----------
    spec : ChartSpec
        Its ``color`` and, for members, its ``initiative``.
    rows : pandas.DataFrame
        Of `charts.rows.map_rows` for the view.

    Returns
    -------
    dict of str to str
        A key of `class_fills`. The European Union's members are outlined, never filled: most did
        not come themselves.
    """
    if spec.color == "mineral":
        shares = zip(rows["iso_a3"], rows["share_of_world_pct"], strict=True)
        return {code: f"share-{share_class(share)}" for code, share in shares if not isnan(share)}
    if spec.color == "agreement":
        return dict(zip(rows["iso_a3"], rows["agreement_state"], strict=True))
    if spec.color == "initiative":
        return {code: "member" for code in (() if spec.initiative == "eu" else rows["iso_a3"])}
    return dict(zip(rows["iso_a3"], rows["status"], strict=True))


def class_fills(theme: str) -> Mapping[str, Fill]:
    """The fill of every class in a theme."""
    shares = {f"share-{place}": Fill(color) for place, color in enumerate(SHARE_COLORS)}
    own = {**status_fills(theme), **agreement_fills(theme)}
    return {**own, **shares, "member": Fill(THEMES[theme].accent)}


def fills_of(spec: ChartSpec, rows: pd.DataFrame, theme: str) -> dict[str, Fill]:
    """The fill of every country that is not plain land, by code.

    Parameters
    ----------
    spec : ChartSpec
    rows : pandas.DataFrame
        Of `charts.rows.map_rows` for the view.
    theme : {"light", "dark"}
    """
    fills = class_fills(theme)
    return {code: fills[name] for code, name in classes_of(spec, rows).items()}


def status_fill(status: str, theme: str) -> Fill:
    """The fill of a status; what has none is land.

    Parameters
    ----------
    status : str
        A key of `data.i18n.labels.STATUS_LABELS`, or any other word.
    theme : {"light", "dark"}
    """
    return status_fills(theme).get(status, Fill(THEMES[theme].land))


def status_fills(theme: str) -> dict[str, Fill]:
    """The fill of each status, in the order of the legend."""
    return _fills(STATUS, theme)


def agreement_fills(theme: str) -> dict[str, Fill]:
    """The fill of each of `charts.palette.AGREEMENT`, in the order of the legend."""
    return _fills(AGREEMENT, theme)


def _fills(classes: Mapping[str, StatusClass], theme: str) -> dict[str, Fill]:
    return {key: Fill(one.color(theme), one.hatch, one.ink(theme)) for key, one in classes.items()}

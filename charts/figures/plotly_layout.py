"""The layout shared by every Plotly figure of the atlas."""

from __future__ import annotations

from typing import Any

from charts.palette import Theme

_NO_TEMPLATE: dict[str, Any] = {}
"""Plotly's default template is 7 KB in every figure; the page's theme sets the rest."""

FONT = "Source Sans, sans-serif"


def base_layout(ink: Theme, **more: Any) -> dict[str, Any]:
    """The layout that all figures share: no paper, the atlas's type, no dragging.

    A figure is built from one dictionary: each later update costs milliseconds of validation.

    Parameters
    ----------
    ink : Theme
        Whose text color the type has; paper and plot stay transparent.
    **more
        What one figure adds, by the names of Plotly's ``layout``; it wins over what is shared.

    Examples
    --------
    >>> from charts.palette import THEMES
    >>> base_layout(THEMES["light"], height=260)["height"]
    260
    """
    return {
        "template": _NO_TEMPLATE,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "color": ink.ink, "size": 13},
        "dragmode": False,
        **more,
    }


LEGEND_ABOVE = {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom"}
"""A legend in one row over the plot."""
